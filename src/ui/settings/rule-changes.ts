import type { CustomRuleRecord, RuleSetting } from '../../domain/plan/plan-document'
import type { WorkbookRules } from '../../domain/report/report'

const NOTHING: WorkbookRules = { settings: {}, custom: [] }

/** The rules a workbook carries; none where it carries nothing. */
export const rulesOf = (carried: WorkbookRules | undefined): WorkbookRules => carried ?? NOTHING

/** What a workbook would say of a rule after a change; what comes to the same as the plan's wish is left to the plan. */
export interface SettingChange {
  readonly off?: boolean
  /** `default` leaves it to the plan, or to the rule. */
  readonly severity?: RuleSetting['severity'] | 'default'
  /** Absent numbers stay. */
  readonly numbers?: Readonly<Record<string, number>>
}

/** The workbook's rules with a change of one rule's setting over what the plan says of it. */
export function withSetting(
  rules: WorkbookRules,
  code: string,
  { off, severity, numbers }: SettingChange,
  ofPlan: RuleSetting
): WorkbookRules {
  const before = rules.settings[code] ?? {}
  const isOff = off ?? before.off ?? ofPlan.off ?? false
  const chosen = severity === 'default' ? undefined : (severity ?? before.severity)
  const ownNumbers = Object.entries({ ...before.numbers, ...numbers }).filter(
    ([name, value]) => value !== ofPlan.numbers?.[name]
  )
  const setting: RuleSetting = {
    ...(isOff !== (ofPlan.off ?? false) && { off: isOff }),
    ...(chosen !== undefined && { severity: chosen }),
    ...(ownNumbers.length > 0 && { numbers: Object.fromEntries(ownNumbers) })
  }
  return Object.keys(setting).length === 0
    ? withoutSetting(rules, code)
    : { ...rules, settings: { ...rules.settings, [code]: setting } }
}

/** The workbook's rules with one rule left to the plan. */
export const withoutSetting = (rules: WorkbookRules, code: string): WorkbookRules => ({
  ...rules,
  settings: Object.fromEntries(Object.entries(rules.settings).filter(([other]) => other !== code))
})

/** The workbook's rules with a custom rule in place of the one of this code, or at the end. */
export function withCustom(
  rules: WorkbookRules,
  record: CustomRuleRecord,
  replaced: string = record.code
): WorkbookRules {
  const at = rules.custom.findIndex(({ code }) => code === replaced)
  const kept = replaced === record.code ? rules : withoutSetting(rules, replaced)
  return {
    ...kept,
    custom:
      at < 0 ? [...rules.custom, record] : rules.custom.map((other, index) => (index === at ? record : other))
  }
}

/** The workbook's rules without a custom rule and its setting. */
export const withoutCustom = (rules: WorkbookRules, code: string): WorkbookRules => ({
  ...withoutSetting(rules, code),
  custom: rules.custom.filter((other) => other.code !== code)
})

/** A code as plan documents take it. */
export const isRuleCode = (code: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/u.test(code)

/** The line of a text in which an offset lies: what stands before it, the sign at fault, and what follows. */
export function lineAt(text: string, offset: number): { before: string; at: string; after: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  const line = text.slice(start, end < 0 ? undefined : end)
  const at = Math.max(0, offset - start)
  return { before: line.slice(0, at), at: line.slice(at, at + 1), after: line.slice(at + 1) }
}
