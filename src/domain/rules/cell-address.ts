/** Letters of a column counted from 0: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** A1 address of a cell; the row counts from 1 as in the sheet, the column from 0. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

/** Row (from 1) and column (from 0) of an A1 address; both -1 for text that is none. */
export function parseAddress(address: string): { readonly row: number; readonly column: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/u.exec(address)
  if (!match) return { row: -1, column: -1 }
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match[2]), column }
}
