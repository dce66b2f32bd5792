import { ATTRIBUTE_WORDS } from '../../measures/value-lexicon'
import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { canonicalReader } from '../cell-reading'
import { adjustmentOf, isBlankForm, isPackage, isUnusedRow } from '../row-identity'
import type { Rule } from '../rule'

/**
 * The tables hold other numbers of indicators (in all, 约束性, 预期性) or projects (in all, per task) than the plan
 * declares; rows marked 新增 are left out. For the whole plan only, not in packages and blank forms.
 */
export const countMismatch: Rule = {
  code: 'count-mismatch',
  severity: 'mandatory',
  workbookFields: ['attribute', 'task', 'adjustment'],
  workbook({ plan, report }, fault) {
    if (isPackage(report) || isBlankForm(report)) return
    const { declared } = plan.document
    const { indicators, projects } = report
    if (indicators) {
      const rows = usedRows(indicators)
      const compare = (what: string, expected: number, actual: number): void => {
        if (expected !== actual) fault({ table: 'indicators', params: { what, expected, actual } })
      }
      compare('indicators', declared.indicators, rows.length)
      if (indicators.columnOf('attribute') !== undefined) {
        const counts = countBy(indicators, 'attribute', rows)
        compare('binding', declared.binding, counts.get(ATTRIBUTE_WORDS.binding) ?? 0)
        compare('anticipatory', declared.anticipatory, counts.get(ATTRIBUTE_WORDS.anticipatory) ?? 0)
      }
    }
    if (projects) {
      const adjustment = adjustmentOf(projects)
      const rows = usedRows(projects).filter((row) => adjustment(row) !== 'added')
      if (rows.length !== declared.projects) {
        fault({
          table: 'projects',
          params: { what: 'projects', expected: declared.projects, actual: rows.length }
        })
      }
      if (projects.columnOf('task') === undefined) return
      const counts = countBy(projects, 'task', rows)
      for (const { task, projects: expected } of declared.perTask) {
        const name = plan.tasks.find(({ id }) => id === task)?.name ?? task
        const actual = counts.get(canonicalText(name)) ?? 0
        if (actual !== expected)
          fault({ table: 'projects', params: { what: 'task', name, expected, actual } })
      }
    }
  }
}

/** The rows that hold anything. */
const usedRows = <F extends IndicatorField | ProjectField>(table: ReportTable<F>): readonly ReportRow[] =>
  table.rows.filter((row) => !isUnusedRow(table, row))

/** How many of some rows hold each text in a field. */
function countBy<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  field: F,
  rows: readonly ReportRow[]
): ReadonlyMap<string, number> {
  const at = table.indexOf(field)
  const counts = new Map<string, number>()
  const textIn = canonicalReader()
  for (const row of rows) {
    const text = textIn(row.values[at] ?? null)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}
