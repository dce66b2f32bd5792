import { canonicalText } from '../../plan/canonical-text'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { cellText } from '../../report/workbook-content'
import type { RowCheck, Rule } from '../rule'

/** 类别 of an indicator or 重点任务 of a project is not one of the plan's; an empty cell is none of them either. */
export const categoryUnknown: Rule = {
  code: 'category-unknown',
  severity: 'mandatory',
  yieldsTo: ['plan-cell-changed'],
  indicatorRow: ({ plan }, table) => check<IndicatorField>(table, 'category', plan.categories),
  projectRow: ({ plan }, table) => check<ProjectField>(table, 'task', plan.tasks)
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  field: F,
  entries: readonly { readonly name: string }[]
): RowCheck<F> {
  const at = table.indexOf(field)
  const allowed = entries.map(({ name }) => name)
  const known = new Set([...allowed, ...allowed.map(canonicalText)])
  return (row, fault) => {
    const text = cellText(row.values[at] ?? null)
    if (!known.has(text) && !known.has(canonicalText(text))) fault({ field, params: { allowed } })
  }
}
