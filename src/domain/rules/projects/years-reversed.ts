import { yearsOf } from '../row-readings'
import type { Rule } from '../rule'

/** 实施年限 ends before it begins. */
export const yearsReversed: Rule = {
  code: 'years-reversed',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const yearsIn = yearsOf(table)
    return (row, fault) => {
      const years = yearsIn(row)
      if (years.ok || years.reason !== 'reversed') return
      const { start, end } = years.span
      fault({ field: 'years', params: { start, end, suggested: `${end}-${start}` } })
    }
  }
}
