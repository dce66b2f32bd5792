import { lastColumn, lastRow } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, OfficeError } from '../bridge/office-error'
import type { RangeTarget } from './range-target'
import { guardAllowed } from './range-target'
import { setHidden } from './range-visibility'

/** Rows and columns can be grouped this many levels deep. */
const deepestLevel = 7

type Axis = 'rows' | 'columns'

const axisOf = (option: unknown): Axis => {
  if (option === 'ByRows') return 'rows'
  if (option === 'ByColumns') return 'columns'
  throw invalidArgument(`${String(option)} is no way to group`)
}

const linesOf = ({ area }: RangeTarget, axis: Axis): [number, number] =>
  axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right]

/** Groups rows or columns one level deeper, or takes a level away. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-group */
export function changeGroup(target: RangeTarget, option: unknown, step: 1 | -1): void {
  const axis = axisOf(option)
  guardAllowed(target.sheet, axis === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const [from, to] = linesOf(target, axis)
  const levels = target.sheet.touch().outline[axis]
  for (let line = from; line <= to; line++) {
    const level = (levels[line] ?? 0) + step
    if (level > deepestLevel || level < 0)
      throw new OfficeError('InvalidOperation', 'The rows or columns cannot be grouped or ungrouped further.')
    if (level === 0) delete levels[line]
    else levels[line] = level
  }
}

/** Hides or shows what a group of rows or columns holds. */
export function showGroup(target: RangeTarget, option: unknown, shown: boolean): void {
  const axis = axisOf(option)
  const [from, to] = linesOf(target, axis)
  const levels = target.sheet.state.outline[axis]
  for (let line = from; line <= to; line++) {
    if (levels[line]) hideLine(target.sheet, axis, line, !shown)
  }
}

function hideLine(sheet: Sheet, axis: Axis, line: number, hidden: boolean): void {
  const area =
    axis === 'rows'
      ? { top: line, bottom: line, left: 0, right: lastColumn }
      : { top: 0, bottom: lastRow, left: line, right: line }
  const before = axis === 'rows' ? sheet.state.hiddenRows[line] : sheet.state.hiddenColumns[line]
  if (Boolean(before) !== hidden) setHidden({ sheet, area }, axis === 'rows', hidden)
}

/** Shows groups up to a level of rows and of columns; 0 leaves them as they are. Source: https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-showoutlinelevels-member(1) */
export function showOutlineLevels(sheet: Sheet, rows: unknown, columns: unknown): void {
  for (const [axis, wanted] of [
    ['rows', rows],
    ['columns', columns]
  ] as [Axis, unknown][]) {
    if (typeof wanted !== 'number' || wanted < 0 || wanted > deepestLevel + 1)
      throw invalidArgument('a level from 0 to 8 is wanted')
    if (wanted === 0) continue
    for (const [line, level] of Object.entries(sheet.state.outline[axis]))
      hideLine(sheet, axis, Number(line), level >= wanted)
  }
}
