import { isYearly } from '../measures/report-period'
import type { IndicatorField, ProjectField } from '../report/fields'
import type { ReportTable } from '../report/report'
import type { RuleContext } from './rule'

/** A field with its place in the rows' values. */
export interface PlacedField<F extends string> {
  readonly id: F
  readonly at: number
}

/** The fields of a table that people fill with numbers; 本期值 only where it is an open cell, in half-year and quarter reports. */
export function numberFields<F extends IndicatorField | ProjectField>(
  { period }: RuleContext,
  table: ReportTable<F>
): readonly PlacedField<F>[] {
  const currentIsOpen = period !== undefined && !isYearly(period)
  return table.fields.flatMap(({ id, role, content }, at) => {
    const filled = role === 'report' || role === 'coordinator' || (id === 'current' && currentIsOpen)
    const numeric =
      content === 'number' || content === 'amount' || content === 'percent' || content === 'integer'
    return filled && numeric ? [{ id, at }] : []
  })
}

/** The fields that hold an indicator's values: the yearly columns and, in half-year and quarter reports, 本期值. */
export const valueFields = (
  context: RuleContext,
  table: ReportTable<IndicatorField>
): readonly PlacedField<IndicatorField>[] =>
  numberFields(context, table).filter(({ id }) => id !== 'assignedTarget')
