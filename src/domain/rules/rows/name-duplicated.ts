import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import type { Rule, WorkbookFault } from '../rule'

/**
 * Two project rows of one task share name and 主要内容, or two indicator rows share group and name; reported on every row
 * but the first. One name over several contents is one project in several measures.
 */
export const nameDuplicated: Rule = {
  code: 'name-duplicated',
  severity: 'mandatory',
  yieldsTo: ['row-duplicated', 'plan-cell-changed'],
  workbookFields: ['name', 'group', 'task', 'content'],
  workbook({ report }, fault) {
    if (report.indicators) {
      reportDuplicates<IndicatorField>('indicators', report.indicators, ['name', 'group'], fault)
    }
    if (report.projects) {
      reportDuplicates<ProjectField>('projects', report.projects, ['name', 'task', 'content'], fault)
    }
  }
}

function reportDuplicates<F extends IndicatorField | ProjectField>(
  id: TableId,
  table: ReportTable<F>,
  identity: readonly F[],
  fault: (fault: WorkbookFault) => void
): void {
  const places = identity.map((field) => table.indexOf(field))
  const nameAt = places[0] ?? -1
  const sameName = new Map<string, ReportRow[]>()
  for (const row of table.rows) {
    const name = row.values[nameAt] ?? null
    if (isEmptyCell(name)) continue
    const spelled = canonicalText(cellText(name))
    const group = sameName.get(spelled)
    if (group) group.push(row)
    else sameName.set(spelled, [row])
  }
  for (const group of sameName.values()) {
    if (group.length === 1) continue
    const firstRows = new Map<string, number>()
    for (const row of group) {
      const said = places.map((at) => canonicalText(cellText(row.values[at] ?? null))).join('\u0000')
      const first = firstRows.get(said)
      if (first === undefined) firstRows.set(said, row.row)
      else fault({ table: id, row, field: 'name', params: { first } })
    }
  }
}
