import { lastColumn, lastRow } from '../engine/area'
import { valueTypeOf } from '../engine/cell-value'
import { toR1C1 } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import { invalidArgument } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeRef } from './references'
import type { RangeTarget } from './range-target'
import { fullAddress } from './range-target'
import { readFormula } from './range-values'

interface ViewTarget {
  sheet: Sheet
  range: RangeTarget
  rows: number[]
  columns: number[]
  index: number
}

/** The visible rows and columns of a range, as one view. */
export function visibleView(range: RangeTarget): ViewTarget {
  const { sheet, area } = range
  const used = sheet.usedArea(false, area) ?? area
  const lines = (from: number, to: number, hidden: (line: number) => boolean): number[] => {
    const visible: number[] = []
    for (let line = from; line <= to; line++) if (!hidden(line)) visible.push(line)
    return visible
  }
  return {
    sheet,
    range,
    rows: lines(area.top, area.bottom === lastRow ? used.bottom : area.bottom, (row) =>
      sheet.isRowHidden(row)
    ),
    columns: lines(area.left, area.right === lastColumn ? used.right : area.right, (column) =>
      Boolean(sheet.state.hiddenColumns[column])
    ),
    index: 0
  }
}

const matrix = <V>(read: (sheet: Sheet, row: number, column: number) => V) => ({
  get: ({ sheet, rows, columns }: ViewTarget) =>
    rows.map((row) => columns.map((column) => read(sheet, row, column)))
})

const formulas = matrix(readFormula)

/** Rows of a view; https://learn.microsoft.com/javascript/api/excel/excel.rangeviewcollection */
export const rangeViewsClass: OfficeClass<ViewTarget> = officeClass<ViewTarget>({
  name: 'RangeViewCollection',
  items: (target) => target.rows.map((row, index) => ref(rangeViewClass, { ...target, rows: [row], index }))
})

/** The visible cells of a range; https://learn.microsoft.com/javascript/api/excel/excel.rangeview */
export const rangeViewClass: OfficeClass<ViewTarget> = officeClass<ViewTarget>({
  name: 'RangeView',
  scalars: {
    Values: matrix((sheet, row, column) => sheet.value(row, column)),
    Text: matrix((sheet, row, column) => sheet.text(row, column)),
    Formulas: formulas,
    FormulasLocal: formulas,
    FormulasR1C1: matrix((sheet, row, column) => {
      const formula = readFormula(sheet, row, column)
      return typeof formula === 'string' && formula.startsWith('=') ? toR1C1(formula, row, column) : formula
    }),
    NumberFormat: matrix((sheet, row, column) => sheet.format(row, column).numberFormat),
    ValueTypes: matrix((sheet, row, column) => valueTypeOf(sheet.value(row, column))),
    CellAddresses: matrix((sheet, row, column) =>
      fullAddress(sheet, { top: row, bottom: row, left: column, right: column })
    ),
    RowCount: { get: ({ rows }) => rows.length },
    ColumnCount: { get: ({ columns }) => columns.length },
    Index: { get: ({ index }) => index }
  },
  navigations: { Rows: (target) => ref(rangeViewsClass, target) },
  objects: {
    GetRange: ({ range, rows }) => {
      const [top, bottom] = [rows[0], rows[rows.length - 1]]
      if (top === undefined || bottom === undefined) throw invalidArgument('the view is empty')
      return rangeRef({ sheet: range.sheet, area: { ...range.area, top, bottom } })
    }
  }
})
