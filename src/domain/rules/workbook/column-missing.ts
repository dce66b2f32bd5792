import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import type { Rule, WorkbookFault } from '../rule'

/** A column of the template is gone from a data table. */
export const columnMissing: Rule = {
  code: 'column-missing',
  severity: 'mandatory',
  workbook({ report }, fault) {
    if (report.indicators) reportMissing<IndicatorField>(report.indicators, fault)
    if (report.projects) reportMissing<ProjectField>(report.projects, fault)
  }
}

function reportMissing<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  for (const { id, header } of table.fields) {
    if (table.columnOf(id) === undefined) fault({ table: table.id, field: id, params: { header } })
  }
}
