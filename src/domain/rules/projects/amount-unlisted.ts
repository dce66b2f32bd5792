import { amountOf } from '../row-readings'
import type { Rule } from '../rule'

/** 投资额 is `/` or a dash: the plan lists no amount. */
export const amountUnlisted: Rule = {
  code: 'amount-unlisted',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const at = table.indexOf('amount')
    const amountIn = amountOf(table)
    return (row, fault) => {
      if (typeof row.values[at] === 'string' && amountIn(row).kind === 'unlisted') fault({ field: 'amount' })
    }
  }
}
