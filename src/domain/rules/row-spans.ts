/** Row numbers in ascending order as spans: 3, 4, 5, 9 reads `3-5`, `9`. */
export function rowSpans(rows: readonly number[]): string[] {
  const found: { from: number; to: number }[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (last && row === last.to + 1) last.to = row
    else found.push({ from: row, to: row })
  }
  return found.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`))
}
