import type { Area } from '../engine/area'
import { areaText, intersection } from '../engine/area'
import { compareForSort } from '../engine/cell-value'
import { copiedFormula } from '../engine/formula-text'
import type { Cell, Sheet } from '../engine/sheet'
import { accessDenied, invalidArgument, OfficeError } from '../bridge/office-error'
import { changeContents } from './content'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'
import type { RangeTarget } from './range-target'

interface SortOptions {
  matchCase: boolean
  hasHeaders: boolean
  byColumns: boolean
}

/**
 * Sorts rows (or columns) by one or more keys; on a protected sheet it needs `allowSort` and no locked cell in the area.
 * Source: https://support.microsoft.com/office/lock-or-unlock-specific-areas-of-a-protected-worksheet-75481b72-db8a-4267-8c43-042a5f2cd93a
 */
export function sortRange({ sheet, area }: RangeTarget, fields: unknown, options: SortOptions): void {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument('sort fields are wanted')
  const body: Area = options.hasHeaders
    ? options.byColumns
      ? { ...area, left: area.left + 1 }
      : { ...area, top: area.top + 1 }
    : area
  const { protection } = sheet.state
  if (protection && (!protection.options.allowSort || sheet.hasLockedCell(body))) {
    throw accessDenied(`${areaText(body)} has locked cells or sorting is not allowed`)
  }
  if (sheet.state.merges.some((merge) => intersection(merge, body))) {
    throw new OfficeError('MergedRangeConflict', 'Merged cells cannot be sorted.')
  }
  const used = sheet.usedArea(false, body)
  if (!used) return
  const lines: Area = options.byColumns
    ? { ...body, right: Math.min(body.right, used.right) }
    : { ...body, bottom: Math.min(body.bottom, used.bottom) }
  const sorted = linesToSort(sheet, lines, options.byColumns)
  const keys = fields.map((field) => {
    const {
      key,
      ascending = true,
      sortOn = 'Value'
    } = field as { key: number; ascending?: boolean; sortOn?: string }
    const width = options.byColumns ? lines.bottom - lines.top : lines.right - lines.left
    if (!Number.isInteger(key) || key < 0 || key > width)
      throw invalidArgument(`${key} is no sort key of this range`)
    if (sortOn !== 'Value')
      throw new OfficeError('ApiNotFound', `Sorting on ${sortOn} is not available in this host.`)
    return { key, ascending }
  })
  const valueOf = (line: number, key: number): ReturnType<typeof sheet.value> =>
    options.byColumns ? sheet.value(lines.top + key, line) : sheet.value(line, lines.left + key)
  const order = [...sorted].sort((a, b) => {
    for (const { key, ascending } of keys) {
      const result = compareForSort(valueOf(a, key), valueOf(b, key), ascending)
      if (result !== 0) return result
    }
    return a - b
  })
  const source = new Map(sorted.map((line, index) => [line, order[index]!]))
  const before = new Map<string, Cell>()
  sheet.each(lines, (row, column, cell) => before.set(`${row},${column}`, cell))
  changeContents(sheet, lines, (row, column) => {
    const line = options.byColumns ? column : row
    const from = source.get(line) ?? line
    const cell = options.byColumns ? before.get(`${row},${from}`) : before.get(`${from},${column}`)
    if (!cell?.f) return cell
    const moved = options.byColumns
      ? copiedFormula(cell.f, 0, column - from)
      : copiedFormula(cell.f, row - from, 0)
    return { ...cell, f: moved }
  })
  sheet.book.emit({
    kind: options.byColumns ? 'columnSorted' : 'rowSorted',
    target: sheet.id,
    detail: { worksheetId: sheet.id, address: areaText(lines), source: sheet.book.source }
  })
}

/** The rows (or columns) that move: hidden ones stay where they are. Source: https://learn.microsoft.com/office/vba/api/excel.range.entirerow */
function linesToSort(sheet: Sheet, { top, bottom, left, right }: Area, byColumns: boolean): number[] {
  const [first, last] = byColumns ? [left, right] : [top, bottom]
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return all.filter((line) => (byColumns ? !sheet.state.hiddenColumns[line] : !sheet.isRowHidden(line)))
}

/** Range.sort; https://learn.microsoft.com/javascript/api/excel/excel.rangesort */
export const rangeSortClass: OfficeClass<RangeTarget> = officeClass<RangeTarget>({
  name: 'RangeSort',
  calls: {
    Apply: (target, [fields, matchCase, hasHeaders, orientation]) => {
      sortRange(target, fields, {
        matchCase: Boolean(matchCase),
        hasHeaders: Boolean(hasHeaders),
        byColumns: orientation === 'Columns'
      })
    }
  }
})
