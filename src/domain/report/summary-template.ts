import type { ReportFigures } from '../measures/compute'
import {
  defineSummary,
  type OpenGrouping,
  type SpareLines,
  type SummaryDimensions
} from '../measures/summary'
import type { Plan } from '../plan/plan'
import { cellAddress, parseReference } from './a1'
import { reportingLine } from './data-sheet'
import { isBlankForm } from './draft-of-report'
import { HEADER_NAMES } from './guide-sheet'
import type { CellRange, SheetLayout } from './layout'
import { planOfFigures, SPARE_LINES } from './prepare-rows'
import type { Report } from './report'
import { isSameName } from './sheet-names'
import { StyleBook } from './styles'
import { summarySheet } from './summary-sheet'
import { TEMPLATE_VERSION } from './template-version'
import { cellKey, cellText, isEmptyCell, type CellContent, type SheetContent } from './workbook-content'
import { OTHERS, TOTAL } from './workbook-lexicon'

/** A cell of somebody's 汇总表 that the template computes. Row and column count from 0. */
interface SummaryTemplateCell {
  readonly row: number
  readonly column: number
  /** What the figure is called: its label, or its line and column. */
  readonly label: string
  /** The template's formula for where the cells are by now; absent where one it reads is gone. */
  readonly formula: string | undefined
  /** Absent for General. */
  readonly numberFormat: string | undefined
  /** Where the cell stands in the sheet laid out anew with `lines`. */
  readonly laidAt: CellPosition
}

/** The computed cells of a 汇总表 beside the sheet laid out anew with its lines. */
export interface SummaryTemplate {
  readonly cells: readonly SummaryTemplateCell[]
  /** Blocks that are not found any more, by their defined names. */
  readonly lost: readonly string[]
  readonly lines: SummaryLines
  /** Address of each figure in the sheet laid out anew, by its id. */
  readonly addresses: ReadonlyMap<string, string>
}

interface CellPosition {
  readonly row: number
  readonly column: number
}

/** What the lines of a 汇总表 are called, and how many there are for names that come later. */
export interface SummaryLines {
  readonly dimensions: SummaryDimensions
  readonly spare: SpareLines
}

const PREFIX = 'summary_'

/** Blocks with lines of the rows' own names: which list of names, how many lines close the block. */
const LINE_BLOCKS = {
  bytask: { lines: 'tasks', closing: 2 },
  bytype: { lines: 'types', closing: 2, spare: 'type' },
  byleadunit: { lines: 'leadUnits', closing: 2, spare: 'leadUnit' },
  byinvolvedunit: { lines: 'involvedUnits', closing: 0, spare: 'involvedUnit' },
  bystartyear: { lines: 'startYears', closing: 2, spare: 'startYear' },
  byendyear: { lines: 'endYears', closing: 2, spare: 'endYear' },
  evenspread: { lines: 'spreadYears', closing: 2 },
  bycategory: { lines: 'categories', closing: 2 }
} as const satisfies Readonly<
  Record<
    string,
    { readonly lines: keyof SummaryDimensions; readonly closing: number; readonly spare?: OpenGrouping }
  >
>
type LineBlock = keyof typeof LINE_BLOCKS

const LISTS: ReadonlySet<string> = new Set(['investment', 'invested', 'indicators'])
const HEADLINE = 'headline'

const known = new WeakMap<SheetContent, { readonly names: unknown; readonly template: SummaryTemplate }>()

/**
 * The computed cells of a workbook's 汇总表; absent where there is none, and for one of another template version, which is
 * not held to this one's formulas.
 */
export function summaryTemplate(plan: Plan, report: Report): SummaryTemplate | undefined {
  const { metadata, content } = report
  const isCurrent = metadata?.templateVersion === TEMPLATE_VERSION && !content.isValuesOnly
  return isCurrent ? matchedSummary(plan, report) : undefined
}

