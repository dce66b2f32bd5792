import type { Plan } from '../plan/plan'
import { columnLetters, parseReference } from '../report/a1'
import type { TableId } from '../report/fields'
import { sameMeaning } from '../report/plan-cells'
import { planFields, type PlanRow } from '../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { cellText, isCellError } from '../report/workbook-content'
import { SHEET_NAMES } from '../report/workbook-lexicon'
import type { Finding } from './finding'
import type { RowFault, WorkbookFault } from './rule'
import type { ActiveRule } from './rule-set'

const NO_PARAMS = {}

/** Where a field stands, and where among the plan's cells. */
interface Spot {
  readonly letters: string
  readonly at: number
  /** Place among the plan's cells; -1 for a field that the plan does not fill. */
  readonly plannedAt: number
}

/** Turns faults of a table's rows into findings; nothing for one that another finding already tells. */
export function rowPlacement<F extends string>(
  plan: Plan,
  table: ReportTable<F>
): (active: ActiveRule, row: ReportRow, fault: RowFault<F>, own: PlanRow | undefined) => Finding | undefined {
  const spots = new Map<F, Spot>()
  const plannedFields: readonly string[] = planFields[table.id]
  for (const { id } of table.fields) {
    const column = table.columnOf(id)
    if (column === undefined) continue
    spots.set(id, {
      letters: columnLetters(column),
      at: table.indexOf(id),
      plannedAt: plannedFields.indexOf(id)
    })
  }

  return (active, row, fault, own) => {
    const { rule } = active
    const spot = spots.get(fault.field)
    if (!spot) return undefined
    const content = row.values[spot.at] ?? null
    if (isCellError(content) && rule.code !== 'cell-error') return undefined
    // The plan is at fault where its cell stands unchanged; of spelling, only where exactly as the template wrote it.
    const planned = spot.plannedAt < 0 ? undefined : own?.cells[spot.plannedAt]
    const isPlans =
      planned !== undefined &&
      (rule.spelling === true ? content === planned : sameMeaning(plan, fault.field, planned, content))
    if (isPlans && own?.continues.includes(fault.field)) return undefined
    return {
      code: rule.code,
      severity: active.severity ?? fault.severity ?? rule.severity,
      origin: isPlans ? 'plan' : 'reported',
      sheet: table.sheet.name,
      cell: `${spot.letters}${row.row}`,
      row: row.row,
      table: table.id,
      field: fault.field,
      rowKey: row.key,
      value: fault.value ?? cellText(content),
      params: fault.params ?? NO_PARAMS,
      fixable: fault.fixable ?? rule.fixable ?? false,
      explained: false
    }
  }
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

/** Turns a fault that is about no row of a table, or about a cell it names itself, into a finding. */
export function placeInSheet(active: ActiveRule, report: Report, fault: WorkbookFault): Finding {
  const { rule } = active
  const sheet =
    fault.sheet ??
    (fault.table ? (report[fault.table]?.sheet.name ?? SHEET_NAMES[fault.table]) : undefined) ??
    report.guide?.name ??
    // What is about the whole workbook is told on a sheet that is there.
    (report.indicators ?? report.projects)?.sheet.name ??
    report.content.sheets[0]?.name ??
    SHEET_NAMES.guide
  const cell = fault.cell ?? ''
  const at = parseReference(cell)?.range
  const severity = active.severity ?? fault.severity ?? rule.severity
  return {
    code: rule.code,
    severity,
    ...(rule.isRemark && severity === 'verification' && { isRemark: true }),
    origin: fault.origin ?? 'reported',
    sheet,
    cell,
    row: at ? at.top + 1 : (fault.row?.row ?? 0),
    table: fault.table,
    field: fault.field ?? '',
    rowKey: fault.rowKey ?? fault.row?.key ?? '',
    value: fault.value ?? '',
    params: fault.params ?? NO_PARAMS,
    fixable: fault.fixable ?? rule.fixable ?? false,
    explained: false
  }
}

/** Code unit order, which no locale changes. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The order findings are told in: sheet, row, column, code. */
export function tellingOrder(report: Report): (a: Finding, b: Finding) => number {
  return (a, b) =>
    (a.sheet === b.sheet
      ? 0
      : orderOf(report, a.sheet) - orderOf(report, b.sheet) || byText(a.sheet, b.sheet)) ||
    a.row - b.row ||
    byCell(a, b)
}

/** The order of findings within a row: of two addresses there, the longer one, and the later letters, stand further right. */
export const byCell = (a: Finding, b: Finding): number =>
  a.cell.length - b.cell.length ||
  byText(a.cell, b.cell) ||
  byText(a.code, b.code) ||
  byText(a.field, b.field)
