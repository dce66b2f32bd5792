import type { Plan } from '../plan/plan'
import type { ReportPeriod } from '../measures/report-period'
import type { FieldRole, IndicatorField, ProjectField, TableId } from '../report/fields'
import { cellAddress, parseReference } from '../report/a1'
import { planCell, sameMeaning } from '../report/plan-cells'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { cellText, isCellError } from '../report/workbook-content'
import { SHEET_NAMES } from '../report/workbook-lexicon'
import type { Finding, Origin, Severity } from './finding'
import type { RowCheck, RowFault, Rule, RuleContext, WorkbookFault } from './rule'
import { isUnusedRow } from './row-identity'

/** A rule with the plan's settings laid over its defaults. */
export interface ActiveRule {
  readonly rule: Rule
  /** The plan's choice; absent where the rule itself decides. */
  readonly severity: Severity | undefined
  readonly numbers: Readonly<Record<string, number>>
}

/** The rules that run for a plan, in catalogue order. */
export interface RuleSet {
  readonly rules: readonly ActiveRule[]
}

/** What is validated, and what it is judged against. */
export interface ValidationInput {
  readonly plan: Plan
  readonly report: Report
  /** Period to judge by; the workbook's own where absent. */
  readonly period?: ReportPeriod | undefined
  /** The previous period's workbook. */
  readonly previous?: Report | undefined
}

/** A validation that keeps its findings by row, so that a changed row is checked again alone. */
export interface ValidationSession {
  /** Checks one row and keeps its findings in place of those its row number had; gives them back. */
  checkRow(table: TableId, row: ReportRow): readonly Finding[]
  /** Runs what looks at the whole workbook, on a newer reading of it where one is given; gives its findings back. */
  checkWorkbook(report?: Report): readonly Finding[]
  /** Every finding kept so far, in the order of sheet, row, column and code. */
  findings(): Finding[]
}

/** The rules of a catalogue as the plan wants them: without those switched off, with its severities and numbers. */
export function compileRules(catalogue: readonly Rule[], plan: Plan): RuleSet {
  const settings = plan.document.ruleSettings ?? {}
  return {
    rules: catalogue
      .filter((rule) => settings[rule.code]?.off !== true)
      .map((rule) => ({
        rule,
        severity: settings[rule.code]?.severity,
        numbers: { ...rule.numbers, ...settings[rule.code]?.numbers }
      }))
  }
}

/**
 * Every finding of a workbook, in the order of sheet, row, column and code, none of them explained yet; never throws,
 * whatever the cells hold.
 */
export function validate(ruleSet: RuleSet, input: ValidationInput): Finding[] {
  const session = openSession(ruleSet, input)
  for (const row of input.report.indicators?.rows ?? []) session.checkRow('indicators', row)
  for (const row of input.report.projects?.rows ?? []) session.checkRow('projects', row)
  session.checkWorkbook()
  return session.findings()
}

