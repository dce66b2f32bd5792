import Big from 'big.js'
import type { SourceSheet } from '../plan/import/source-grid'
import {
  cellKey,
  cellText,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from './workbook-content'

/** Digits that a stored number shows exactly. */
const EXACT_DIGITS = 15

/** The sheets of a workbook that people see, as texts from the first cell on; percentages as they are shown. */
export const sourceSheets = ({ sheets }: WorkbookContent): readonly SourceSheet[] =>
  sheets.filter(({ visibility }) => visibility === 'visible').map(sourceSheet)

function sourceSheet({ name, top, left, values, numberFormats, merges }: SheetContent): SourceSheet {
  const rows = values.map((row, down) => [
    ...Array.from({ length: left }, () => ''),
    ...row.map((value, right) => shownText(value, numberFormats.get(cellKey(top + down, left + right))))
  ])
  return { name, rows: [...Array.from({ length: top }, () => []), ...rows], merges }
}

function shownText(value: CellContent, format: string | undefined): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return cellText(value)
  const number = new Big(value.toPrecision(EXACT_DIGITS))
  return format !== undefined && isPercentFormat(format)
    ? `${number.times(100).toFixed()}%`
    : number.toFixed()
}

const isPercentFormat = (format: string): boolean => format.replace(/"[^"]*"|\\./gu, '').includes('%')
