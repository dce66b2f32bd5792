import Big from 'big.js'
import { numberIn } from '../cell-reading'
import type { Rule } from '../rule'

/** 本年完成投资 is more than 累计完成投资. */
export const investedYearOverTotal: Rule = {
  code: 'invested-year-over-total',
  severity: 'mandatory',
  yieldsTo: ['date-as-number'],
  projectRow(_context, table) {
    const yearAt = table.indexOf('investedYear')
    const totalAt = table.indexOf('investedTotal')
    return (row, fault) => {
      const year = numberIn(row.values[yearAt] ?? null)
      const total = numberIn(row.values[totalAt] ?? null)
      if (year !== undefined && total !== undefined && year > total) {
        fault({ field: 'investedYear', params: { total: new Big(total).toFixed() } })
      }
    }
  }
}
