import {
  evaluateSummary,
  periodValues,
  type ComputedRow,
  type ReportFigures,
  type RowAccessor
} from '../measures/compute'
import { evaluate, NotANumber } from '../measures/evaluate'
import type { Scalar } from '../measures/expression'
import { printPeriod } from '../measures/report-period'
import { defineSummary } from '../measures/summary'
import type { Plan } from '../plan/plan'
import { cellAddress, parseReference, quotedSheet } from './a1'
import { CellSet } from './changed-cells'
import { reportingLine } from './data-sheet'
import { columnName, type TableId } from './fields'
import { precedents } from './formula-references'
import { isSameFormula } from './formula-text'
import { HEADER_NAMES } from './guide-sheet'
import type { CellRange, CellValue, SheetLayout } from './layout'
import { LIST_NAMES, listsSheet } from './lists-sheet'
import { planOfFigures, shownScalar, type PreparedReport, type PreparedRow } from './prepare-rows'
import type { Report, ReportTable } from './report'
import { StyleBook } from './styles'
import { chartedCell } from './summary-indicators'
import { summarySheet } from './summary-sheet'
import { isWholePlan, matchedSummary, type SummaryLines, type SummaryTemplate } from './summary-template'
import { measuresOf, templateFormulaTest } from './template-formulas'
import {
  cellAt,
  cellKey,
  cellText,
  contentAt,
  isCellError,
  toScalar,
  type CellContent,
  type SheetContent
} from './workbook-content'
import { SHEET_NAMES } from './workbook-lexicon'

/** Values of formula cells by sheet name and cell key. */
export type TemplateResults = ReadonlyMap<string, ReadonlyMap<number, CellValue>>

/** A value that cannot be told: it comes from a cell whose result is lost, from an error, or from a name that is gone. */
class UnknownValue extends Error {}

/** Stands for such a value in a sheet laid out anew. */
const UNKNOWN = '\u0000unknown'

/** What to compute over: the workbook as it is, and which of its formula cells no longer tell anything. */
interface Basis {
  readonly plan: Plan
  readonly report: Report
  readonly stale: CellSet
  /** Cells that the summary reads and nobody can tell. */
  readonly unknown: CellSet
  readonly named: (name: string) => Scalar
}

/**
 * The value of every formula in a workbook that is the template's, out of the same definitions over the workbook's own cells:
 * constants typed over formulas and formulas of others count as what they show. Those that cannot be told are left out.
 */
export function templateResults(plan: Plan, report: Report, stale: CellSet): TemplateResults {
  const basis: Basis = { plan, report, stale, unknown: new CellSet(), named: periodNames(plan, report) }
  const results = new Map<string, Map<number, CellValue>>()
  const put = (sheet: string, key: number, value: CellValue): void => {
    if (value === UNKNOWN) return
    const cells = results.get(sheet) ?? new Map<number, CellValue>()
    results.set(sheet, cells.set(key, value))
  }
  const tables: readonly ReportTable[] = [report.indicators, report.projects].filter(
    (table) => table !== undefined
  )
  const computed = tables.map((table) => {
    const cells = new TableCells(basis, table)
    for (const [key, value] of cells.results()) put(table.sheet.name, key, value)
    return cells
  })
  for (const { sheet, key, value } of reportingResults(report)) put(sheet, key, value)
  for (const { sheet, key, value } of summaryResults(basis, computed)) put(sheet, key, value)
  return results
}

/** The names of the period as the hidden list sheet works them out from the period's cell. */
function periodNames(plan: Plan, { content, header, period }: Report): (name: string) => Scalar {
  const defined = new Set(content.names.map(({ name }) => name.toLowerCase()))
  const shown = cellText(header.period?.value ?? null).toLowerCase()
  const isListed = content.sheets.some((sheet) => {
    const range = namedRange(content, LIST_NAMES.periods, sheet)
    if (!range) return false
    const rows = sheet.values.slice(range.top - sheet.top, range.bottom - sheet.top + 1)
    return rows.some((row) => cellText(row[range.left - sheet.left] ?? null).toLowerCase() === shown)
  })
  const isKnown = isListed && period !== undefined && printPeriod(period).toLowerCase() === shown
  const values = periodValues(plan, isKnown ? period : undefined)
  return (name) => {
    if (!defined.has(name.toLowerCase())) throw new UnknownValue(name)
    return values[name]
  }
}

