import type { ReportRow, ReportTable } from './report'
import { MAX_COLUMNS } from './workbook-content'

/** Columns that fit the bits of a small integer. */
const MOST_COLUMNS = 30
/** So many rows are asked cell by cell; more are worth one pass over all formulas of the sheet. */
const FEW_ROWS = 256

/**
 * Tells of rows of a table whether every one of these fields holds a formula there. A field whose column is gone counts as
 * holding one.
 */
export function formulasEverywhere<F extends string>(
  table: ReportTable<F>,
  fields: readonly F[]
): (row: ReportRow) => boolean {
  const present = fields.filter((field) => table.columnOf(field) !== undefined)
  const askEach = (row: ReportRow): boolean => present.every((field) => table.hasFormula(row, field))
  if (present.length > MOST_COLUMNS) return askEach
  let asked = 0
  let bits: Int32Array | undefined
  const all = 2 ** present.length - 1
  return (row) => {
    asked += 1
    if (asked < FEW_ROWS) return askEach(row)
    bits ??= bitsOfRows(table, present)
    return bits[row.row] === all
  }
}

/** By row number from 1, a bit for each field whose cell holds a formula there. */
function bitsOfRows<F extends string>(table: ReportTable<F>, fields: readonly F[]): Int32Array {
  const bitOf = new Int32Array(MAX_COLUMNS)
  fields.forEach((field, index) => {
    bitOf[table.columnOf(field) ?? 0] = 1 << index
  })
  const last = table.rows.reduce((highest, { row }) => Math.max(highest, row), 0)
  const bits = new Int32Array(last + 1)
  for (const key of table.sheet.formulas.keys()) {
    const row = Math.floor(key / MAX_COLUMNS)
    const bit = bitOf[key - row * MAX_COLUMNS] ?? 0
    if (bit !== 0 && row < last) bits[row + 1] = (bits[row + 1] ?? 0) | bit
  }
  return bits
}
