import type { CellRange } from './layout'
import { MAX_COLUMNS } from './workbook-content'

/** Rows an Excel sheet has. */
export const MAX_ROWS = 1_048_576

/** Letters of the columns asked for so far: every finding names its cell, and there are few columns. */
const knownLetters = new Map<number, string>()

/** Letters of a column counted from 0: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  const known = knownLetters.get(column)
  if (known !== undefined) return known
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  knownLetters.set(column, letters)
  return letters
}

/** Column of its letters, counted from 0; absent for anything an Excel sheet does not have. */
export function columnOfLetters(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/u.test(letters)) return undefined
  const count = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return count <= MAX_COLUMNS ? count - 1 : undefined
}

/** A cell as `B3`, from row and column counted from 0. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** A cell as `$B$3`. */
export const absoluteAddress = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`

/** A range as `A1:C3`, or the one cell. */
export function rangeAddress({ top, left, bottom, right }: CellRange): string {
  const first = cellAddress(top, left)
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`
}

/** A sheet name as formulas write it, always quoted, quotes inside doubled. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** A range on a sheet as defined names and charts write it: `'指标表'!$A$1:$C$3`. */
export function sheetReference(sheet: string, { top, left, bottom, right }: CellRange): string {
  const first = absoluteAddress(top, left)
  const rest = top === bottom && left === right ? '' : `:${absoluteAddress(bottom, right)}`
  return `${quotedSheet(sheet)}!${first}${rest}`
}

/** The one-cell range of a row and column counted from 0. */
export const cellRange = (row: number, column: number): CellRange => ({
  top: row,
  left: column,
  bottom: row,
  right: column
})

/** A reference read back; `sheet` is absent where the text names none. */
export interface Reference {
  readonly sheet: string | undefined
  readonly range: CellRange
}

const REFERENCE =
  /^=?(?:'((?:[^']|'')+)'!|([^'!:]+)!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/u

/** Reads a reference to one cell or range; absent for `#REF!`, other workbooks, several areas and anything else. */
export function parseReference(text: string): Reference | undefined {
  const match = REFERENCE.exec(text.trim())
  if (!match) return undefined
  const [, quoted, plain, firstLetters = '', firstRow = '', lastLetters, lastRow] = match
  const sheet = quoted?.replaceAll("''", "'") ?? plain
  if (sheet?.includes('[')) return undefined
  const firstColumn = columnOfLetters(firstLetters)
  const lastColumn = columnOfLetters(lastLetters ?? firstLetters)
  const rows = [Number(firstRow), Number(lastRow ?? firstRow)]
  if (firstColumn === undefined || lastColumn === undefined) return undefined
  if (rows.some((row) => row < 1 || row > MAX_ROWS)) return undefined
  return {
    sheet,
    range: {
      top: Math.min(...rows) - 1,
      left: Math.min(firstColumn, lastColumn),
      bottom: Math.max(...rows) - 1,
      right: Math.max(firstColumn, lastColumn)
    }
  }
}

/** A column of the same row of a table as formulas inside that table write it; special characters are escaped. */
export const thisRowReference = (table: string, header: string): string =>
  `${table}[[#This Row],[${header.replace(/['#[\]@]/gu, "'$&")}]]`
