import type { IndicatorField, ProjectField } from '../../report/fields'
import { disguiseOf, shownAsDate } from '../../report/number-formats'
import type { ReportTable } from '../../report/report'
import { formatOf, shownDecimal } from '../cell-formats'
import { numberFields, type PlacedField } from '../number-fields'
import type { RowCheck, Rule } from '../rule'

/** Serial numbers of the days that people type as dates, 2000 to 2099. */
const FIRST_DATE = 36_526
const LAST_DATE = 73_050
/** Below so many days a fraction may be a time of day or of work. */
const LONGEST_TIME = 24

/**
 * A number is due and the cell shows a date or time. Where nobody would type that date the number is what was meant, and
 * the column's number format mends the cell; where it may have been, only a person knows.
 */
export const dateAsNumber: Rule = {
  code: 'date-as-number',
  severity: 'verification',
  fixable: true,
  yieldsTo: ['actual-premature', 'plan-cell-changed'],
  indicatorRow: (context, table) => check(table, numberFields<IndicatorField>(context, table)),
  projectRow(context, table) {
    const reported = numberFields<ProjectField>(context, table)
    const amount = { id: 'amount', at: table.indexOf('amount') } as const
    const checkReported = check(table, reported)
    const checkAmount = check(table, [amount])
    return (row, fault, own) => {
      checkReported(row, fault, own)
      // A plan cell is locked, and the plan prints no dates.
      if (!own) checkAmount(row, fault, own)
    }
  }
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  fields: readonly PlacedField<F>[]
): RowCheck<F> {
  return (row, fault) => {
    for (const { id, at } of fields) {
      const value = row.values[at] ?? null
      if (typeof value !== 'number' || !Number.isFinite(value)) continue
      const format = formatOf(table, row, id)
      if (format === undefined || disguiseOf(format) !== 'date') continue
      const isPlainNumber = Number.isInteger(value) || value >= LONGEST_TIME
      const isCertain = isPlainNumber && (value < FIRST_DATE || value > LAST_DATE)
      fault({
        field: id,
        fixable: isCertain,
        params: {
          shown: shownAsDate(value, format),
          number: shownDecimal(value).toFixed(),
          reason: isCertain ? 'number' : 'unknown'
        }
      })
    }
  }
}
