import Big from 'big.js'
import { numberIn } from '../cell-reading'
import { previousRows } from '../previous-rows'
import type { Rule } from '../rule'

/** 累计完成投资 is lower than in the previous period's workbook, where one is given. */
export const investedDecreased: Rule = {
  code: 'invested-decreased',
  severity: 'mandatory',
  yieldsTo: ['date-as-number', 'number-unreadable', 'negative-not-allowed'],
  projectRow({ previous }, table) {
    const before = previous?.projects
    if (!before) return undefined
    const earlier = previousRows(before)
    const at = table.indexOf('investedTotal')
    const beforeAt = before.indexOf('investedTotal')
    return (row, fault) => {
      const invested = numberIn(row.values[at] ?? null)
      if (invested === undefined) return
      const reported = numberIn(earlier.get(row.key)?.values[beforeAt] ?? null)
      if (reported === undefined || invested >= reported) return
      fault({ field: 'investedTotal', params: { previous: new Big(reported).toFixed() } })
    }
  }
}
