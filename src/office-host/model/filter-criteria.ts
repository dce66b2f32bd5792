import type { Area } from '../engine/area'
import type { CellFormat } from '../engine/cell-format'
import { readColor } from '../engine/cell-format'
import { dateSerial } from '../engine/cell-value'
import type { CellValue } from '../engine/cell-value'
import { monthNames } from '../engine/month-names'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, OfficeError } from '../bridge/office-error'

/**
 * What a filter of a column lets through, as Office.js has it. Source:
 * https://learn.microsoft.com/javascript/api/excel/excel.filtercriteria
 */
export type Criteria = Record<string, unknown>

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is'
  )

function meets(criterion: unknown, value: CellValue, shown: string): boolean {
  const [, operator = '', operand = ''] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(String(criterion))!
  const number = Number(operand)
  if (operator === '' || operator === '=')
    return operand === ''
      ? value === ''
      : wildcard(operand).test(shown) || (typeof value === 'number' && value === number)
  if (operator === '<>')
    return operand === '' ? value !== '' : !wildcard(operand).test(shown) && value !== number
  if (typeof value !== 'number') return false
  return operator === '>'
    ? value > number
    : operator === '<'
      ? value < number
      : operator === '>='
        ? value >= number
        : value <= number
}

interface FilterCell {
  value: CellValue
  text: string
  format: CellFormat
}

type Test = (cell: FilterCell) => boolean

const numbersOf = (cells: FilterCell[]): number[] =>
  cells.map(({ value }) => value).filter((value): value is number => typeof value === 'number')

/** The least value among the top, or the greatest among the bottom ones. */
function threshold(criteria: Criteria, cells: FilterCell[], top: boolean, percent: boolean): Test {
  const count = Number(criteria['criterion1'])
  if (!(count > 0) || (percent && count > 100))
    throw invalidArgument('a number of items or a percentage is wanted')
  const sorted = numbersOf(cells).sort((a, b) => (top ? b - a : a - b))
  const wanted = percent ? Math.max(1, Math.floor((sorted.length * count) / 100)) : Math.floor(count)
  const limit = sorted[Math.min(wanted, sorted.length) - 1]
  return ({ value }) =>
    typeof value === 'number' && limit !== undefined && (top ? value >= limit : value <= limit)
}

const dayMs = 86_400_000
const serialOf = (year: number, month: number, day: number): number => dateSerial(year, month + 1, day)

/** The first and last day of a dynamic date filter, counted from the given day. */
function period(criterion: string, today: number): [number, number] | undefined {
  const date = new Date((today - 25_569) * dayMs)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const months = (from: number, count: number): [number, number] => {
    const start = new Date(Date.UTC(year, from, 1))
    const end = new Date(Date.UTC(year, from + count, 0))
    return [
      serialOf(start.getUTCFullYear(), start.getUTCMonth(), 1),
      serialOf(end.getUTCFullYear(), end.getUTCMonth(), end.getUTCDate())
    ]
  }
  const week = (step: number): [number, number] => {
    const sunday = today - date.getUTCDay() + step * 7
    return [sunday, sunday + 6]
  }
  const quarter = Math.floor(month / 3) * 3
  switch (criterion) {
    case 'Yesterday':
      return [today - 1, today - 1]
    case 'Today':
      return [today, today]
    case 'Tomorrow':
      return [today + 1, today + 1]
    case 'LastWeek':
      return week(-1)
    case 'ThisWeek':
      return week(0)
    case 'NextWeek':
      return week(1)
    case 'LastMonth':
      return months(month - 1, 1)
    case 'ThisMonth':
      return months(month, 1)
    case 'NextMonth':
      return months(month + 1, 1)
    case 'LastQuarter':
      return months(quarter - 3, 3)
    case 'ThisQuarter':
      return months(quarter, 3)
    case 'NextQuarter':
      return months(quarter + 3, 3)
    case 'LastYear':
      return months(-12, 12)
    case 'ThisYear':
      return months(0, 12)
    case 'NextYear':
      return months(12, 12)
    case 'YearToDate':
      return [serialOf(year, 0, 1), today]
    default:
      return undefined
  }
}

