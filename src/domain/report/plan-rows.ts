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

/** The plan's rows of a table as printed. */
export const planRowsInOrder = (plan: Plan, table: TableId): readonly PlanRow[] =>
  planRowsOf(plan, table).inOrder

/** The plan's row of a key; absent for a row the plan does not know. */
export const planRowOf = (plan: Plan, table: TableId, key: string): PlanRow | undefined =>
  planRowsOf(plan, table).byKey.get(key)

/** How the rows of a table relate to the plan's. */
export interface PlanMatch {
  /** The plan's row of each row, by its key; absent for rows the plan does not know. */
  readonly rows: readonly (PlanRow | undefined)[]
  /** The place of that row among the plan's; -1 for none. */
  readonly positions: Int32Array
  /** The plan's rows of which the table has none. */
  readonly absent: readonly PlanRow[]
  /** Whether it has several of a row of the plan. */
  readonly repeats: boolean
  /** Whether every cell of the plan stands in this row, by its place among the rows, exactly as the template writes it; never where a column of the plan is gone. */
  readonly isUntouched: (index: number) => boolean
}

const matches = new WeakMap<
  readonly ReportRow[],
  { readonly plan: Plan; readonly columnOf: unknown; readonly match: PlanMatch }
>()

/** Matches the rows of a table with the plan's; done once for a reading. */
export function matchPlanRows<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>
): PlanMatch {
  const known = matches.get(table.rows)
  if (known?.plan === plan && known.columnOf === table.columnOf) return known.match
  const matcher = planMatcher(plan, table, table.rows.length)
  for (const row of table.rows) matcher.add(row)
  return matcher.finish()
}

/** Matches rows with the plan's one after the other. */
export interface PlanMatcher {
  /** Takes the next row of the table. */
  readonly add: (row: ReportRow) => void
  /** Compares a row taken with the plan's, which otherwise is done when it is first asked for. */
  readonly compare: (place: number) => void
  /** To be called once all rows are taken. */
  readonly finish: () => PlanMatch
}

/** A matcher for a table whose list of rows may still be filling, up to a number of rows. */
export function planMatcher<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  capacity: number
): PlanMatcher {
  const { inOrder, byKey } = planRowsOf(plan, table.id)
  const present = new Uint8Array(inOrder.length)
  const positions = new Int32Array(capacity).fill(-1)
  const rows: (PlanRow | undefined)[] = []
  const isUntouched = untouchedRows(table, rows, capacity)
  let distinct = 0
  let matched = 0
  let next = 0
  return {
    add({ key }) {
      // Rows mostly stand in the plan's order, where comparing keys is quicker than looking them up.
      const following = inOrder[next]
      const own = following?.key === key ? following : byKey.get(key)
      const place = rows.push(own) - 1
      if (!own) return
      positions[place] = own.position
      next = own.position + 1
      matched += 1
      if (present[own.position] === 0) distinct += 1
      present[own.position] = 1
    },
    compare: isUntouched,
    finish() {
      const match: PlanMatch = {
        rows,
        positions: positions.subarray(0, rows.length),
        absent:
          distinct === inOrder.length ? [] : inOrder.filter((_row, position) => present[position] === 0),
        repeats: matched > distinct,
        isUntouched
      }
      matches.set(table.rows, { plan, columnOf: table.columnOf, match })
      return match
    }
  }
}

const UNTOUCHED = 1
const TOUCHED = 2

function untouchedRows<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  own: readonly (PlanRow | undefined)[],
  capacity: number
): (index: number) => boolean {
  const fields = planFields[table.id] as readonly F[]
  if (fields.some((field) => table.columnOf(field) === undefined)) return () => false
  const places = fields.map((field) => table.indexOf(field))
  const isWritten = (values: ReportRow['values'], cells: PlanRow['cells']): boolean => {
    for (let index = 0; index < places.length; index += 1) {
      if ((values[places[index] ?? -1] ?? null) !== cells[index]) return false
    }
    return true
  }
  const told = new Uint8Array(capacity)
  return (index) => {
    const known = told[index]
    if (known !== 0) return known === UNTOUCHED
    const [row, planned] = [table.rows[index], own[index]]
    const untouched = row !== undefined && planned !== undefined && isWritten(row.values, planned.cells)
    told[index] = untouched ? UNTOUCHED : TOUCHED
    return untouched
  }
}
