import { evaluated, type ReportFigures } from '../domain/measures/compute'
import type { Steps } from '../domain/measures/steps'
import { isYearly, reportTime, type ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { computeFromReport } from '../domain/report/report-rows'
import type { OpenedReport } from './open-report'
import { FileProblem } from './ports'
import { validateWorkbook, type Validation } from './validate-workbook'

/** 年度, 中期 and 终期 evaluation, by where the period stands in the plan; `progress` for a part of a year. */
export type EvaluationKind = 'annual' | 'mid-term' | 'final' | 'progress'

/** How a plan stands at a report period: its figures and what the validation finds. */
export interface Evaluation {
  readonly kind: EvaluationKind
  readonly plan: Plan
  readonly report: Report
  readonly period: ReportPeriod
  readonly figures: ReportFigures
  readonly validation: Validation
}

/** The middle year of the plan is its mid-term, e.g. 2023 of 2021—2025; its last year is its end. */
export function evaluationKind(plan: Pick<Plan, 'start' | 'end'>, period: ReportPeriod): EvaluationKind {
  if (reportTime(period).gte(plan.end)) return 'final'
  if (!isYearly(period)) return 'progress'
  return period.year === Math.floor((plan.start + plan.end) / 2) ? 'mid-term' : 'annual'
}

/**
 * Evaluates a workbook for the period asked for or its own. Throws FileProblem `period-missing` where there is neither, as
 * nothing can be judged without.
 */
export function* evaluateWorkbook(
  { plan, report }: OpenedReport,
  file: string,
  period: ReportPeriod | undefined = report.period
): Steps<Evaluation> {
  if (!period) throw new FileProblem('period-missing', file)
  return {
    kind: evaluationKind(plan, period),
    plan,
    report,
    period,
    figures: yield* evaluated(yield* computeFromReport(plan, report, period)),
    validation: yield* validateWorkbook(plan, report, { period })
  }
}
