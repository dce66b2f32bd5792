import Big from 'big.js'
import type { CellContent } from '../../report/workbook-content'
import { numberIn } from '../cell-reading'
import { indicatorFacts } from '../indicator-facts'
import { numberFields } from '../number-fields'
import type { Rule } from '../rule'

/** A value lies outside the indicator's plausible range (its unit), or 形象进度 outside 0 to 100. */
export const percentOutOfRange: Rule = {
  code: 'percent-out-of-range',
  severity: 'mandatory',
  yieldsTo: ['date-as-number', 'actual-premature', 'number-as-text'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const fields = numberFields(context, table)
    return (row, fault) => {
      const { min, max } = facts(row)
      if (!min && !max) return
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (content === null) continue
        const value = numberIn(content)
        if (value === undefined) continue
        const decimal = new Big(value)
        if (!(min && decimal.lt(min)) && !(max && decimal.gt(max))) continue
        const params = { min: min?.toFixed() ?? '', max: max?.toFixed() ?? '' }
        fault({ field: id, params: { ...params, reason: !max ? 'min' : !min ? 'max' : 'both' } })
      }
    }
  },
  projectRow(_context, table) {
    const at = table.indexOf('physicalProgress')
    return (row, fault) => {
      if (isNoShare(row.values[at] ?? null)) {
        fault({ field: 'physicalProgress', params: { min: '0', max: '100', reason: 'both' } })
      }
    }
  }
}

/** Limits of a percentage of a whole, in %. */
const WHOLE = { below: 0, above: 100 } as const

/** Whether a cell holds a number that no percentage of a whole can be. */
function isNoShare(content: CellContent): boolean {
  const value = numberIn(content)
  return value !== undefined && (value < WHOLE.below || value > WHOLE.above)
}
