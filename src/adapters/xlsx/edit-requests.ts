import { cellAddress, MAX_ROWS } from '../../domain/report/a1'
import type { CellValue } from '../../domain/report/layout'
import type { CellBlock } from '../../domain/report/workbook-content'
import { MAX_COLUMNS } from '../../domain/report/workbook-content'

/** Values for one sheet by row and column, both counted from 0. */
export type RowEdits = ReadonlyMap<number, ReadonlyMap<number, CellValue>>

/** Longest text a cell may hold; source: "Excel specifications and limits". */
const LONGEST_TEXT = 32_767

/**
 * The values of all blocks by sheet name and place; of two values for one cell the later counts. Throws RangeError, naming sheet
 * and cell, for what no Excel cell can hold: a place outside the sheet, a longer text, a number that is not finite.
 */
export function editsBySheet(blocks: readonly CellBlock[]): ReadonlyMap<string, RowEdits> {
  const sheets = new Map<string, Map<number, Map<number, CellValue>>>()
  for (const { sheet, top, left, values } of blocks) {
    const rows = sheets.get(sheet) ?? new Map<number, Map<number, CellValue>>()
    sheets.set(sheet, rows)
    values.forEach((line, rowOffset) => {
      const row = top + rowOffset
      const columns = rows.get(row) ?? new Map<number, CellValue>()
      rows.set(row, columns)
      line.forEach((value, columnOffset) => {
        refuseUnstorable(value, sheet, row, left + columnOffset)
        columns.set(left + columnOffset, value)
      })
    })
  }
  return sheets
}

function refuseUnstorable(value: CellValue, sheet: string, row: number, column: number): void {
  const isPlace = (index: number, limit: number) => Number.isInteger(index) && index >= 0 && index < limit
  if (!isPlace(row, MAX_ROWS) || !isPlace(column, MAX_COLUMNS))
    throw new RangeError(`Sheet "${sheet}" has no cell in row ${row + 1}, column ${column + 1}`)
  const refuse = (reason: string) => {
    throw new RangeError(`Sheet "${sheet}": ${cellAddress(row, column)} ${reason}`)
  }
  if (typeof value === 'string' && value.length > LONGEST_TEXT)
    refuse(`would exceed ${LONGEST_TEXT} characters`)
  if (typeof value === 'number' && !Number.isFinite(value)) refuse(`cannot hold ${value}`)
}
