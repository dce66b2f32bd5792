import type { IndicatorField, ProjectField } from '../../src/domain/report/fields'
import type { Report, ReportTable } from '../../src/domain/report/report'
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
