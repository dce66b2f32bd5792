import type { CustomRuleRecord, RuleSetting } from '../plan/plan-document'
import type { Plan } from '../plan/plan'
import type { Report, WorkbookRules } from '../report/report'
import { catalogue } from './catalogue'
import { customRulesOf } from './custom/custom-rule'
import { compileRules, type RuleSet } from './engine'
import type { Severity } from './finding'

/** Rules as a plan and a workbook together want them; what the workbook says of a rule stands over what the plan says. */
export interface RuleWishes {
  readonly settings: Readonly<Record<string, RuleSetting>>
  readonly custom: readonly CustomRuleRecord[]
}

/** What plan and workbook want of the rules; the plan's own where the workbook carries nothing. */
export function ruleWishes(plan: Plan, ofWorkbook: WorkbookRules | undefined): RuleWishes {
  const { ruleSettings = {}, customRules = [] } = plan.document
  if (!ofWorkbook) return { settings: ruleSettings, custom: customRules }
  const settings: Record<string, RuleSetting> = { ...ruleSettings }
  for (const [code, setting] of Object.entries(ofWorkbook.settings)) {
    const numbers = { ...settings[code]?.numbers, ...setting.numbers }
    settings[code] = {
      ...settings[code],
      ...setting,
      ...(Object.keys(numbers).length > 0 && { numbers })
    }
  }
  const own = new Set(ofWorkbook.custom.map(({ code }) => code))
  return { settings, custom: [...customRules.filter(({ code }) => !own.has(code)), ...ofWorkbook.custom] }
}

/** A rule with everything said about it, for people who look through the rules. */
export interface RuleListing {
  readonly code: string
  /** The default; for most findings of the rule, where it depends on the case. */
  readonly severity: Severity
  /** Default numbers by name. */
  readonly numbers: Readonly<Record<string, number>>
  readonly ofPlan: RuleSetting
  readonly ofWorkbook: RuleSetting
  /** Absent for a rule of the catalogue. */
  readonly custom?: { readonly record: CustomRuleRecord; readonly from: 'plan' | 'workbook' }
}

/** Every rule a plan and workbook know, the catalogue's first. */
export function listRules(plan: Plan, ofWorkbook: WorkbookRules | undefined): readonly RuleListing[] {
  const settingOf = (code: string) => ({
    ofPlan: plan.document.ruleSettings?.[code] ?? {},
    ofWorkbook: ofWorkbook?.settings[code] ?? {}
  })
  const own = new Set(ofWorkbook?.custom.map(({ code }) => code))
  return [
    ...catalogue.map(({ code, severity, numbers = {} }) => ({ code, severity, numbers, ...settingOf(code) })),
    ...ruleWishes(plan, ofWorkbook).custom.map((record): RuleListing => {
      const { code, severity } = record
      const from = own.has(code) ? 'workbook' : 'plan'
      return { code, severity, numbers: {}, ...settingOf(code), custom: { record, from } }
    })
  ]
}

/** Codes of the rules a workbook sets or adds by itself; none where it leaves all to its plan. */
export const changedRules = (ofWorkbook: WorkbookRules | undefined): readonly string[] =>
  ofWorkbook
    ? [...new Set([...Object.keys(ofWorkbook.settings), ...ofWorkbook.custom.map(({ code }) => code)])].sort()
    : []

/** The rule set last made for a plan: workbooks of one plan mostly want the same, and expressions are slow to check. */
const lastOf = new WeakMap<Plan, { readonly wishes: string; readonly ruleSet: RuleSet }>()

/**
 * The rules a workbook is judged by: the catalogue and custom rules, with the settings of the plan and, over them, of the
 * workbook itself unless only the plan's are wanted. A custom rule that cannot be used gives a finding, never an error.
 */
export function rulesInForce(plan: Plan, report: Report, whose: 'plan' | 'workbook' = 'workbook'): RuleSet {
  const ofWorkbook = whose === 'plan' ? undefined : report.metadata?.rules
  const wishes = ofWorkbook ? JSON.stringify(ofWorkbook) : ''
  const known = lastOf.get(plan)
  if (known?.wishes === wishes) return known.ruleSet
  const { settings, custom } = ruleWishes(plan, ofWorkbook)
  const wanting: Plan = ofWorkbook
    ? { ...plan, document: { ...plan.document, ruleSettings: settings, customRules: custom } }
    : plan
  const ruleSet = compileRules([...catalogue, ...customRulesOf(wanting)], wanting)
  lastOf.set(plan, { wishes, ruleSet })
  return ruleSet
}