/** A session over a workbook in which nothing has been checked yet. */
export function openSession(ruleSet: RuleSet, input: ValidationInput): ValidationSession {
  const rows = {
    indicators: compileRowChecks<IndicatorField>(ruleSet, input, input.report.indicators, 'indicatorRow'),
    projects: compileRowChecks<ProjectField>(ruleSet, input, input.report.projects, 'projectRow')
  }
  const byRow = { indicators: new Map<number, Placed[]>(), projects: new Map<number, Placed[]>() }
  let ofWorkbook: Placed[] = []

  return {
    checkRow(table, row) {
      const placed = rows[table](row)
      if (placed.length === 0) byRow[table].delete(row.row)
      else byRow[table].set(row.row, placed)
      return placed.map(({ finding }) => finding)
    },
    checkWorkbook(report = input.report) {
      ofWorkbook = checkWorkbook(ruleSet, { ...input, report })
      return ofWorkbook.map(({ finding }) => finding)
    },
    findings() {
      const ofRows = [...byRow.indicators.values(), ...byRow.projects.values()].flat()
      const codesByCell = new Map<string, Set<string>>()
      for (const { finding } of [...ofRows, ...ofWorkbook]) {
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
      return [...ofRows, ...ofWorkbook.filter((placed) => !yields(placed))]
        .sort(inOrder)
        .map(({ finding }) => finding)
    }
  }
}

/** A finding with what sorting and yielding need. */
interface Placed {
  readonly finding: Finding
  readonly sheetOrder: number
  readonly column: number
  readonly yieldsTo: readonly string[]
}

interface RowCandidate {
  readonly active: ActiveRule
  readonly fault: RowFault
}

const NONE: readonly never[] = []

function contextOf(active: ActiveRule, input: ValidationInput): RuleContext {
  return {
    plan: input.plan,
    report: input.report,
    period: input.period ?? input.report.period,
    ...(input.previous && { previous: input.previous }),
    numbers: active.numbers
  }
}

function compileRowChecks<F extends IndicatorField | ProjectField>(
  ruleSet: RuleSet,
  input: ValidationInput,
  table: ReportTable<F> | undefined,
  part: 'indicatorRow' | 'projectRow'
): (row: ReportRow) => Placed[] {
  if (!table) return () => []
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
    if (isUnusedRow(table, row) || readOnly.has(row.key)) return []
    candidates = []
    for (const { active, check } of checks) {
      current = active
      check(row, collect)
    }
    if (candidates.length === 0) return candidates as never[]
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

/** Turns faults of a table's rows into findings; nothing for one that another finding already tells. */
function rowPlacement<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>
): (active: ActiveRule, row: ReportRow, fault: RowFault<F>) => Placed | undefined {
  const roles = new Map<F, FieldRole>(table.fields.map(({ id, role }) => [id, role]))
  const sheetOrder = SHEET_ORDER[table.id]

  return (active, row, fault) => {
    const { rule } = active
    const column = table.columnOf(fault.field)
    if (column === undefined) return undefined
    const content = row.values[table.indexOf(fault.field)] ?? null
    if (isCellError(content) && rule.code !== 'cell-error') return undefined
    const origin =
      roles.get(fault.field) === 'plan'
        ? originOf(plan, table.id, rule, row, fault.field, content)
        : 'reported'
    if (origin === 'plan' && continuesPrintedCell(plan, table.id, row.key, fault.field)) return undefined
    return {
      finding: {
        code: rule.code,
        severity: active.severity ?? fault.severity ?? rule.severity,
        origin,
        sheet: table.sheet.name,
        cell: cellAddress(row.row - 1, column),
        row: row.row,
        table: table.id,
        field: fault.field,
        rowKey: row.key,
        value: fault.value ?? cellText(content),
        params: fault.params ?? {},
        fixable: fault.fixable ?? rule.fixable ?? false,
        explained: false
      },
      sheetOrder,
      column,
      yieldsTo: NONE
    }
  }
}

/**
 * The plan is at fault where its cell stands unchanged. A rule about spelling is stricter: only the cell exactly as the
 * template wrote it is the plan's.
 */
function originOf(
  plan: Plan,
  table: TableId,
  rule: Rule,
  row: ReportRow,
  field: string,
  content: ReportRow['values'][number]
): Origin {
  const own = planCell(plan, table, row.key, field)
  if (!own) return 'reported'
  if (rule.spelling === true) return content === own.value ? 'plan' : 'reported'
  return sameMeaning(plan, field, own.value, content) ? 'plan' : 'reported'
}

/** Whether the printed cell of this row and field is the merged cell of a row above, which tells the finding. */
function continuesPrintedCell(plan: Plan, table: TableId, key: string, field: string): boolean {
  const record = table === 'indicators' ? plan.indicatorByCode.get(key) : plan.projectByCode.get(key)
  const continues: readonly string[] | undefined = record?.continues
  return continues?.includes(field) ?? false
}

const SHEET_ORDER: Readonly<Record<TableId | 'guide' | 'summary', number>> = {
  guide: 0,
  indicators: 1,
  projects: 2,
  summary: 3
}
const OTHER_SHEETS = 4

function orderOf(report: Report, sheet: string): number {
  if (sheet === (report.guide?.name ?? SHEET_NAMES.guide)) return SHEET_ORDER.guide
  if (sheet === (report.indicators?.sheet.name ?? SHEET_NAMES.indicators)) return SHEET_ORDER.indicators
  if (sheet === (report.projects?.sheet.name ?? SHEET_NAMES.projects)) return SHEET_ORDER.projects
  if (sheet === (report.summary?.name ?? SHEET_NAMES.summary)) return SHEET_ORDER.summary
  return OTHER_SHEETS
}

function checkWorkbook(ruleSet: RuleSet, input: ValidationInput): Placed[] {
  const { plan, report } = input
  const tables = { indicators: report.indicators, projects: report.projects }
  const placeInRow = {
    indicators: report.indicators && rowPlacement(plan, report.indicators),
    projects: report.projects && rowPlacement(plan, report.projects)
  }
  const placed: Placed[] = []
  for (const active of ruleSet.rules) {
    const yieldsTo = active.rule.yieldsTo ?? NONE
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
  }
  return placed
}

function placeInSheet(active: ActiveRule, report: Report, fault: WorkbookFault): Placed {
  const { rule } = active
  const sheet =
    fault.sheet ??
    (fault.table ? (report[fault.table]?.sheet.name ?? SHEET_NAMES[fault.table]) : undefined) ??
    report.guide?.name ??
    SHEET_NAMES.guide
  const cell = fault.cell ?? ''
  const at = parseReference(cell)?.range
  return {
    finding: {
      code: rule.code,
      severity: active.severity ?? fault.severity ?? rule.severity,
      origin: 'reported',
      sheet,
      cell,
      row: at ? at.top + 1 : (fault.row?.row ?? 0),
      table: fault.table,
      field: fault.field ?? '',
      rowKey: fault.rowKey ?? fault.row?.key ?? '',
      value: fault.value ?? '',
      params: fault.params ?? {},
      fixable: fault.fixable ?? rule.fixable ?? false,
      explained: false
    },
    sheetOrder: orderOf(report, sheet),
    column: at?.left ?? -1,
    yieldsTo: NONE
  }
}

/** Code unit order, which no locale changes. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (a: Placed, b: Placed): number =>
  a.sheetOrder - b.sheetOrder ||
  byText(a.finding.sheet, b.finding.sheet) ||
  a.finding.row - b.finding.row ||
  a.column - b.column ||
  byText(a.finding.code, b.finding.code) ||
  byText(a.finding.field, b.finding.field)
