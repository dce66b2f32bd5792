import { mappedInSteps, type Steps } from '../measures/steps'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import { planRowOf } from '../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { withRightKeys } from '../report/scrambled-rows'
import type { Finding } from './finding'
import { placeInSheet, rowPlacement, tellingOrder } from './placement'
import { rowChecker, type RowChecker } from './row-checker'
import type { ActiveRule, RuleSet } from './rule-set'
import { contextOf, type ValidationGround, type ValidationInput } from './validation-input'

/**
 * A validation that remembers what it found in each row. A row that is the same object as in the reading before, in a table
 * whose columns are, is not looked at again; what looks at several rows is, where it may have changed.
 */
export interface ValidationSession {
  /** Judges a newer reading of the workbook, which counts once it is through. */
  readonly check: (report: Report) => Steps<void>
  /** Every finding of the reading judged last, in the order of sheet, row, column and code; none before the first. */
  readonly findings: () => Finding[]
}

type AnyField = IndicatorField | ProjectField

/** What was found in each row of a table. */
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

  function* check(reading: Report): Steps<void> {
    // What rows say is judged by what they show: of rows out of order, that they are is all there is to say.
    const report = yield* withRightKeys(ground.plan, reading)
    const input: ValidationInput = { ...ground, report }
    const before = judged && isOnSameGround(judged.report, report) ? judged : undefined
    const rows = {
      indicators: yield* rowFindings<IndicatorField>(
        report.indicators && rowChecker(ruleSet, input, report.indicators),
        report.indicators,
        before?.rows.indicators
      ),
      projects: yield* rowFindings<ProjectField>(
        report.projects && rowChecker(ruleSet, input, report.projects),
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
    check,
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

function* rowFindings<F extends AnyField>(
  check: RowChecker | undefined,
  table: ReportTable<F> | undefined,
  known: RowFindings | undefined
): Steps<RowFindings> {
  if (!table || !check) return { rows: [], found: [] }
  const knownOf = known && new Map(known.rows.map((row, index) => [row, known.found[index]]))
  const found = yield* mappedInSteps(table.rows, (row) => knownOf?.get(row) ?? check(row))
  return { rows: table.rows, found }
}

/** All findings in order, without those that yield to another one on their cell. */
function findingsOf({ report, rows, workbook }: Judgement): Finding[] {
  const ofRows: Finding[] = []
  for (const { found } of [rows.indicators, rows.projects]) for (const some of found) ofRows.push(...some)
  return [...ofRows, ...standing(workbook, ofRows)].sort(tellingOrder(report))
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

function checkWorkbook(active: ActiveRule, input: ValidationInput): readonly Finding[] {
  const { plan, report } = input
  const tables: Readonly<Record<TableId, ReportTable | undefined>> = {
    indicators: report.indicators,
    projects: report.projects
  }
  const placeInRow = {
    indicators: tables.indicators && rowPlacement(plan, tables.indicators),
    projects: tables.projects && rowPlacement(plan, tables.projects)
  }
  const findings: Finding[] = []
  active.rule.workbook?.(contextOf(active, input), (fault) => {
    const { table, row, field } = fault
    const inCell = table && row && field !== undefined && tables[table]?.columnOf(field) !== undefined
    if (inCell && fault.cell === undefined) {
      const one = placeInRow[table]?.(active, row, { ...fault, field }, planRowOf(plan, table, row.key))
      if (one) findings.push(one)
      return
    }
    findings.push(placeInSheet(active, report, fault))
  })
  return findings
}
