import { canonicalText, tidyText } from '../canonical-text'
import { parseYears } from '../years'
import {
  CITY,
  FIVE_YEAR_PLAN,
  PLAN_NUMERALS,
  PLAN_WORD,
  REGION,
  TABLE_TITLE,
  TITLE_TAIL
} from './import-lexicon'

const TABLE_NUMBER = new RegExp(`${TABLE_TITLE}[\\s:、.]*`, 'u')
const TAIL = new RegExp(TITLE_TAIL, 'u')
const IS_TITLE = new RegExp(PLAN_WORD, 'u')
const ITS_REGION = new RegExp(REGION, 'u')
const ITS_CITY = new RegExp(CITY, 'u')
const FIVE_YEARS = new RegExp(FIVE_YEAR_PLAN, 'u')
/** The fourteenth plan, the fourth after the tenth. */
const REFERENCE = { numeral: 4, start: 2021 } as const
const YEARS_OF_A_PLAN = 5

/** The plan's title as it stands in the title of one of its tables; undefined where no text looks like one. */
export function titleIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    // The brackets and quotes of the title are kept as they are printed.
    const text = tidyText(line)
    const rest = text.replace(TABLE_NUMBER, '')
    const title = withoutTail(rest).trim()
    if (title !== '' && IS_TITLE.test(title)) return title
  }
  return undefined
}

function withoutTail(text: string): string {
  const folded = text.replaceAll('（', '(').replaceAll('）', ')')
  const tail = TAIL.exec(folded)
  return tail ? text.slice(0, tail.index) : text
}

/** The region a title names first; undefined where it names none. */
export const regionIn = (title: string): string | undefined => ITS_REGION.exec(tidyText(title))?.[1]

/** A title without the city before the region's own name. */
export const shortTitleOf = (title: string): string => title.replace(ITS_CITY, '')

/** The years of a five-year plan that a text names by its number. */
export function fiveYearsIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const numeral = FIVE_YEARS.exec(canonicalText(text))?.[1]
  if (numeral === undefined) return undefined
  const number = PLAN_NUMERALS.indexOf(numeral) + 1
  const start = REFERENCE.start + (number - REFERENCE.numeral) * YEARS_OF_A_PLAN
  return { start, end: start + YEARS_OF_A_PLAN - 1 }
}

/** The year a header names; undefined where it names none. */
export function yearIn(header: string | undefined): number | undefined {
  const year = /(?<!\d)(?:19|20|21)\d\d(?!\d)/u.exec(canonicalText(header ?? ''))?.[0]
  return year === undefined ? undefined : Number(year)
}

/** First and last year over all years cells that can be read. */
export function yearsOf(
  cells: readonly (string | undefined)[]
): { readonly start: number; readonly end: number } | undefined {
  const spans = cells.flatMap((cell) => {
    const reading = parseYears(cell ?? '')
    return reading.ok ? [reading.span] : []
  })
  const [first] = spans
  if (!first) return undefined
  return spans.reduce(
    ({ start, end }, span) => ({ start: Math.min(start, span.start), end: Math.max(end, span.end) }),
    first
  )
}
