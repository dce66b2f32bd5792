import type { Plan } from '../plan/plan'
import type { PlanProblem } from '../plan/plan-problem'
import { catalogue } from './catalogue'
import { compileCustomRule, MOST_RULES } from './custom/custom-rule'

/**
 * What is wrong with a plan's rule settings and rules of its own: settings of rules and numbers that do not exist, expressions
 * that are refused. Validation goes on without them.
 */
export function findRuleProblems(plan: Plan): PlanProblem[] {
  const { ruleSettings = {}, customRules = [] } = plan.document
  const numbersOf = new Map<string, readonly string[]>([
    ...catalogue.map(({ code, numbers = {} }) => [code, Object.keys(numbers)] as const),
    ...customRules.map(({ code }) => [code, []] as const)
  ])
  const ofSettings = Object.entries(ruleSettings).flatMap(([code, { numbers = {} }]): PlanProblem[] => {
    const known = numbersOf.get(code)
    if (!known) return [{ path: `ruleSettings.${code}`, code: 'rule-unknown', params: { id: code } }]
    return Object.keys(numbers)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path: `ruleSettings.${code}.numbers.${name}`,
        code: 'rule-number-unknown',
        params: { name, known: known.join(', ') || '—' }
      }))
  })
  const ofRules = customRules.flatMap((record, index): PlanProblem[] => {
    const path = `customRules[${index}]`
    if (index >= MOST_RULES)
      return [
        {
          path,
          code: 'custom-rule-refused',
          params: { rule: record.code, reason: 'too-many-rules', detail: MOST_RULES }
        }
      ]
    const compilation = compileCustomRule(record, plan)
    if (compilation.ok) return []
    const { code: reason, detail, position } = compilation.error
    const place = reason === 'code-taken' ? 'code' : 'expression'
    const { line, column } = position
    return [
      {
        path: `${path}.${place}`,
        code: 'custom-rule-refused',
        params: { rule: record.code, reason, detail, line, column }
      }
    ]
  })
  return [...ofSettings, ...ofRules]
}
