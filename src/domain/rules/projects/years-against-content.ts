import { MAYBE_YEAR, NO_PROMISE, PROMISED_YEAR } from '../content-lexicon'
import { yearsOf } from '../row-readings'
import type { Rule } from '../rule'

/** Begins every year that may be promised. */
const CENTURY = '20'

/**
 * 主要内容 promises work in a year outside 实施年限. Years count where 年 follows; document numbers in 〔〕, numbers of
 * standards and years that are only compared with do not.
 */
export const yearsAgainstContent: Rule = {
  code: 'years-against-content',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const yearsIn = yearsOf(table)
    const contentAt = table.indexOf('content')
    return (row, fault) => {
      const content = row.values[contentAt] ?? null
      if (typeof content !== 'string' || !MAYBE_YEAR.test(content)) return
      const reading = yearsIn(row)
      if (!reading.ok) return
      const { start, end } = reading.span
      const folded = content.normalize('NFKC')
      if (!mayLieOutside(folded, start, end)) return
      const outside = promisedYears(folded).filter((year) => year < start || year > end)
      if (outside.length > 0)
        fault({
          field: 'content',
          params: { years: outside.map(String), start, end }
        })
    }
  }
}

/** Whether anything that may be a year lies outside; most texts name none or years between, and are not looked into further. */
function mayLieOutside(text: string, start: number, end: number): boolean {
  for (let at = text.indexOf(CENTURY); at >= 0; at = text.indexOf(CENTURY, at + 1)) {
    const year = Number(text.slice(at, at + 4))
    if (year < start || year > end) return true
  }
  return false
}

function promisedYears(folded: string): number[] {
  const text = NO_PROMISE.reduce((rest, pattern) => rest.replace(pattern, ' '), folded)
  return [...new Set([...text.matchAll(PROMISED_YEAR)].map((match) => Number(match[1])))]
}
