import type { ReportTable } from './report'
import { sheetRows } from './table-columns'
import { MAX_COLUMNS } from './workbook-content'

/**
 * By place, 1 for each row of a table in which one of these fields holds no formula, told in one pass over all formulas of
 * the sheet. A field whose column is gone counts as holding one.
 */
export function rowsLackingFormulas<F extends string>(
  table: ReportTable<F>,
  fields: readonly F[]
): Uint8Array {
  const columns = fields.flatMap((field) => table.columnOf(field) ?? [])
  const isAsked = new Uint8Array(MAX_COLUMNS)
  for (const column of columns) isAsked[column] = 1
  const numbers = sheetRows(table)
  const held = new Uint16Array((numbers.at(-1) ?? 0) + 1)
  for (const key of table.sheet.formulas.keys()) {
    const row = Math.floor(key / MAX_COLUMNS)
    if (isAsked[key - row * MAX_COLUMNS] === 1 && row + 1 < held.length)
      held[row + 1] = (held[row + 1] ?? 0) + 1
  }
  return Uint8Array.from(numbers, (number) => (held[number] === columns.length ? 0 : 1))
}
