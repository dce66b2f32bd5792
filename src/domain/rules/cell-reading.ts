import Big from 'big.js'
import { UNPUBLISHED } from '../measures/value-lexicon'
import { parseDecimal } from '../plan/amounts'
import { canonicalText } from '../plan/canonical-text'
import { type CellContent, cellText, isCellError, isEmptyCell } from '../report/workbook-content'

/** What a cell says where a number is due. `value` is a plain number, exact enough to compare, never to add. */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'empty' | 'unpublished' | 'unreadable' | 'error' }

const EMPTY = { kind: 'empty' } as const
const UNREADABLE = { kind: 'unreadable' } as const

/** Of so few digits that the plain number is the decimal. */
const PLAIN_NUMBER = /^-?\d{1,9}(?:\.\d{1,6})?$/u

/** Reads a cell where a number is due: a number, a number stored as text, the word for a value not yet published, or the way it fails. */
export function readNumber(content: CellContent): NumberReading {
  if (typeof content === 'number')
    return Number.isFinite(content) ? { kind: 'number', value: content } : UNREADABLE
  if (isEmptyCell(content)) return EMPTY
  if (isCellError(content)) return { kind: 'error' }
  if (typeof content !== 'string') return UNREADABLE
  if (PLAIN_NUMBER.test(content)) return { kind: 'text', value: Number(content), percent: false }
  if (content.trim() === UNPUBLISHED) return { kind: 'unpublished' }
  const decimal = parseDecimal(content)
  if (!decimal) return UNREADABLE
  const value = decimal.value.toNumber()
  return Number.isFinite(value) ? { kind: 'text', value, percent: decimal.percent } : UNREADABLE
}

/** The number a cell holds, also where it is stored as text; absent for anything else. */
export function numberIn(content: CellContent): number | undefined {
  if (typeof content === 'number') return Number.isFinite(content) ? content : undefined
  const reading = readNumber(content)
  return reading.kind === 'number' || reading.kind === 'text' ? reading.value : undefined
}

/** The number a cell holds as an exact decimal; absent where it holds none. */
export function decimalIn(content: CellContent): Big | undefined {
  const value = numberIn(content)
  return value === undefined ? undefined : new Big(value)
}

/** The cell as amounts and years are read from: text or number, nothing for an empty cell, absent for errors and truth values. */
export function readableIn(content: CellContent): string | number | null | undefined {
  if (isEmptyCell(content)) return null
  return typeof content === 'string' || typeof content === 'number' ? content : undefined
}

/** Reads cells as texts in normal form and remembers what it read, as a column holds few different ones. */
export function canonicalReader(): (content: CellContent) => string {
  const seen = new Map<CellContent, string>()
  return (content) => {
    const known = seen.get(content)
    if (known !== undefined) return known
    const text = canonicalText(cellText(content))
    seen.set(content, text)
    return text
  }
}
