import type { PlanNotUsable } from '../application/load-plan'
import { FileProblem, WorkbookProblem, type WorkbookProblemCode } from '../application/ports'

/** What a person can do about a problem besides trying again. */
export type NextStep = 'retry' | 'review' | 'fill' | 'settings'

export type PaneProblemCode =
  | Exclude<WorkbookProblemCode, 'cancelled'>
  | PlanNotUsable['problem']['code']
  | 'not-a-report'
  | 'plan-file'
  | 'period-missing'
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
  /** What kind of error an unexpected one is, by its class. */
  readonly kind?: string
}

/** A failure of which the pane knows itself what to tell, and that may go better the next time. */
export class PaneFailure extends Error {
  constructor(
    readonly code: PaneProblemCode,
    readonly params: PaneProblem['params']
  ) {
    super(code)
  }
}

/** Problems that happen at a place, and are told without it where it is not known. */
const PLACED = ['sheet-protected', 'sheet-gone', 'range-blocked'] as const
type Placed = (typeof PLACED)[number]

/** Names the sentence about a problem, and what it is filled with; several sheets stand between `separator`s. */
export function problemSentence(
  { code, params }: Pick<PaneProblem, 'code' | 'params'>,
  separator: string
): {
  readonly key: PaneProblemCode | `${Placed}-somewhere`
  readonly params: Readonly<Record<string, string | number>>
} {
  const sheets = String(params['sheet'] ?? '')
  const place = [sheets.replaceAll('/', separator), params['cell'] ?? ''].join(' ').trim()
  const isPlaced = (of: PaneProblemCode): of is Placed => PLACED.some((each) => each === of)
  if (isPlaced(code) && place === '') return { key: `${code}-somewhere`, params }
  return { key: code, params: { ...params, place } }
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
    case 'plan-ambiguous':
    case 'plan-other': {
      const { code, id, theirs, ours } = problem
      return { code, params: { id, theirs: theirs || '—', ours }, nextStep: 'settings' }
    }
    case 'plan-broken':
      return {
        code: problem.code,
        params: { id: problem.id, count: problem.problems.length },
        nextStep: 'retry'
      }
  }
}

function fileProblem({ code, params }: FileProblem): PaneProblem {
  switch (code) {
    case 'not-a-report':
      return { code, params, nextStep: 'fill' }
    case 'period-missing':
      return { code, params, nextStep: 'settings' }
    default:
      return { code: 'plan-file', params, nextStep: 'retry' }
  }
}

/** Whether the work ended because the person wished so. */
export const isCancellation = (error: unknown): boolean =>
  error instanceof WorkbookProblem && error.code === 'cancelled'

/** What to tell the person about an error; nothing is unknown to it, at worst it is `unexpected` with its own words. */
export function problemOf(error: unknown): PaneProblem {
  if (error instanceof WorkbookProblem && error.code !== 'cancelled') {
    // Where a sheet that was known is gone, what is shown of the workbook is no longer so.
    const isOutOfDate = error.code === 'sheet-gone' && error.params['sheet'] !== undefined
    return { code: error.code, params: error.params, nextStep: isOutOfDate ? 'review' : 'retry' }
  }
  if (error instanceof FileProblem) return fileProblem(error)
  if (error instanceof PaneFailure) return { code: error.code, params: error.params, nextStep: 'retry' }
  if (isPlanNotUsable(error)) return planProblem(error)
  const name = error instanceof Error ? error.name : ''
  if (name === 'ChunkLoadError') return { code: 'offline', params: {}, nextStep: 'retry' }
  return {
    code: 'unexpected',
    params: {},
    nextStep: 'retry',
    detail: error instanceof Error ? `${name}: ${error.message}` : String(error),
    ...(name !== '' && { kind: name })
  }
}
