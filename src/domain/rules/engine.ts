import { openSession, type ValidationInput } from './validation-session'
import type { Finding } from './finding'
import type { RuleSet } from './rule-set'

export { compileRules, type RuleSet } from './rule-set'
export { openSession, type ValidationInput, type ValidationSession } from './validation-session'

/**
 * Every finding of a workbook, in the order of sheet, row, column and code, none of them explained yet; never throws,
 * whatever the cells hold.
 */
export function validate(ruleSet: RuleSet, input: ValidationInput): Finding[] {
  const session = openSession(ruleSet, input)
  session.check(input.report)
  return session.findings()
}
