import type { ICellData } from '@univerjs/core'
import type { Area } from '../engine/area'
import { columnCount, contains, rowCount } from '../engine/area'
import type { Book } from '../engine/book'
import { dateSerial } from '../engine/cell-value'
import { copiedFormula } from '../engine/formula-text'
import type { Cell } from '../engine/sheet'
import { invalidArgument } from '../bridge/office-error'
import { changeContents } from './content'
import type { Arguments } from './office-class'
import type { RangeTarget } from './range-target'
import { guardContent, rangeArgument } from './range-target'

const kinds = [
  'FillDefault',
  'FillCopy',
  'FillSeries',
  'FillFormats',
  'FillValues',
  'FillDays',
  'FillWeekdays',
  'FillMonths',
  'FillYears',
  'LinearTrend',
  'GrowthTrend'
]

const isDateFormat = (format: string): boolean => /[ymd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''))

/** The day so many months after a serial date, at most the last of its month. */
function monthsLater(serial: number, months: number): number {
  const date = new Date((serial - 25_569) * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const target = new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)))
  return dateSerial(target.getUTCFullYear(), target.getUTCMonth() + 1, target.getUTCDate())
}

function weekdaysLater(serial: number, days: number): number {
  let at = serial
  const step = days < 0 ? -1 : 1
  for (let left = Math.abs(days); left > 0;) {
    at += step
    if ((at + 6) % 7 > 0 && (at + 6) % 7 < 6) left--
  }
  return at
}

type Series = (index: number) => string | number | undefined

/** The rule by which a lane of source values goes on; undefined where it is only repeated. */
function seriesOf(values: (string | number | boolean)[], kind: string, dates: boolean): Series | undefined {
  if (kind === 'FillCopy' || kind === 'FillValues') return undefined
  const numbers = values.filter((value): value is number => typeof value === 'number')
  if (numbers.length === values.length && values.length > 0) {
    const [first = 0] = numbers
    const last = numbers[numbers.length - 1] ?? first
    const beyond = (index: number): number => index - (values.length - 1)
    if (kind === 'FillMonths') return (index) => monthsLater(last, beyond(index))
    if (kind === 'FillYears') return (index) => monthsLater(last, beyond(index) * 12)
    if (kind === 'FillWeekdays') return (index) => weekdaysLater(last, beyond(index))
    if (kind === 'FillDays') return (index) => last + beyond(index)
    if (values.length === 1) {
      if (kind === 'FillSeries' || dates) return (index) => first + index
      return undefined
    }
    if (kind === 'GrowthTrend') {
      const ratio = (last / first) ** (1 / (values.length - 1))
      return (index) => first * ratio ** index
    }
    const middle = (values.length - 1) / 2
    const mean = numbers.reduce((sum, value) => sum + value, 0) / values.length
    const slope =
      numbers.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) /
      numbers.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
    return (index) => Number((mean + slope * (index - middle)).toPrecision(15))
  }
  if (values.length === 1 && typeof values[0] === 'string') {
    const match = /^(.*?)(\d+)$/s.exec(values[0])
    if (match)
      return (index) => `${match[1]}${String(Number(match[2]) + index).padStart(match[2]!.length, '0')}`
  }
  return undefined
}

/**
 * Fills the destination, which holds the range itself, by what the range begins: numbers, dates and numbered texts go on, formulas are
 * copied, everything else is repeated. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-auto-fill
 */
export function autoFill(target: RangeTarget, [destination, fillType]: Arguments, book: Book): void {
  const { sheet, area } = target
  const kind = typeof fillType === 'string' ? fillType : 'FillDefault'
  if (!kinds.includes(kind)) throw invalidArgument(`${kind} is no way to fill`)
  const to = rangeArgument(book, sheet, destination)
  if (to.sheet !== sheet || !contains(to.area, area))
    throw invalidArgument('the destination has to hold the range')
  const down = rowCount(to.area) > rowCount(area)
  if (down && columnCount(to.area) > columnCount(area))
    throw invalidArgument('the range is filled in one direction')
  guardContent(sheet, to.area)
  const lanes = down ? columnCount(area) : rowCount(area)
  const length = down ? rowCount(area) : columnCount(area)
  const at = (lane: number, index: number): { row: number; column: number } =>
    down
      ? { row: area.top + index, column: area.left + lane }
      : { row: area.top + lane, column: area.left + index }
  const sources = Array.from({ length: lanes }, (_, lane) => {
    const cells = Array.from({ length }, (__, index) => {
      const { row, column } = at(lane, index)
      return { row, column, cell: sheet.cell(row, column), value: sheet.value(row, column) }
    })
    const first = cells[0]!
    const dates = isDateFormat(sheet.format(first.row, first.column).numberFormat)
    const formulas = cells.some(({ cell }) => cell?.f)
    return {
      cells,
      series: formulas
        ? undefined
        : seriesOf(
            cells.map(({ value }) => value),
            kind,
            dates
          )
    }
  })
  changeContents(sheet, to.area, (row, column, old): Cell => {
    const here: Area = { top: row, bottom: row, left: column, right: column }
    if (contains(area, here)) return old
    const lane = down ? column - area.left : row - area.top
    const index = down ? row - area.top : column - area.left
    const { cells, series } = sources[lane]!
    const source = cells[((index % length) + length) % length]!
    const style =
      kind === 'FillValues' ? old?.s : (source.cell?.s ?? sheet.inheritedStyle(source.row, source.column))
    const styled = (cell: ICellData): ICellData => (style ? { ...cell, s: style } : cell)
    if (kind === 'FillFormats') {
      const rest: ICellData = { ...old }
      delete rest.s
      return styled(rest)
    }
    if (source.cell?.f) {
      return styled({ f: copiedFormula(source.cell.f, row - source.row, column - source.column) })
    }
    const value = series ? series(index) : source.value
    if (value === '' || value === undefined) return style ? { s: style } : undefined
    if (typeof value === 'boolean') return styled({ v: value ? 1 : 0, t: 3 })
    return styled({ v: value, t: typeof value === 'number' ? 2 : 1 })
  })
}
