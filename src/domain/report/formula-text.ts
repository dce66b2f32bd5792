/** A text, a sheet's name in quotes, the short reference to a column of the same row, a truth value as a call, or blanks. */
const PARTS =
  /("(?:[^"]|"")*")|'((?:[^']|'')+)'!|\[@((?:[^[\]']|'.)*|\[(?:[^[\]']|'.)*\])\]|(?<![\p{L}\p{N}_.])(TRUE|FALSE)\(\)|\s+/giu

/** Formulas compared so far: a table has the same in every row. */
const known = new Map<string, string>()
const MAX_KNOWN = 5000

/** What a formula says, whichever way a program spells it: blanks, quotes around sheet names, `[@x]`, `TRUE()`, letter case. */
function meaning(formula: string): string {
  const found = known.get(formula)
  if (found !== undefined) return found
  if (known.size >= MAX_KNOWN) known.clear()
  const texts: string[] = []
  const plain = formula
    .replace(PARTS, (_, ...[text, sheet, column, truth]: (string | undefined)[]) => {
      if (text !== undefined) return `"${texts.push(text)}"`
      if (sheet !== undefined) return `${sheet}!`
      if (column !== undefined) return thisRow(column)
      return truth ?? ''
    })
    .toLowerCase()
  const result = plain.replace(/"(\d+)"/gu, (_, index: string) => texts[Number(index) - 1] ?? '')
  known.set(formula, result)
  return result
}

/** Without blanks, as everything outside of texts. */
function thisRow(column: string): string {
  const name = column.replace(/\s+/gu, '')
  return `[[#ThisRow],${name.startsWith('[') ? name : `[${name}]`}]`
}

/** Whether two formulas, without `=`, say the same. */
export const isSameFormula = (one: string, other: string): boolean =>
  one === other || meaning(one) === meaning(other)
