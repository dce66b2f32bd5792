import { parseAmount } from '../../plan/amounts'
import type { Rule } from '../rule'

/** 投资额 is `/` or a dash: the plan lists no amount. */
export const amountUnlisted: Rule = {
  code: 'amount-unlisted',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const at = table.indexOf('amount')
    return (row, fault) => {
      const content = row.values[at] ?? null
      if (typeof content === 'string' && parseAmount(content).kind === 'unlisted') fault({ field: 'amount' })
    }
  }
}
