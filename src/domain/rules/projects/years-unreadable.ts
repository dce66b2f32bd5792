import { yearsReader } from '../cell-reading'
import type { Rule } from '../rule'

/** 实施年限 is neither YYYY nor YYYY-YYYY; an empty cell is neither. */
export const yearsUnreadable: Rule = {
  code: 'years-unreadable',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const readYears = yearsReader()
    const at = table.indexOf('years')
    return (row, fault) => {
      const years = readYears(row.values[at] ?? null)
      if (!years.ok && years.reason === 'unreadable') fault({ field: 'years' })
    }
  }
}
