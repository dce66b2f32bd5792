import type { Plan } from '../plan/plan'
import type { ReportPeriod } from '../measures/report-period'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import { matchPlanRows, planRowOf, type PlanRow } from '../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../report/report'
import type { Finding } from './finding'
import { byCell, NONE, placeInSheet, rowPlacement, tellingOrder } from './placement'
import { isUnusedRow } from './row-identity'
import type { RowCheck, RowFault, RuleContext } from './rule'
import type { ActiveRule, RuleSet } from './rule-set'

/** What a workbook is judged against. */
export interface ValidationGround {
  readonly plan: Plan
  /** Period to judge by; the workbook's own where absent. */
  readonly period?: ReportPeriod | undefined
  /** The previous period's workbook. */
  readonly previous?: Report | undefined
}

/** What is validated, and what it is judged against. */
export interface ValidationInput extends ValidationGround {
  readonly report: Report
}

/**
 * A validation that remembers what it found in each row. A row that is the same object as in the reading before, in a table
 * whose columns are, is not looked at again; what looks at several rows is, where it may have changed.
 */
export interface ValidationSession {
  /** Judges a newer reading of the workbook in bounded steps, between which the caller may rest; counts once it is through. */
  readonly steps: (report: Report) => Generator<void, void>
  /** Judges a newer reading at once. */
  readonly check: (report: Report) => void
  /** Every finding of the reading judged last, in the order of sheet, row, column and code; none before the first. */
  readonly findings: () => Finding[]
}

type AnyField = IndicatorField | ProjectField

/** Rows judged in one step; they take a few milliseconds. */
const ROWS_IN_STEP = 500

/** Rows judged, each with what was found in it. */
interface RowFindings {
  readonly rows: readonly ReportRow[]
  readonly found: readonly (readonly Finding[])[]
}

/** What has been judged. */
interface Judgement {
  readonly report: Report
  readonly rows: Readonly<Record<TableId, RowFindings>>
  readonly workbook: ReadonlyMap<ActiveRule, readonly Finding[]>
}

/** A session in which nothing has been judged yet. */
export function openSession(ruleSet: RuleSet, ground: ValidationGround): ValidationSession {
  let judged: Judgement | undefined

  function* steps(report: Report): Generator<void, void> {
    const input: ValidationInput = { ...ground, report }
    const before = judged && isOnSameGround(judged.report, report) ? judged : undefined
    const rows = {
      indicators: yield* rowSteps<IndicatorField>(
        compileRowChecks(ruleSet, input, report.indicators, 'indicatorRow', 'indicatorPlanCells'),
        ground.plan,
        report.indicators,
        before?.rows.indicators
      ),
      projects: yield* rowSteps<ProjectField>(
        compileRowChecks(ruleSet, input, report.projects, 'projectRow', 'projectPlanCells'),
        ground.plan,
        report.projects,
        before?.rows.projects
      )
    }
    const changed = before && changedFields(before.report, report)
    const workbook = new Map<ActiveRule, readonly Finding[]>()
    for (const active of ruleSet.rules) {
      const { rule } = active
      if (!rule.workbook) continue
      const stands = changed && rule.workbookFields?.every((field) => !changed.has(field))
      const known = stands ? before.workbook.get(active) : undefined
      workbook.set(active, known ?? checkWorkbook(active, input))
      if (!known) yield
    }
    judged = { report, rows, workbook }
  }

  return {
    steps,
    check(report) {
      const pending = steps(report)
      while (!pending.next().done);
    },
    findings: () => (judged ? findingsOf(judged) : [])
  }
}

/** Whether a row's findings stand as long as the row does: same columns, same period, same rows due. */
function isOnSameGround(before: Report, after: Report): boolean {
  return (
    before.metadata === after.metadata &&
    before.period?.year === after.period?.year &&
    before.period?.part === after.period?.part &&
    isSameTable(before.indicators, after.indicators) &&
    isSameTable(before.projects, after.projects)
  )
}

const isSameTable = <F extends string>(
  before: ReportTable<F> | undefined,
  after: ReportTable<F> | undefined
): boolean => before?.columnOf === after?.columnOf && before?.sheet.name === after?.sheet.name

