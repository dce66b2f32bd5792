import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import { planRowOf } from '../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { rightKeySteps } from '../report/scrambled-rows'
import type { Finding } from './finding'
import { NONE, placeInSheet, rowPlacement, tellingOrder } from './placement'
import { rowJudge, type RowJudge } from './row-judge'
import type { RowFault } from './rule'
import type { ActiveRule, RuleSet } from './rule-set'
import { contextOf, type ValidationGround, type ValidationInput } from './validation-input'

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

/** Rows judged, and what was found in them. */
interface RowFindings {
  readonly rows: readonly ReportRow[]
  /** Row after row. */
  readonly found: readonly Finding[]
  /** How many of these are of the rows before, by place; one more at the end for all. */
  readonly before: Int32Array
}

const NO_ROWS: RowFindings = { rows: NONE, found: NONE, before: new Int32Array(1) }

/** What has been judged. */
interface Judgement {
  readonly report: Report
  readonly rows: Readonly<Record<TableId, RowFindings>>
  readonly workbook: ReadonlyMap<ActiveRule, readonly Finding[]>
}

/** A session in which nothing has been judged yet. */
export function openSession(ruleSet: RuleSet, ground: ValidationGround): ValidationSession {
  let judged: Judgement | undefined

  function* steps(reading: Report): Generator<void, void> {
    // What rows say is judged by what they show: of rows out of order, that they are is all there is to say.
    const report = yield* rightKeySteps(ground.plan, reading)
    const input: ValidationInput = { ...ground, report }
    const before = judged && isOnSameGround(judged.report, report) ? judged : undefined
    const rows = {
      indicators: yield* rowSteps<IndicatorField>(
        report.indicators && rowJudge(ruleSet, input, report.indicators, !before),
        report.indicators,
        before?.rows.indicators
      ),
      projects: yield* rowSteps<ProjectField>(
        report.projects && rowJudge(ruleSet, input, report.projects, !before),
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
  judge: RowJudge | undefined,
  table: ReportTable<F> | undefined,
  known: RowFindings | undefined
): Generator<void, RowFindings> {
  if (!table || !judge) return NO_ROWS
  const { rows } = table
  const found: Finding[] = []
  const before = new Int32Array(rows.length + 1)
  const findKnown = known && knownPlaces(known)
  /** Judges from one row on as many as one step takes; gives where it stopped. */
  const judgeFrom = (first: number): number => {
    let place = first
    for (let left = ROWS_IN_STEP; place < rows.length && left > 0; place += 1) {
      const stands = findKnown?.(rows[place], place) ?? -1
      if (known && stands >= 0) copyFound(known, stands, found)
      else {
        judge(place, found)
        left -= 1
      }
      before[place + 1] = found.length
    }
    return place
  }
  for (let place = judgeFrom(0); place < rows.length; place = judgeFrom(place)) yield
  return { rows, found, before }
}

/** Where a row stood among rows judged before, -1 for nowhere; rows mostly stay where they are, others are looked up. */
function knownPlaces({ rows }: RowFindings): (row: ReportRow | undefined, place: number) => number {
  let byRow: Map<ReportRow | undefined, number> | undefined
  return (row, place) => {
    if (rows[place] === row) return place
    byRow ??= new Map(rows.map((each, at) => [each, at]))
    return byRow.get(row) ?? -1
  }
}

function copyFound({ found, before }: RowFindings, place: number, into: Finding[]): void {
  const end = before[place + 1] ?? 0
  for (let index = before[place] ?? 0; index < end; index += 1) {
    const one = found[index]
    if (one !== undefined) into.push(one)
  }
}

/** All findings in order, without those that yield to another one on their cell. */
function findingsOf({ report, rows, workbook }: Judgement): Finding[] {
  const ofRows = rows.indicators.found.concat(rows.projects.found)
  const ofWorkbook = standing(workbook, ofRows)
  const order = tellingOrder(report)
  // Tables are read from top to bottom one after the other, so that what was found in rows is in order already.
  if (report.indicators?.sheet.name === report.projects?.sheet.name) ofRows.sort(order)
  return ofWorkbook.length === 0 ? ofRows : merged(ofRows, ofWorkbook.sort(order), order)
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

/** Two lists in order made one. Where the second is short, as mostly, its places in the first are searched by halving. */
function merged(
  some: readonly Finding[],
  others: readonly Finding[],
  order: (a: Finding, b: Finding) => number
): Finding[] {
  const isShort = others.length * Math.log2(some.length + 1) < some.length
  const all: Finding[] = []
  let from = 0
  for (const other of others) {
    const to = isShort ? placeByHalving(some, other, from, order) : placeByWalking(some, other, from, order)
    for (; from < to; from += 1) {
      const one = some[from]
      if (one) all.push(one)
    }
    all.push(other)
  }
  for (; from < some.length; from += 1) {
    const one = some[from]
    if (one) all.push(one)
  }
  return all
}

/** Where another finding goes in a list in order, from some place on: behind what is equal to it. */
function placeByHalving(
  some: readonly Finding[],
  other: Finding,
  from: number,
  order: (a: Finding, b: Finding) => number
): number {
  let to = some.length
  for (let low = from; low < to;) {
    const middle = (low + to) >> 1
    const one = some[middle]
    if (one && order(other, one) < 0) to = middle
    else low = middle + 1
  }
  return to
}

/** The same, found by going on from one to the next. */
function placeByWalking(
  some: readonly Finding[],
  other: Finding,
  from: number,
  order: (a: Finding, b: Finding) => number
): number {
  let place = from
  for (let one = some[place]; one && order(other, one) >= 0; one = some[place]) place += 1
  return place
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
