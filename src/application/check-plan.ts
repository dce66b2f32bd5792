import { compilePlan } from '../domain/plan/compile-plan'
import { parsePlanDocument, type PlanParsing } from '../domain/plan/plan-schema'
import { findRuleProblems } from '../domain/rules/plan-rules'

/** Checks a plan document as a whole: its form, what its parts say about each other, and its rules. */
export function checkPlan(json: unknown): PlanParsing {
  const parsed = parsePlanDocument(json)
  if (!parsed.ok) return parsed
  const problems = findRuleProblems(compilePlan(parsed.document))
  return problems.length === 0 ? parsed : { ok: false, problems }
}
