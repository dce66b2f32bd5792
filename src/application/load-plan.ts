import { compilePlan } from '../domain/plan/compile-plan'
import type { Plan } from '../domain/plan/plan'
import { parsePlanDocument, type PlanProblem } from '../domain/plan/plan-schema'
import { compareWithPlan, type WorkbookPlan } from '../domain/report/workbook-plan'
import type { PlanLibrary } from './ports'

/** Why no plan could be used. */
export type PlanChoiceProblem =
  | { readonly code: 'plan-unknown'; readonly id: string; readonly known: readonly string[] }
  | { readonly code: 'plan-not-chosen'; readonly known: readonly string[] }
  /** The workbook's plan has the id of the plan at hand, which says no more than its years. */
  | {
      readonly code: 'plan-ambiguous' | 'plan-other'
      readonly file: string
      readonly id: string
      /** Titles of the workbook's plan, empty where unknown, and of the plan at hand. */
      readonly theirs: string
      readonly ours: string
    }
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

/** A workbook that a plan is chosen for. */
export interface WorkbookToJudge extends WorkbookPlan {
  readonly file: string
}

/** Gives the plan that a workbook is judged by, from the id it names and what else it says of its plan. */
export type ChoosePlan = (idInWorkbook: string | undefined, workbook?: WorkbookToJudge) => Promise<Plan>

/**
 * The plan, unless the workbook's may be another one of the same id: throws PlanNotUsable where that is sure, and where nobody
 * chose the plan, also where the plan cannot be told to be the same.
 */
export function assertOwnPlan(
  plan: Plan,
  workbook: WorkbookToJudge | undefined,
  { isChosen }: { readonly isChosen: boolean }
): Plan {
  const likeness = workbook ? compareWithPlan(workbook, plan) : 'same'
  if (!workbook || likeness === 'same' || (likeness === 'unsure' && isChosen)) return plan
  throw new PlanNotUsable({
    code: likeness === 'other' ? 'plan-other' : 'plan-ambiguous',
    file: workbook.file,
    id: plan.id,
    theirs: workbook.title ?? '',
    ours: plan.title
  })
}
