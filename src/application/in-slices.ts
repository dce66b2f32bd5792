import type { Steps } from '../domain/measures/steps'
import { WorkbookProblem, type WorkOptions, type WorkProgress } from './ports'

/** How work is watched once something is written: it is too late to give up then, what is left to do is to show it. */
export const toTheEnd = ({ rest, onProgress, mayClearFilters }: WorkOptions): WorkOptions => ({
  ...(mayClearFilters && { mayClearFilters }),
  ...(rest && { rest }),
  ...(onProgress && { onProgress })
})

/** Milliseconds of work after which whoever waits is let go on; a person notices a page that hangs for longer. */
const SLICE = 30

/**
 * Goes through work in bounded steps and gives its result. Where the options say how, it rests between slices, so that the
 * page answers, and ends early (WorkbookProblem `cancelled`) once the person gave up. What is being `done` is told before
 * each rest, with how far it is where the steps say so.
 */
export async function inSlices<T>(
  steps: Steps<T>,
  { signal, rest, onProgress }: WorkOptions,
  doing?: WorkProgress['step']
): Promise<T> {
  let began = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (!rest || performance.now() - began < SLICE) continue
    if (doing) onProgress?.({ step: doing, ...(step.value ?? { done: 0, total: 0 }) })
    await rest()
    if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    began = performance.now()
  }
}
