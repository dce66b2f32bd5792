import { canonicalText } from '../../plan/canonical-text'
import type { Plan } from '../../plan/plan'
import type { IndicatorField, ProjectField } from '../../report/fields'
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
  workbook({ plan, report }, fault) {
    if (report.indicators) {
      reportDuplicates<IndicatorField>(plan, report.indicators, ['name', 'group'], fault)
    }
    if (report.projects) {
      reportDuplicates<ProjectField>(plan, report.projects, ['name', 'task', 'content'], fault)
    }
  }
}

function reportDuplicates<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  identity: readonly F[],
  fault: (fault: WorkbookFault) => void
): void {
  const places = identity.map((field) => table.indexOf(field))
  const { names, ofRow } = spelledNames(plan, table)
  const firstOf = new Int32Array(names.length).fill(-1)
  const sameName = new Map<number, ReportRow[]>()
  table.rows.forEach((row, index) => {
    const name = ofRow[index] ?? -1
    if (name < 0) return
    const first = firstOf[name] ?? -1
    if (first < 0) {
      firstOf[name] = index
      return
    }
    const group = sameName.get(name)
    if (group) group.push(row)
    else sameName.set(name, [...table.rows.slice(first, first + 1), row])
  })
  for (const group of sameName.values()) {
    const firstRows = new Map<string, number>()
    for (const row of group) {
      const said = places.map((at) => canonicalText(cellText(row.values[at] ?? null))).join('\u0000')
      const first = firstRows.get(said)
      if (first === undefined) firstRows.set(said, row.row)
      else fault({ table: table.id, row, field: 'name', params: { first } })
    }
  }
}
