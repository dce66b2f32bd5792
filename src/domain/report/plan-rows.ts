import type { Plan } from '../plan/plan'
import {
  indicatorFields,
  projectFields,
  type IndicatorField,
  type ProjectField,
  type TableId
} from './fields'
import type { CellValue } from './layout'
import { indicatorPlanCell, indicatorPrintedText, projectPlanCell, projectPrintedText } from './plan-cells'

/** A row of the plan as the template writes it. */
export interface PlanRow {
  /** The plan's stable code of the row (编码). */
  readonly key: string
  /** Place among the plan's rows, from 0. */
  readonly position: number
  /** What the plan's columns hold, in the order of `planFields`. */
  readonly cells: readonly CellValue[]
  /** The same exactly as printed, with the blanks a numeric cell cannot show. */
  readonly printed: readonly string[]
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
      printed: planFields.indicators.map((field) => indicatorPrintedText(indicator, field)),
      continues: indicator.continues ?? []
    }))
  )

const projectRows = ({ projects }: Plan): PlanRows =>
  indexed(
    projects.map((project, position) => ({
      key: project.code,
      position,
      cells: planFields.projects.map((field) => projectPlanCell(project, field)),
      printed: planFields.projects.map((field) => projectPrintedText(project, field)),
      continues: project.continues ?? []
    }))
  )

/** The plan's rows of a table as printed. */
export const planRowsInOrder = (plan: Plan, table: TableId): readonly PlanRow[] =>
  planRowsOf(plan, table).inOrder

/** The plan's rows of a table by key. */
export const planRowsByKey = (plan: Plan, table: TableId): ReadonlyMap<string, PlanRow> =>
  planRowsOf(plan, table).byKey

/** The plan's row of a key; absent for a row the plan does not know. */
export const planRowOf = (plan: Plan, table: TableId, key: string): PlanRow | undefined =>
  planRowsByKey(plan, table).get(key)
