/** Goes through work in steps without a rest and gives its result. */
export function atOnce<T>(steps: Generator<void, T>): T {
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
