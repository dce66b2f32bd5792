import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { catalogue } from '../domain/rules/catalogue'
import { compileRules, validate } from '../domain/rules/engine'
import type { Finding } from '../domain/rules/finding'

/** How many findings there are: reported ones by severity, explained ones among them, and the plan's own apart. */
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
}

/** Counts findings by what has to be done about them. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const reported = findings.filter((finding) => finding.origin === 'reported')
  return {
    mandatory: reported.filter((finding) => finding.severity === 'mandatory').length,
    verification: reported.filter((finding) => finding.severity === 'verification').length,
    explained: reported.filter((finding) => finding.explained).length,
    plan: findings.length - reported.length
  }
}

/** Whether anything is left to correct or explain; the printed plan's own blemishes are nobody's fault. */
export const isClean = (counts: FindingCounts): boolean =>
  counts.mandatory === 0 && counts.verification === counts.explained

/** Validates a workbook against its plan's rules, for the period asked for or the workbook's own. */
export function validateWorkbook(
  plan: Plan,
  report: Report,
  options: { readonly period?: ReportPeriod | undefined; readonly previous?: Report | undefined } = {}
): Validation {
  const period = options.period ?? report.period
  const findings = validate(compileRules(catalogue, plan), { plan, report, ...options })
  return { period, findings, counts: countFindings(findings) }
}
