import { coversColumns, coversRows, intersection, lastColumn, lastRow } from '../engine/area'
import { accessDenied, OfficeError } from '../bridge/office-error'
import { fillCalculatedColumns } from './content'
import type { RangeTarget } from './range-target'
import { guardAllowed, guardContent } from './range-target'

/** Inserts or deletes cells, with Excel's refusals for protected sheets and half tables. */
export function shiftCells({ sheet, area }: RangeTarget, direction: 'down' | 'right' | 'up' | 'left'): void {
  const vertical = direction === 'down' || direction === 'up'
  const inserting = direction === 'down' || direction === 'right'
  if (sheet.state.protection) {
    if (coversRows(area)) guardAllowed(sheet, inserting ? 'allowInsertRows' : 'allowDeleteRows')
    else if (coversColumns(area)) guardAllowed(sheet, inserting ? 'allowInsertColumns' : 'allowDeleteColumns')
    else throw accessDenied(`${sheet.name} is protected`)
    if (!inserting) guardContent(sheet, area)
  }
  const lane = vertical ? { ...area, bottom: lastRow } : { ...area, right: lastColumn }
  for (const table of sheet.state.tables) {
    const shared = intersection(table.area, lane)
    if (!shared) continue
    const whole = vertical
      ? shared.left === table.area.left && shared.right === table.area.right
      : shared.top === table.area.top && shared.bottom === table.area.bottom
    if (!whole) {
      throw new OfficeError(
        'InvalidOperation',
        `This would shift only part of the table ${table.name}.`,
        'part-of-table'
      )
    }
    if (
      !inserting &&
      vertical &&
      area.top <= table.area.top &&
      area.bottom >= table.area.top &&
      area.bottom < table.area.bottom &&
      table.showHeaders
    ) {
      throw new OfficeError(
        'InvalidOperation',
        `The header row of the table ${table.name} cannot be deleted.`,
        'table-header'
      )
    }
  }
  if (sheet.cutsMerge(lane) && !coversRows(area) && !coversColumns(area)) {
    throw new OfficeError('MergedRangeConflict', 'The operation would cut a merged cell.', 'merged-cells')
  }
  const grown =
    inserting && vertical
      ? sheet.state.tables
          .filter((table) => area.top > table.area.top && area.top <= table.area.bottom)
          .map((table) => table.id)
      : []
  sheet.shift({ area, direction })
  for (const id of grown) {
    const table = sheet.state.tables.find((candidate) => candidate.id === id)
    if (table) fillCalculatedColumns(sheet, table, { top: area.top, bottom: area.bottom })
  }
  const changeType = coversRows(area)
    ? inserting
      ? 'RowInserted'
      : 'RowDeleted'
    : coversColumns(area)
      ? inserting
        ? 'ColumnInserted'
        : 'ColumnDeleted'
      : inserting
        ? 'CellInserted'
        : 'CellDeleted'
  const shiftDirection = `ShiftCell${direction.charAt(0).toUpperCase()}${direction.slice(1)}`
  sheet.book.emitDataChange(sheet, area, () => ({ changeType, shiftDirection }))
}
