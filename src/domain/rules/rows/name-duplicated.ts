import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { cellText } from '../../report/workbook-content'
import type { Rule, WorkbookFault } from '../rule'
import { spelledNames } from '../spelled-names'

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
  const firstOf = new Map<string, ReportRow>()
  const sameName = new Map<ReportRow, ReportRow[]>()
  const spelled = spelledNames(table)
  table.rows.forEach((row, index) => {
    const name = spelled[index] ?? ''
    if (name === '') return
    const first = firstOf.get(name)
    if (!first) firstOf.set(name, row)
    else {
      const group = sameName.get(first)
      if (group) group.push(row)
      else sameName.set(first, [first, row])
    }
  })
  for (const group of sameName.values()) {
    const firstRows = new Map<string, number>()
    for (const row of group) {
      const said = places.map((at) => canonicalText(cellText(row.values[at] ?? null))).join('\u0000')
      const first = firstRows.get(said)
      if (first === undefined) firstRows.set(said, row.row)
      else fault({ table: id, row, field: 'name', params: { first } })
    }
  }
}
