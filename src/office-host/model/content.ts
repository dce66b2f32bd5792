import { CellValueType } from '@univerjs/core'
import type { Area } from '../engine/area'
import { areaText, columnCount, contains, intersection, rowCount } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import { valueTypeOf } from '../engine/cell-value'
import { copiedFormula, toR1C1 } from '../engine/formula-text'
import type { Cell, Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { invalidArgument, OfficeError } from '../bridge/office-error'
import { guardContent } from './range-target'

/** The number of cells above which Excel refuses a write; https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins */
const cellLimit = 5_000_000

/** A value for each cell of an area: one for all, or a matrix of exactly its shape; InvalidArgument otherwise. */
export function matrixReader(area: Area, value: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) {
    if (value !== null && typeof value === 'object')
      throw invalidArgument('a value or a two-dimensional array is wanted')
    return () => value
  }
  const rows = value as unknown[]
  if (rows.length !== rowCount(area)) {
    throw invalidArgument(`the range has ${rowCount(area)} rows, the array ${rows.length}`)
  }
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== columnCount(area)) {
      throw invalidArgument(`the range has ${columnCount(area)} columns, a row of the array has not`)
    }
  }
  return (row, column) => (rows as unknown[][])[row - area.top]![column - area.left]
}

const readContent = (value: unknown): CellValue | null => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') {
    if (value.length > 32_767) throw invalidArgument('a cell holds at most 32,767 characters')
    return value
  }
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'boolean') return value
  throw invalidArgument(`a cell cannot hold ${JSON.stringify(value)}`)
}

/**
 * Puts contents into an area as `values` and `formulas` do: null leaves a cell alone, '' clears it, text is read as if typed.
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values
 */
export function setContents(
  sheet: Sheet,
  area: Area,
  content: unknown,
  read: (text: CellValue, row: number, column: number) => CellValue = (text) => text
): void {
  if (rowCount(area) * columnCount(area) > cellLimit) {
    throw new OfficeError('InvalidArgument', 'The range has more cells than can be written at once.')
  }
  const at = matrixReader(area, content)
  guardContent(sheet, area)
  const merges = sheet.state.merges.filter((merge) => intersection(merge, area))
  const hidden = (row: number, column: number): boolean =>
    merges.some(
      (merge) =>
        contains(merge, { top: row, bottom: row, left: column, right: column }) &&
        !(merge.top === row && merge.left === column)
    )
  changeContents(sheet, area, (row, column, old) => {
    const value = readContent(at(row, column))
    if (value === null) return old
    if (typeof value === 'string' && value.startsWith('=') && value.length > 8192) {
      throw new OfficeError('FormulaLengthExceedsLimit', 'A formula has at most 8,192 characters.')
    }
    if (merges.length > 0 && hidden(row, column)) return old
    return sheet.contentCell(row, column, old, read(value, row, column))
  })
}

/** Changes the contents of cells and everything that follows: table headers, the events, recalculation. */
export function changeContents(
  sheet: Sheet,
  area: Area,
  change: (row: number, column: number, old: Cell) => Cell,
  existingOnly = false
): void {
  const single = rowCount(area) === 1 && columnCount(area) === 1
  const before = single ? sheet.value(area.top, area.left) : undefined
  const formulas: { cellAddress: string; previousFormula: string }[] = []
  const noting = (row: number, column: number, old: Cell): Cell => {
    const next = change(row, column, old)
    if ((next?.f ?? undefined) !== (old?.f ?? undefined)) {
      const place = { top: row, bottom: row, left: column, right: column }
      formulas.push({ cellAddress: areaText(place), previousFormula: old?.f ?? '' })
    }
    return next
  }
  if (existingOnly) sheet.writeExisting(area, noting)
  else sheet.write(area, noting)
  if (formulas.length > 0) {
    sheet.book.emit({
      kind: 'formulaChanged',
      target: sheet.id,
      detail: { worksheetId: sheet.id, source: sheet.book.source, formulaDetails: formulas }
    })
  }
  updateTableHeaders(sheet, area)
  sheet.book.emitDataChange(
    sheet,
    area,
    single
      ? () => {
          const after = sheet.value(area.top, area.left)
          return {
            valueBefore: before,
            valueAfter: after,
            valueTypeBefore: valueTypeOf(before!),
            valueTypeAfter: valueTypeOf(after)
          }
        }
      : undefined
  )
}

function updateTableHeaders(sheet: Sheet, area: Area): void {
  for (const table of sheet.state.tables) {
    if (!table.showHeaders) continue
    const header = intersection({ ...table.area, bottom: table.area.top }, area)
    if (!header) continue
    sheet.touch()
    renameColumnsFromHeader(
      sheet,
      sheet.state.tables.find((one) => one.id === table.id)!
    )
  }
}

/** Takes the column names of a table from its header cells; empty ones get a name, repeated ones a number, all become text. */
export function renameColumnsFromHeader(sheet: Sheet, table: TableState): void {
  const taken = new Set<string>()
  table.columns.forEach((column, index) => {
    const shown = sheet.text(table.area.top, table.area.left + index)
    let name = shown
    if (!name) {
      let number = index + 1
      while (taken.has(`column${number}`)) number++
      name = `Column${number}`
    }
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${shown || 'Column'}${number}`
    taken.add(name.toLowerCase())
    column.name = name
  })
  const header = { ...table.area, bottom: table.area.top }
  sheet.write(header, (_row, column, old) => {
    const name = table.columns[column - table.area.left]!.name
    return old?.v === name && old.t === CellValueType.STRING && !old.f
      ? old
      : { ...(old?.s ? { s: old.s } : {}), v: name, t: 1 }
  })
  sheet.book.tablesChanged()
}

/** The area of a table's data, without header and totals. */
export const tableBody = (table: TableState): Area => ({
  ...table.area,
  top: table.area.top + (table.showHeaders ? 1 : 0),
  bottom: table.area.bottom - (table.showTotals ? 1 : 0)
})

/**
 * Fills new rows of a table with the formulas of its calculated columns: those where every other row has the same formula.
 * Source: https://support.microsoft.com/office/use-calculated-columns-in-an-excel-table-873fbac6-7110-4300-8f6f-aafa2ea11ce8
 */
export function fillCalculatedColumns(
  sheet: Sheet,
  table: TableState,
  rows: { top: number; bottom: number }
): void {
  const body = tableBody(table)
  for (let column = body.left; column <= body.right; column++) {
    let pattern: { formula: string; row: number } | undefined
    let same = true
    for (let row = body.top; row <= body.bottom && same; row++) {
      if (row >= rows.top && row <= rows.bottom) continue
      const formula = sheet.formula(row, column)
      if (!formula) same = false
      else if (!pattern) pattern = { formula, row }
      else if (toR1C1(formula, row, column) !== toR1C1(pattern.formula, pattern.row, column)) same = false
    }
    if (!same || !pattern) continue
    const { formula, row: from } = pattern
    sheet.write({ top: rows.top, bottom: rows.bottom, left: column, right: column }, (row, _column, old) =>
      old?.f || (old?.v !== undefined && old.v !== '')
        ? old
        : { ...(old?.s ? { s: old.s } : {}), f: copiedFormula(formula, row - from, 0) }
    )
  }
}
