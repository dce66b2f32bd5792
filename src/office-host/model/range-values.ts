import { columnCount, rowCount } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import type { Sheet } from '../engine/sheet'
import { invalidArgument } from '../bridge/office-error'
import { matrixReader } from './content'
import { changeFormat } from './format-target'
import type { AreasTarget, RangeTarget } from './range-target'
import { guardAllowed } from './range-target'
import { writeContents } from './written-content'

/** A range as a list of one area. */
export const one = ({ sheet, area }: RangeTarget): AreasTarget => ({ sheet, areas: [area] })

/** The most cells one read answers with; above it `values` is null. Source: https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins */
const readLimit = 5_000_000

/** What `read` gives for each cell, row by row; null for more cells than one read answers with. */
export function grid<V>({ area }: RangeTarget, read: (row: number, column: number) => V): V[][] | null {
  if (rowCount(area) * columnCount(area) > readLimit) return null
  const rows: V[][] = []
  for (let row = area.top; row <= area.bottom; row++) {
    const line: V[] = []
    for (let column = area.left; column <= area.right; column++) line.push(read(row, column))
    rows.push(line)
  }
  return rows
}

const hidesFormula = (sheet: Sheet, row: number, column: number): boolean =>
  sheet.state.protection !== null && sheet.format(row, column).formulaHidden

/** The formula of a cell, or its value where it has none or hides it. */
export function readFormula(sheet: Sheet, row: number, column: number): CellValue {
  const formula = sheet.formula(row, column)
  return formula !== undefined && !hidesFormula(sheet, row, column) ? formula : sheet.value(row, column)
}

/** Range.values */
export const valueProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => target.sheet.value(row, column)),
  set: (target: RangeTarget, value: unknown) => {
    writeContents(target.sheet, target.area, value)
  }
}

/** Range.formulas */
export const formulaProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => readFormula(target.sheet, row, column)),
  set: (target: RangeTarget, value: unknown) => {
    writeContents(target.sheet, target.area, value)
  }
}

/** Range.numberFormat */
export const numberFormatProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => target.sheet.format(row, column).numberFormat),
  set: (target: RangeTarget, value: unknown) => {
    if (value === null) return
    guardAllowed(target.sheet, 'allowFormatCells')
    const read = (wanted: unknown): string => {
      if (typeof wanted !== 'string') throw invalidArgument('a number format is a text')
      return wanted === '' ? 'General' : wanted
    }
    if (!Array.isArray(value)) {
      const wanted = read(value)
      changeFormat(one(target), (format) => ({ ...format, numberFormat: wanted }))
      return
    }
    const rows = value as unknown[][]
    const first = rows[0]?.[0]
    if (rows.length === 1 && rows[0]?.length === 1 && first !== null) {
      const wanted = read(first)
      changeFormat(one(target), (format) => ({ ...format, numberFormat: wanted }))
      return
    }
    const at = matrixReader(target.area, value)
    changeFormat(
      one(target),
      (format, row, column) => {
        const wanted = at(row, column)
        return wanted === null || wanted === undefined ? format : { ...format, numberFormat: read(wanted) }
      },
      false
    )
  }
}