/**
 * The computed cells of a workbook's 汇总表, found by the names of its blocks and their labels, so that inserted rows and
 * columns do not matter. Absent where there is no such sheet.
 */
export function matchedSummary(plan: Plan, report: Report): SummaryTemplate | undefined {
  const { summary, content } = report
  if (!summary) return undefined
  const before = known.get(summary)
  if (before?.names === content.names) return before.template
  const template = matched(plan, report, summary)
  known.set(summary, { names: content.names, template })
  return template
}

function matched(plan: Plan, report: Report, summary: SheetContent): SummaryTemplate {
  const present = namedRanges(report.content.names, summary.name)
  const lines = linesIn(plan, report, summary, present)
  const laid = laidOut(plan, report, lines)
  const places = new Map<string, Place>()
  const lost: string[] = []
  for (const [block, range] of namedRanges(laid.names, laid.sheet.name)) {
    const there = present.get(block)
    const found = there && placesOf(block, { sheet: laid.sheet, range }, { sheet: summary, range: there })
    if (found) for (const [address, place] of found) places.set(address, place)
    else lost.push(block)
  }
  const cells = [...places].flatMap(([address, { row, column, label }]): SummaryTemplateCell[] => {
    const at = parseReference(address)?.range
    const cell = at && laid.sheet.cells[at.top]?.[at.left]
    if (!at || cell?.formula === undefined) return []
    const formula = movedFormula(cell.formula, places)
    const numberFormat = laid.styles[cell.style]?.numberFormat
    return [{ row, column, label, formula, numberFormat, laidAt: { row: at.top, column: at.left } }]
  })
  return { cells, lost, lines, addresses: laid.addresses }
}

/** Blocks of a 汇总表 by the last part of their names; the lists of units that formulas read are no blocks. */
function namedRanges(
  names: readonly { readonly name: string; readonly refersTo: string }[],
  sheet: string
): ReadonlyMap<string, CellRange> {
  return new Map(
    names.flatMap(({ name, refersTo }) => {
      const key = name.toLowerCase()
      const reference = key.startsWith(PREFIX) ? parseReference(refersTo) : undefined
      const isUnits = key.endsWith('units')
      if (!reference || isUnits || !isSameName(reference.sheet ?? '', sheet)) return []
      return [[key.slice(PREFIX.length), reference.range] as const]
    })
  )
}

const contentAt = (sheet: SheetContent, row: number, column: number): CellContent =>
  sheet.values[row - sheet.top]?.[column - sheet.left] ?? null

const textAt = (sheet: SheetContent, row: number, column: number): string =>
  cellText(contentAt(sheet, row, column)).replace(/\s/gu, '')

/** The lines of a block under its header; rows that people put in, without figures, are none. */
function lineRows(sheet: SheetContent, { top, left, bottom, right }: CellRange): readonly number[] {
  const columns = Array.from({ length: right - left + 1 }, (_, index) => left + index)
  const isLine = (row: number): boolean =>
    columns.some((column) => sheet.formulas.has(cellKey(row, column))) ||
    columns.filter((column) => !isEmptyCell(contentAt(sheet, row, column))).length > 1
  return Array.from({ length: bottom - top }, (_, index) => top + 1 + index).filter(isLine)
}

