import { indicatorFacts } from '../indicator-facts'
import { valueFields } from '../number-fields'
import type { Rule } from '../rule'

/** A level is worse than the baseline, in the direction's sense; indicators to be held have no worse side. */
export const actualRegressed: Rule = {
  code: 'actual-regressed',
  severity: 'verification',
  yieldsTo: [
    'date-as-number',
    'percent-as-fraction',
    'percent-out-of-range',
    'negative-not-allowed',
    'actual-premature'
  ],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const fields = valueFields(context, table)
    return (row, fault) => {
      for (const { id, at } of fields) {
        const value = row.values[at] ?? null
        if (typeof value !== 'number' || !Number.isFinite(value)) continue
        const { accumulation, direction, baseline } = facts(row)
        if (accumulation !== 'level' || !baseline) return
        const worse =
          direction === 'up' ? baseline.gt(value) : direction === 'down' ? baseline.lt(value) : false
        if (worse) fault({ field: id, params: { baseline: baseline.toFixed(), reason: direction ?? '' } })
      }
    }
  }
}
