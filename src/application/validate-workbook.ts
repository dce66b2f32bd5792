import type { ReportPeriod } from '../domain/measures/report-period'
import type { Steps } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import { planVersion } from '../domain/report/plan-version'
import type { Explanation, Report } from '../domain/report/report'
import { withRightKeys } from '../domain/report/scrambled-rows'
import { openSession, type ValidationSession } from '../domain/rules/engine'
import { explain } from '../domain/rules/explanations'
import type { Finding } from '../domain/rules/finding'
import { rulesInForce } from '../domain/rules/rules-in-force'

/** How many findings there are: reported ones by severity, explained ones among them, and the plan's own apart; remarks not at all. */
export interface FindingCounts {
  readonly mandatory: number
  readonly verification: number
  readonly explained: number
  readonly plan: number
}

export interface Validation {
  readonly period: ReportPeriod | undefined
  readonly findings: readonly Finding[]
  readonly counts: FindingCounts
  /** To be stored with the workbook: what was said about findings, with the values it was given for. */
  readonly explanations: readonly Explanation[]
}

/** Counts findings by what has to be done about them. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const asking = findings.filter(({ isRemark }) => !isRemark)
  const reported = asking.filter((finding) => finding.origin === 'reported')
  return {
    mandatory: reported.filter((finding) => finding.severity === 'mandatory').length,
    verification: reported.filter((finding) => finding.severity === 'verification').length,
    explained: reported.filter((finding) => finding.explained).length,
    plan: asking.length - reported.length
  }
}

/** Whether anything is left to correct or explain; the printed plan's own blemishes are nobody's fault. */
export const isClean = (counts: FindingCounts): boolean =>
  counts.mandatory === 0 && counts.verification === counts.explained

export interface ValidationOptions {
  /** Period to judge by; the workbook's own where absent. */
  readonly period?: ReportPeriod | undefined
  /** The previous period's workbook. */
  readonly previous?: Report | undefined
  /** `plan` leaves out what the workbook itself carries about rules. */
  readonly rules?: 'plan' | 'workbook'
}

/** Validates a workbook by the rules of its plan and its own, for the period asked for or the workbook's own, and joins its explanations. */
export function* validateWorkbook(
  plan: Plan,
  report: Report,
  options: ValidationOptions = {}
): Steps<Validation> {
  // A rule asks for it, and of a large plan it takes longer than one step may.
  if (report.metadata) yield* planVersion(plan.document)
  const session = openSession(rulesInForce(plan, report, options.rules), { plan, ...options })
  return yield* validateIn(session, plan, report, options.period)
}

/** Judges a reading in a session and joins its findings with the workbook's explanations. */
export function* validateIn(
  session: ValidationSession,
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined = report.period
): Steps<Validation> {
  yield* session.check(report)
  const { findings, explanations } = explain(session.findings(), yield* withRightKeys(plan, report))
  return { period, findings, counts: countFindings(findings), explanations }
}
