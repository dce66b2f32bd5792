import type { TableId } from '../../report/fields'
import type { Report } from '../../report/report'
import { isUnusedRow } from '../row-identity'
import { rowSpans } from '../row-spans'
import type { Rule, WorkbookFault } from '../rule'

/** Data rows are hidden or filtered out; one finding per table, at the table. */
export const rowsHidden: Rule = {
  code: 'rows-hidden',
  severity: 'verification',
  workbook({ report }, fault) {
    reportHidden(report, 'indicators', fault)
    reportHidden(report, 'projects', fault)
  }
}

function reportHidden(report: Report, id: TableId, fault: (fault: WorkbookFault) => void): void {
  const table = report[id]
  if (!table || table.sheet.hiddenRows.size === 0) return
  const hidden = table.rows.filter(
    (row) => table.sheet.hiddenRows.has(row.row - 1) && !isUnusedRow(table, row)
  )
  if (hidden.length > 0) {
    fault({ table: id, params: { count: hidden.length, rows: rowSpans(hidden.map(({ row }) => row)) } })
  }
}