/** Fields in which any row differs; absent where rows came, went, moved or may have become data. */
function changedFields(before: Report, after: Report): ReadonlySet<string> | undefined {
  const changed = new Set<string>()
  const compare = <F extends string>(old: ReportTable<F> | undefined, now: ReportTable<F> | undefined) => {
    if (old?.rows.length !== now?.rows.length) return false
    return (now?.rows ?? []).every((row, index) => {
      const was = old?.rows[index]
      if (was === row) return true
      if (!was || was.row !== row.row || was.key !== row.key || row.key === '') return false
      row.values.forEach((value, at) => {
        const field = now?.fields[at]?.id
        if (value !== was.values[at] && field !== undefined) changed.add(field)
      })
      return true
    })
  }
  return compare(before.indicators, after.indicators) && compare(before.projects, after.projects)
    ? changed
    : undefined
}

function* rowSteps<F extends AnyField>(
  check: RowJudge,
  plan: Plan,
  table: ReportTable<F> | undefined,
  before: RowFindings | undefined
): Generator<void, RowFindings> {
  if (!table) return { rows: NONE, found: NONE }
  const { rows } = table
  const { rows: own, isUntouched } = matchPlanRows(plan, table)
  const known = knownFindings(before)
  const found: (readonly Finding[])[] = []
  let checked = 0
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]
    if (!row) continue
    const stands = known(row, index)
    found.push(stands ?? check(row, own[index], isUntouched(index)))
    if (stands) continue
    checked += 1
    if (checked % ROWS_IN_STEP === 0) yield
  }
  return { rows, found }
}

/** What was found in a row before; rows mostly stay where they are, others are looked up. */
function knownFindings(
  before: RowFindings | undefined
): (row: ReportRow, index: number) => readonly Finding[] | undefined {
  if (!before) return () => undefined
  const { rows, found } = before
  let byRow: Map<ReportRow, readonly Finding[]> | undefined
  return (row, index) => {
    if (rows[index] === row) return found[index]
    byRow ??= new Map(rows.map((each, at) => [each, found[at] ?? NONE]))
    return byRow.get(row)
  }
}

/** All findings in order, without those that yield to another one on their cell. */
function findingsOf({ report, rows, workbook }: Judgement): Finding[] {
  const ofRows: Finding[] = []
  for (const { found } of [rows.indicators, rows.projects]) {
    for (const ofRow of found) for (const one of ofRow) ofRows.push(one)
  }
  const ofWorkbook = standing(workbook, ofRows)
  if (ofWorkbook.length === 0) return ofRows
  // Rows are read from top to bottom, so that what was found in them is in order but for what is about the workbook.
  const order = tellingOrder(report)
  return merged(ofRows, ofWorkbook.sort(order), order)
}

/** What was found in the workbook, without those that yield to another finding on their cell. */
function standing(
  workbook: ReadonlyMap<ActiveRule, readonly Finding[]>,
  ofRows: readonly Finding[]
): Finding[] {
  const ofWorkbook = [...workbook.values()].flat()
  if (ofWorkbook.length === 0) return ofWorkbook
  const codesByCell = new Map<string, Set<string>>()
  const rows = new Set<number>()
  const cellOf = ({ sheet, cell }: Finding): string => `${sheet}!${cell}`
  for (const one of ofWorkbook) {
    if (one.cell === '') continue
    codesByCell.set(cellOf(one), new Set())
    rows.add(one.row)
  }
  for (const some of [ofRows, ofWorkbook]) {
    for (const one of some) if (rows.has(one.row)) codesByCell.get(cellOf(one))?.add(one.code)
  }
  return [...workbook].flatMap(([{ rule }, found]) => {
    const { yieldsTo } = rule
    if (!yieldsTo) return found
    return found.filter((one) => {
      const codes = codesByCell.get(cellOf(one))
      return !codes || !yieldsTo.some((code) => codes.has(code))
    })
  })
}

function merged(
  some: readonly Finding[],
  others: readonly Finding[],
  order: (a: Finding, b: Finding) => number
): Finding[] {
  const all: Finding[] = []
  let next = 0
  for (const one of some) {
    for (let other = others[next]; other && order(other, one) < 0; other = others[next]) {
      all.push(other)
      next += 1
    }
    all.push(one)
  }
  for (; next < others.length; next += 1) {
    const other = others[next]
    if (other) all.push(other)
  }
  return all
}

function contextOf(active: ActiveRule, input: ValidationInput): RuleContext {
  return {
    plan: input.plan,
    report: input.report,
    period: input.period ?? input.report.period,
    ...(input.previous && { previous: input.previous }),
    numbers: active.numbers
  }
}

interface RowCandidate {
  readonly active: ActiveRule
  readonly fault: RowFault
}

/** Judges a row of a table, given the plan's row of its key and whether that one's cells stand as the template writes them. */
type RowJudge = (row: ReportRow, own: PlanRow | undefined, untouched: boolean) => readonly Finding[]

