import { canonicalText } from '../plan/canonical-text'
import type { Plan } from '../plan/plan'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import { planFields, planRowsInOrder } from '../report/plan-rows'
import type { ReportRow, ReportTable } from '../report/report'
import { cellText } from '../report/workbook-content'

/** The names of a table's rows in the normal form that their spellings share, as several rules compare them; each once. */
export interface SpelledNames {
  /** Every name in use by the plan, then those of the table that the plan does not know. */
  readonly names: readonly string[]
  /** So many of them are the plan's. */
  readonly ofPlan: number
  /** Which name each row of the table bears; -1 for none. */
  readonly ofRow: Int32Array
}

interface PlanNames {
  readonly names: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
}

const namesOfPlans = new WeakMap<Plan, Partial<Record<TableId, PlanNames>>>()
const namesOfRows = new WeakMap<
  readonly ReportRow[],
  { readonly plan: Plan; readonly spelled: SpelledNames }
>()

/** The spelled names of the plan's rows of a table; the same in every workbook of the plan. */
export function planNames(plan: Plan, table: TableId): PlanNames {
  let known = namesOfPlans.get(plan)
  if (!known) namesOfPlans.set(plan, (known = {}))
  return (known[table] ??= readPlanNames(plan, table))
}

function readPlanNames(plan: Plan, table: TableId): PlanNames {
  const place = (planFields[table] as readonly string[]).indexOf('name')
  const numberOf = new Map<string, number>()
  for (const { cells } of planRowsInOrder(plan, table)) {
    numberIn(numberOf, canonicalText(cellText(cells[place] ?? null)))
  }
  return { names: [...numberOf.keys()], numberOf }
}

/** The number of a name, counted on from `first` for a name not met before; -1 for none. */
function numberIn(numberOf: Map<string, number>, name: string, first = 0): number {
  if (name === '') return -1
  const known = numberOf.get(name)
  if (known !== undefined) return known
  const number = first + numberOf.size
  numberOf.set(name, number)
  return number
}

/** The spelled names of a table, read once for all rules. */
export function spelledNames<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>
): SpelledNames {
  const known = namesOfRows.get(table.rows)
  if (known?.plan === plan) return known.spelled
  const at = table.indexOf('name' as F)
  const { names, numberOf } = planNames(plan, table.id)
  const others = new Map<string, number>()
  const ofRow = new Int32Array(table.rows.length)
  for (const [index, { values }] of table.rows.entries()) {
    const text = cellText(values[at] ?? null)
    // Most names stand as the plan's normal form has them.
    const known = numberOf.get(text) ?? numberOf.get(canonicalText(text))
    ofRow[index] = known ?? numberIn(others, canonicalText(text), names.length)
  }
  const spelled = {
    names: others.size === 0 ? names : [...names, ...others.keys()],
    ofPlan: names.length,
    ofRow
  }
  namesOfRows.set(table.rows, { plan, spelled })
  return spelled
}
