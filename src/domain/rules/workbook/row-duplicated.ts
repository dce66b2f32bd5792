import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import type { Rule, WorkbookFault } from '../rule'

/** A row key stands in more than one row; reported on every row but the first. */
export const rowDuplicated: Rule = {
  code: 'row-duplicated',
  severity: 'mandatory',
  workbookFields: ['code', 'name'],
  workbook({ report }, fault) {
    if (report.indicators) reportDuplicates<IndicatorField>(report.indicators, fault)
    if (report.projects) reportDuplicates<ProjectField>(report.projects, fault)
  }
}

function reportDuplicates<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  const firstOf = new Map<string, number>()
  for (const row of table.rows) {
    if (row.key === '') continue
    const first = firstOf.get(row.key)
    if (first !== undefined) fault({ table: table.id, row, field: 'name', params: { first } })
    else firstOf.set(row.key, row.row)
  }
}
