import Big from 'big.js'
import { isEmptyCell } from '../../report/workbook-content'
import { numberIn, readNumber } from '../cell-reading'
import { previousRows } from '../previous-rows'
import type { Rule } from '../rule'

/**
 * A year before the report year has another value than in the previous period's workbook, or none any more. A value that
 * was not there or not yet published then is late, not revised.
 */
export const actualRevised: Rule = {
  code: 'actual-revised',
  severity: 'verification',
  yieldsTo: ['date-as-number', 'actual-missing', 'number-unreadable'],
  indicatorRow({ period, previous }, table) {
    const before = previous?.indicators
    if (!period || !before) return undefined
    const earlier = previousRows(before)
    const years = table.fields.flatMap(({ id, year }, at) =>
      year !== undefined && year < period.year ? [{ id, year, at, beforeAt: before.indexOf(id) }] : []
    )
    return (row, fault) => {
      const old = earlier.get(row.key)
      if (!old) return
      for (const { id, year, at, beforeAt } of years) {
        const reported = numberIn(old.values[beforeAt] ?? null)
        if (reported === undefined) continue
        const content = row.values[at] ?? null
        const isRemoved = isEmptyCell(content) || readNumber(content).kind === 'unpublished'
        if (!isRemoved && numberIn(content) === reported) continue
        fault({
          field: id,
          params: {
            reason: isRemoved ? 'removed' : 'changed',
            year,
            previous: new Big(reported).toFixed()
          }
        })
      }
    }
  }
}