function told(content: CellContent): Scalar {
  if (isCellError(content)) throw new UnknownValue(content.error)
  return toScalar(content)
}

/** What a computation gives; `UNKNOWN` where it rests on something that cannot be told. */
function attempt(compute: () => Scalar): CellValue {
  try {
    return shownScalar(compute())
  } catch (error) {
    if (error instanceof UnknownValue || error instanceof NotANumber) return UNKNOWN
    throw error
  }
}

/** The cells of a data table as its formulas read them. */
class TableCells {
  /** Values read so far; undefined while one is worked out, and where it cannot be told. */
  private readonly values = new Map<number, { readonly value: Scalar } | undefined>()
  private readonly isTemplate
  private readonly measures
  readonly id: TableId

  constructor(
    private readonly basis: Basis,
    private readonly table: ReportTable
  ) {
    this.id = table.id
    this.measures = measuresOf(basis.plan, table.id)
    this.isTemplate = templateFormulaTest(basis.plan, table)
  }

  /** Values of all formulas that are the template's. */
  *results(): Generator<readonly [key: number, value: CellValue]> {
    const { sheet, headerRow, fields, columnOf } = this.table
    const last = sheet.top + sheet.values.length - 1
    for (const { id } of fields) {
      const column = this.measures[id] === undefined ? undefined : columnOf(id)
      if (column === undefined) continue
      for (let row = headerRow + 1; row <= last; row += 1) {
        const key = cellKey(row, column)
        if (!this.isTemplates(row, id, key)) continue
        const value = attempt(() => this.read(row, id))
        if (value !== UNKNOWN) yield [key, value]
      }
    }
  }

  private isTemplates(row: number, field: string, key: number): boolean {
    const present = this.table.sheet.formulas.get(key)
    return present !== undefined && this.isTemplate({ row: row + 1 }, field, present)
  }

  /** Throws UnknownValue where the cell cannot be told, or reads itself. */
  read(row: number, field: string): Scalar {
    const column = this.table.columnOf(field)
    if (column === undefined) throw new UnknownValue(field)
    const key = cellKey(row, column)
    const known = this.values.get(key)
    if (known) return known.value
    if (this.values.has(key)) throw new UnknownValue(field)
    this.values.set(key, undefined)
    const value = this.valueAt(row, column, field)
    this.values.set(key, { value })
    return value
  }

  private valueAt(row: number, column: number, field: string): Scalar {
    const { sheet } = this.table
    const key = cellKey(row, column)
    const content = contentAt(sheet, row, column)
    if (!sheet.formulas.has(key)) return told(content)
    const measure = this.measures[field]
    if (measure && this.isTemplates(row, field, key)) {
      return evaluate(measure, {
        cell: (of) => this.read(row, of),
        name: this.basis.named,
        figure: () => undefined,
        rows: () => []
      })
    }
    if (content === null || this.basis.stale.has(sheet.name, row, column)) throw new UnknownValue(field)
    return told(content)
  }

  /** The rows that the names of the columns cover; a column whose name covers others cannot be told. */
  namedRows(): readonly RowAccessor[] {
    const { sheet, fields, columnOf } = this.table
    const { content } = this.basis.report
    const ranges = new Map(fields.map(({ id }) => [id, namedRange(content, columnName(this.id, id), sheet)]))
    const extent = ranges.get('name')
    if (!extent) return []
    const isWhole = (field: string): boolean => {
      const range = ranges.get(field)
      return range?.top === extent.top && range.bottom === extent.bottom && range.left === columnOf(field)
    }
    const whole = new Set([...ranges.keys()].filter(isWhole))
    const rows = Array.from({ length: extent.bottom - extent.top + 1 }, (_, index) => extent.top + index)
    return rows.map((row) => (field: string): Scalar => {
      try {
        if (whole.has(field)) return this.read(row, field)
        throw new UnknownValue(field)
      } catch (error) {
        this.basis.unknown.add(sheet.name, row, columnOf(field) ?? 0)
        throw error
      }
    })
  }
}

