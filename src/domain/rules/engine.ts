import type { Steps } from '../measures/steps'
import { openSession } from './validation-session'
import type { Finding } from './finding'
import type { RuleSet } from './rule-set'
import type { ValidationInput } from './validation-input'

export { compileRules, type RuleSet } from './rule-set'
export type { ValidationInput } from './validation-input'
export { openSession, type ValidationSession } from './validation-session'

/**
 * Every finding of a workbook, in the order of sheet, row, column and code, none of them explained yet; never throws,
 * whatever the cells hold.
 */
export function* validate(ruleSet: RuleSet, input: ValidationInput): Steps<Finding[]> {
  const session = openSession(ruleSet, input)
  yield* session.check(input.report)
  return session.findings()
}
