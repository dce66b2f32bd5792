import Big from 'big.js'
import { reportTime } from '../../measures/report-period'
import { PROJECT_STATUS_WORDS } from '../../measures/value-lexicon'
import { canonicalText } from '../../plan/canonical-text'
import { type CellContent, cellText } from '../../report/workbook-content'
import { disguisedProgress, formatOf } from '../cell-formats'
import { numberIn } from '../cell-reading'
import { adjustmentOf } from '../row-identity'
import { yearsOf } from '../row-readings'
import type { Rule } from '../rule'

const words: ReadonlySet<string> = new Set(Object.values(PROJECT_STATUS_WORDS))

/** Of these the first that says money was spent counts. */
const INVESTED = ['investedTotal', 'investedYear'] as const

/**
 * 项目状态 contradicts the figures or the years, the first of: 未开工 with money spent, 完工 below 100 % (mandatory); 未开工
 * after its start year, not 完工 at the end of its last year (verification; 终止 and 取消 exempt).
 */
export const statusAgainstProgress: Rule = {
  code: 'status-against-progress',
  severity: 'mandatory',
  projectRow({ period }, table) {
    const yearsIn = yearsOf(table)
    const statusAt = table.indexOf('status')
    const investedAts = INVESTED.map((field) => table.indexOf(field))
    const progressAt = table.indexOf('physicalProgress')
    const adjustment = adjustmentOf(table)
    const now = period && reportTime(period).toNumber()
    return (row, fault) => {
      const content = row.values[statusAt] ?? null
      if (content === null) return
      const status = statusIn(content)
      const notStarted = status === PROJECT_STATUS_WORDS['not-started']
      const finished = status === PROJECT_STATUS_WORDS.finished
      if (notStarted) {
        const invested = investedAts
          .map((at) => numberIn(row.values[at] ?? null))
          .find((amount) => amount !== undefined && amount > 0)
        if (invested !== undefined) {
          const params = { reason: 'spent', invested: new Big(invested).toFixed() }
          fault({ field: 'status', severity: 'mandatory', params })
          return
        }
      }
      if (finished) {
        const reported = row.values[progressAt] ?? null
        // What is wrong then is the progress, and percent-as-fraction says so.
        if (disguisedProgress(reported, formatOf(table, row, 'physicalProgress'))) return
        const progress = numberIn(reported)
        if (progress !== undefined && progress < 100) {
          const params = { reason: 'unfinished', progress: new Big(progress).toFixed() }
          fault({ field: 'status', severity: 'mandatory', params })
        }
        return
      }
      const underWay =
        notStarted || status === PROJECT_STATUS_WORDS['in-progress'] || status === PROJECT_STATUS_WORDS.paused
      if (!underWay || !period || now === undefined || adjustment(row) === 'cancelled') return
      const years = yearsIn(row)
      if (!years.ok) return
      const { start, end } = years.span
      if (notStarted && period.year > start) {
        fault({ field: 'status', severity: 'verification', params: { reason: 'late-start', start } })
      } else if (now >= end) {
        fault({ field: 'status', severity: 'verification', params: { reason: 'overdue', end } })
      }
    }
  }
}

/** What a status cell says, in the spelling of the choices. */
const statusIn = (content: CellContent): string =>
  typeof content === 'string' && words.has(content) ? content : canonicalText(cellText(content))
