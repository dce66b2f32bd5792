/** How much of some work is done, for whoever waits for it. */
export interface Portion {
  readonly done: number
  readonly total: number
}

/** Long work that pauses every few milliseconds; whoever runs it may rest there, or give it up. */
export type Steps<T> = Generator<Portion | void, T, void>

/** Entries gone through between two pauses; they take a few milliseconds. */
export const ENTRIES_IN_STEP = 200

/** Goes through long work without a rest and gives its result. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What each entry gives, with a pause after every few of them, telling what `portionOf` makes of how many are done. */
export function* mappedInSteps<T, R>(
  entries: Iterable<T>,
  map: (entry: T, index: number) => R,
  portionOf?: (done: number) => Portion
): Steps<R[]> {
  const mapped: R[] = []
  for (const entry of entries) {
    mapped.push(map(entry, mapped.length))
    if (mapped.length % ENTRIES_IN_STEP === 0) yield portionOf?.(mapped.length)
  }
  return mapped
}

/** The same as `mappedInSteps`, telling at each pause how many entries are done. */
export const mappedInPortions = <T, R>(entries: readonly T[], map: (entry: T) => R): Steps<R[]> =>
  mappedInSteps(entries, map, (done) => ({ done, total: entries.length }))
