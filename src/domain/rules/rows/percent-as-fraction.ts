import Big from 'big.js'
import { disguiseOf } from '../../report/number-formats'
import { disguisedProgress, formatOf, shownDecimal } from '../cell-formats'
import { numberIn } from '../cell-reading'
import { indicatorFacts } from '../indicator-facts'
import { valueFields } from '../number-fields'
import type { Rule } from '../rule'
import { isPercentUnit } from '../unit-spellings'

/**
 * A percentage was probably typed as a fraction. Indicators: a level between 0 and 1 whose hundredfold is near an earlier
 * value or the baseline (`percent`: how near, in % of that value), or a cell with a % number format. 形象进度: a share of 1,
 * which a % number format makes certain.
 */
export const percentAsFraction: Rule = {
  code: 'percent-as-fraction',
  severity: 'verification',
  fixable: true,
  numbers: { percent: 30 },
  yieldsTo: ['actual-premature', 'percent-out-of-range', 'date-as-number'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const fields = valueFields(context, table)
    const share = new Big(context.numbers['percent'] ?? 30).div(100)
    return (row, fault) => {
      fields.forEach(({ id, at }, position) => {
        const value = row.values[at] ?? null
        if (typeof value !== 'number' || !Number.isFinite(value) || value === 0) return
        const formatted = disguiseOf(formatOf(table, row, id)) === 'percent'
        const isFraction = value > 0 && value <= 1
        if (!formatted && !isFraction) return
        const { unit, accumulation, baseline } = facts(row)
        if (!isPercentUnit(unit)) return
        const hundredfold = shownDecimal(value).times(100)
        const isNear = (earlier: Big): boolean =>
          hundredfold.minus(earlier).abs().lte(earlier.abs().times(share))
        const earlierValues = fields
          .slice(0, position)
          .flatMap(({ at: before }) => numberIn(row.values[before] ?? null) ?? [])
          .map((number) => new Big(number))
        const likely =
          isFraction &&
          accumulation === 'level' &&
          [...(baseline ? [baseline] : []), ...earlierValues].some(isNear)
        if (!formatted && !likely) return
        const suggested = isFraction ? hundredfold : shownDecimal(value)
        fault({
          field: id,
          params: { suggested: suggested.toFixed(), reason: formatted ? 'format' : 'near' }
        })
      })
    }
  },
  projectRow(_context, table) {
    const at = table.indexOf('physicalProgress')
    const rateAt = table.indexOf('investedRate')
    return (row, fault) => {
      const value = row.values[at] ?? null
      if (typeof value !== 'number') return
      const meant = disguisedProgress(value, formatOf(table, row, 'physicalProgress'))
      if (!meant) return
      const rate = row.values[rateAt] ?? null
      const params = { suggested: meant.percentage.toFixed() }
      if (meant.isCertain)
        fault({ field: 'physicalProgress', params: { ...params, reason: 'progress-format' } })
      else if (typeof rate === 'number' && Number.isFinite(rate)) {
        const shown = shownDecimal(rate).times(100).round(2, Big.roundHalfUp).toFixed()
        fault({ field: 'physicalProgress', params: { ...params, rate: shown, reason: 'progress-rate' } })
      } else fault({ field: 'physicalProgress', params: { ...params, reason: 'progress' } })
    }
  }
}