interface Result {
  readonly sheet: string
  readonly key: number
  readonly value: CellValue
}

/** The line with unit and period under the titles of the sheets, and of copies of them. */
function reportingResults({ content, header }: Report): readonly Result[] {
  const [unit, period] = [header.unit?.value ?? null, header.period?.value ?? null]
  if (isCellError(unit) || isCellError(period)) return []
  const line = reportingLine(HEADER_NAMES, { unit: cellText(unit), period: cellText(period) })
  return content.sheets.flatMap((sheet) => {
    const found = [...sheet.formulas].find(([, formula]) => isSameFormula(formula, line.formula))
    return found ? [{ sheet: sheet.name, key: found[0], value: line.value }] : []
  })
}

const SETTING = {
  title: '',
  isProtected: false,
  isPackage: false,
  isSample: false,
  // What it says is told with the other sheets' lines.
  reporting: { formula: '', value: UNKNOWN }
}

/** The figures of the summary and of the hidden lists, laid out with the lines that the workbook has. */
function summaryResults(basis: Basis, tables: readonly TableCells[]): readonly Result[] {
  const { plan, report } = basis
  const { summary, content } = report
  const template = matchedSummary(plan, report)
  if (!summary || !template) return []
  const rows = new Map(tables.map((table) => [table.id as string, table.namedRows()]))
  const lists = content.sheets.find((sheet) => namedRange(content, LIST_NAMES.periods, sheet))
  const book = new StyleBook()
  const prepared = preparedReport(basis, template.lines, rows, changedFigures(basis, summary, template))
  const laid = summarySheet(plan, prepared, SETTING, book)
  const listed = listsSheet(plan, prepared, { chartData: laid.chartData, isProtected: false }, book)
  const figures = template.cells.flatMap(({ row, column, formula, laidAt }): Result[] => {
    const key = cellKey(row, column)
    const own = summary.formulas.get(key)
    const isTemplates = own !== undefined && formula !== undefined && isSameFormula(own, formula)
    const value = laid.sheet.cells[laidAt.row]?.[laidAt.column]?.value ?? null
    return isTemplates ? [{ sheet: summary.name, key, value }] : []
  })
  const found = [...figures, ...(lists ? laidResults(listed.sheet, lists, summary.name) : [])]
  return withoutUnknown(found, basis)
}

/** What the cells of figures show whose formula somebody changed or typed over. */
function changedFigures(
  { stale }: Basis,
  summary: SheetContent,
  { cells, addresses }: SummaryTemplate
): ReadonlyMap<string, () => Scalar> {
  const present = new Map(cells.map((cell) => [cellAddress(cell.laidAt.row, cell.laidAt.column), cell]))
  const changed = new Map<string, () => Scalar>()
  for (const [id, address] of addresses) {
    const cell = present.get(address)
    if (!cell) continue
    const { row, column } = cell
    const formula = summary.formulas.get(cellKey(row, column))
    if (formula !== undefined && cell.formula !== undefined && isSameFormula(formula, cell.formula)) continue
    changed.set(id, () => {
      const content = contentAt(summary, row, column)
      const isLost = formula !== undefined && (content === null || stale.has(summary.name, row, column))
      if (isLost) throw new UnknownValue(id)
      return told(content)
    })
  }
  return changed
}

