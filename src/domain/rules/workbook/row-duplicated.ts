import type { TableId } from '../../report/fields'
import type { Report } from '../../report/report'
import type { Rule, WorkbookFault } from '../rule'

/** A row key stands in more than one row; reported on every row but the first. */
export const rowDuplicated: Rule = {
  code: 'row-duplicated',
  severity: 'mandatory',
  workbookFields: ['code', 'name'],
  workbook({ report }, fault) {
    reportDuplicates(report, 'indicators', fault)
    reportDuplicates(report, 'projects', fault)
  }
}

function reportDuplicates(report: Report, table: TableId, fault: (fault: WorkbookFault) => void): void {
  const firstRows = new Map<string, number>()
  for (const row of report[table]?.rows ?? []) {
    if (row.key === '') continue
    const first = firstRows.get(row.key)
    if (first === undefined) firstRows.set(row.key, row.row)
    else fault({ table, row, field: 'name', params: { first } })
  }
}
