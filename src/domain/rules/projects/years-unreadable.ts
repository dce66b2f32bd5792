import { canonicalText } from '../../plan/canonical-text'
import { parseYears, printYears } from '../../plan/years'
import { cellText } from '../../report/workbook-content'
import { yearsOf } from '../row-readings'
import type { Rule } from '../rule'
import { YEARS_LOOKALIKE } from '../years-lexicon'

/** 实施年限 is neither YYYY nor YYYY-YYYY; an empty cell is neither. */
export const yearsUnreadable: Rule = {
  code: 'years-unreadable',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const yearsIn = yearsOf(table)
    const at = table.indexOf('years')
    return (row, fault) => {
      const years = yearsIn(row)
      if (years.ok || years.reason !== 'unreadable') return
      const suggested = respelled(cellText(row.values[at] ?? null))
      fault(
        suggested === undefined
          ? { field: 'years' }
          : { field: 'years', fixable: true, params: { suggested } }
      )
    }
  }
}

/** Two years whose dash is another sign that looks like one, with a plain dash; absent for anything else. */
function respelled(text: string): string | undefined {
  const match = YEARS_LOOKALIKE.exec(canonicalText(text).replaceAll(' ', ''))
  const years = match ? parseYears(`${match[1] ?? ''}-${match[2] ?? ''}`) : undefined
  return years?.ok ? printYears(years.span) : undefined
}
