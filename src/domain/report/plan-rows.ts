import type { Plan } from '../plan/plan'
import {
  indicatorFields,
  projectFields,
  type IndicatorField,
  type ProjectField,
  type TableId
} from './fields'
import type { CellValue } from './layout'
import { indicatorPlanCell, projectPlanCell } from './plan-cells'
import type { ReportRow, ReportTable } from './report'

/** A row of the plan as the template writes it. */
export interface PlanRow {
  /** The plan's stable code of the row (编码). */
  readonly key: string
  /** Place among the plan's rows, from 0. */
  readonly position: number
  /** What the plan's columns hold, in the order of `planFields`. */
  readonly cells: readonly CellValue[]
  /** Fields whose printed cell is the merged cell of a row above. */
  readonly continues: readonly string[]
}

/** The columns the plan fills, in printed order. */
export const planFields: {
  readonly indicators: readonly IndicatorField[]
  readonly projects: readonly ProjectField[]
} = {
  indicators: indicatorFields([]).flatMap(({ id, role }) => (role === 'plan' ? [id] : [])),
  projects: projectFields().flatMap(({ id, role }) => (role === 'plan' ? [id] : []))
}

interface PlanRows {
  readonly inOrder: readonly PlanRow[]
  readonly byKey: ReadonlyMap<string, PlanRow>
}

const rowsOfPlans = new WeakMap<Plan, Partial<Record<TableId, PlanRows>>>()

/** The plan's rows of a table; made once, as reading what a numeric cell shows takes longer than all comparing. */
function planRowsOf(plan: Plan, table: TableId): PlanRows {
  let known = rowsOfPlans.get(plan)
  if (!known) rowsOfPlans.set(plan, (known = {}))
  return (known[table] ??= table === 'indicators' ? indicatorRows(plan) : projectRows(plan))
}

const indexed = (inOrder: readonly PlanRow[]): PlanRows => ({
  inOrder,
  byKey: new Map(inOrder.map((row) => [row.key, row]))
})

const indicatorRows = ({ indicators }: Plan): PlanRows =>
  indexed(
    indicators.map((indicator, position) => ({
      key: indicator.code,
      position,
      cells: planFields.indicators.map((field) => indicatorPlanCell(indicator, field)),
      continues: indicator.continues ?? []
    }))
  )

const projectRows = ({ projects }: Plan): PlanRows =>
  indexed(
    projects.map((project, position) => ({
      key: project.code,
      position,
      cells: planFields.projects.map((field) => projectPlanCell(project, field)),
      continues: project.continues ?? []
    }))
  )

/** The plan's row of a key; absent for a row the plan does not know. */
export const planRowOf = (plan: Plan, table: TableId, key: string): PlanRow | undefined =>
  planRowsOf(plan, table).byKey.get(key)

const matches = new WeakMap<
  readonly ReportRow[],
  { readonly plan: Plan; readonly rows: readonly (PlanRow | undefined)[] }
>()

/** The plan's row for each row of a table, by its key; absent for rows the plan does not know. */
export function matchPlanRows<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>
): readonly (PlanRow | undefined)[] {
  const known = matches.get(table.rows)
  if (known?.plan === plan) return known.rows
  const { inOrder, byKey } = planRowsOf(plan, table.id)
  let next = 0
  const rows = table.rows.map(({ key }) => {
    // Rows mostly stand in the plan's order, where comparing keys is quicker than looking them up.
    const following = inOrder[next]
    const own = following?.key === key ? following : byKey.get(key)
    if (own) next = own.position + 1
    return own
  })
  matches.set(table.rows, { plan, rows })
  return rows
}

/** Tells of rows of a table whether every cell of the plan stands exactly as the template writes it; never where a column of the plan is gone. */
export function untouchedRows<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>
): (row: ReportRow, own: PlanRow) => boolean {
  const fields = planFields[table.id] as readonly F[]
  if (fields.some((field) => table.columnOf(field) === undefined)) return () => false
  const places = fields.map((field) => table.indexOf(field))
  return ({ values }, { cells }) => {
    for (let index = 0; index < places.length; index += 1) {
      if ((values[places[index] ?? -1] ?? null) !== cells[index]) return false
    }
    return true
  }
}