type RowPart = 'indicatorRow' | 'projectRow'
type PlanCellPart = 'indicatorPlanCells' | 'projectPlanCells'

/** What rules say of a row's own plan cells; the same in every workbook of the plan. */
interface PlanVerdict {
  readonly candidates: readonly RowCandidate[]
  /** The findings of it that were placed last: where, and what they are there. */
  ground: string
  row: number
  findings: readonly Finding[]
}

/** Verdicts by the row's position in the plan. */
type PlanVerdicts = (PlanVerdict | undefined)[]

const verdictsOf = new WeakMap<RuleSet, WeakMap<Plan, Record<TableId, PlanVerdicts>>>()

function planVerdicts(ruleSet: RuleSet, plan: Plan, table: TableId): PlanVerdicts {
  let ofPlans = verdictsOf.get(ruleSet)
  if (!ofPlans) verdictsOf.set(ruleSet, (ofPlans = new WeakMap()))
  let ofTables = ofPlans.get(plan)
  if (!ofTables) ofPlans.set(plan, (ofTables = { indicators: [], projects: [] }))
  return ofTables[table]
}

function compileRowChecks<F extends AnyField>(
  ruleSet: RuleSet,
  input: ValidationInput,
  table: ReportTable<F> | undefined,
  rowPart: RowPart,
  planCellPart: PlanCellPart
): RowJudge {
  if (!table) return () => NONE
  const compiled = (part: RowPart | PlanCellPart) =>
    ruleSet.rules.flatMap((active) => {
      const compile = active.rule[part] as
        ((context: RuleContext, table: ReportTable<F>) => RowCheck<F> | undefined) | undefined
      const check = compile?.(contextOf(active, input), table)
      return check ? [{ active, check }] : []
    })
  const rowChecks = compiled(rowPart)
  const planCellChecks = compiled(planCellPart)
  const place = rowPlacement(input.plan, table)
  const verdicts = planVerdicts(ruleSet, input.plan, table.id)
  const ground = [table.sheet.name, ...table.fields.map(({ id }) => table.columnOf(id) ?? '')].join('\n')
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
  const run = (checks: typeof rowChecks, row: ReportRow, own: PlanRow | undefined): void => {
    for (let index = 0; index < checks.length; index += 1) {
      const each = checks[index]
      if (!each) continue
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
  const verdictOn = (row: ReportRow, own: PlanRow): PlanVerdict => {
    const known = verdicts[own.position]
    if (known) return known
    count = 0
    run(planCellChecks, row, own)
    return (verdicts[own.position] = {
      candidates: count === 0 ? NONE : candidates.slice(0, count),
      ground: '',
      row: 0,
      findings: NONE
    })
  }
  return (row, own, untouched) => {
    if (row.key === '' && isUnusedRow(table, row)) return NONE
    if (readOnly.size > 0 && readOnly.has(row.key)) return NONE
    if (own === undefined || !untouched) {
      count = 0
      run(rowChecks, row, own)
      run(planCellChecks, row, own)
      return count === 0 ? NONE : findingsFor(candidates.slice(0, count), row, own, false)
    }
    const verdict = verdictOn(row, own)
    count = 0
    run(rowChecks, row, own)
    if (count > 0) {
      return findingsFor([...verdict.candidates, ...candidates.slice(0, count)], row, own, true)
    }
    if (verdict.candidates.length === 0) return NONE
    if (verdict.row !== row.row || verdict.ground !== ground) {
      verdict.findings = findingsFor(verdict.candidates, row, own, true)
      verdict.row = row.row
      verdict.ground = ground
    }
    return verdict.findings
  }
}

function checkWorkbook(active: ActiveRule, input: ValidationInput): readonly Finding[] {
  const { plan, report } = input
  const tables = { indicators: report.indicators, projects: report.projects }
  const placeInRow = {
    indicators: report.indicators && rowPlacement(plan, report.indicators),
    projects: report.projects && rowPlacement(plan, report.projects)
  }
  const findings: Finding[] = []
  active.rule.workbook?.(contextOf(active, input), (fault) => {
    const { table, row, field } = fault
    const inCell =
      table && row && field !== undefined && tables[table]?.columnOf(field as never) !== undefined
    if (inCell && fault.cell === undefined) {
      const place = placeInRow[table] as ReturnType<typeof rowPlacement<AnyField>> | undefined
      const one = place?.(active, row, fault as RowFault<AnyField>, planRowOf(plan, table, row.key), false)
      if (one) findings.push(one)
      return
    }
    findings.push(placeInSheet(active, report, fault))
  })
  return findings
}
