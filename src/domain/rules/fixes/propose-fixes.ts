import { mappedInSteps, type Steps } from '../../measures/steps'
import type { Plan } from '../../plan/plan'
import type { FieldDefinition, IndicatorField, ProjectField, TableId } from '../../report/fields'
import { planCell, sameMeaning } from '../../report/plan-cells'
import type { Report, ReportRow, ReportTable } from '../../report/report'
import { withRightKeys } from '../../report/scrambled-rows'
import { type TemplateFormula, templateFormulas } from '../../report/template-formulas'
import { type CellBlock, cellKey, type FormulaBlock, isCellError } from '../../report/workbook-content'
import { formatOf } from '../cell-formats'
import type { Finding } from '../finding'
import { isPackage, readAdjustment } from '../row-identity'
import {
  type CellCorrection,
  correctionsOf,
  type FaultyCell,
  type Fix,
  type FixKind,
  isFormula,
  restoredFormat,
  type TableFixKind
} from './fix'
import { dateToNumberFix } from './date-to-number'
import { fractionToPercentFix } from './fraction-to-percent'
import { planTextFix } from './plan-text'
import { rowKeysFix } from './row-keys'
import { sequenceNumberFix } from './sequence-number'
import { brokenFormulaFix, templateFormulaFix } from './template-formula'
import { textToNumberFix } from './text-to-number'
import { summaryFix } from './summary-formula'
import { tidyTextFix } from './tidy-text'
import { unitSeparatorFix } from './unit-separator'
import { unitSpellingFix } from './unit-spelling'
import { yearDashFix } from './year-dash'

export { correctionsOf, shownBefore, type CellCorrection, type Fix } from './fix'

/** Every kind of fix; where two concern one cell the earlier is taken, whose value is tidy as well. */
export const fixKinds: readonly FixKind[] = [
  templateFormulaFix,
  brokenFormulaFix,
  planTextFix,
  sequenceNumberFix,
  textToNumberFix,
  yearDashFix,
  unitSpellingFix,
  unitSeparatorFix,
  fractionToPercentFix,
  dateToNumberFix,
  tidyTextFix
]

/** Every kind of fix of a table as such. */
export const tableFixKinds: readonly TableFixKind[] = [rowKeysFix]

const rankByCode = new Map(fixKinds.map(({ code }, rank) => [code, rank]))

/**
 * The deterministic corrections of findings, at most one a cell, in the order of the findings. Cells of formulas keep
 * a formula, and what the plan itself has printed is left alone, unless `includePlan` asks for it.
 */
export function* proposeFixes(
  plan: Plan,
  reading: Report,
  findings: readonly Finding[],
  options: { readonly includePlan?: boolean } = {}
): Steps<Fix[]> {
  const report = yield* withRightKeys(plan, reading)
  const rows = { indicators: rowsByNumber(report.indicators), projects: rowsByNumber(report.projects) }
  const formulas = new Map<TableId, TemplateFormula>()
  const formulasOf = (table: ReportTable): TemplateFormula => {
    const known = formulas.get(table.id) ?? templateFormulas(plan, table)
    formulas.set(table.id, known)
    return known
  }
  const byCell = new Map<string, Fix>()
  yield* mappedInSteps(findings, (finding) => {
    const ofSummary = summaryFix(plan, report, finding)
    if (ofSummary) byCell.set(`${finding.sheet}!${finding.cell}`, ofSummary)
    const kind = fixKinds[rankByCode.get(finding.code) ?? -1]
    const table = finding.table && (report[finding.table] as ReportTable | undefined)
    const ofTable =
      table && tableFixKinds.find(({ code }) => code === finding.code)?.propose(plan, table, finding)
    if (ofTable) byCell.set(cellOf(ofTable), ofTable)
    const row = finding.table && rows[finding.table].get(finding.row)
    if (!kind || !table || !row || (finding.origin === 'plan' && options.includePlan !== true)) return
    const fix = fixOf(kind, finding, { table, row }, { plan, isInPackage: isPackage(report), formulasOf })
    if (!fix) return
    const cell = cellOf(fix)
    const other = byCell.get(cell)
    if (!other || rankOf(fix) < rankOf(other)) byCell.set(cell, fix)
  })
  return [...byCell.values()]
}

const cellOf = ({ table, row, column }: Fix): string => `${table}!${row}!${column}`

const rankOf = ({ finding }: Fix): number => rankByCode.get(finding.code) ?? fixKinds.length

const rowsByNumber = (
  table: { readonly rows: readonly ReportRow[] } | undefined
): ReadonlyMap<number, ReportRow> => new Map(table?.rows.map((row) => [row.row, row]))

interface Setting {
  readonly plan: Plan
  readonly isInPackage: boolean
  readonly formulasOf: (table: ReportTable) => TemplateFormula
}

