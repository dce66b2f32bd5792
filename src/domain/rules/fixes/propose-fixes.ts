import type { Plan } from '../../plan/plan'
import type { FieldDefinition, ProjectField } from '../../report/fields'
import { planCell, sameMeaning } from '../../report/plan-cells'
import type { Report, ReportRow, ReportTable } from '../../report/report'
import { type CellBlock, cellKey } from '../../report/workbook-content'
import type { Finding } from '../finding'
import { isPackage, readAdjustment } from '../row-identity'
import type { FaultyCell, Fix, FixKind } from './fix'
import { fractionToPercentFix } from './fraction-to-percent'
import { planTextFix } from './plan-text'
import { sequenceNumberFix } from './sequence-number'
import { textToNumberFix } from './text-to-number'
import { tidyTextFix } from './tidy-text'
import { unitSeparatorFix } from './unit-separator'
import { unitSpellingFix } from './unit-spelling'
import { yearDashFix } from './year-dash'

export type { Fix } from './fix'

/** Every kind of fix; where two concern one cell the earlier is taken, whose value is tidy as well. */
export const fixKinds: readonly FixKind[] = [
  planTextFix,
  sequenceNumberFix,
  textToNumberFix,
  yearDashFix,
  unitSpellingFix,
  unitSeparatorFix,
  fractionToPercentFix,
  tidyTextFix
]

const rankByCode = new Map(fixKinds.map(({ code }, rank) => [code, rank]))

/**
 * The deterministic corrections of findings, at most one a cell, in the order of the findings. Cells of formulas are left
 * alone, and so is what the plan itself has printed, unless `includePlan` asks for it.
 */
export function proposeFixes(
  plan: Plan,
  report: Report,
  findings: readonly Finding[],
  options: { readonly includePlan?: boolean } = {}
): Fix[] {
  const rows = { indicators: rowsByNumber(report.indicators), projects: rowsByNumber(report.projects) }
  const byCell = new Map<string, Fix>()
  for (const finding of findings) {
    const kind = fixKinds[rankByCode.get(finding.code) ?? -1]
    const table = finding.table && (report[finding.table] as ReportTable | undefined)
    const row = finding.table && rows[finding.table].get(finding.row)
    if (!kind || !table || !row || (finding.origin === 'plan' && options.includePlan !== true)) continue
    const fix = fixOf(kind, finding, table, row, { plan, isInPackage: isPackage(report) })
    if (!fix) continue
    const cell = `${fix.table}!${fix.row}!${fix.column}`
    const other = byCell.get(cell)
    if (!other || rankOf(fix) < rankOf(other)) byCell.set(cell, fix)
  }
  return [...byCell.values()]
}

const rankOf = ({ finding }: Fix): number => rankByCode.get(finding.code) ?? fixKinds.length

const rowsByNumber = (
  table: { readonly rows: readonly ReportRow[] } | undefined
): ReadonlyMap<number, ReportRow> => new Map(table?.rows.map((row) => [row.row, row]))

function fixOf(
  kind: FixKind,
  finding: Finding,
  table: ReportTable,
  row: ReportRow,
  setting: { readonly plan: Plan; readonly isInPackage: boolean }
): Fix | undefined {
  const { plan } = setting
  const position = table.indexOf(finding.field)
  const field = table.fields[position]
  const column = table.columnOf(finding.field)
  if (!field || column === undefined || table.sheet.formulas.has(cellKey(row.row - 1, column)))
    return undefined
  const before = row.values[position] ?? null
  const cell: FaultyCell = { plan, table: table.id, finding, row, field, content: before }
  const after = kind.mend(cell)
  if (after === undefined || after === before || losesPlan(cell, after)) return undefined
  return {
    finding,
    sheet: table.sheet.name,
    row: row.row,
    column,
    table: table.id,
    field: field.id,
    rowKey: row.key,
    before,
    after,
    safe: kind.safe,
    locked: isLocked(table, row, field, setting)
  }
}

/** Whether a plan cell would no longer say what the plan says. */
function losesPlan({ plan, table, row, field, content }: FaultyCell, after: Fix['after']): boolean {
  const own = field.role === 'plan' ? planCell(plan, table, row.key, field.id) : undefined
  return (
    own !== undefined &&
    sameMeaning(plan, field.id, own.value, content) &&
    !sameMeaning(plan, field.id, own.value, after)
  )
}

function isLocked(
  table: ReportTable,
  row: ReportRow,
  field: FieldDefinition,
  { plan, isInPackage }: { readonly plan: Plan; readonly isInPackage: boolean }
): boolean {
  if (!table.sheet.protected) return false
  if (field.role === 'coordinator') return isInPackage
  if (field.role !== 'plan') return false
  const isPlanned =
    table.id === 'indicators' ? plan.indicatorByCode.has(row.key) : plan.projectByCode.has(row.key)
  const adjustmentAt = table.indexOf('adjustment' satisfies ProjectField)
  return isPlanned && readAdjustment(row.values[adjustmentAt] ?? null) !== 'changed'
}

/** The corrected values as cells to write, those below each other together. */
export function blocksOf(fixes: readonly Fix[]): CellBlock[] {
  return joined(fixes.map(({ sheet, row, column, after }) => ({ sheet, row, column, value: after })))
}

/** The values before the corrections as cells to write, which takes the corrections back. */
export function blocksBefore(fixes: readonly Fix[]): CellBlock[] {
  return joined(
    fixes.flatMap(({ sheet, row, column, before }) =>
      typeof before === 'object' && before !== null ? [] : [{ sheet, row, column, value: before }]
    )
  )
}

interface Written {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly value: Fix['after']
}

function joined(cells: readonly Written[]): CellBlock[] {
  const sorted = [...cells].sort(
    (a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : 0) || a.column - b.column || a.row - b.row
  )
  const blocks: { sheet: string; top: number; left: number; values: Fix['after'][][] }[] = []
  for (const { sheet, row, column, value } of sorted) {
    const last = blocks.at(-1)
    if (last?.sheet === sheet && last.left === column && last.top + last.values.length === row - 1) {
      last.values.push([value])
    } else blocks.push({ sheet, top: row - 1, left: column, values: [[value]] })
  }
  return blocks
}
