import { cellAddress, parseReference } from '../../report/a1'
import { columnName } from '../../report/fields'
import type { IgnoredRow, Report, ReportTable } from '../../report/report'
import type { Rule, WorkbookFault } from '../rule'

/** A row under or in a data table is a total or a note and no data; one marked 新增 has to say which it is. */
export const totalRow: Rule = {
  code: 'total-row',
  severity: 'verification',
  isRemark: true,
  workbook({ report }, fault) {
    if (report.indicators) reportIgnored(report, report.indicators, fault)
    if (report.projects) reportIgnored(report, report.projects, fault)
  }
}

function reportIgnored<F extends string>(
  report: Report,
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  if (table.ignoredRows.length === 0) return
  const covered = coveredRows(report, table)
  for (const { row, kind, column, label, isAdded } of table.ignoredRows) {
    fault({
      table: table.id,
      cell: cellAddress(row - 1, column),
      field: table.fields.find(({ id }) => table.columnOf(id) === column)?.id ?? '',
      value: label,
      params: { reason: isAdded ? 'added' : covered(row) ? `${kind}-covered` : kind, row },
      ...(isAdded && { severity: 'mandatory' as const })
    })
  }
}

/** Whether the names by which 汇总表 reads the columns cover a row, so that its formulas count what they cannot tell from data. */
function coveredRows<F extends string>(
  { content }: Report,
  table: ReportTable<F>
): (row: IgnoredRow['row']) => boolean {
  const own = new Set(table.fields.map(({ id }) => columnName(table.id, id).toLowerCase()))
  const ranges = content.names.flatMap(({ name, refersTo }) => {
    const range = own.has(name.toLowerCase()) ? parseReference(refersTo)?.range : undefined
    return range && range.top > table.headerRow ? [range] : []
  })
  return (row) => ranges.some(({ top, bottom }) => row - 1 >= top && row - 1 <= bottom)
}
