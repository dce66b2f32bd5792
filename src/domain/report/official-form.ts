import { mappedInSteps, type Steps } from '../measures/steps'
import { printPeriod } from '../measures/report-period'
import { ADJUSTMENT_WORDS } from '../measures/value-lexicon'
import { parseTarget } from '../plan/target'
import {
  OFFICIAL_INDICATOR_COLUMNS,
  OFFICIAL_PROJECT_COLUMNS,
  type OfficialColumn
} from './official-form-columns'
import {
  ADDED_HEADING,
  ADDED_TOTAL,
  OFFICIAL_FOOTER,
  OFFICIAL_SHEET_NAMES,
  OFFICIAL_TITLES
} from './official-form-lexicon'
import type { CellStyle, CellValue, PrintLayout, SheetLayout, WorkbookLayout } from './layout'
import { prepareReport, shownScalar, type PreparedReport, type PreparedRow } from './prepare-rows'
import { heightOfPage } from './printed-page'
import type { ReportDraft } from './report-draft'
import { SheetCanvas } from './sheet-canvas'
import { COLORS, GRID, noteStyle, titleStyle, warningStyle, StyleBook } from './styles'
import { rowHeight } from './text-height'
import { FONT_NAMES, SAMPLE_WARNING, TOTAL, UNIT_LINES } from './workbook-lexicon'

/** Rows of an official table, counted from 0: title, units line, header, then data. */
const HEADER_ROW = 2
const FIRST_ROW = HEADER_ROW + 1

/**
 * The plan's two tables as an official document prints them (公文版式): cells merged as in the source, bold task headings, a
 * total. Values only, made from the rows on demand and never read back; with a period also how things stand. Rows that
 * hold nothing are left out, a table without rows says so by its total alone.
 */
export function* buildOfficialForm(draft: ReportDraft): Steps<WorkbookLayout> {
  const book = new StyleBook()
  const report = yield* prepareReport(draft)
  const indicators = indicatorForm(draft, report, book)
  yield
  return {
    sheets: [indicators, yield* projectForm(draft, report, book)],
    names: [],
    styles: book.record(),
    properties: { title: draft.plan.title, creator: draft.plan.coordinatingUnit },
    customProperties: {},
    activeSheet: 'officialIndicators'
  }
}

interface FormSheet {
  readonly canvas: SheetCanvas
  readonly columns: readonly OfficialColumn[]
  readonly last: number
}

const isNamed = (row: PreparedRow): boolean => {
  const name = row.cells['name']
  return name !== null && name !== undefined && name !== ''
}

function indicatorForm(draft: ReportDraft, report: PreparedReport, book: StyleBook): SheetLayout {
  const { plan } = draft
  const columns = OFFICIAL_INDICATOR_COLUMNS(plan.baselineYear).filter(
    ({ reported }) => !reported || report.period
  )
  const title = OFFICIAL_TITLES.indicators(plan.title, periodWords(report))
  const form = startForm(columns, title, '', draft, book)
  const rows = report.rows.indicators.filter(isNamed)
  const { canvas } = form
  const groupColumn = columns.findIndex(({ field }) => field === 'group')
  rows.forEach((row, index) => putRow(form, FIRST_ROW + index, row, book))
  const text = (row: PreparedRow | undefined, field: string): string => String(row?.cells[field] ?? '')
  mergeRuns(form, rows, 'category', (a, b) => text(a, 'category') === text(b, 'category'))
  mergeRuns(
    form,
    rows,
    'group',
    (a, b) => text(a, 'group') !== '' && text(a, 'group') === text(b, 'group') && sameCategory(a, b)
  )
  mergeRuns(
    form,
    rows,
    'target',
    (a, b) =>
      text(a, 'target') === text(b, 'target') &&
      parseTarget(text(a, 'target')).kind === 'assigned' &&
      sameCategory(a, b)
  )
  mergeRuns(
    form,
    rows,
    'source',
    (a, b) =>
      text(a, 'group') !== '' &&
      text(a, 'group') === text(b, 'group') &&
      text(a, 'source') === text(b, 'source') &&
      sameCategory(a, b)
  )
  rows.forEach((row, index) => {
    if (text(row, 'group') !== '') return
    const at = FIRST_ROW + index
    const range = { top: at, left: groupColumn, bottom: at, right: groupColumn + 1 }
    canvas.putMerged(range, bodyStyle(book, 'left'), row.cells['name'] ?? null)
  })
  return finishForm(form, 'officialIndicators', OFFICIAL_SHEET_NAMES.indicators, 'portrait', book)
}

const sameCategory = (a: PreparedRow, b: PreparedRow): boolean => a.cells['category'] === b.cells['category']