function dynamic(criterion: string, cells: FilterCell[], today: number): Test {
  if (criterion === 'AboveAverage' || criterion === 'BelowAverage') {
    const numbers = numbersOf(cells)
    const average = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    return ({ value }) =>
      typeof value === 'number' && (criterion === 'AboveAverage' ? value > average : value < average)
  }
  const monthOf = (value: CellValue): number =>
    typeof value === 'number' ? new Date((Math.floor(value) - 25_569) * dayMs).getUTCMonth() : -1
  const allDates = /^AllDatesInPeriod(.+)$/.exec(criterion)?.[1]
  if (allDates !== undefined) {
    const quarter = /^Quarter(\d)$/.exec(allDates)?.[1]
    // Office.js has a misspelt name for the second month.
    const wanted = monthNames.indexOf(allDates === 'Februray' ? 'February' : allDates)
    if (quarter === undefined && wanted < 0) throw invalidArgument(`${criterion} is no dynamic filter`)
    return ({ value }) => {
      const month = monthOf(value)
      return month >= 0 && (quarter ? Math.floor(month / 3) === Number(quarter) - 1 : month === wanted)
    }
  }
  const days = period(criterion, today)
  if (!days) throw invalidArgument(`${criterion} is no dynamic filter`)
  return ({ value }) => typeof value === 'number' && value >= days[0] && value < days[1] + 1
}

/** Specificity of a date filter value: how many of year, month, day and time have to agree. */
const datePrecision: Record<string, number> = { Year: 4, Month: 7, Day: 10, Hour: 13, Minute: 16, Second: 19 }

function listed(values: unknown[]): Test {
  return ({ value, text }) =>
    values.some((wanted) => {
      if (typeof wanted !== 'object' || wanted === null) return String(wanted) === text
      const { date, specificity } = wanted as { date?: string; specificity?: string }
      if (typeof value !== 'number' || date === undefined) return false
      const own = new Date(Math.round((value - 25_569) * dayMs)).toISOString()
      return own.startsWith(date.slice(0, datePrecision[specificity ?? 'Day'] ?? 10))
    })
}

/** Whether a cell passes a column's filter; the column's cells decide what is on top or above average. */
function testOf(criteria: Criteria, cells: FilterCell[], today: number): Test {
  const color = readColor(criteria['color'])
  switch (criteria['filterOn']) {
    case 'Values':
      return listed((criteria['values'] as unknown[] | undefined) ?? [])
    case 'Custom':
      return ({ value, text }) => {
        const first = meets(criteria['criterion1'], value, text)
        if (criteria['criterion2'] === undefined || criteria['criterion2'] === null) return first
        const second = meets(criteria['criterion2'], value, text)
        return criteria['operator'] === 'Or' ? first || second : first && second
      }
    case 'TopItems':
      return threshold(criteria, cells, true, false)
    case 'TopPercent':
      return threshold(criteria, cells, true, true)
    case 'BottomItems':
      return threshold(criteria, cells, false, false)
    case 'BottomPercent':
      return threshold(criteria, cells, false, true)
    case 'Dynamic':
      return dynamic(String(criteria['dynamicCriteria']), cells, today)
    case 'CellColor':
      return ({ format }) => (format.fillColor || '#FFFFFF') === color
    case 'FontColor':
      return ({ format }) => format.fontColor === color
    default:
      throw new OfficeError(
        'ApiNotFound',
        `Filtering on ${String(criteria['filterOn'])} is not available in this host.`
      )
  }
}

/** Hides the rows of a body that a column's criteria do not let through, and shows the others. */
export function applyCriteria(sheet: Sheet, body: Area, criteria: Map<number, Criteria>): void {
  const now = new Date(sheet.book.now())
  const today = dateSerial(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate())
  const columns = [...criteria].map(([index, wanted]) => {
    const cells: FilterCell[] = []
    for (let row = body.top; row <= body.bottom; row++) {
      const column = body.left + index
      cells.push({
        value: sheet.value(row, column),
        text: sheet.text(row, column),
        format: sheet.format(row, column)
      })
    }
    return { cells, test: testOf(wanted, cells, today) }
  })
  const state = sheet.touch()
  for (const key of Object.keys(state.filteredRows).map(Number)) {
    if (key >= body.top && key <= body.bottom) delete state.filteredRows[key]
  }
  for (let row = body.top; row <= body.bottom; row++) {
    if (columns.some(({ cells, test }) => !test(cells[row - body.top]!))) state.filteredRows[row] = true
  }
  sheet.book.hiddenRowsChanged()
}