function fixOf(
  kind: FixKind,
  finding: Finding,
  { table, row }: { readonly table: ReportTable; readonly row: ReportRow },
  setting: Setting
): Fix | undefined {
  const { plan, formulasOf } = setting
  const position = table.indexOf(finding.field)
  const field = table.fields[position]
  const column = table.columnOf(finding.field)
  if (!field || column === undefined) return undefined
  const before = row.values[position] ?? null
  const cell: FaultyCell = {
    plan,
    table: table.id,
    finding,
    row,
    field,
    content: before,
    present: table.sheet.formulas.get(cellKey(row.row - 1, column)),
    formula: () => formulasOf(table)(row, field.id)
  }
  const mended = kind.mend(cell)
  if (mended === undefined) return undefined
  const isNumber = typeof mended === 'number' || isFormula(mended)
  const numberFormat = isNumber ? restoredFormat(formatOf(table, row, field.id), field.format) : undefined
  if (mended === before && !numberFormat) return undefined
  if (cell.present !== undefined && !isFormula(mended)) return undefined
  const after = isFormula(mended) ? null : mended
  if (losesPlan(cell, after)) return undefined
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
    ...(isFormula(mended) && { formula: mended.formula }),
    ...(cell.present !== undefined && { formulaBefore: cell.present }),
    ...(numberFormat && { numberFormat }),
    safe: typeof kind.safe === 'boolean' ? kind.safe : kind.safe(cell),
    locked: isLocked(table, row, field, setting) || (table.sheet.protected && numberFormat !== undefined)
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
  { plan, isInPackage }: Setting
): boolean {
  if (!table.sheet.protected) return false
  if (field.role === 'computed') return field.id !== ('current' satisfies IndicatorField)
  if (field.role === 'coordinator') return isInPackage
  if (field.role !== 'plan') return false
  const isPlanned =
    table.id === 'indicators' ? plan.indicatorByCode.has(row.key) : plan.projectByCode.has(row.key)
  const adjustmentAt = table.indexOf('adjustment' satisfies ProjectField)
  return isPlanned && readAdjustment(row.values[adjustmentAt] ?? null) !== 'changed'
}

const correctionsIn = (fixes: readonly Fix[]): readonly CellCorrection[] => fixes.flatMap(correctionsOf)

/** The corrected values as cells to write, those below each other together. */
export function blocksOf(fixes: readonly Fix[]): CellBlock[] {
  const valued = correctionsIn(fixes).filter(({ formula }) => formula === undefined)
  return joined(valued, ({ after }) => after, 'after').map(({ cells, ...place }) => ({
    ...place,
    values: cells
  }))
}

/** The formulas put back as cells to write, those below each other together. */
export const formulaBlocksOf = (fixes: readonly Fix[]): FormulaBlock[] =>
  joined(
    correctionsIn(fixes).filter(({ formula }) => formula !== undefined),
    ({ formula = '' }) => formula,
    'after'
  ).map(({ cells, ...place }) => ({ ...place, formulas: cells }))

/** The formulas before the corrections as cells to write; with the values before, this takes the corrections back. */
export const formulaBlocksBefore = (fixes: readonly Fix[]): FormulaBlock[] =>
  joined(
    correctionsIn(fixes).filter(({ formulaBefore }) => formulaBefore !== undefined),
    ({ formulaBefore = '' }) => formulaBefore,
    'before'
  ).map(({ cells, ...place }) => ({ ...place, formulas: cells }))

/** The values before the corrections as cells to write; an error value that somebody typed comes back as its text. */
export function blocksBefore(fixes: readonly Fix[]): CellBlock[] {
  const valued = correctionsIn(fixes).filter(({ formulaBefore }) => formulaBefore === undefined)
  return joined(valued, ({ before }) => (isCellError(before) ? before.error : before), 'before').map(
    ({ cells, ...place }) => ({ ...place, values: cells })
  )
}

interface Column<T> {
  readonly sheet: string
  readonly top: number
  readonly left: number
  readonly numberFormat?: string
  readonly cells: T[][]
}

function joined<T>(
  corrections: readonly CellCorrection[],
  valueOf: (correction: CellCorrection) => T,
  moment: keyof NonNullable<Fix['numberFormat']>
): Column<T>[] {
  const sorted = [...corrections].sort(
    (a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : 0) || a.column - b.column || a.row - b.row
  )
  const columns: Column<T>[] = []
  for (const correction of sorted) {
    const { sheet, row, column } = correction
    const numberFormat = correction.numberFormat?.[moment]
    const last = columns.at(-1)
    const goesOn =
      last?.sheet === sheet &&
      last.left === column &&
      last.top + last.cells.length === row - 1 &&
      last.numberFormat === numberFormat
    if (goesOn) last.cells.push([valueOf(correction)])
    else {
      const place = { sheet, top: row - 1, left: column }
      columns.push({
        ...place,
        ...(numberFormat !== undefined && { numberFormat }),
        cells: [[valueOf(correction)]]
      })
    }
  }
  return columns
}
