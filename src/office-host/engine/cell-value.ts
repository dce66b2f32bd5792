import { numfmt } from '@univerjs/core'

/** What a cell holds, as Office.js gives it: '' for an empty cell, errors as their text. */
export type CellValue = string | number | boolean

/** The error values of a cell. */
export const errorValues = new Set([
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#SPILL!',
  '#CALC!'
])

const dateForm = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/
const numberForm = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i

/** The serial number of a date, by Excel's 1900 calendar. */
export function dateSerial(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569
}

/** What Excel makes of typed text: a number, percentage, date, truth value, error or the text itself, with the number format typing gives. */
export function interpretText(text: string): { value: CellValue; numberFormat?: string } {
  const trimmed = text.trim()
  if (trimmed === '') return { value: text }
  if (/^(?:TRUE|FALSE)$/i.test(trimmed)) return { value: trimmed.toUpperCase() === 'TRUE' }
  const date = dateForm.exec(trimmed)
  if (date) {
    const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3] ?? 1)]
    const valid =
      month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    if (valid && year >= 1900) {
      return { value: dateSerial(year, month, day), numberFormat: date[3] ? 'yyyy/m/d' : 'mmm-yy' }
    }
  }
  const percent = trimmed.endsWith('%')
  const digits = percent ? trimmed.slice(0, -1).trim() : trimmed
  if (/\d/.test(digits) && numberForm.test(digits)) {
    const number = Number(digits.replaceAll(',', ''))
    if (Number.isFinite(number)) {
      if (percent) return { value: number / 100, numberFormat: digits.includes('.') ? '0.00%' : '0%' }
      return digits.includes(',') ? { value: number, numberFormat: '#,##0' } : { value: number }
    }
  }
  return { value: text }
}

/** The text a cell shows for a value under a number format; numbers in General keep up to 11 characters. */
export function displayText(value: CellValue, numberFormat: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (numberFormat === '@' || value === '') return String(value)
  if (typeof value === 'string' && !numberFormat.includes('@')) return value
  try {
    return numfmt.format(numberFormat, value)
  } catch {
    return String(value)
  }
}

/** The name Office.js has for the kind of a value. */
export function valueTypeOf(value: CellValue): 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error' {
  if (value === '') return 'Empty'
  if (typeof value === 'number') return 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  return errorValues.has(value) ? 'Error' : 'String'
}

const sortRank = (value: CellValue): number =>
  value === ''
    ? 4
    : typeof value === 'number'
      ? 0
      : typeof value === 'boolean'
        ? 2
        : errorValues.has(value)
          ? 3
          : 1

const textOrder = new Intl.Collator('zh-CN-u-co-pinyin', { sensitivity: 'base' })

/**
 * Orders two values as Excel sorts a column: numbers, texts, truth values, errors, which are all equal; empty cells last
 * either way.
 * Source: https://support.microsoft.com/office/sort-data-in-a-range-or-table-62d0b95d-2a90-4610-a6ae-2e545c4a4654
 */
export function compareForSort(a: CellValue, b: CellValue, ascending: boolean): number {
  const rankA = sortRank(a)
  const rankB = sortRank(b)
  if (rankA === 4 || rankB === 4) return rankA - rankB
  if (rankA === 3 && rankB === 3) return 0
  const order =
    rankA !== rankB
      ? rankA - rankB
      : typeof a === 'string' && typeof b === 'string'
        ? textOrder.compare(a, b)
        : Number(a) - Number(b)
  return ascending ? order : -order
}
