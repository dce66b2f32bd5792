import type { Area } from '../engine/area'
import { columnCount } from '../engine/area'
import type { Cell } from '../engine/sheet'
import { invalidArgument } from '../bridge/office-error'
import { changeContents } from './content'
import type { Arguments, OfficeClass } from './office-class'
import { officeClass } from './office-class'
import type { RangeTarget } from './range-target'
import { guardContent } from './range-target'

interface RemovedDuplicates {
  removed: number
  uniqueRemaining: number
}

/**
 * Removes rows whose cells in the given columns repeat an earlier row; what follows moves up within the range.
 * Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-remove-duplicates
 */
export function removeDuplicates(
  { sheet, area }: RangeTarget,
  [columns, includesHeader]: Arguments
): RemovedDuplicates {
  if (!Array.isArray(columns) || columns.length === 0)
    throw invalidArgument('the columns to compare are wanted')
  for (const column of columns as unknown[]) {
    if (typeof column !== 'number' || !Number.isInteger(column) || column < 0 || column >= columnCount(area))
      throw invalidArgument(`${String(column)} is no column of the range`)
  }
  guardContent(sheet, area)
  const used = sheet.usedArea(false, area)
  if (!used) return { removed: 0, uniqueRemaining: 0 }
  const body: Area = { ...area, top: area.top + (includesHeader ? 1 : 0), bottom: used.bottom }
  const seen = new Set<string>()
  const kept: (Cell | undefined)[][] = []
  let total = 0
  for (let row = body.top; row <= body.bottom; row++) {
    total++
    const key = JSON.stringify(
      (columns as number[]).map((column) => {
        const value = sheet.value(row, area.left + column)
        return typeof value === 'string' ? value.toLowerCase() : value
      })
    )
    if (seen.has(key)) continue
    seen.add(key)
    const line: (Cell | undefined)[] = []
    for (let column = area.left; column <= area.right; column++) line.push(sheet.cell(row, column))
    kept.push(line)
  }
  if (kept.length < total) {
    changeContents(sheet, body, (row, column) => kept[row - body.top]?.[column - area.left])
  }
  return { removed: total - kept.length, uniqueRemaining: kept.length }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.removeduplicatesresult */
export const removeDuplicatesResultClass: OfficeClass<RemovedDuplicates> = officeClass<RemovedDuplicates>({
  name: 'RemoveDuplicatesResult',
  scalars: {
    Removed: { get: ({ removed }) => removed },
    UniqueRemaining: { get: ({ uniqueRemaining }) => uniqueRemaining }
  }
})
