import Big from 'big.js'
import { canonicalText } from './canonical-text'
import { AMOUNT_UNIT } from './plan-lexicon'

/** What an amount cell (投资额, 万元) says; `asText` marks a number that was stored as text. */
export type AmountReading =
  | { readonly kind: 'number'; readonly value: Big; readonly asText: boolean }
  | { readonly kind: 'negative'; readonly value: Big }
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }

/** A decimal number as read; `percent` tells that a percent sign followed it, the value is the number before it. */
export interface DecimalReading {
  readonly value: Big
  readonly percent: boolean
}

const DECIMAL = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(\.\d*)?(%?)$/u

/** Reads a decimal in any width, with blanks at the edges, thousands separators and a percent sign; undefined for anything else. */
export function parseDecimal(text: string): DecimalReading | undefined {
  const match = DECIMAL.exec(canonicalText(text))
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', percent] = match
  const digits = fraction === '.' ? '' : fraction
  const value = new Big(`${sign === '-' ? '-' : ''}${whole.replace(/[, ]/gu, '') || '0'}${digits}`)
  return { value, percent: percent === '%' }
}

/** Reads an amount in 万元: a number, `/` or a dash for an amount the plan does not list, or the way it fails. */
export function parseAmount(cell: string | number | null): AmountReading {
  if (cell === null) return { kind: 'empty' }
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? amountOf(new Big(cell), false) : { kind: 'unreadable' }
  }
  const text = canonicalText(cell)
  if (text === '') return { kind: 'empty' }
  if (/^(?:\/|-+)$/u.test(text)) return { kind: 'unlisted' }
  const number = parseDecimal(text.endsWith(AMOUNT_UNIT) ? text.slice(0, -AMOUNT_UNIT.length) : text)
  return number && !number.percent ? amountOf(number.value, true) : { kind: 'unreadable' }
}

function amountOf(value: Big, asText: boolean): AmountReading {
  return value.lt(0) ? { kind: 'negative', value } : { kind: 'number', value, asText }
}
