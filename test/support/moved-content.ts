import type { IndicatorField, ProjectField } from '../../src/domain/report/fields'
import type { Report, ReportTable } from '../../src/domain/report/report'
import type { CellValue } from '../../src/domain/report/layout'
import type { CellContent } from '../../src/domain/report/workbook-content'
import type { RowSpec } from './report-builder'

/**
 * The rows of a table as they stand after somebody moved their visible cells without the hidden columns: the row at each place
 * keeps its key and shows what stood at `order[place]`, nothing for -1.
 */
export function movedContent<F extends IndicatorField | ProjectField>(
  table: ReportTable<F> | undefined,
  order: readonly number[]
): RowSpec<F>[] {
  if (!table) throw new Error('no such table')
  return table.rows.map(({ key }, place) => {
    const from = table.rows[order[place] ?? place]
    const visible = table.fields.filter(({ hidden }) => !hidden)
    const values = visible.map(
      ({ id }) => [id, from?.values[table.indexOf(id)] ?? null] as const satisfies readonly [F, CellContent]
    )
    return { key, values: Object.fromEntries(values) as RowSpec<F>['values'] & object }
  })
}

/** The projects of a report with their visible cells moved. */
export const movedProjects = ({ projects }: Report, order: readonly number[]): RowSpec<ProjectField>[] =>
  movedContent<ProjectField>(projects, order)

/** The indicators of a report with their visible cells moved. */
export const movedIndicators = (
  { indicators }: Report,
  order: readonly number[]
): RowSpec<IndicatorField>[] => movedContent<IndicatorField>(indicators, order)

/** What to type so that each row of a cycle of keys shows what the next one shows, its key and formulas staying. */
export function movedValues(
  report: Report,
  cycle: readonly string[]
): Readonly<Record<string, Readonly<Record<string, CellValue>>>> {
  const tables = [report.indicators, report.projects] as readonly (ReportTable | undefined)[]
  return Object.fromEntries(
    cycle.flatMap((key, place) => {
      const next = cycle[(place + 1) % cycle.length]
      for (const table of tables) {
        const from = table?.rows.find((row) => row.key === next)
        if (!table || !from) continue
        const typed = table.fields.filter(({ hidden, role }) => !hidden && role !== 'computed')
        const values = typed.map(({ id }) => [id, from.values[table.indexOf(id)] ?? null])
        return [[key, Object.fromEntries(values) as Record<string, CellValue>]]
      }
      return []
    })
  )
}
