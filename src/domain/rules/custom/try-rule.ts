import { atOnce } from '../../measures/steps'
import type { CustomRuleRecord } from '../../plan/plan-document'
import type { Plan } from '../../plan/plan'
import type { ReportPeriod } from '../../measures/report-period'
import type { Report } from '../../report/report'
import { compileRules, validate } from '../engine'
import type { Finding } from '../finding'
import { compileCustomRule, type CustomRule, type CustomRuleError } from './custom-rule'

/** What a custom rule does on a workbook: the findings it gives, or why and where its expression is refused. */
export type RuleTrial =
  | { readonly ok: false; readonly error: CustomRuleError }
  | {
      readonly ok: true
      readonly findings: readonly Finding[]
      /** The first way in which it fails on a row; absent where it runs on all. */
      readonly failure: ReturnType<CustomRule['failure']>
    }

/** Tries a rule on a workbook as it is, whatever the plan's and workbook's settings say of it; nothing is stored. */
export function tryCustomRule(
  record: CustomRuleRecord,
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined
): RuleTrial {
  const compilation = compileCustomRule(record, plan)
  if (!compilation.ok) return compilation
  const { rule } = compilation
  const unset: Plan = { ...plan, document: { ...plan.document, ruleSettings: {} } }
  return {
    ok: true,
    findings: atOnce(validate(compileRules([rule], unset), { plan, report, period })),
    failure: rule.failure({ plan, report, period: period ?? report.period, numbers: {} })
  }
}
