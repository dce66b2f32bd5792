import type { Plan } from '../plan/plan'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import { matchPlanRows, planRowsInOrder, type PlanRow } from '../report/plan-rows'
import type { ReportRow, ReportTable } from '../report/report'
import { sheetRows } from '../report/table-columns'
import type { Finding } from './finding'
import { byCell, NONE, rowPlacement } from './placement'
import { isUnusedRow } from './row-identity'
import { anyOf, type RowMarks } from './row-screen'
import type { RowCheck, RowFault, RuleContext } from './rule'
import type { ActiveRule, RuleSet } from './rule-set'
import { contextOf, type ValidationInput } from './validation-input'

/** Adds what is found in the row at a place among a table's rows to a list. */
export type RowJudge = (place: number, into: Finding[]) => void

interface RowCandidate {
  readonly active: ActiveRule
  readonly fault: RowFault
}

/** What rules say of the plan's own cells, by the row's place in the plan; the same in every workbook of the plan. */
interface PlanVerdicts {
  readonly candidates: (readonly RowCandidate[] | undefined)[]
  /** Where the findings stood that were placed last. */
  placement: PlanPlacement
}

/** The findings of the plan's own cells where they stand, row after row in one list, which is read sooner than as many lists. */
interface PlanPlacement {
  /** The sheet and the columns they stand in. */
  readonly ground: string
  readonly findings: Finding[]
  /** By the row's place in the plan: the sheet row that its findings stand in, 0 for not yet placed, and their part of the list. */
  readonly rows: Int32Array
  readonly from: Int32Array
  readonly count: Int32Array
}

const emptyPlacement = (ground: string, rows: number): PlanPlacement => ({
  ground,
  findings: [],
  rows: new Int32Array(rows),
  from: new Int32Array(rows),
  count: new Int32Array(rows)
})

const verdictsOf = new WeakMap<RuleSet, WeakMap<Plan, Partial<Record<TableId, PlanVerdicts>>>>()

function planVerdicts(ruleSet: RuleSet, plan: Plan, table: TableId, ground: string): PlanVerdicts {
  let ofPlans = verdictsOf.get(ruleSet)
  if (!ofPlans) verdictsOf.set(ruleSet, (ofPlans = new WeakMap()))
  let ofTables = ofPlans.get(plan)
  if (!ofTables) ofPlans.set(plan, (ofTables = {}))
  const rows = planRowsInOrder(plan, table).length
  const verdicts = (ofTables[table] ??= {
    candidates: Array.from({ length: rows }),
    placement: emptyPlacement(ground, rows)
  })
  // Another one rather than this one cleared: a validation that rests at the moment may still be reading it.
  if (verdicts.placement.ground !== ground) verdicts.placement = emptyPlacement(ground, rows)
  return verdicts
}

/** Keeps what is found in a row of the plan where it stands; as much as before takes the same part of the list. */
function keepPlaced(
  placement: PlanPlacement,
  position: number,
  row: number,
  found: readonly Finding[]
): void {
  const { findings, rows, from, count } = placement
  if (count[position] !== found.length) {
    from[position] = findings.length
    count[position] = found.length
  }
  const first = from[position] ?? 0
  found.forEach((one, index) => (findings[first + index] = one))
  rows[position] = row
}

type RowPart = 'indicatorRow' | 'projectRow' | 'indicatorPlanCells' | 'projectPlanCells'
const PARTS = {
  indicators: { row: 'indicatorRow', planCells: 'indicatorPlanCells' },
  projects: { row: 'projectRow', planCells: 'projectPlanCells' }
} as const satisfies Record<TableId, Record<'row' | 'planCells', RowPart>>

interface CompiledCheck<F extends string> {
  readonly active: ActiveRule
  readonly check: RowCheck<F>
  /** Rows in which it may find something; absent where all may be. */
  readonly suspects: RowMarks | undefined
}

/**
 * Compiles the row parts of the rules for a table. With `isScreened` the columns first tell which rows each rule need look
 * at, which pays where most rows are judged; of the others, standing as the plan has them, the verdict on the plan's own
 * cells is all there is to say.
 */
