import { isYearly } from '../../measures/report-period'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { isEmptyCell } from '../../report/workbook-content'
import type { RowCheck, Rule } from '../rule'

/**
 * A computed cell holds a constant or was emptied. 本期值 is computed in yearly reports only. In rows the plan does not
 * know an empty cell is no fault: their formulas are repaired by the next 审核.
 */
export const formulaOverwritten: Rule = {
  code: 'formula-overwritten',
  severity: 'mandatory',
  fixable: true,
  indicatorRow({ period }, table) {
    return check(table, period && isYearly(period) ? undefined : 'current')
  },
  projectRow: (_context, table) => check(table, undefined)
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  open: IndicatorField | undefined
): RowCheck<F> {
  const computed = table.fields.flatMap(({ id, role }, at) =>
    role === 'computed' && id !== open ? [{ id, at }] : []
  )
  return (row, fault, own) => {
    for (const { id, at } of computed) {
      if (table.hasFormula(row, id)) continue
      const emptied = isEmptyCell(row.values[at] ?? null)
      if (emptied && !own) continue
      fault({ field: id, params: { reason: emptied ? 'emptied' : 'constant' } })
    }
  }
}