/** What the lines of each block are called in the sheet itself, which may have been laid out over other rows. */
function linesIn(
  plan: Plan,
  { projects }: Report,
  sheet: SheetContent,
  ranges: ReadonlyMap<string, CellRange>
): SummaryLines {
  // The sheet shows names without the line breaks that rows write them with.
  const typed = projects?.rows.map(({ values }) => cellText(values[projects.indexOf('task')] ?? null)) ?? []
  const taskNames = new Map(
    [...typed, ...plan.tasks.map(({ name }) => name)].map((name) => [name.replace(/\s/gu, ''), name])
  )
  const spare = { ...SPARE_LINES.prefilled }
  const namesOf = (block: LineBlock): readonly string[] => {
    const range = ranges.get(block)
    if (!range) return []
    const of = LINE_BLOCKS[block]
    const rows = lineRows(sheet, range)
    const lines = rows.slice(0, rows.length - of.closing)
    if ('spare' in of) spare[of.spare] = spareLinesAmong(plan, of.spare, sheet, range.left, lines)
    const count = lines.length - ('spare' in of ? spare[of.spare] : 0)
    return lines.slice(0, count).map((row) => {
      const label = cellText(contentAt(sheet, row, range.left))
      return taskNames.get(label.replace(/\s/gu, '')) ?? label
    })
  }
  const yearsOf = (block: LineBlock): readonly number[] => namesOf(block).map(Number)
  return {
    dimensions: {
      tasks: namesOf('bytask'),
      types: namesOf('bytype'),
      leadUnits: namesOf('byleadunit'),
      involvedUnits: namesOf('byinvolvedunit'),
      startYears: yearsOf('bystartyear'),
      endYears: yearsOf('byendyear'),
      spreadYears: yearsOf('evenspread'),
      categories: namesOf('bycategory')
    },
    spare
  }
}

/**
 * How many of a block's lines, at its end, name themselves: their name is a formula, or was typed over and is no name of the
 * plan's. Years are all alike, and templates differ in how many such lines there are.
 */
function spareLinesAmong(
  plan: Plan,
  grouping: OpenGrouping,
  sheet: SheetContent,
  column: number,
  lines: readonly number[]
): number {
  const isSelfNamed = (row: number | undefined): boolean =>
    row !== undefined && sheet.formulas.has(cellKey(row, column))
  const isOfYears = grouping === 'startYear' || grouping === 'endYear'
  const names = new Set(
    grouping === 'type'
      ? plan.projects.map(({ type }) => type.replace(/\s/gu, ''))
      : plan.units.entries.map(({ name }) => name)
  )
  const first = lines.findIndex(isSelfNamed)
  let count = first < 0 ? 0 : lines.length - first
  while (count < SPARE_LINES.prefilled[grouping] && !isOfYears) {
    const row = lines.at(-1 - count)
    if (row === undefined || names.has(textAt(sheet, row, column))) break
    count += 1
  }
  return count
}

/** Whether the rows are the whole plan, so that they are checked by its declared totals. */
export const isWholePlan = (report: Report): boolean =>
  report.metadata?.packageId === undefined && !isBlankForm(report)

/** The template's sheet with these lines; nothing but its formulas is looked at, so that it needs no rows. */
function laidOut(plan: Plan, report: Report, { dimensions, spare }: SummaryLines) {
  const isWhole = isWholePlan(report)
  const figures: ReportFigures = {
    period: undefined,
    indicators: [],
    projects: [],
    dimensions,
    summary: defineSummary(planOfFigures(plan, isWhole), dimensions, spare),
    value: () => undefined,
    evaluate: () => undefined,
    rowsBehind: () => [],
    named: () => undefined
  }
  const book = new StyleBook()
  const setting = {
    title: '',
    isProtected: false,
    isPackage: !isWhole,
    isSample: false,
    reporting: reportingLine(HEADER_NAMES, { unit: '', period: '' })
  }
  const rows = { indicators: [], projects: [] }
  return { ...summarySheet(plan, { period: undefined, rows, figures }, setting, book), styles: book.record() }
}

interface Place extends CellPosition {
  readonly label: string
}

interface LaidBlock {
  readonly sheet: SheetLayout
  readonly range: CellRange
}

interface PresentBlock {
  readonly sheet: SheetContent
  readonly range: CellRange
}

/** Where the cells of a block of the template are by now, by their address in the template; absent for a block without its frame. */
function placesOf(
  block: string,
  laid: LaidBlock,
  present: PresentBlock
): ReadonlyMap<string, Place> | undefined {
  if (block === HEADLINE) return cardPlaces(laid, present)
  return LISTS.has(block) ? listPlaces(laid, present) : linePlaces(laid, present)
}

