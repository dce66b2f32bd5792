import { areaText, lastColumn } from '../engine/area'
import { invalidArgument } from '../bridge/office-error'
import type { RangeTarget } from './range-target'
import { guardAllowed } from './range-target'

/** Hides or shows the rows or columns of a range. */
export function setHidden({ sheet, area }: RangeTarget, rows: boolean, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value !== 'boolean') throw invalidArgument('true or false is wanted')
  guardAllowed(sheet, rows ? 'allowFormatRows' : 'allowFormatColumns')
  const state = sheet.touch()
  const map = rows ? state.hiddenRows : state.hiddenColumns
  const [from, to] = rows ? [area.top, area.bottom] : [area.left, area.right]
  if (!value) {
    for (const key of Object.keys(map).map(Number)) if (key >= from && key <= to) delete map[key]
    if (rows)
      for (const key of Object.keys(state.filteredRows).map(Number))
        if (key >= from && key <= to) delete state.filteredRows[key]
  } else for (let index = from; index <= to; index++) map[index] = true
  sheet.book.hiddenRowsChanged()
  if (rows) {
    sheet.book.emit({
      kind: 'rowHiddenChanged',
      target: sheet.id,
      detail: {
        worksheetId: sheet.id,
        address: areaText({ ...area, left: 0, right: lastColumn }),
        changeType: value ? 'Hidden' : 'Unhidden',
        source: sheet.book.source
      }
    })
  }
}

/** Whether lines are hidden; null where some are and some are not. */
export function hiddenState(from: number, to: number, hidden: (index: number) => boolean): boolean | null {
  const first = hidden(from)
  for (let index = from + 1; index <= Math.min(to, from + 20_000); index++)
    if (hidden(index) !== first) return null
  return first
}
