import { PROJECT_STATUS_WORDS } from '../../measures/value-lexicon'
import type { CellContent } from '../../report/workbook-content'
import { decimalIn } from '../cell-reading'
import { amountOf } from '../row-readings'
import type { Rule } from '../rule'

/**
 * An invested amount is so far from the planned one that another unit than 万元 was probably meant: `factor` times as much
 * or more, or of a finished project `factor` times less.
 */
export const amountOutlier: Rule = {
  code: 'amount-outlier',
  severity: 'verification',
  yieldsTo: ['date-as-number'],
  numbers: { factor: 1000 },
  projectRow({ numbers }, table) {
    const factor = numbers['factor'] ?? 1000
    const amountIn = amountOf(table)
    const amountAt = table.indexOf('amount')
    const statusAt = table.indexOf('status')
    const invested = (['investedYear', 'investedTotal'] as const).map((id) => ({ id, at: table.indexOf(id) }))
    return (row, fault) => {
      if (invested.every(({ at }) => (row.values[at] ?? null) === null)) return
      const planned = row.values[amountAt] ?? null
      if (
        typeof planned === 'number' &&
        invested.every(({ at }) => isOrdinary(row.values[at] ?? null, planned, factor))
      )
        return
      const amount = amountIn(row)
      if (amount.kind !== 'number' || amount.value.lte(0)) return
      for (const { id, at } of invested) {
        const value = decimalIn(row.values[at] ?? null)
        if (!value || value.lte(0)) continue
        const finished = row.values[statusAt] === PROJECT_STATUS_WORDS.finished
        const large = value.gte(amount.value.times(factor))
        const small = id === 'investedTotal' && finished && value.times(factor).lte(amount.value)
        if (!large && !small) continue
        fault({
          field: id,
          params: { planned: amount.value.toFixed(), reason: large ? 'large' : 'small', factor }
        })
      }
    }
  }
}

/** Clearly neither too large nor too small; plain numbers tell this well away from the limits. */
const isOrdinary = (content: CellContent, planned: number, factor: number): boolean =>
  content === null ||
  (typeof content === 'number' && content * factor > planned * 1.001 && content < planned * factor * 0.999)
