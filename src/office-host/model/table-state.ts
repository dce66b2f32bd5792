import type { Area } from '../engine/area'
import { columnCount, rowCount } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { itemNotFound } from '../bridge/office-error'
import { tableBody } from './content'
import type { ObjectRef } from './office-class'
import { guardAllowed } from './range-target'
import { rangeRef } from './references'

/** A table by its id on its sheet. */
export interface TableTarget {
  sheet: Sheet
  id: string
}

/** The state of a table; ItemNotFound once it is deleted. */
export const stateOf = ({ sheet, id }: TableTarget): TableState => {
  const state = sheet.state.tables.find((table) => table.id === id)
  if (!state) throw itemNotFound('the table')
  return state
}

/** The state of a table for changing it; refused on a protected sheet. */
export function changeTable(target: TableTarget): TableState {
  guardAllowed(target.sheet, undefined)
  target.sheet.touch()
  target.sheet.book.tablesChanged()
  return stateOf(target)
}

/** An area of a table's sheet as a range. */
export const areaRef = (sheet: Sheet, area: Area): ObjectRef => rangeRef({ sheet, area })

/** The data of a table as a range; an empty table has its first row. */
export const body = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  const area = tableBody(table)
  return areaRef(target.sheet, area.bottom < area.top ? { ...area, bottom: area.top } : area)
}

/** The header row of a table; ItemNotFound while it is hidden. */
export const header = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  if (!table.showHeaders) throw itemNotFound('the header row')
  return areaRef(target.sheet, { ...table.area, bottom: table.area.top })
}

/** The totals row of a table; ItemNotFound while it is hidden. */
export const totals = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  if (!table.showTotals) throw itemNotFound('the totals row')
  return areaRef(target.sheet, { ...table.area, top: table.area.bottom })
}

/** The values of an area, row by row. */
export const matrixOf = (sheet: Sheet, area: Area): unknown[][] =>
  Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (_, column) => sheet.value(area.top + row, area.left + column))
  )

/** A column of a table by its id. */
export interface ColumnTarget extends TableTarget {
  columnId: number
}

/** The place of a column in its table. */
export const columnIndex = (target: ColumnTarget): number => {
  const index = stateOf(target).columns.findIndex((column) => column.id === target.columnId)
  if (index < 0) throw itemNotFound('the column')
  return index
}

/** The part of an area that lies in a column. */
export const columnArea = (target: ColumnTarget, area: Area): Area => {
  const column = stateOf(target).area.left + columnIndex(target)
  return { ...area, left: column, right: column }
}