function preparedReport(
  { plan, report, named }: Basis,
  { dimensions, spare }: SummaryLines,
  rows: ReadonlyMap<string, readonly RowAccessor[]>,
  given: ReadonlyMap<string, () => Scalar>
): PreparedReport {
  const summary = defineSummary(planOfFigures(plan, isWholePlan(report)), dimensions, spare)
  const rowsOf = (table: string): readonly RowAccessor[] => {
    const found = rows.get(table)
    if (!found || found.length === 0) throw new UnknownValue(table)
    return found
  }
  const { value, evaluate: evaluated, rowsBehind } = evaluateSummary(summary, named, rowsOf, given)
  const shown = (compute: () => Scalar): Scalar => (attempt(compute) === UNKNOWN ? UNKNOWN : compute())
  const columnsOf = (table: TableId, fields: readonly string[]): readonly ComputedRow[] =>
    (rows.get(table) ?? []).map((row) =>
      Object.fromEntries(fields.map((field) => [field, shown(() => row(field))]))
    )
  const indicators = columnsOf('indicators', ['name', 'clippedRate', 'timeProgress'])
  const figures: ReportFigures = {
    period: report.period,
    indicators,
    projects: columnsOf('projects', ['leadKeys', 'adjustment']),
    summary,
    dimensions,
    value: (id) => shown(() => value(id)),
    evaluate: (expression) => shown(() => evaluated(expression)),
    rowsBehind,
    named: (name) => shown(() => named(name))
  }
  const rowOf = (cells: ComputedRow): PreparedRow => ({
    key: '',
    cells: Object.fromEntries(Object.entries(cells).map(([field, each]) => [field, shownScalar(each)])),
    isPlanOpen: false,
    isReadOnly: false,
    isCurrentTyped: false
  })
  const prepared = { indicators: indicators.map(rowOf), projects: [] }
  return { period: report.period, rows: prepared, figures, chartedIndicators: chartedIndicators(report) }
}

/** Cells of a laid sheet whose formula is the one that the workbook has in the same place. */
function laidResults({ cells }: SheetLayout, present: SheetContent, summary: string): readonly Result[] {
  const found: Result[] = []
  cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      const own = present.formulas.get(cellKey(row, column))
      if (cell?.formula === undefined || own === undefined) return
      const formula = cell.formula.replaceAll(
        `${quotedSheet(SHEET_NAMES.summary)}!`,
        `${quotedSheet(summary)}!`
      )
      if (isSameFormula(own, formula)) {
        found.push({ sheet: present.name, key: cellKey(row, column), value: cell.value })
      }
    })
  )
  return found
}

/** The results without those that read, directly or through others, a cell that cannot be told. */
function withoutUnknown(results: readonly Result[], { report, unknown }: Basis): readonly Result[] {
  const { content } = report
  const sheets = new Map(content.sheets.map((sheet) => [sheet.name, sheet]))
  const told = results.filter(({ sheet, key, value }) => {
    if (value === UNKNOWN) unknown.add(sheet, ...cellAt(key))
    return value !== UNKNOWN
  })
  if (unknown.size === 0) return told
  for (let rest = told; ;) {
    const left = rest.filter(({ sheet, key }) => {
      const formula = sheets.get(sheet)?.formulas.get(key) ?? ''
      const isUnknown = precedents(formula, sheet, content)?.some((each) => unknown.touches(each)) ?? true
      if (isUnknown) unknown.add(sheet, ...cellAt(key))
      return !isUnknown
    })
    if (left.length === rest.length) return left
    rest = left
  }
}

/** How many indicators the chart of completion rates was laid out for. */
function chartedIndicators({ content }: Report): number {
  const column = columnName('indicators', 'name')
  const formulas = new Set(content.sheets.flatMap((sheet) => listFormulas(sheet)))
  let count = 0
  while (formulas.has(chartedCell(column, count + 1))) count += 1
  return count
}

const listFormulas = ({ visibility, formulas }: SheetContent): readonly string[] =>
  visibility === 'visible' ? [] : [...formulas.values()]

/** The range of a defined name on one sheet; absent where the name is gone or points elsewhere. */
function namedRange({ names }: Report['content'], name: string, sheet: SheetContent): CellRange | undefined {
  const found = names.find((each) => each.name.toLowerCase() === name.toLowerCase())
  const reference = found && parseReference(found.refersTo)
  return reference?.sheet === sheet.name ? reference.range : undefined
}
