import { parseAmount } from '../../plan/amounts'
import type { CellContent } from '../../report/workbook-content'
import { numberIn, readableIn } from '../cell-reading'
import { indicatorFacts } from '../indicator-facts'
import { numberFields } from '../number-fields'
import type { Rule } from '../rule'
import { isNeverNegative } from '../unit-spellings'

/** An amount, a count or a concentration is below zero; reduction rates may be. */
export const negativeNotAllowed: Rule = {
  code: 'negative-not-allowed',
  severity: 'mandatory',
  yieldsTo: ['percent-out-of-range', 'actual-premature', 'number-as-text', 'plan-cell-changed'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const fields = numberFields(context, table)
    return (row, fault) => {
      for (const { id, at } of fields) {
        const value = numberIn(row.values[at] ?? null)
        if (value === undefined || value >= 0) continue
        const { min, unit } = facts(row)
        if (min?.gte(0) === true || isNeverNegative(unit)) fault({ field: id })
      }
    }
  },
  projectRow(_context, table) {
    const fields = AMOUNTS.map((id) => ({ id, at: table.indexOf(id) }))
    return (row, fault) => {
      for (const { id, at } of fields) {
        if (isNegativeAmount(row.values[at] ?? null)) fault({ field: id })
      }
    }
  }
}

const AMOUNTS = ['amount', 'investedYear', 'investedTotal'] as const

function isNegativeAmount(shown: CellContent): boolean {
  const content = readableIn(shown)
  if (typeof content === 'number') return content < 0
  return typeof content === 'string' && parseAmount(content).kind === 'negative'
}
