import type { Plan } from '../plan/plan'
import type { Severity } from './finding'
import type { Rule } from './rule'

/** A rule with the plan's settings laid over its defaults. */
export interface ActiveRule {
  readonly rule: Rule
  /** The plan's choice; absent where the rule itself decides. */
  readonly severity: Severity | undefined
  readonly numbers: Readonly<Record<string, number>>
}

/** The rules that run for a plan, in catalogue order. */
export interface RuleSet {
  readonly rules: readonly ActiveRule[]
}

/** The rules of a catalogue as the plan wants them: without those switched off, with its severities and numbers. */
export function compileRules(catalogue: readonly Rule[], plan: Plan): RuleSet {
  const settings = plan.document.ruleSettings ?? {}
  return {
    rules: catalogue
      .filter((rule) => settings[rule.code]?.off !== true)
      .map((rule) => ({
        rule,
        severity: settings[rule.code]?.severity,
        numbers: { ...rule.numbers, ...settings[rule.code]?.numbers }
      }))
  }
}
