import type { IndicatorField, ProjectField } from '../../report/fields'
import { cellAddress } from '../../report/a1'
import type { ReportTable } from '../../report/report'
import { isScrambled } from '../../report/scrambled-rows'
import { rowSpans } from '../row-spans'
import type { Rule, WorkbookFault } from '../rule'

/** The printed content of rows is that of other keys: sorted or cut without the hidden 编码; one finding per table, at its first row. */
export const rowScrambled: Rule = {
  code: 'row-scrambled',
  severity: 'mandatory',
  fixable: true,
  workbookFields: ['code'],
  workbook({ report }, fault) {
    if (report.indicators) reportScrambled<IndicatorField>(report.indicators, fault)
    if (report.projects) reportScrambled<ProjectField>(report.projects, fault)
  }
}

function reportScrambled<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  const rows = table.rows.filter(isScrambled)
  const [first] = rows
  const column = table.columnOf('name' as F)
  if (!first || column === undefined) return
  fault({
    table: table.id,
    row: first,
    field: 'name',
    cell: cellAddress(first.row - 1, column),
    params: { count: rows.length, rows: rowSpans(rows.map(({ row }) => row)) }
  })
}
