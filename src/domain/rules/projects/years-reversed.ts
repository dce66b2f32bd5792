import { yearsReader } from '../cell-reading'
import type { Rule } from '../rule'

/** 实施年限 ends before it begins. */
export const yearsReversed: Rule = {
  code: 'years-reversed',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const readYears = yearsReader()
    const at = table.indexOf('years')
    return (row, fault) => {
      const years = readYears(row.values[at] ?? null)
      if (years.ok || years.reason !== 'reversed') return
      const { start, end } = years.span
      fault({ field: 'years', params: { start, end, suggested: `${end}-${start}` } })
    }
  }
}
