import Big from 'big.js'
import { isYearly } from '../../measures/report-period'
import { indicatorFacts, previousValue } from '../indicator-facts'
import { valueFields } from '../number-fields'
import type { Rule } from '../rule'

/** A level changed against the year before (for the first year: the baseline) by more than `percent` % of it. */
export const actualJump: Rule = {
  code: 'actual-jump',
  severity: 'verification',
  numbers: { percent: 30 },
  yieldsTo: [
    'date-as-number',
    'percent-as-fraction',
    'percent-out-of-range',
    'negative-not-allowed',
    'actual-premature'
  ],
  indicatorRow(context, table) {
    const { period } = context
    const facts = indicatorFacts(context, table)
    const previous = previousValue(context, table)
    const limit = context.numbers['percent'] ?? 30
    const fields = valueFields(context, table).flatMap(({ id, at }) => {
      const year = table.fields[at]?.year ?? (period && !isYearly(period) ? period.year : undefined)
      return year === undefined ? [] : [{ id, at, year }]
    })
    return (row, fault) => {
      for (const { id, at, year } of fields) {
        const value = row.values[at] ?? null
        if (typeof value !== 'number' || !Number.isFinite(value)) continue
        const known = facts(row)
        if (known.accumulation !== 'level') return
        const before = previous(row, year, known)
        if (before === undefined || before === 0) continue
        const change = new Big(value).minus(before).times(100).div(new Big(before).abs())
        if (change.abs().lte(limit)) continue
        fault({
          field: id,
          params: {
            previous: new Big(before).toFixed(),
            change: change.abs().round(1, Big.roundHalfUp).toFixed(),
            percent: limit,
            reason: `${change.gt(0) ? 'rise' : 'fall'}${year === context.plan.start ? '-from-baseline' : ''}`
          }
        })
      }
    }
  }
}
