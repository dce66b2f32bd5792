import { pointsElsewhere } from './external-reference'
import type { ReportTable } from './report'
import { sheetRows } from './table-columns'
import { MAX_COLUMNS, type SheetContent } from './workbook-content'

type Formulas = SheetContent['formulas']

/** Keys of the formulas that point into another file, kept from the first look at all formulas of a sheet: a large table has many hundred thousand. */
const elsewhereIn = new WeakMap<Formulas, readonly number[]>()

/** Looks at every formula once: tells a listener its row and column, and keeps those that point into another file. */
function survey(
  formulas: Formulas,
  listen: ((row: number, column: number) => void) | undefined
): readonly number[] {
  const elsewhere: number[] = []
  // Walking along with `forEach` makes no pair of each entry.
  formulas.forEach((formula, key) => {
    if (formula !== '' && pointsElsewhere(formula)) elsewhere.push(key)
    if (!listen) return
    const row = Math.floor(key / MAX_COLUMNS)
    listen(row, key - row * MAX_COLUMNS)
  })
  elsewhereIn.set(formulas, elsewhere)
  return elsewhere
}

/** Keys of the formulas of a sheet that point into another file, in the order they stand in. */
export const formulasPointingElsewhere = ({ formulas }: Pick<SheetContent, 'formulas'>): readonly number[] =>
  elsewhereIn.get(formulas) ?? survey(formulas, undefined)

/**
 * By place, 1 for each row of a table in which one of these fields holds no formula. A field whose column is gone counts as
 * holding one.
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
  survey(table.sheet.formulas, (row, column) => {
    if (isAsked[column] === 1 && row + 1 < held.length) held[row + 1] = (held[row + 1] ?? 0) + 1
  })
  const lacking = new Uint8Array(numbers.length)
  for (let place = 0; place < numbers.length; place += 1) {
    if (held[numbers[place] ?? 0] !== columns.length) lacking[place] = 1
  }
  return lacking
}
