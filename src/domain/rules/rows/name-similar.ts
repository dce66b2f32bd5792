import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { planCellUnchanged } from '../../report/plan-cells'
import { cellText } from '../../report/workbook-content'
import { insertionPairs } from '../insertion-pairs'
import type { Rule, RuleContext, WorkbookFault } from '../rule'
import { spelledNames } from '../spelled-names'

/**
 * Two names of one table differ by one or two inserted characters only. One finding per pair of names, on the first row
 * of the later one, or of the one that is not the plan's.
 */
export const nameSimilar: Rule = {
  code: 'name-similar',
  severity: 'verification',
  yieldsTo: ['row-duplicated', 'plan-cell-changed'],
  workbookFields: ['name'],
  workbook(context, fault) {
    const { indicators, projects } = context.report
    if (indicators) reportSimilar<IndicatorField>(context, 'indicators', indicators, fault)
    if (projects) reportSimilar<ProjectField>(context, 'projects', projects, fault)
  }
}

function reportSimilar<F extends IndicatorField | ProjectField>(
  { plan }: RuleContext,
  id: TableId,
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  const nameAt = table.indexOf('name' as F)
  const firstRows = new Map<string, ReportRow>()
  const spelled = spelledNames(table)
  table.rows.forEach((row, index) => {
    const name = spelled[index] ?? ''
    if (name !== '' && !firstRows.has(name)) firstRows.set(name, row)
  })
  const ours = (row: ReportRow): boolean => planCellUnchanged(plan, table, row, 'name' as F)
  for (const [a, b] of insertionPairs([...firstRows.keys()])) {
    const [one, other] = [firstRows.get(a), firstRows.get(b)]
    if (!one || !other) continue
    const [earlier, later] = one.row < other.row ? [one, other] : [other, one]
    const [at, beside] = ours(later) && !ours(earlier) ? [earlier, later] : [later, earlier]

    fault({
      table: id,
      row: at,
      field: 'name',
      params: { other: cellText(beside.values[nameAt] ?? null), first: beside.row }
    })
  }
}
