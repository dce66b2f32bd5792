import { computeReport, type ReportFigures, type RowInputs } from '../measures/compute'
import type { Scalar } from '../measures/expression'
import type { ReportPeriod } from '../measures/report-period'
import { indicatorInputs, projectInputs } from '../measures/row-inputs'
import { mappedInSteps, type Steps } from '../measures/steps'
import type { Plan } from '../plan/plan'
import { planOfFigures } from './prepare-rows'
import type { Report, ReportRow, ReportTable } from './report'
import { isCellError, toScalar } from './workbook-content'

/**
 * A row's cells as inputs for computing: what people typed, not what formulas showed. 本期值 is an input unless its cell
 * holds a formula.
 */
export function rowInputsOf<F extends string>(table: ReportTable<F>, row: ReportRow): RowInputs {
  const inputs: Record<string, Scalar> = {}
  table.fields.forEach((field, index) => {
    const isTyped = field.id === 'current' && !table.hasFormula(row, field.id)
    if (field.role === 'helper' || (field.role === 'computed' && !isTyped)) return
    const content = row.values[index] ?? null
    // An error where a number is due is given but not read; elsewhere it says nothing.
    const isUnread = isCellError(content) && (field.content === 'number' || field.content === 'amount')
    inputs[field.id] = isUnread ? content.error : toScalar(content)
  })
  return inputs
}

/** Every row of a report read back computed for the period asked for; tables that are missing have no rows. */
export function* computeFromReport(
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined
): Steps<ReportFigures> {
  const { indicators, projects } = report
  const isWholePlan = report.metadata?.packageId === undefined
  return yield* computeReport(planOfFigures(plan, isWholePlan), period, {
    indicators: (indicators?.rows ?? []).map((row) =>
      indicatorInputs(plan, indicators ? rowInputsOf(indicators, row) : {}, row.key)
    ),
    projects: yield* mappedInSteps(projects?.rows ?? [], (row) =>
      projectInputs(plan, projects ? rowInputsOf(projects, row) : {})
    )
  })
}
