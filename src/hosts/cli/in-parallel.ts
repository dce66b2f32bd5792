/** Works on items with at most `width` at the same time; results stand in the order of the items. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
  onDone: (done: number, item: T) => void
): Promise<R[]> {
  const results: R[] = new Array<R>(items.length)
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const position = next++
      const item = items[position] as T
      results[position] = await work(item)
      onDone(++done, item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return results
}
