import { amountOf } from '../row-readings'
import type { Rule } from '../rule'

/** 投资额 (万元) is neither a number nor `/`; an empty cell is neither, a negative number is reported as such. */
export const amountUnreadable: Rule = {
  code: 'amount-unreadable',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const at = table.indexOf('amount')
    const amountIn = amountOf(table)
    return (row, fault) => {
      const content = row.values[at]
      if (typeof content === 'number' && Number.isFinite(content)) return
      const { kind } = amountIn(row)
      if (kind === 'unreadable' || kind === 'empty') fault({ field: 'amount', params: { reason: kind } })
    }
  }
}
