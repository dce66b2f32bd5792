import { periodValues, type RowInputs } from '../measures/compute'
import { evaluate, NotANumber } from '../measures/evaluate'
import type { Expression, Scalar } from '../measures/expression'
import { indicatorMeasures } from '../measures/indicator-measures'
import { isYearly } from '../measures/report-period'
import { indicatorInputs } from '../measures/row-inputs'
import type { IndicatorField } from '../report/fields'
import type { ReportRow, ReportTable } from '../report/report'
import { rowInputsOf } from '../report/report-rows'
import { toScalar } from '../report/workbook-content'
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
  const measureOf = new Map(
    Object.entries(measures).filter(([field]) => !(isCurrentTyped && field === 'current'))
  )
  // What the plan asks of its own indicators is the same in every row.
  const ofPlan = new Map(plan.indicators.map(({ code }) => [code, indicatorInputs(plan, {}, code)]))

  return (row) => {
    const ofRow: RowInputs = ofPlan.get(row.key) ?? indicatorInputs(plan, rowInputsOf(table, row), row.key)
    const input = (field: string): Scalar => {
      if (field in ofRow) return ofRow[field]
      if (field === 'current' && table.hasFormula(row, field)) return undefined
      return toScalar(row.values[table.indexOf(field as IndicatorField)] ?? null)
    }
    const known = new Map<string, Scalar>()
    const cell = (field: string): Scalar => {
      if (known.has(field)) return known.get(field)
      const measure = measureOf.get(field)
      const value = measure ? valueOf(measure) : input(field)
      known.set(field, value)
      return value
    }
    const environment = {
      cell,
      name: (name: string): Scalar => named[name],
      figure: (): Scalar => undefined,
      rows: () => []
    }
    const valueOf = (measure: Expression): Scalar => {
      try {
        return evaluate(measure, environment)
      } catch (error) {
        if (error instanceof NotANumber) return undefined
        throw error
      }
    }
    return cell
  }
}
