/** How much of some work is done, for whoever waits for it. */
export interface Portion {
  readonly done: number
  readonly total: number
}

/** Goes through work in steps without a rest and gives its result. */
export function atOnce<T>(steps: Generator<Portion | void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What each entry gives, with a step after every `length` of them. */
export function* mappedInSteps<T, R>(
  entries: readonly T[],
  length: number,
  map: (entry: T) => R
): Generator<void, R[]> {
  const mapped: R[] = []
  for (const entry of entries) {
    mapped.push(map(entry))
    if (mapped.length % length === 0) yield
  }
  return mapped
}

/** The same as `mappedInSteps`, telling at each step how many entries are done. */
export function* mappedInPortions<T, R>(
  entries: readonly T[],
  length: number,
  map: (entry: T) => R
): Generator<Portion, R[]> {
  const mapped: R[] = []
  for (const entry of entries) {
    mapped.push(map(entry))
    if (mapped.length % length === 0) yield { done: mapped.length, total: entries.length }
  }
  return mapped
}
