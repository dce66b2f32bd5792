import { yearsReader } from '../cell-reading'
import { MAYBE_YEAR, NO_PROMISE, PROMISED_YEAR } from '../content-lexicon'
import type { Rule } from '../rule'

/**
 * 主要内容 promises work in a year outside 实施年限. Years count where 年 follows; document numbers in 〔〕, numbers of
 * standards and years that are only compared with do not.
 */
export const yearsAgainstContent: Rule = {
  code: 'years-against-content',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const readYears = yearsReader()
    const yearsAt = table.indexOf('years')
    const contentAt = table.indexOf('content')
    return (row, fault) => {
      const content = row.values[contentAt] ?? null
      if (typeof content !== 'string') return
      const promised = promisedYears(content)
      if (promised.length === 0) return
      const reading = readYears(row.values[yearsAt] ?? null)
      if (!reading.ok) return
      const { start, end } = reading.span
      const outside = promised.filter((year) => year < start || year > end)
      if (outside.length > 0)
        fault({
          field: 'content',
          params: { years: outside.map(String), start, end }
        })
    }
  }
}

function promisedYears(content: string): number[] {
  if (!MAYBE_YEAR.test(content)) return []
  const folded = content.normalize('NFKC')
  if (!folded.includes('20')) return []
  const text = NO_PROMISE.reduce((rest, pattern) => rest.replace(pattern, ' '), folded)
  return [...new Set([...text.matchAll(PROMISED_YEAR)].map((match) => Number(match[1])))]
}
