import { indicatorFacts } from '../indicator-facts'
import type { Rule } from '../rule'

/** The target is in no form the product reads; it stays as printed and is judged by 自评. */
export const targetUnreadable: Rule = {
  code: 'target-unreadable',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    return (row, fault) => {
      if (facts(row).target.kind === 'unreadable') fault({ field: 'target' })
    }
  }
}
