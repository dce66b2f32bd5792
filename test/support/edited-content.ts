import { parseReference, sheetReference } from '../../src/domain/report/a1'
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

/** Where a column goes, counted from 0; absent for one that is gone. */
type ColumnMove = (column: number) => number | undefined

const rangeAfter = (range: CellRange, move: ColumnMove): CellRange | undefined => {
  const columns: number[] = []
  for (let column = range.left; column <= range.right; column += 1) {
    const at = move(column)
    if (at !== undefined) columns.push(at)
  }
  if (columns.length === 0) return undefined
  return { ...range, left: Math.min(...columns), right: Math.max(...columns) }
}

/** The sheet with its columns elsewhere, and everything that belongs to them with them. */
const withColumns = (content: WorkbookContent, name: string, move: ColumnMove): WorkbookContent => {
  const moved = (map: ReadonlyMap<number, string>): Map<number, string> =>
    new Map(
      [...map].flatMap(([key, entry]) => {
        const at = move(key % MAX_COLUMNS)
        return at === undefined ? [] : [[cellKey(Math.floor(key / MAX_COLUMNS), at), entry]]
      })
    )
  const changed = withSheet(content, name, (sheet) => ({
    ...sheet,
    values: sheet.values.map((cells) => {
      const line: CellContent[] = []
      cells.forEach((cell, offset) => {
        const at = move(sheet.left + offset)
        if (at !== undefined && at >= sheet.left) line[at - sheet.left] = cell
      })
      return Array.from(line, (cell) => cell ?? null)
    }),
    formulas: moved(sheet.formulas),
    numberFormats: moved(sheet.numberFormats),
    merges: sheet.merges.flatMap((merge) => rangeAfter(merge, move) ?? []),
    tables: sheet.tables.flatMap((table) => {
      const range = rangeAfter(table.range, move)
      return range ? [{ ...table, range }] : []
    })
  }))
  return {
    ...changed,
    names: content.names.map((one) => {
      const reference = parseReference(one.refersTo)
      if (reference?.sheet !== name) return one
      const range = rangeAfter(reference.range, move)
      return { ...one, refersTo: range ? sheetReference(name, range) : '#REF!' }
    })
  }
}

/** An empty column more before another one, or that one gone; names, formulas and merged cells go along, as in Excel. */
export const withShiftedColumns = (
  content: WorkbookContent,
  name: string,
  column: number,
  by: 1 | -1
): WorkbookContent =>
  withColumns(content, name, (at) => {
    if (at < column) return at
    return by < 0 && at === column ? undefined : at + by
  })

/** A column cut and put in elsewhere; names, formulas and merged cells go along, as in Excel. */
export const withMovedColumn = (
  content: WorkbookContent,
  name: string,
  from: number,
  to: number
): WorkbookContent =>
  withColumns(content, name, (at) => {
    if (at === from) return to
    if (from < to) return at > from && at <= to ? at - 1 : at
    return at >= to && at < from ? at + 1 : at
  })

/** The workbook without a sheet; names that pointed to it point nowhere. */
export const withoutSheet = (content: WorkbookContent, name: string): WorkbookContent => ({
  ...content,
  sheets: content.sheets.filter((sheet) => sheet.name !== name),
  names: content.names.map((one) =>
    parseReference(one.refersTo)?.sheet === name ? { ...one, refersTo: '#REF!' } : one
  )
})

/** The sheet under another name, to which names go along; as it was where a sheet has that name already. */
export const withRenamedSheet = (content: WorkbookContent, name: string, other: string): WorkbookContent =>
  content.sheets.some((sheet) => sheet.name === other)
    ? content
    : {
        ...content,
        sheets: content.sheets.map((sheet) => (sheet.name === name ? { ...sheet, name: other } : sheet)),
        names: content.names.map((one) => {
          const reference = parseReference(one.refersTo)
          return reference?.sheet === name
            ? { ...one, refersTo: sheetReference(other, reference.range) }
            : one
        })
      }

/** The workbook with a copy of a sheet behind it, to which no name points. */
export const withCopiedSheet = (content: WorkbookContent, name: string): WorkbookContent => {
  const copied = content.sheets.find((sheet) => sheet.name === name)
  const copy = `${name} (2)`
  return !copied || content.sheets.some((sheet) => sheet.name === copy)
    ? content
    : { ...content, sheets: [...content.sheets, { ...copied, name: copy, tables: [] }] }
}

/** The workbook with its defined names pointing elsewhere, or gone where they point to nothing any more. */
export const withNames = (
  content: WorkbookContent,
  refersTo: (before: string, index: number) => string | undefined
): WorkbookContent => ({
  ...content,
  names: content.names.flatMap((one, index) => {
    const now = refersTo(one.refersTo, index)
    return now === undefined ? [] : [{ ...one, refersTo: now }]
  })
})
