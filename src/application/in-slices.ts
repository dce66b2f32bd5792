import { WorkbookProblem, type WorkOptions } from './ports'

/** Milliseconds of work after which whoever waits is let go on; a person notices a page that hangs for longer. */
const SLICE = 30

/**
 * Goes through work in bounded steps and gives its result. Where the options say how, it rests between slices, so that the
 * page answers, and ends early (WorkbookProblem `cancelled`) once the person gave up.
 */
export async function inSlices<T>(steps: Generator<void, T>, { signal, rest }: WorkOptions): Promise<T> {
  let began = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (!rest || performance.now() - began < SLICE) continue
    await rest()
    if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    began = performance.now()
  }
}
