import { columnCount, intersection, rowCount } from '../engine/area'
import { OfficeError } from '../bridge/office-error'
import type { RangeTarget } from './range-target'
import { guardAllowed } from './range-target'

/** Merges a range, or each of its rows; only the first cell keeps its content. */
export function mergeCells({ sheet, area }: RangeTarget, across: unknown): void {
  guardAllowed(sheet, undefined)
  if (sheet.state.tables.some((table) => intersection(table.area, area))) {
    throw new OfficeError('InvalidOperation', 'Cells of a table cannot be merged.', 'merge-in-table')
  }
  const wanted = across
    ? Array.from({ length: rowCount(area) }, (_, row) => ({
        ...area,
        top: area.top + row,
        bottom: area.top + row
      }))
    : [area]
  const state = sheet.touch()
  for (const next of wanted) {
    state.merges = state.merges.filter((other) => !intersection(other, next))
    if (rowCount(next) * columnCount(next) === 1) continue
    state.merges.push({ ...next })
    sheet.writeExisting(next, (row, column, old) =>
      row === next.top && column === next.left ? old : old.s ? { s: old.s } : undefined
    )
  }
}
