import Big from 'big.js'

/** What a number format makes of a number; absent for formats that show it as a number. */
type Disguise = 'date' | 'percent' | 'text'

/** The name of the format that shows a number as it is. */
export const GENERAL_FORMAT = 'General'

const LITERALS = /"[^"]*"|[\\!_*]./gsu
/** Colours, conditions, currencies and locales; not the brackets of elapsed hours, minutes and seconds. */
const BRACKETS = /\[(?!(?:h+|m+|s+)\])[^\]]*\]/giu
const GENERAL = /general|g\/\u901a\u7528\u683c\u5f0f/giu
const EXPONENT = /e[+-]/giu
const DATE_PARTS = /[ymdhs]|a{3,}/iu
const DAY_PARTS = /[yd]|a{3,}|m{3,}/iu
const ELAPSED_HOURS = /\[h/iu
/** The year of an era where no digits stand before it. */
const ERA = /^[^0#?]*(?:e|g)/iu

const known = new Map<string, Disguise | undefined>()

/** The letters of a format code that stand for parts of the number, without texts, escapes and what only sets conditions. */
const bareCode = (format: string): string =>
  format.replace(LITERALS, '').replace(BRACKETS, '').replace(GENERAL, '').replace(EXPONENT, '')

/**
 * Whether a number format shows a number as something else. Source: ECMA-376 part 1, 18.8.31, and
 * https://support.microsoft.com/office/review-guidelines-for-customizing-a-number-format-c0a1d1fa-d3f4-4018-96b7-9c9354dd99f5
 */
export function disguiseOf(format: string | undefined): Disguise | undefined {
  if (format === undefined) return undefined
  if (known.has(format)) return known.get(format)
  const code = bareCode(format)
  const found =
    code.trim() === '@'
      ? 'text'
      : code.includes('%')
        ? 'percent'
        : DATE_PARTS.test(code) || ERA.test(code)
          ? 'date'
          : undefined
  known.set(format, found)
  return found
}

const SECONDS_PER_DAY = 86_400
/** Serial numbers beyond 9999-12-31 are shown as number signs. */
const LAST_SERIAL = 2_958_465
/** 1900 counts as a leap year: https://learn.microsoft.com/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year */
const LEAP_DAY = 60
const BEFORE_LEAP_DAY = Date.UTC(1899, 11, 31)
const AFTER_LEAP_DAY = Date.UTC(1899, 11, 30)
const DAY = 86_400_000

const twoDigits = (number: number): string => String(number).padStart(2, '0')

function dayOf(serial: number): string {
  if (serial === LEAP_DAY) return '1900-02-29'
  if (serial === 0) return '1900-01-00'
  const date = new Date((serial < LEAP_DAY ? BEFORE_LEAP_DAY : AFTER_LEAP_DAY) + serial * DAY)
  return date.toISOString().slice(0, 10)
}

/** A number as a date or time format shows it, days as 2023-05-04 whatever the format's own order of year, month and day. */
export function shownAsDate(serial: number, format: string): string {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return '#######'
  const seconds = Math.round((serial - Math.floor(serial)) * SECONDS_PER_DAY)
  const code = bareCode(format)
  const hours = Math.floor(seconds / 3600) + (ELAPSED_HOURS.test(code) ? Math.floor(serial) * 24 : 0)
  const time = [hours, Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':')
  if (!DAY_PARTS.test(code)) return time
  const day = dayOf(Math.floor(serial))
  return seconds === 0 ? day : `${day} ${time}`
}

/** A number as a cell of some format shows it, as text; one that is not disguised as it is. */
export function shownNumber(number: number, format: string): number | string {
  const disguise = disguiseOf(format)
  if (disguise === 'date') return shownAsDate(number, format)
  return disguise === 'percent' ? `${new Big(number.toPrecision(15)).times(100).toFixed()}%` : number
}
