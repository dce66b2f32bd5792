import { periodValues, type RowInputs } from '../measures/compute'
import { evaluate, NotANumber } from '../measures/evaluate'
import type { Expression, Scalar } from '../measures/expression'
import { indicatorMeasures } from '../measures/indicator-measures'
import { isYearly } from '../measures/report-period'
import { indicatorInputs } from '../measures/row-inputs'
import type { IndicatorField } from '../report/fields'
import type { ReportRow, ReportTable } from '../report/report'
import { rowInputsOf } from '../report/report-rows'
import type { RuleContext } from './rule'

/**
 * The computed columns of one indicator row by the product's own definitions, whatever results the file has stored; only
 * what is asked for is computed, and what cannot be is absent.
 */
export function computedIndicator(
  { plan, period }: RuleContext,
  table: ReportTable<IndicatorField>
): (row: ReportRow) => (field: IndicatorField) => Scalar {
  const measures: Readonly<Record<string, Expression>> = indicatorMeasures(plan.years)
  const named = periodValues(plan, period)
  const isCurrentTyped = period !== undefined && !isYearly(period)
  return (row) => {
    const inputs: RowInputs = indicatorInputs(plan, rowInputsOf(table, row), row.key)
    const known = new Map<string, Scalar>()
    const cell = (field: string): Scalar => {
      if (known.has(field)) return known.get(field)
      const measure = isCurrentTyped && field === 'current' ? undefined : measures[field]
      const value = measure ? valueOf(measure) : inputs[field]
      known.set(field, value)
      return value
    }
    const valueOf = (measure: Expression): Scalar => {
      try {
        return evaluate(measure, {
          cell,
          name: (name) => named[name],
          figure: () => undefined,
          rows: () => []
        })
      } catch (error) {
        if (error instanceof NotANumber) return undefined
        throw error
      }
    }
    return cell
  }
}
