import { canonicalText } from '../../plan/canonical-text'
import { parseAmount } from '../../plan/amounts'
import type { IndicatorField, ProjectField } from '../../report/fields'
import { readableIn, readNumber } from '../cell-reading'
import { numberFields } from '../number-fields'
import { amountOf } from '../row-readings'
import type { RowFault, Rule } from '../rule'
import { isPercentUnit } from '../unit-spellings'

/** A number is stored as text, which sums and formulas skip; a percent sign belongs to the unit, not to the value. */
export const numberAsText: Rule = {
  code: 'number-as-text',
  severity: 'mandatory',
  fixable: true,
  spelling: true,
  yieldsTo: ['plan-cell-changed'],
  indicatorRow(context, table) {
    const fields = numberFields<IndicatorField>(context, table)
    const unitAt = table.indexOf('unit')
    return (row, fault) => {
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (typeof content !== 'string') continue
        const reading = readNumber(content)
        if (reading.kind !== 'text') continue
        const unit = row.values[unitAt]
        if (reading.percent && !(typeof unit === 'string' && isPercentUnit(unit))) continue
        fault(asNumber(id, content))
      }
    }
  },
  projectRow(context, table) {
    const fields = numberFields<ProjectField>(context, table)
    const amountIn = amountOf(table)
    const amountAt = table.indexOf('amount')
    return (row, fault) => {
      const amount = row.values[amountAt]
      if (typeof amount === 'string' && amountIn(row).kind === 'number') fault(asNumber('amount', amount))
      for (const { id, at } of fields) {
        const content = row.values[at] ?? null
        if (typeof content !== 'string') continue
        const reading = readNumber(content)
        const readable =
          reading.kind === 'text'
            ? !reading.percent || id === 'physicalProgress'
            : id !== 'physicalProgress' && isNumericText(content)
        if (readable) fault(asNumber(id, content))
      }
    }
  }
}

function isNumericText(content: string): boolean {
  const readable = readableIn(content) ?? null
  return parseAmount(readable).kind === 'number'
}

/** The digits as the cell should hold them; a number of more digits than a cell keeps is not put right by itself. */
function asNumber<F extends string>(field: F, text: string): RowFault<F> {
  const number = canonicalText(text).replace(/[^\d.-]/gu, '')
  return { field, fixable: number.replace(/\D/gu, '').length <= CELL_DIGITS, params: { number } }
}

/** Digits of a number that a cell keeps: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const CELL_DIGITS = 15
