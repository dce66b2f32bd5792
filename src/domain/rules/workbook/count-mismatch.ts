import { canonicalText } from '../../plan/canonical-text'
import type { Plan } from '../../plan/plan'
import type { IndicatorField, ProjectField } from '../../report/fields'
import { matchPlanRows } from '../../report/plan-rows'
import type { ReportTable } from '../../report/report'
import { contentGroups } from '../../report/table-columns'
import { cellText } from '../../report/workbook-content'
import { ATTRIBUTE_WORDS } from '../../report/workbook-lexicon'
import { addedRows, isBlankForm, isPackage, isUnusedRow } from '../row-identity'
import type { RowMarks } from '../row-screen'
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
      const rows = placesOf(plan, indicators)
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
      const rows = placesOf(plan, projects, addedRows(projects))
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

/** Places of the rows that count, from 0: those in use, without some. */
function placesOf<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  without?: RowMarks
): Int32Array {
  const { positions } = matchPlanRows(plan, table)
  const places = new Int32Array(positions.length)
  let count = 0
  for (let place = 0; place < positions.length; place += 1) {
    if (without?.[place] === 1) continue
    // A row of the plan is in use, whatever it holds.
    const row = (positions[place] ?? -1) >= 0 ? undefined : table.rows[place]
    if (row && isUnusedRow(table, row)) continue
    places[count] = place
    count += 1
  }
  return places.subarray(0, count)
}

/** How many of some rows hold each text in a field. */
function countBy<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  field: F,
  places: Int32Array
): ReadonlyMap<string, number> {
  const { ofRow, contents } = contentGroups(table, field)
  const ofGroups = new Int32Array(contents.length)
  for (let index = 0; index < places.length; index += 1) {
    const group = ofRow[places[index] ?? 0] ?? 0
    ofGroups[group] = (ofGroups[group] ?? 0) + 1
  }
  const counts = new Map<string, number>()
  contents.forEach((content, group) => {
    const canonical = canonicalText(cellText(content))
    counts.set(canonical, (counts.get(canonical) ?? 0) + (ofGroups[group] ?? 0))
  })
  return counts
}
