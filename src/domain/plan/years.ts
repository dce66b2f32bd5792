import { canonicalText } from './canonical-text'
import { YEAR_SIGN, YEAR_TO } from './plan-lexicon'

/** First and last year of a project (实施年限), both included. */
export interface YearSpan {
  readonly start: number
  readonly end: number
}

/** What a years cell says: a span, a span that ends before it begins, or nothing readable. */
export type YearsReading =
  | { readonly ok: true; readonly span: YearSpan }
  | { readonly ok: false; readonly reason: 'unreadable' }
  | { readonly ok: false; readonly reason: 'reversed'; readonly span: YearSpan }

const YEARS = new RegExp(`^([12]\\d{3})${YEAR_SIGN}?(?:(?:-+|~+|${YEAR_TO})([12]\\d{3})${YEAR_SIGN}?)?$`, 'u')

/** Reads `2021` or `2021-2025` with any dash, width, blanks and year signs; anything else is unreadable. */
export function parseYears(cell: string | number): YearsReading {
  const match = YEARS.exec(canonicalText(String(cell)).replaceAll(' ', ''))
  if (!match) return { ok: false, reason: 'unreadable' }
  const start = Number(match[1])
  const end = match[2] === undefined ? start : Number(match[2])
  const span = { start, end }
  return end < start ? { ok: false, reason: 'reversed', span } : { ok: true, span }
}

/** The years in the plan's spelling: `2021`, or `2021-2025` where they differ. */
export function printYears(span: YearSpan): string {
  return span.start === span.end ? String(span.start) : `${span.start}-${span.end}`
}
