import { canonicalText } from '../../plan/canonical-text'
import { planColumn } from '../../report/plan-rows'
import type { ReportRow, ReportTable } from '../../report/report'
import { type CellContent, cellText } from '../../report/workbook-content'
import { ATTRIBUTE_WORDS } from '../../report/workbook-lexicon'
import { addedRows, isBlankForm, isPackage, isUnusedRow } from '../row-identity'
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
      const rows = placesOf(indicators, (row) => !isUnusedRow(indicators, row))
      const compare = (what: string, expected: number, actual: number): void => {
        if (expected !== actual) fault({ table: 'indicators', params: { what, expected, actual } })
      }
      compare('indicators', declared.indicators, rows.length)
      if (indicators.columnOf('attribute') !== undefined) {
        const counts = countBy(planColumn(plan, indicators, 'attribute'), rows)
        compare('binding', declared.binding, counts.get(ATTRIBUTE_WORDS.binding) ?? 0)
        compare('anticipatory', declared.anticipatory, counts.get(ATTRIBUTE_WORDS.anticipatory) ?? 0)
      }
    }
    if (projects) {
      const added = addedRows(projects)
      const rows = placesOf(projects, (row, place) => added[place] !== true && !isUnusedRow(projects, row))
      if (rows.length !== declared.projects) {
        fault({
          table: 'projects',
          params: { what: 'projects', expected: declared.projects, actual: rows.length }
        })
      }
      if (projects.columnOf('task') === undefined) return
      const counts = countBy(planColumn(plan, projects, 'task'), rows)
      for (const { task, projects: expected } of declared.perTask) {
        const name = plan.tasks.find(({ id }) => id === task)?.name ?? task
        const actual = counts.get(canonicalText(name)) ?? 0
        if (actual !== expected)
          fault({ table: 'projects', params: { what: 'task', name, expected, actual } })
      }
    }
  }
}

/** Places of the rows that count, from 0. */
function placesOf<F extends string>(
  table: ReportTable<F>,
  counts: (row: ReportRow, place: number) => boolean
): number[] {
  const places: number[] = []
  table.rows.forEach((row, place) => {
    if (counts(row, place)) places.push(place)
  })
  return places
}

function countBy(
  contentOf: (place: number) => CellContent,
  places: readonly number[]
): ReadonlyMap<string, number> {
  const printed = new Map<string, number>()
  for (const place of places) {
    const value = cellText(contentOf(place))
    printed.set(value, (printed.get(value) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  for (const [value, count] of printed) {
    const canonical = canonicalText(value)
    counts.set(canonical, (counts.get(canonical) ?? 0) + count)
  }
  return counts
}
