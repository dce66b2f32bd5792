import type { ReportPeriod } from '../measures/report-period'
import type { Plan } from '../plan/plan'
import type { Report } from '../report/report'
import type { RuleContext } from './rule'
import type { ActiveRule } from './rule-set'

/** What a workbook is judged against. */
export interface ValidationGround {
  readonly plan: Plan
  /** Period to judge by; the workbook's own where absent. */
  readonly period?: ReportPeriod | undefined
  /** The previous period's workbook. */
  readonly previous?: Report | undefined
}

/** What is validated, and what it is judged against. */
export interface ValidationInput extends ValidationGround {
  readonly report: Report
}

/** What a rule in force may look at. */
export function contextOf(active: ActiveRule, input: ValidationInput): RuleContext {
  return {
    plan: input.plan,
    report: input.report,
    period: input.period ?? input.report.period,
    ...(input.previous && { previous: input.previous }),
    numbers: active.numbers
  }
}
