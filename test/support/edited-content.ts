import type { CellRange } from '../../src/domain/report/layout'
import {
  cellKey,
  MAX_COLUMNS,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../src/domain/report/workbook-content'

/** What somebody puts into a cell: a value, with a formula or number format where wanted. */
export interface Entry {
  readonly value: CellContent
  readonly formula?: string
  readonly format?: string
}

const withSheet = (
  content: WorkbookContent,
  name: string,
  change: (sheet: SheetContent) => SheetContent
): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => (sheet.name === name ? change(sheet) : sheet))
})

/** Entries over cells from one on, as typing or pasting puts them; rows and columns count from 0. */
export const withEntries = (
  content: WorkbookContent,
  name: string,
  top: number,
  left: number,
  entries: readonly (readonly Entry[])[]
): WorkbookContent =>
  withSheet(content, name, (sheet) => {
    const values = sheet.values.map((row) => [...row])
    const formulas = new Map(sheet.formulas)
    const numberFormats = new Map(sheet.numberFormats)
    entries.forEach((row, down) =>
      row.forEach(({ value, formula, format }, right) => {
        const at = { row: top + down - sheet.top, column: left + right - sheet.left }
        while (values.length <= at.row) values.push([])
        const line = values[at.row] ?? []
        while (line.length < at.column) line.push(null)
        line[at.column] = value
        const key = cellKey(top + down, left + right)
        if (formula === undefined) formulas.delete(key)
        else formulas.set(key, formula)
        if (format !== undefined) numberFormats.set(key, format)
      })
    )
    return { ...sheet, values, formulas, numberFormats }
  })

/** Whole rows in another order, each with its formulas and formats: `order` names for each row from `top` on the one to come there. */
export const withRowOrder = (
  content: WorkbookContent,
  name: string,
  top: number,
  order: readonly number[]
): WorkbookContent =>
  withSheet(content, name, (sheet) => {
    const from = new Map(order.map((row, index) => [row, top + index]))
    const moved = (map: ReadonlyMap<number, string>): Map<number, string> =>
      new Map(
        [...map].map(([key, entry]) => {
          const row = Math.floor(key / MAX_COLUMNS)
          return [cellKey(from.get(row) ?? row, key % MAX_COLUMNS), entry]
        })
      )
    return {
      ...sheet,
      values: sheet.values.map((cells, index) => {
        const source = order[index + sheet.top - top]
        return source === undefined ? cells : (sheet.values[source - sheet.top] ?? [])
      }),
      formulas: moved(sheet.formulas),
      numberFormats: moved(sheet.numberFormats)
    }
  })

/** A row more before another one, or that one gone; what is defined by name does not move, as the edits are below headers. */
export const withShiftedRows = (
  content: WorkbookContent,
  name: string,
  row: number,
  by: 1 | -1
): WorkbookContent =>
  withSheet(content, name, (sheet) => {
    const moved = (map: ReadonlyMap<number, string>): Map<number, string> =>
      new Map(
        [...map].flatMap(([key, entry]) => {
          const at = Math.floor(key / MAX_COLUMNS)
          if (by < 0 && at === row) return []
          return [[at < row ? key : key + by * MAX_COLUMNS, entry]]
        })
      )
    const values = [...sheet.values]
    if (by > 0) values.splice(row - sheet.top, 0, [])
    else values.splice(row - sheet.top, 1)
    return { ...sheet, values, formulas: moved(sheet.formulas), numberFormats: moved(sheet.numberFormats) }
  })

/** The sheet with other merged cells or hidden rows. */
export const withShape = (
  content: WorkbookContent,
  name: string,
  shape: { readonly merges?: readonly CellRange[]; readonly hiddenRows?: ReadonlySet<number> }
): WorkbookContent => withSheet(content, name, (sheet) => ({ ...sheet, ...shape }))
