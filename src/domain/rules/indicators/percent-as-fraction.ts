import Big from 'big.js'
import { cellKey } from '../../report/workbook-content'
import { numberIn } from '../cell-reading'
import { indicatorFacts } from '../indicator-facts'
import { valueFields } from '../number-fields'
import type { Rule } from '../rule'
import { isPercentUnit } from '../unit-spellings'

/**
 * A percentage was probably typed as a fraction: a level between 0 and 1 whose hundredfold is near an earlier value or
 * the baseline, or a cell with a % number format, which no other value mends. `percent`: how near, in % of the earlier
 * value.
 */
export const percentAsFraction: Rule = {
  code: 'percent-as-fraction',
  severity: 'verification',
  fixable: true,
  numbers: { percent: 30 },
  yieldsTo: ['actual-premature', 'percent-out-of-range'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const fields = valueFields(context, table)
    const share = new Big(context.numbers['percent'] ?? 30).div(100)
    const { numberFormats } = table.sheet
    return (row, fault) => {
      fields.forEach(({ id, at }, position) => {
        const value = row.values[at] ?? null
        if (typeof value !== 'number' || !Number.isFinite(value)) return
        const column = table.columnOf(id)
        const formatted =
          numberFormats.size > 0 &&
          column !== undefined &&
          (numberFormats.get(cellKey(row.row - 1, column)) ?? '').includes('%')
        const isFraction = value > 0 && value <= 1
        if (!formatted && !isFraction) return
        const { unit, accumulation, baseline } = facts(row)
        if (!isPercentUnit(unit)) return
        const hundredfold = new Big(value).times(100)
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
        const suggested = isFraction ? hundredfold : new Big(value)
        fault({
          field: id,
          fixable: !formatted,
          params: { suggested: suggested.toFixed(), reason: formatted ? 'format' : 'near' }
        })
      })
    }
  }
}
