import type { Report, ReportTable } from '../../report/report'
import type { TableId } from '../../report/fields'
import { cellAddress, rangeAddress } from '../../report/a1'
import type { Rule, WorkbookFault } from '../rule'

/** Cells are merged inside a data table, header included; merged titles above it do no harm. */
export const cellsMerged: Rule = {
  code: 'cells-merged',
  severity: 'mandatory',
  workbook({ report }, fault) {
    reportMerges(report, 'indicators', fault)
    reportMerges(report, 'projects', fault)
  }
}

function reportMerges(report: Report, id: TableId, fault: (fault: WorkbookFault) => void): void {
  const table = report[id] as ReportTable | undefined
  if (!table) return
  const bottom = Math.max(table.headerRow, (table.rows.at(-1)?.row ?? 0) - 1)
  const right = table.fields.reduce((last, { id: field }) => Math.max(last, table.columnOf(field) ?? -1), -1)
  for (const merge of table.sheet.merges) {
    if (merge.bottom < table.headerRow || merge.top > bottom || merge.left > right) continue
    // Deleted rows leave a range of one cell behind in some files, which merges nothing.
    if (merge.top === merge.bottom && merge.left === merge.right) continue
    const range = rangeAddress(merge)
    fault({ table: id, cell: cellAddress(merge.top, merge.left), value: range, params: { range } })
  }
}
