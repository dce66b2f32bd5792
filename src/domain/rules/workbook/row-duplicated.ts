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
  const ofPlan: number[] = []
  const ofOthers = new Map<string, number>()
  const own = matchPlanRows(plan, table)
  table.rows.forEach((row, index) => {
    if (row.key === '') return
    const position = own[index]?.position
    const first = position === undefined ? ofOthers.get(row.key) : ofPlan[position]
    if (first !== undefined) fault({ table: table.id, row, field: 'name', params: { first } })
    else if (position === undefined) ofOthers.set(row.key, row.row)
    else ofPlan[position] = row.row
  })
}
