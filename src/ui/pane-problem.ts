import type { PlanNotUsable } from '../application/load-plan'
import { FileProblem, WorkbookProblem, type WorkbookProblemCode } from '../application/ports'

/** What a person can do about a problem besides trying again. */
export type NextStep = 'retry' | 'fill' | 'settings'

export type PaneProblemCode =
  | Exclude<WorkbookProblemCode, 'cancelled'>
  | PlanNotUsable['problem']['code']
  | 'not-a-report'
  | 'plan-file'
  | 'previous-unusable'
  | 'previous-other-plan'
  | 'offline'
  | 'unexpected'

/** A failure as the pane shows it: a sentence by code, the step that helps, and for the unexpected its own words. */
export interface PaneProblem {
  readonly code: PaneProblemCode
  readonly params: Readonly<Record<string, string | number>>
  readonly nextStep: NextStep
  readonly detail?: string
}

/** The class itself lives beside the plan schema, which the pane loads only once a plan is read. */
const isPlanNotUsable = (error: unknown): error is PlanNotUsable =>
  error instanceof Error && error.name === 'PlanNotUsable' && 'problem' in error

function planProblem({ problem }: PlanNotUsable): PaneProblem {
  switch (problem.code) {
    case 'plan-unknown':
      return {
        code: problem.code,
        params: { id: problem.id, known: problem.known.join(', ') },
        nextStep: 'settings'
      }
    case 'plan-not-chosen':
      return { code: problem.code, params: { known: problem.known.join(', ') }, nextStep: 'settings' }
    case 'plan-broken':
      return {
        code: problem.code,
        params: { id: problem.id, count: problem.problems.length },
        nextStep: 'retry'
      }
  }
}

/** Whether the work ended because the person wished so. */
export const isCancellation = (error: unknown): boolean =>
  error instanceof WorkbookProblem && error.code === 'cancelled'

/** What to tell the person about an error; nothing is unknown to it, at worst it is `unexpected` with its own words. */
export function problemOf(error: unknown): PaneProblem {
  if (error instanceof WorkbookProblem && error.code !== 'cancelled') {
    return { code: error.code, params: { sheet: '', ...error.params }, nextStep: 'retry' }
  }
  if (error instanceof FileProblem) {
    return error.code === 'not-a-report'
      ? { code: 'not-a-report', params: error.params, nextStep: 'fill' }
      : { code: 'plan-file', params: error.params, nextStep: 'retry' }
  }
  if (isPlanNotUsable(error)) return planProblem(error)
  const name = error instanceof Error ? error.name : ''
  if (name === 'ChunkLoadError') return { code: 'offline', params: {}, nextStep: 'retry' }
  return {
    code: 'unexpected',
    params: {},
    nextStep: 'retry',
    detail: error instanceof Error ? `${name}: ${error.message}` : String(error)
  }
}
