import type { Plan } from '../../plan/plan'
import type { IndicatorField, ProjectField } from '../../report/fields'
import { matchPlanRows } from '../../report/plan-rows'
import type { ReportTable } from '../../report/report'
import type { Rule, WorkbookFault } from '../rule'

/** A row key stands in more than one row; reported on every row but the first. */
export const rowDuplicated: Rule = {
  code: 'row-duplicated',
  severity: 'mandatory',
  workbookFields: ['code', 'name'],
  workbook({ plan, report }, fault) {
    if (report.indicators) reportDuplicates<IndicatorField>(plan, report.indicators, fault)
    if (report.projects) reportDuplicates<ProjectField>(plan, report.projects, fault)
  }
}

function reportDuplicates<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  const { positions, repeats } = matchPlanRows(plan, table)
  const firstOf = new Map<string, number>()
  table.rows.forEach((row, index) => {
    // Without repetitions among the plan's rows only the others may share a key.
    if (((positions[index] ?? -1) >= 0 && !repeats) || row.key === '') return
    const first = firstOf.get(row.key)
    if (first !== undefined) fault({ table: table.id, row, field: 'name', params: { first } })
    else firstOf.set(row.key, row.row)
  })
}
