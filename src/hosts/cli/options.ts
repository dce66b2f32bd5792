import { parsePeriod, printPeriod, type ReportPeriod } from '../../domain/measures/report-period'
import type { Plan } from '../../domain/plan/plan'
import { CliProblem } from './cli-problem'

/** Reads `--period`; throws CliProblem where it is none. */
export function periodOption(text: string | undefined): ReportPeriod | undefined {
  if (text === undefined) return undefined
  const period = parsePeriod(text)
  if (!period) throw new CliProblem('period-unreadable', { period: text })
  return period
}

/** Throws CliProblem for a period outside the plan's. */
export function assertWithin(plan: Plan, period: ReportPeriod | undefined): void {
  if (period && (period.year < plan.start || period.year > plan.end)) {
    throw new CliProblem('period-outside', { period: printPeriod(period), start: plan.start, end: plan.end })
  }
}

/** Reads an option that takes one of a few words; throws CliProblem `code` otherwise. */
export function choiceOption<T extends string>(text: string, choices: readonly T[], code: string): T {
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw new CliProblem(code, { text })
  return choice
}