function* projectForm(draft: ReportDraft, report: PreparedReport, book: StyleBook): Steps<SheetLayout> {
  const { plan } = draft
  const columns = OFFICIAL_PROJECT_COLUMNS.filter(({ reported }) => !reported || report.period)
  const title = OFFICIAL_TITLES.projects(plan.title, periodWords(report))
  const form = startForm(columns, title, UNIT_LINES.projects, draft, book)
  const { canvas, last } = form
  const rows = report.rows.projects.filter(isNamed)
  const isAdded = (row: PreparedRow): boolean => row.cells['adjustment'] === ADJUSTMENT_WORDS.added
  const planned = rows.filter((row) => !isAdded(row))
  const added = rows.filter(isAdded)
  let next = FIRST_ROW
  const heading = (words: string): void => {
    canvas.putMerged({ top: next, left: 0, bottom: next, right: last }, taskStyle(book), words)
    canvas.height(next, 24)
    next += 1
  }
  const body = function* (part: readonly PreparedRow[]): Steps<void> {
    yield* mappedInSteps(part, (row, index) => putRow(form, next + index, row, book))
    mergeRuns(form, part, 'type', sameIn('type'), next)
    mergeRuns(form, part, 'name', sameIn('type', 'name'), next)
    part.forEach((row, index) => mergeTypeAndName(form, next + index, row))
    next += part.length
  }
  const total = (label: string, sums: Readonly<Partial<Record<string, string>>>): void => {
    columns.forEach(({ field }, column) => {
      const figure = sums[field]
      const value = figure === undefined ? null : shownScalar(report.figures.value(figure))
      canvas.put(next, column, totalStyle(book), value)
    })
    const amountAt = columns.findIndex(({ field }) => field === 'amount')
    canvas.putMerged(
      { top: next, left: 0, bottom: next, right: amountAt - 1 },
      taskStyle(book, 'center'),
      label
    )
    canvas.height(next, 24)
    next += 1
  }
  for (const task of distinctTasks(planned)) {
    if (task !== '') heading(task)
    yield* body(planned.filter((row) => taskOf(row) === task))
    yield
  }
  total(TOTAL, { amount: 'investment.total', investedTotal: 'investment.invested' })
  if (added.length > 0) {
    heading(ADDED_HEADING)
    yield* body(added)
    total(ADDED_TOTAL, { amount: 'investment.addedTotal' })
  }
  return finishForm(form, 'officialProjects', OFFICIAL_SHEET_NAMES.projects, 'landscape', book)
}

const sameIn =
  (...fields: readonly string[]) =>
  (a: PreparedRow, b: PreparedRow): boolean =>
    fields.every((field) => a.cells[field] === b.cells[field] && (a.cells[field] ?? '') !== '')

const taskOf = (row: PreparedRow): string => String(row.cells['task'] ?? '')
/** Tasks in the order of their first project, so that sorted rows still stand under one heading each. */
const distinctTasks = (rows: readonly PreparedRow[]): readonly string[] => [...new Set(rows.map(taskOf))]

const periodWords = ({ period }: PreparedReport): string | undefined =>
  period === undefined ? undefined : printPeriod(period)

function startForm(
  columns: readonly OfficialColumn[],
  title: string,
  unitsLine: string,
  draft: ReportDraft,
  book: StyleBook
): FormSheet {
  const canvas = new SheetCanvas()
  const last = columns.length - 1
  canvas.putMerged({ top: 0, left: 0, bottom: 0, right: last }, titleStyle(book), title)
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  canvas.height(0, rowHeight([[title, width * 0.58]], { least: 40, line: 28 }))
  const isSample = draft.sample ?? false
  const style = isSample ? warningStyle(book) : noteStyle(book, 'right')
  canvas.putMerged(
    { top: 1, left: 0, bottom: 1, right: last },
    style,
    isSample ? SAMPLE_WARNING : unitsLine === '' ? null : unitsLine
  )
  canvas.height(1, 20)
  columns.forEach(({ header }, column) => canvas.put(HEADER_ROW, column, headStyle(book), header))
  const group = columns.findIndex(({ field }) => field === 'group')
  if (group >= 0) {
    const range = { top: HEADER_ROW, left: group, bottom: HEADER_ROW, right: group + 1 }
    canvas.putMerged(range, headStyle(book), columns[group + 1]?.header ?? '')
  }
  canvas.height(
    HEADER_ROW,
    rowHeight(
      columns.map(({ header, width: own }) => [header, own - 1] as const),
      { least: 36, line: 17 }
    )
  )
  return { canvas, columns, last }
}

/** Columns whose cells usually span several rows, so that one row need not show their text in full. */
const SPANNING: ReadonlySet<string> = new Set(['category', 'group', 'type'])

function putRow({ canvas, columns }: FormSheet, at: number, row: PreparedRow, book: StyleBook): void {
  const texts: [string, number][] = []
  columns.forEach(({ field, width, align, numberFormat }, column) => {
    const value: CellValue = row.cells[field] ?? null
    canvas.put(at, column, bodyStyle(book, align, numberFormat), value)
    if (typeof value === 'string' && !SPANNING.has(field)) texts.push([value, width])
  })
  canvas.height(at, rowHeight(texts, { least: 24 }))
}

