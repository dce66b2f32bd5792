import type { Plan } from '../plan/plan'
import type { ReportPeriod } from '../measures/report-period'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import type { Report, ReportRow, ReportTable } from '../report/report'
import type { Finding } from './finding'
import { inOrder, NONE, placeInSheet, rowPlacement, type Placed } from './placement'
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

/** Rows judged in one step; they take a few milliseconds. */
const ROWS_IN_STEP = 500

type RowFindings = ReadonlyMap<ReportRow, readonly Placed[]>

/** What has been judged. */
interface Judgement {
  readonly report: Report
  readonly rows: Readonly<Record<TableId, RowFindings>>
  readonly workbook: ReadonlyMap<ActiveRule, readonly Placed[]>
}

/** A session in which nothing has been judged yet. */
export function openSession(ruleSet: RuleSet, ground: ValidationGround): ValidationSession {
  let judged: Judgement | undefined

  function* steps(report: Report): Generator<void, void> {
    const input: ValidationInput = { ...ground, report }
    const before = judged && isOnSameGround(judged.report, report) ? judged : undefined
    const rows = {
      indicators: yield* rowSteps<IndicatorField>(
        compileRowChecks(ruleSet, input, report.indicators, 'indicatorRow'),
        report.indicators,
        before?.rows.indicators
      ),
      projects: yield* rowSteps<ProjectField>(
        compileRowChecks(ruleSet, input, report.projects, 'projectRow'),
        report.projects,
        before?.rows.projects
      )
    }
    const changed = before && changedFields(before.report, report)
    const workbook = new Map<ActiveRule, readonly Placed[]>()
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

function* rowSteps<F extends IndicatorField | ProjectField>(
  check: (row: ReportRow) => readonly Placed[],
  table: ReportTable<F> | undefined,
  known: RowFindings | undefined
): Generator<void, RowFindings> {
  const judged = new Map<ReportRow, readonly Placed[]>()
  let checked = 0
  for (const row of table?.rows ?? []) {
    const stands = known?.get(row)
    judged.set(row, stands ?? check(row))
    if (stands) continue
    checked += 1
    if (checked % ROWS_IN_STEP === 0) yield
  }
  return judged
}

/** All findings in order, without those that yield to another one on their cell. */
function findingsOf({ rows, workbook }: Judgement): Finding[] {
  const placed: Placed[] = []
  for (const ofTable of [rows.indicators, rows.projects]) {
    for (const ofRow of ofTable.values()) placed.push(...ofRow)
  }
  const ofWorkbook = [...workbook.values()].flat()
  const codesByCell = new Map<string, Set<string>>()
  for (const { finding } of [...placed, ...ofWorkbook]) {
    if (finding.cell === '') continue
    const cell = `${finding.sheet}!${finding.cell}`
    const codes = codesByCell.get(cell)
    if (codes) codes.add(finding.code)
    else codesByCell.set(cell, new Set([finding.code]))
  }
  const yields = ({ finding, yieldsTo }: Placed): boolean => {
    const codes = codesByCell.get(`${finding.sheet}!${finding.cell}`)
    return codes !== undefined && yieldsTo.some((code) => codes.has(code))
  }
  for (const one of ofWorkbook) if (!yields(one)) placed.push(one)
  return placed.sort(inOrder).map(({ finding }) => finding)
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

function compileRowChecks<F extends IndicatorField | ProjectField>(
  ruleSet: RuleSet,
  input: ValidationInput,
  table: ReportTable<F> | undefined,
  part: 'indicatorRow' | 'projectRow'
): (row: ReportRow) => readonly Placed[] {
  if (!table) return () => NONE
  const checks: { readonly active: ActiveRule; readonly check: RowCheck<F> }[] = []
  for (const active of ruleSet.rules) {
    const compile = active.rule[part] as
      ((context: RuleContext, table: ReportTable<F>) => RowCheck<F> | undefined) | undefined
    const check = compile?.(contextOf(active, input), table)
    if (check) checks.push({ active, check })
  }
  const place = rowPlacement(input.plan, table)
  // What another unit fills in is judged in that unit's package.
  const readOnly = new Set(input.report.metadata?.readOnly?.[table.id])
  let current: ActiveRule | undefined
  let candidates: RowCandidate[] = []
  const collect = (fault: RowFault<F>): void => {
    if (current && table.columnOf(fault.field) !== undefined) candidates.push({ active: current, fault })
  }
  return (row) => {
    if (isUnusedRow(table, row) || readOnly.has(row.key)) return NONE
    candidates = []
    for (const { active, check } of checks) {
      current = active
      check(row, collect)
    }
    if (candidates.length === 0) return NONE
    return candidates
      .filter(
        ({ active, fault }) =>
          active.rule.yieldsTo === undefined ||
          !candidates.some(
            (other) =>
              other.fault.field === fault.field && active.rule.yieldsTo?.includes(other.active.rule.code)
          )
      )
      .flatMap(({ active, fault }) => place(active, row, fault as RowFault<F>) ?? [])
  }
}

function checkWorkbook(active: ActiveRule, input: ValidationInput): readonly Placed[] {
  const { plan, report } = input
  const tables = { indicators: report.indicators, projects: report.projects }
  const placeInRow = {
    indicators: report.indicators && rowPlacement(plan, report.indicators),
    projects: report.projects && rowPlacement(plan, report.projects)
  }
  const yieldsTo = active.rule.yieldsTo ?? NONE
  const placed: Placed[] = []
  active.rule.workbook?.(contextOf(active, input), (fault) => {
    const { table, row, field } = fault
    const inCell =
      table && row && field !== undefined && tables[table]?.columnOf(field as never) !== undefined
    if (inCell && fault.cell === undefined) {
      const place = placeInRow[table] as
        ((active: ActiveRule, row: ReportRow, fault: RowFault) => Placed | undefined) | undefined
      const one = place?.(active, row, fault as RowFault)
      if (one) placed.push({ ...one, yieldsTo })
      return
    }
    placed.push({ ...placeInSheet(active, report, fault), yieldsTo })
  })
  return placed
}
