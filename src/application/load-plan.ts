import { compilePlan } from '../domain/plan/compile-plan'
import type { Plan } from '../domain/plan/plan'
import { parsePlanDocument, type PlanProblem } from '../domain/plan/plan-schema'
import type { PlanLibrary } from './ports'

/** Why no plan could be used. */
export type PlanChoiceProblem =
  | { readonly code: 'plan-unknown'; readonly id: string; readonly known: readonly string[] }
  | { readonly code: 'plan-not-chosen'; readonly known: readonly string[] }
  | { readonly code: 'plan-broken'; readonly id: string; readonly problems: readonly PlanProblem[] }

/** Thrown where work cannot go on without a plan; carries the reason as data. */
export class PlanNotUsable extends Error {
  constructor(readonly problem: PlanChoiceProblem) {
    super(`${problem.code}`)
    this.name = 'PlanNotUsable'
  }
}

/** Compiles a plan document; throws PlanNotUsable with every problem found in it. */
export function usePlanDocument(json: unknown, id: string): Plan {
  const parsed = parsePlanDocument(json)
  if (!parsed.ok) throw new PlanNotUsable({ code: 'plan-broken', id, problems: parsed.problems })
  return compilePlan(parsed.document)
}

/**
 * Chooses the plan by id; without one the only built-in plan is meant. Throws PlanNotUsable for an unknown id, or where
 * several plans leave the choice open.
 */
export async function loadPlan(library: PlanLibrary, id: string | undefined): Promise<Plan> {
  const known = await library.ids()
  const chosen = id ?? (known.length === 1 ? known[0] : undefined)
  if (chosen === undefined) throw new PlanNotUsable({ code: 'plan-not-chosen', known })
  const json = await library.load(chosen)
  if (json === undefined) throw new PlanNotUsable({ code: 'plan-unknown', id: chosen, known })
  return usePlanDocument(json, chosen)
}
