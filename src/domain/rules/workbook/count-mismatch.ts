import { canonicalText } from '../../plan/canonical-text'
import type { ReportRow, ReportTable } from '../../report/report'
import { cellText } from '../../report/workbook-content'
import { ATTRIBUTE_WORDS } from '../../report/workbook-lexicon'
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
      const rows = indicators.rows.filter((row) => !isUnusedRow(indicators, row))
      const compare = (what: string, expected: number, actual: number): void => {
        if (expected !== actual) fault({ table: 'indicators', params: { what, expected, actual } })
      }
      compare('indicators', declared.indicators, rows.length)
      if (indicators.columnOf('attribute') !== undefined) {
        const counts = countBy(indicators, rows, 'attribute')
        compare('binding', declared.binding, counts.get(ATTRIBUTE_WORDS.binding) ?? 0)
        compare('anticipatory', declared.anticipatory, counts.get(ATTRIBUTE_WORDS.anticipatory) ?? 0)
      }
    }
    if (projects) {
      const adjustment = adjustmentOf(projects)
      const rows = projects.rows.filter((row) => !isUnusedRow(projects, row) && adjustment(row) !== 'added')
      if (rows.length !== declared.projects) {
        fault({
          table: 'projects',
          params: { what: 'projects', expected: declared.projects, actual: rows.length }
        })
      }
      if (projects.columnOf('task') === undefined) return
      const counts = countBy(projects, rows, 'task')
      for (const { task, projects: expected } of declared.perTask) {
        const name = plan.tasks.find(({ id }) => id === task)?.name ?? task
        const actual = counts.get(canonicalText(name)) ?? 0
        if (actual !== expected)
          fault({ table: 'projects', params: { what: 'task', name, expected, actual } })
      }
    }
  }
}

function countBy<F extends string>(
  table: ReportTable<F>,
  rows: readonly ReportRow[],
  field: F
): ReadonlyMap<string, number> {
  const at = table.indexOf(field)
  const printed = new Map<string, number>()
  for (const row of rows) {
    const value = cellText(row.values[at] ?? null)
    printed.set(value, (printed.get(value) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  for (const [value, count] of printed) {
    const canonical = canonicalText(value)
    counts.set(canonical, (counts.get(canonical) ?? 0) + count)
  }
  return counts
}
