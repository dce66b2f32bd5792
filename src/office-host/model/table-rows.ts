import type { Area } from '../engine/area'
import { rowCount } from '../engine/area'
import { invalidArgument } from '../bridge/office-error'
import { changeContents, fillCalculatedColumns, setContents, tableBody } from './content'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { areaRef, changeTable, matrixOf, stateOf } from './table-state'
import type { TableTarget } from './table-state'
import { writeContents } from './written-content'

/** A table made of a header alone has one empty row, which the first rows added fill. */
function fillWaitingRow(target: TableTarget, area: Area, matrix: unknown[]): ObjectRef {
  setContents(target.sheet, area, matrix.slice(0, 1))
  if (matrix.length > 1) addRows(target, null, matrix.slice(1))
  return ref(tableRowClass, { ...target, index: 0 })
}

function addRows(target: TableTarget, index: unknown, values: unknown): ObjectRef {
  const { sheet } = target
  const table = changeTable(target)
  const area = tableBody(table)
  const matrix =
    values === undefined || values === null
      ? undefined
      : Array.isArray(values)
        ? Array.isArray(values[0])
          ? values
          : [values]
        : values
  const count = Array.isArray(matrix) ? matrix.length : 1
  const position =
    index === undefined || index === null || index === -1 ? area.bottom - area.top + 1 : Number(index)
  if (!Number.isInteger(position) || position < 0 || position > rowCount(area))
    throw invalidArgument('the row index lies outside the table')
  const waiting = rowCount(area) === 1 && position === 1 && !sheet.usedArea(true, area)
  if (waiting && Array.isArray(matrix) && matrix.length > 0) return fillWaitingRow(target, area, matrix)
  const top = area.top + position
  const rows = { top, bottom: top + count - 1, left: area.left, right: area.right }
  sheet.shift({ area: rows, direction: 'down' })
  const grown = stateOf(target)
  grown.area = { ...table.area, bottom: table.area.bottom + count }
  sheet.book.tablesChanged()
  const above = position > 0 ? top - 1 : top + count
  sheet.write(
    rows,
    (_row, column, old) => {
      const style = sheet.cell(above, column)?.s
      return style ? { ...old, s: style } : old
    },
    false
  )
  fillCalculatedColumns(sheet, grown, { top: rows.top, bottom: rows.bottom })
  if (matrix !== undefined) writeContents(sheet, rows, matrix)
  else sheet.book.emitDataChange(sheet, rows)
  return ref(tableRowClass, { ...target, index: position })
}

interface RowTarget extends TableTarget {
  index: number
}

const rowArea = (target: RowTarget): Area => {
  const area = tableBody(stateOf(target))
  const row = area.top + target.index
  if (target.index < 0 || row > area.bottom) throw invalidArgument('the row lies outside the table')
  return { ...area, top: row, bottom: row }
}

function deleteRows(target: TableTarget, indexes: number[]): void {
  const { sheet } = target
  changeTable(target)
  for (const index of [...indexes].sort((a, b) => b - a)) {
    const table = stateOf(target)
    const area = tableBody(table)
    const at = rowArea({ ...target, index })
    if (rowCount(area) === 1) {
      changeContents(sheet, at, (_row, _column, old) => (old?.s ? { s: old.s } : undefined))
      continue
    }
    const kept = { ...table.area, bottom: table.area.bottom - 1 }
    sheet.shift({ area: at, direction: 'up' })
    stateOf(target).area = kept
    sheet.book.emitDataChange(sheet, at, () => ({ changeType: 'RowDeleted' }))
  }
}

/** TableRow; https://learn.microsoft.com/javascript/api/excel/excel.tablerow */
export const tableRowClass: OfficeClass<RowTarget> = officeClass<RowTarget>({
  name: 'TableRow',
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target) => matrixOf(target.sheet, rowArea(target)),
      set: (target, value) => {
        writeContents(target.sheet, rowArea(target), value)
      }
    }
  },
  objects: { GetRange: (target) => areaRef(target.sheet, rowArea(target)) },
  calls: {
    Delete: (target) => {
      deleteRows(target, [target.index])
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.tablerowcollection */
export const tableRowsClass: OfficeClass<TableTarget> = officeClass<TableTarget>({
  name: 'TableRowCollection',
  scalars: { Count: { get: (target) => rowCount(tableBody(stateOf(target))) } },
  items: (target) =>
    Array.from({ length: rowCount(tableBody(stateOf(target))) }, (_, index) =>
      ref(tableRowClass, { ...target, index })
    ),
  objects: { Add: (target, [index, values]) => addRows(target, index, values) },
  calls: {
    DeleteRows: (target, [rows]) => {
      if (!Array.isArray(rows)) throw invalidArgument('rows are wanted')
      deleteRows(
        target,
        rows.map((row) => (typeof row === 'number' ? row : ((row as ObjectRef).target as RowTarget).index))
      )
    },
    DeleteRowsAt: (target, [index, count]) => {
      deleteRows(
        target,
        Array.from({ length: Number(count ?? 1) }, (_, offset) => Number(index) + offset)
      )
    }
  }
})