const laidText = ({ sheet }: LaidBlock, row: number, column: number): string =>
  String(sheet.cells[row]?.[column]?.value ?? '').replace(/\s/gu, '')

/** Figures under their labels, and the line above them that names unit and period. */
function cardPlaces(laid: LaidBlock, { sheet, range }: PresentBlock): ReadonlyMap<string, Place> | undefined {
  const { top, left, right } = laid.range
  const places = new Map<string, Place>()
  const columns = columnsByText(sheet, range.top, range)
  for (let column = left; column <= right; column += 1) {
    const label = laidText(laid, top, column)
    const there = columns.get(label)
    if (label === '' || there === undefined) continue
    places.set(cellAddress(top + 1, column), { row: range.bottom, column: there, label })
  }
  if (places.size === 0) return undefined
  places.set(cellAddress(top - 1, left), { row: range.top - 1, column: range.left, label: '' })
  return places
}

/** Figures beside their labels. */
function listPlaces(laid: LaidBlock, { sheet, range }: PresentBlock): ReadonlyMap<string, Place> | undefined {
  const { top, left, bottom, right } = laid.range
  const figureColumn = (row: number): number | undefined =>
    Array.from({ length: right - left }, (_, index) => left + 1 + index).find(
      (column) => laid.sheet.cells[row]?.[column]?.formula !== undefined
    )
  const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, index) => range.top + index)
  const within = Array.from({ length: range.right - range.left }, (_, index) => range.left + 1 + index)
  const shown = within.find((column) => rows.some((row) => sheet.formulas.has(cellKey(row, column))))
  const places = new Map<string, Place>()
  for (let row = top; row <= bottom; row += 1) {
    const label = laidText(laid, row, left)
    const column = figureColumn(row)
    const there = rows.find((each) => textAt(sheet, each, range.left) === label)
    if (column === undefined || there === undefined) continue
    places.set(cellAddress(row, column), { row: there, column: shown ?? range.left + column - left, label })
  }
  return places.size === 0 ? undefined : places
}

/** Lines of figures under headers. */
function linePlaces(laid: LaidBlock, { sheet, range }: PresentBlock): ReadonlyMap<string, Place> | undefined {
  const { top, left, bottom, right } = laid.range
  const columns = columnsByText(sheet, range.top, range)
  const rows = lineRows(sheet, range)
  if (rows.length !== bottom - top) return undefined
  const places = new Map<string, Place>()
  for (let column = left; column <= right; column += 1) {
    const header = laidText(laid, top, column)
    const there = column === left ? range.left : header === '' ? undefined : columns.get(header)
    if (there === undefined) continue
    places.set(cellAddress(top, column), { row: range.top, column: there, label: header })
    rows.forEach((row, index) => {
      const isClosing = [OTHERS, TOTAL].includes(laidText(laid, top + 1 + index, left))
      const line = isClosing ? laidText(laid, top + 1 + index, left) : textAt(sheet, row, range.left)
      const label = [line, header].filter((part) => part !== '').join(' · ')
      places.set(cellAddress(top + 1 + index, column), { row, column: there, label })
    })
  }
  return places
}

/** Columns of a row of a range by what they show. */
function columnsByText(
  sheet: SheetContent,
  row: number,
  { left, right }: CellRange
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  for (let column = right; column >= left; column -= 1) columns.set(textAt(sheet, row, column), column)
  return columns
}

const TEXT_OR_CELL = /"[^"]*"|(?<![\w.$!])[A-Z]{1,3}\d+(?![\w(.])/gu

/** A formula of the template with its cells where they are by now; absent where one is gone. */
function movedFormula(formula: string, places: ReadonlyMap<string, Place>): string | undefined {
  let isWhole = true
  const text = formula.replace(TEXT_OR_CELL, (part) => {
    if (part.startsWith('"')) return part
    const place = places.get(part)
    isWhole &&= place !== undefined
    return place ? cellAddress(place.row, place.column) : part
  })
  return isWhole ? text : undefined
}
