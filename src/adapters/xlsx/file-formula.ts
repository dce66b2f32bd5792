/** Text in quotes, a quoted sheet name, or one reference bracket with what stands before it. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|([\p{L}\p{N}_.\\]*)(\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\])/gu

/**
 * A formula as the file stores it: references to the sheet's own table carry its name, and `[@Column]` is spelled
 * `[[#This Row],[Column]]` (what Excel itself writes; it repairs files that use the short forms). Other formulas come
 * back unchanged.
 */
export function fileFormula(formula: string, table: string | undefined): string {
  if (table === undefined || !formula.includes('[')) return formula
  return formula.replace(PARTS, (part: string, owner: string | undefined, bracket: string | undefined) =>
    bracket === undefined ? part : `${owner || table}${thisRow(bracket)}`
  )
}

function thisRow(bracket: string): string {
  if (!bracket.startsWith('[@')) return bracket
  const column = bracket.slice(2, -1)
  if (column === '') return '[#This Row]'
  return `[[#This Row],${column.startsWith('[') ? column : `[${column}]`}]`
}