export function rowJudge<F extends IndicatorField | ProjectField>(
  ruleSet: RuleSet,
  input: ValidationInput,
  table: ReportTable<F>,
  isScreened: boolean
): RowJudge {
  const compiled = (part: RowPart): CompiledCheck<F>[] =>
    ruleSet.rules.flatMap((active) => {
      const context = contextOf(active, input)
      const compile = active.rule[part] as
        ((context: RuleContext, table: ReportTable<F>) => RowCheck<F> | undefined) | undefined
      const check = compile?.(context, table)
      if (!check) return []
      const isAsked = isScreened && part === 'projectRow'
      const suspects = isAsked
        ? active.rule.projectSuspects?.(context, table as unknown as ReportTable<ProjectField>)
        : undefined
      return [{ active, check, suspects }]
    })
  const rowChecks = compiled(PARTS[table.id].row)
  const planCellChecks = compiled(PARTS[table.id].planCells)
  const { rows } = table
  const { rows: ownRows, positions, isUntouched } = matchPlanRows(input.plan, table)
  const numbers = sheetRows(table)
  const place = rowPlacement(input.plan, table)
  const ground = [table.sheet.name, ...table.fields.map(({ id }) => table.columnOf(id) ?? '')].join('\n')
  const verdicts = planVerdicts(ruleSet, input.plan, table.id, ground)
  const { placement } = verdicts
  const suspected = suspectedByAny(rowChecks, table)
  // What another unit fills in is judged in that unit's package.
  const readOnly = new Set(input.report.metadata?.readOnly?.[table.id])
  let current: ActiveRule | undefined
  // One list for all rows, of which the first `count` are this row's: most rows have none, and a new list each costs more.
  const candidates: RowCandidate[] = []
  let count = 0
  const collect = (fault: RowFault<F>): void => {
    if (!current || table.columnOf(fault.field) === undefined) return
    candidates[count] = { active: current, fault }
    count += 1
  }
  /** Runs checks on a row, those only that suspect it where its place is told. */
  const run = (
    checks: readonly CompiledCheck<F>[],
    row: ReportRow,
    own: PlanRow | undefined,
    at?: number
  ): void => {
    for (let index = 0; index < checks.length; index += 1) {
      const each = checks[index]
      if (!each || (at !== undefined && each.suspects?.[at] === 0)) continue
      current = each.active
      each.check(row, collect, own)
    }
  }
  const findingsFor = (
    all: readonly RowCandidate[],
    row: ReportRow,
    own: PlanRow | undefined,
    untouched: boolean
  ): readonly Finding[] => {
    const findings: Finding[] = []
    for (const { active, fault } of all) {
      const { yieldsTo } = active.rule
      const yields =
        yieldsTo !== undefined &&
        all.some(
          ({ active: { rule }, fault: { field } }) => field === fault.field && yieldsTo.includes(rule.code)
        )
      const one = yields ? undefined : place(active, row, fault as RowFault<F>, own, untouched)
      if (one) findings.push(one)
    }
    return findings.length > 1 ? findings.sort(byCell) : findings
  }
  const verdictOn = (row: ReportRow, own: PlanRow): readonly RowCandidate[] => {
    const known = verdicts.candidates[own.position]
    if (known) return known
    count = 0
    run(planCellChecks, row, own)
    return (verdicts.candidates[own.position] = count === 0 ? NONE : candidates.slice(0, count))
  }
  const ofPlanAlone = (position: number, at: number, into: Finding[]): void => {
    if (placement.rows[position] !== numbers[at]) {
      const [row, own] = [rows[at], ownRows[at]]
      if (!row || !own) return
      keepPlaced(placement, position, row.row, findingsFor(verdictOn(row, own), row, own, true))
    }
    const from = placement.from[position] ?? 0
    const end = from + (placement.count[position] ?? 0)
    for (let index = from; index < end; index += 1) {
      const one = placement.findings[index]
      if (one !== undefined) into.push(one)
    }
  }
  return (at, into) => {
    const position = positions[at] ?? -1
    const untouched = position >= 0 && isUntouched(at)
    const isInteresting = suspected === undefined || suspected[at] === 1
    if (untouched && !isInteresting && readOnly.size === 0) {
      ofPlanAlone(position, at, into)
      return
    }
    const row = rows[at]
    if (!row || (row.key === '' && isUnusedRow(table, row))) return
    if (readOnly.size > 0 && readOnly.has(row.key)) return
    const own = ownRows[at]
    if (own === undefined || !untouched) {
      count = 0
      run(rowChecks, row, own)
      run(planCellChecks, row, own)
      if (count > 0) into.push(...findingsFor(candidates.slice(0, count), row, own, false))
      return
    }
    count = 0
    run(rowChecks, row, own, at)
    if (count === 0) {
      ofPlanAlone(position, at, into)
      return
    }
    const ofRow = candidates.slice(0, count)
    into.push(...findingsFor([...verdictOn(row, own), ...ofRow], row, own, true))
  }
}

/** Rows that any of the checks need look at; absent where one of them needs all. */
function suspectedByAny(
  checks: readonly Pick<CompiledCheck<never>, 'suspects'>[],
  table: Pick<ReportTable, 'rows'>
): RowMarks | undefined {
  const all = checks.flatMap(({ suspects }) => suspects ?? [])
  return all.length === checks.length ? anyOf(table, all) : undefined
}
