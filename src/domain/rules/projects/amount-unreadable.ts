import { parseAmount } from '../../plan/amounts'
import { readableIn } from '../cell-reading'
import type { Rule } from '../rule'

/** 投资额 (万元) is neither a number nor `/`; an empty cell is neither, a negative number is reported as such. */
export const amountUnreadable: Rule = {
  code: 'amount-unreadable',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const at = table.indexOf('amount')
    return (row, fault) => {
      const shown = row.values[at] ?? null
      if (typeof shown === 'number' && Number.isFinite(shown)) return
      const content = readableIn(shown)
      const kind = content === undefined ? 'unreadable' : parseAmount(content).kind
      if (kind === 'unreadable' || kind === 'empty') fault({ field: 'amount', params: { reason: kind } })
    }
  }
}
