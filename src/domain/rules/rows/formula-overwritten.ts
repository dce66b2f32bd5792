import { isYearly } from '../../measures/report-period'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { isEmptyCell } from '../../report/workbook-content'
import { isPlanned } from '../row-identity'
import type { RowCheck, Rule, RuleContext } from '../rule'

/**
 * A computed cell holds a constant or was emptied. 本期值 is computed in yearly reports only. In rows the plan does not
 * know an empty cell is no fault: their formulas are repaired by the next 审核.
 */
export const formulaOverwritten: Rule = {
  code: 'formula-overwritten',
  severity: 'mandatory',
  indicatorRow(context, table) {
    const { period } = context
    return check(context, table, period && isYearly(period) ? undefined : 'current')
  },
  projectRow: (context, table) => check(context, table, undefined)
}

function check<F extends IndicatorField | ProjectField>(
  context: RuleContext,
  table: ReportTable<F>,
  open: IndicatorField | undefined
): RowCheck<F> {
  const computed = table.fields.flatMap(({ id, role }, at) =>
    role === 'computed' && id !== open ? [{ id, at }] : []
  )
  return (row, fault) => {
    for (const { id, at } of computed) {
      if (table.hasFormula(row, id)) continue
      const emptied = isEmptyCell(row.values[at] ?? null)
      if (emptied && !isPlanned(context, table.id, row)) continue
      fault({ field: id, params: { reason: emptied ? 'emptied' : 'constant' } })
    }
  }
}