/** Merges a column over neighbouring rows that belong together. */
function mergeRuns(
  { canvas, columns }: FormSheet,
  rows: readonly PreparedRow[],
  field: string,
  belongs: (a: PreparedRow, b: PreparedRow) => boolean,
  top = FIRST_ROW
): void {
  const column = columns.findIndex((each) => each.field === field)
  const own = columns[column]
  if (!own) return
  for (let first = 0; first < rows.length;) {
    let end = first
    for (let next = rows[end + 1]; next && belongs(rows[end] as PreparedRow, next); next = rows[end + 1])
      end += 1
    if (end > first) {
      const range = { top: top + first, left: column, bottom: top + end, right: column }
      const cell = canvas.cells[range.top]?.[column]
      if (cell) canvas.putMerged(range, cell.style, cell.value)
    }
    first = end + 1
  }
}

/** A row that repeats its type as its name was printed as one cell over both. */
function mergeTypeAndName({ canvas, columns }: FormSheet, at: number, row: PreparedRow): void {
  const left = columns.findIndex(({ field }) => field === 'type')
  const range = { top: at, left, bottom: at, right: left + 1 }
  const isMerged = canvas.merges.some(
    (other) => other.top <= at && other.bottom >= at && other.left <= left + 1 && other.right >= left
  )
  const cell = canvas.cells[at]?.[left]
  if (isMerged || !cell || !row.cells['type'] || row.cells['type'] !== row.cells['name']) return
  canvas.putMerged(range, cell.style, cell.value)
}

const MARGINS = { top: 0.8, right: 0.6, bottom: 0.8, left: 0.6, header: 0.3, footer: 0.4 }

/** How much a page may be scaled down further to hold a whole table. */
const SQUEEZE = 1.25

/** In the middle of cells that span rows a page's end would cut their text in two: it stands in the first of the rows. */
function raiseSpanning(canvas: SheetCanvas, widths: readonly number[], book: StyleBook): void {
  for (const { top, left, bottom, right } of canvas.merges) {
    const first = canvas.cells[top]?.[left]
    const own = first && book.record()[first.style]
    if (bottom === top || !own) continue
    const style = book.use(`${first.style}.raised`, () => ({ ...own, vertical: 'top' }))
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = canvas.cells[row]?.[column]
        if (cell) canvas.set(row, column, { ...cell, style })
      }
    }
    canvas.atLeast(top, rowHeight([[String(first.value ?? ''), widths[left] ?? 0]]))
  }
}

function finishForm(
  { canvas, columns }: FormSheet,
  id: 'officialIndicators' | 'officialProjects',
  name: string,
  orientation: PrintLayout['orientation'],
  book: StyleBook
): SheetLayout {
  const page = { paper: 'A4', orientation, margins: MARGINS } as const
  const height = [...canvas.rows.values()].reduce((sum, row) => sum + (row.height ?? 0), 0)
  const widths = columns.map(({ width }) => width)
  const isOnePage = height <= heightOfPage(page, widths) * SQUEEZE
  if (!isOnePage) raiseSpanning(canvas, widths, book)
  return {
    id,
    name,
    visibility: 'visible',
    columns: columns.map(({ width }) => ({ width })),
    rows: canvas.rows,
    cells: canvas.cells,
    merges: canvas.merges,
    freeze: { rows: FIRST_ROW, columns: 0 },
    zoom: 100,
    showGridlines: false,
    print: {
      ...page,
      fitToWidth: 1,
      fitToHeight: isOnePage ? 1 : 0,
      titleRows: { first: HEADER_ROW, last: HEADER_ROW },
      areas: [{ top: 0, left: 0, bottom: canvas.rowCount - 1, right: columns.length - 1 }],
      footer: OFFICIAL_FOOTER,
      centerHorizontally: true
    }
  }
}

const LINES = Object.fromEntries(
  Object.entries(GRID).map(([side, line]) => [side, { ...line, color: COLORS.text }])
)

type Align = 'left' | 'center' | 'right'

const cell = (of: Partial<CellStyle>): CellStyle => ({
  font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
  vertical: 'center',
  wrap: true,
  borders: LINES,
  locked: true,
  ...of
})
const bold: CellStyle['font'] = { name: FONT_NAMES.heading, size: 11, bold: true, color: COLORS.text }

const headStyle = (book: StyleBook): string =>
  book.use('official.head', () => cell({ font: bold, horizontal: 'center' }))
const taskStyle = (book: StyleBook, horizontal: Align = 'left'): string =>
  book.use(`official.task.${horizontal}`, () => cell({ font: bold, horizontal }))
const totalStyle = (book: StyleBook): string =>
  book.use('official.total', () =>
    cell({ font: bold, horizontal: 'right', indent: 1, numberFormat: '#,##0.00' })
  )
const bodyStyle = (book: StyleBook, horizontal: Align, numberFormat?: string): string =>
  book.use(`official.${horizontal}${numberFormat === undefined ? '' : `.${numberFormat}`}`, () =>
    cell({
      horizontal,
      ...(horizontal === 'right' ? { indent: 1 } : {}),
      ...(numberFormat === undefined ? {} : { numberFormat })
    })
  )
