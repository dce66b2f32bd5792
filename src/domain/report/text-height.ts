/** Width of wide (Chinese) characters in digits of the default font at the body size, with a margin for line breaking rules. */
const WIDE = 2.1
const NARROW = 1.05
const CELL_PADDING = 0.5
/** Excel's limit in points. */
const HIGHEST_ROW = 409

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0x2e7f || character === '—'

/** Lines a text needs in a column of this width (characters of the default font); an empty text needs one. */
export function wrappedLines(text: string, columnWidth: number): number {
  const room = Math.max(columnWidth - CELL_PADDING, WIDE)
  let lines = 0
  for (const paragraph of text.split(/\r\n|[\r\n]/u)) {
    let used = 0
    lines += 1
    for (const character of paragraph) {
      const width = isWide(character) ? WIDE : NARROW
      if (used + width > room) {
        lines += 1
        used = 0
      }
      used += width
    }
  }
  return lines
}

/** Row height in points in which every wrapped text of the row is seen in full, at least `least`. */
export function rowHeight(
  texts: Iterable<readonly [text: string, columnWidth: number]>,
  { least = 20, line = 16 }: { readonly least?: number; readonly line?: number } = {}
): number {
  let lines = 1
  for (const [text, width] of texts) {
    if (text.length * WIDE > width - CELL_PADDING || /[\r\n]/u.test(text)) {
      lines = Math.max(lines, wrappedLines(text, width))
    }
  }
  return Math.min(HIGHEST_ROW, Math.max(least, lines * line + 4))
}
