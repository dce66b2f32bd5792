import Big from 'big.js'
import { disguiseOf } from '../report/number-formats'
import type { ReportRow, ReportTable } from '../report/report'
import { cellKey, type CellContent } from '../report/workbook-content'

/** The number format of the cell of a row and field; absent for General and for a column that is gone. */
export function formatOf<F extends string>(
  table: ReportTable<F>,
  row: ReportRow,
  field: F
): string | undefined {
  const { numberFormats } = table.sheet
  if (numberFormats.size === 0) return undefined
  const column = table.columnOf(field)
  return column === undefined ? undefined : numberFormats.get(cellKey(row.row - 1, column))
}

/** Digits of a number that a cell keeps. */
const CELL_DIGITS = 15

/** A number of a cell as the decimal that it shows. */
export const shownDecimal = (value: number): Big => new Big(value.toPrecision(CELL_DIGITS))

/** Nobody is further than this, so that a higher share in a cell formatted as percent is the percentage itself. */
const HIGHEST_SHARE = 2

/** A 形象进度 that stands as a share of 1 or in a cell formatted as percent: the percentage meant, and whether no other can be. */
export function disguisedProgress(
  content: CellContent,
  format: string | undefined
): { readonly percentage: Big; readonly isCertain: boolean } | undefined {
  if (typeof content !== 'number' || !Number.isFinite(content) || content <= 0) return undefined
  const isFormatted = disguiseOf(format) === 'percent'
  if (content > 1 && !isFormatted) return undefined
  const value = shownDecimal(content)
  if (content > HIGHEST_SHARE) return { percentage: value, isCertain: true }
  return { percentage: value.times(100), isCertain: isFormatted && content <= 1 }
}
