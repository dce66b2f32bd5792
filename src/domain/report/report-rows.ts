import { computeReport, type ReportFigures, type RowInputs } from '../measures/compute'
import type { Scalar } from '../measures/expression'
import type { ReportPeriod } from '../measures/report-period'
import { indicatorInputs, projectInputs, toScalar } from '../measures/row-inputs'
import type { Plan } from '../plan/plan'
import { planOfFigures } from './prepare-rows'
import type { Report, ReportRow, ReportTable } from './report'

/**
 * A row's cells as inputs for computing: what people typed, not what formulas showed. 本期值 is an input unless its cell
 * holds a formula.
 */
export function rowInputsOf<F extends string>(table: ReportTable<F>, row: ReportRow): RowInputs {
  const inputs: Record<string, Scalar> = {}
  table.fields.forEach((field, index) => {
    const isTyped = field.id === 'current' && !table.hasFormula(row, field.id)
    if (field.role === 'helper' || (field.role === 'computed' && !isTyped)) return
    inputs[field.id] = toScalar(row.values[index] ?? null)
  })
  return inputs
}

/** Every figure of a report read back, for the period asked for; tables that are missing have no rows. */
export function computeFromReport(
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined
): ReportFigures {
  const { indicators, projects } = report
  return computeReport(planOfFigures(plan, report.metadata?.packageId === undefined), period, {
    indicators: (indicators?.rows ?? []).map((row) =>
      indicatorInputs(plan, indicators ? rowInputsOf(indicators, row) : {}, row.key)
    ),
    projects: (projects?.rows ?? []).map((row) =>
      projectInputs(plan, projects ? rowInputsOf(projects, row) : {})
    )
  })
}
