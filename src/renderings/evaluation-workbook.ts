import type { CellStyle, CellValue, ChartLayout, SheetLayout, WorkbookLayout } from '../domain/report/layout'
import { cellRange, sheetReference } from '../domain/report/a1'
import { EVALUATION_NAMES, type EvaluationSheet } from '../domain/report/evaluation-sheets'
import { SheetCanvas } from '../domain/report/sheet-canvas'
import {
  COLORS,
  GRID,
  headerStyle,
  noteStyle,
  StyleBook,
  titleStyle,
  warningStyle
} from '../domain/report/styles'
import { rowHeight } from '../domain/report/text-height'
import { FONT_NAMES, PAGE_FOOTER } from '../domain/report/workbook-lexicon'
import { say, type Language } from '../messages'
import {
  printShown,
  type EvaluationDocument,
  type NumberForm,
  type ReportBlock,
  type Shown
} from './evaluation-document'

/** The page is a grid of columns; a column of a table takes several of them. */
const COLUMNS = 24
const COLUMN_WIDTH = 4.75
const WIDTH = COLUMNS * COLUMN_WIDTH
const FIGURES_IN_ROW = 4
const CHART_ROWS = 14
/** Bars of so many rows need a higher chart. */
const ROWS_PER_BAR = 1.1
const CHART_ROW_HEIGHT = 20

const FORMATS: Readonly<Record<NumberForm, string | undefined>> = {
  count: '#,##0',
  amount: '#,##0.00',
  ratio: '0.00%',
  points: '0.00',
  plain: undefined
}

/** A chart but for its place on the sheet of charts, which is given in turn. */
interface PlacedChart {
  readonly chart: Omit<ChartLayout, 'anchor'>
  readonly rows: number
}

/** A report under construction: where the next block begins. */
interface Page {
  readonly sheet: string
  readonly canvas: SheetCanvas
  readonly book: StyleBook
  readonly charts: PlacedChart[]
  readonly none: string
  row: number
}

/** Ends the row under construction with its height. */
function endRow(page: Page, height: number): void {
  page.canvas.height(page.row, height)
  page.row += 1
}

const across = (row: number, from = 0, to = COLUMNS - 1) => ({ top: row, left: from, bottom: row, right: to })

const cellStyle = (
  book: StyleBook,
  horizontal: 'left' | 'center' | 'right',
  form: NumberForm | undefined,
  isBold: boolean
): string => {
  const numberFormat = form && FORMATS[form]
  return book.use(`report.${horizontal}.${numberFormat ?? ''}.${isBold ? 'bold' : ''}`, (): CellStyle => ({
    font: {
      name: isBold ? FONT_NAMES.heading : FONT_NAMES.body,
      size: 10.5,
      bold: isBold,
      color: COLORS.text
    },
    horizontal,
    vertical: 'center',
    wrap: true,
    ...(horizontal === 'right' ? { indent: 1 } : {}),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    borders: GRID,
    locked: false
  }))
}
const headingStyle = (book: StyleBook, size: number): string =>
  book.use(`report.heading.${size}`, () => ({
    font: { name: FONT_NAMES.heading, size, bold: true, color: COLORS.text },
    horizontal: 'left',
    vertical: 'center',
    locked: false
  }))
const figureStyle = (book: StyleBook, part: 'label' | 'value', form?: NumberForm): string => {
  const numberFormat = form && FORMATS[form]
  return book.use(`report.figure.${part}.${numberFormat ?? ''}`, () => ({
    font:
      part === 'value'
        ? { name: FONT_NAMES.heading, size: 14, bold: true, color: COLORS.text }
        : { name: FONT_NAMES.body, size: 10, color: COLORS.muted },
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
    ...(numberFormat === undefined ? {} : { numberFormat }),
    borders: GRID,
    locked: false
  }))
}

const valueOf = (shown: Shown, none: string): CellValue =>
  shown === undefined ? none : typeof shown === 'string' ? shown : shown.value.toNumber()
const formOf = (shown: Shown): NumberForm | undefined => (typeof shown === 'object' ? shown.form : undefined)

function putFigures(page: Page, { items }: Extract<ReportBlock, { kind: 'figures' }>): void {
  const { canvas, book, none } = page
  const span = COLUMNS / FIGURES_IN_ROW
  for (let first = 0; first < items.length; first += FIGURES_IN_ROW) {
    items.slice(first, first + FIGURES_IN_ROW).forEach(({ label, shown, remark }, index) => {
      const place = (row: number) => across(row, index * span, (index + 1) * span - 1)
      canvas.putMerged(place(page.row), figureStyle(book, 'label'), label)
      canvas.putMerged(place(page.row + 1), figureStyle(book, 'value', formOf(shown)), valueOf(shown, none))
      canvas.putMerged(place(page.row + 2), figureStyle(book, 'label'), remark === '' ? null : remark)
    })
    for (const height of [20, 28, 18]) endRow(page, height)
  }
}

function putTable(page: Page, block: Extract<ReportBlock, { kind: 'table' }>): void {
  const { canvas, book, none } = page
  const { columns, rows } = block
  if (block.title !== '') {
    canvas.putMerged(across(page.row), headingStyle(book, 11), block.title)
    endRow(page, 22)
  }
  const lefts = columns.map((_column, index) =>
    columns.slice(0, index).reduce((sum, { span }) => sum + span, 0)
  )
  const place = (row: number, column: number) => {
    const left = lefts[column] ?? 0
    return across(row, left, left + (columns[column]?.span ?? 1) - 1)
  }
  const widthOf = (column: number): number => (columns[column]?.span ?? 1) * COLUMN_WIDTH
  columns.forEach(({ header }, column) =>
    canvas.putMerged(place(page.row, column), headerStyle(book), header)
  )
  endRow(
    page,
    rowHeight(
      columns.map(({ header }, column) => [header, widthOf(column)] as const),
      { least: 22 }
    )
  )
  const top = page.row
  rows.forEach((row, index) => {
    const isTotal = block.hasTotal === true && index === rows.length - 1
    row.forEach((shown, column) => {
      const align = columns[column]?.align ?? 'left'
      canvas.putMerged(
        place(top + index, column),
        cellStyle(book, align, formOf(shown), isTotal),
        valueOf(shown, none)
      )
    })
    const texts = row.map((shown, column) => [printShown(shown, none), widthOf(column)] as const)
    endRow(page, rowHeight(texts, { least: 20, line: 15 }))
  })
  if (block.bars) putChart(page, block, top, lefts)
}

function putChart(
  page: Page,
  block: Extract<ReportBlock, { kind: 'table' }>,
  top: number,
  lefts: readonly number[]
): void {
  const { bars, columns } = block
  const count = block.hasTotal ? block.rows.length - 1 : block.rows.length
  if (!bars || count === 0) return
  const range = (column: number): string => {
    const left = lefts[column] ?? 0
    return sheetReference(page.sheet, { top, left, bottom: top + count - 1, right: left })
  }
  const rows = bars.kind === 'bar' ? Math.max(CHART_ROWS, Math.ceil(count * ROWS_PER_BAR) + 4) : CHART_ROWS
  page.charts.push({
    rows,
    chart: {
      name: `Report${page.charts.length + 1}`,
      title: bars.title,
      kind: bars.kind,
      series: bars.values.map((column) => ({
        name: columns[column]?.header ?? '',
        categories: range(bars.label),
        values: range(column)
      })),
      ...(FORMATS[bars.form] !== undefined && {
        axis: { format: bars.form === 'ratio' ? '0%' : '#,##0' }
      })
    }
  })
}

/**
 * The charts on a sheet of their own that prints on one page: beside the tables a page would end in the middle of a chart in
 * one program or another, as each turns column widths into points differently.
 */
function chartSheet(
  page: Page,
  title: string,
  name: string
): SheetLayout & { readonly id: 'evaluationCharts' } {
  const canvas = new SheetCanvas()
  canvas.putMerged(across(0), titleStyle(page.book), title)
  canvas.height(0, rowHeight([[title, WIDTH * 0.58]], { least: 40, line: 28 }))
  let row = 1
  const charts = page.charts.map(({ chart, rows }): ChartLayout => {
    const anchor = { top: row, left: 0, bottom: row + rows - 1, right: COLUMNS - 1 }
    for (let at = row; at <= row + rows; at += 1) canvas.height(at, CHART_ROW_HEIGHT)
    row += rows + 1
    return { ...chart, anchor }
  })
  return {
    ...printedSheet(canvas, row - 1, 1),
    id: 'evaluationCharts',
    name,
    charts
  }
}

/** What both sheets share; `fitToHeight` pages in height, 0 for as many as it takes. */
const printedSheet = (canvas: SheetCanvas, bottom: number, fitToHeight: number) =>
  ({
    visibility: 'visible',
    columns: Array.from({ length: COLUMNS }, () => ({ width: COLUMN_WIDTH })),
    rows: canvas.rows,
    cells: canvas.cells,
    merges: canvas.merges,
    zoom: 100,
    showGridlines: false,
    print: {
      paper: 'A4',
      orientation: 'portrait',
      fitToWidth: 1,
      fitToHeight,
      areas: [{ top: 0, left: 0, bottom, right: COLUMNS - 1 }],
      margins: { top: 0.8, right: 0.7, bottom: 0.8, left: 0.7, header: 0.3, footer: 0.4 },
      footer: PAGE_FOOTER,
      centerHorizontally: true
    }
  }) satisfies Partial<SheetLayout>

function put(page: Page, block: ReportBlock): void {
  const { canvas, book } = page
  switch (block.kind) {
    case 'heading':
      endRow(page, 12)
      canvas.putMerged(across(page.row), headingStyle(book, 13), block.text)
      endRow(page, 28)
      return
    case 'paragraph': {
      const text = `\u3000\u3000${block.text}`
      canvas.putMerged(across(page.row), noteStyle(book, 'left'), text)
      endRow(page, rowHeight([[text, WIDTH]], { line: 17 }))
      return
    }
    case 'figures':
      endRow(page, 10)
      putFigures(page, block)
      endRow(page, 10)
      return
    case 'table':
      putTable(page, block)
      endRow(page, 10)
  }
}

/**
 * An evaluation report as a printable sheet, its native charts on another, called as `nameOf` says; every text stays text.
 */
export function layoutOfEvaluation(
  document: EvaluationDocument,
  language: Language,
  nameOf = (_sheet: EvaluationSheet, wanted: string): string => wanted
): WorkbookLayout {
  const sheet = nameOf('evaluation', say('evaluation.sheet', language))
  const page: Page = {
    sheet,
    canvas: new SheetCanvas(),
    book: new StyleBook(),
    charts: [],
    none: say('none', language),
    row: 0
  }
  const { canvas, book } = page
  canvas.putMerged(across(0), titleStyle(book), document.title)
  endRow(page, rowHeight([[document.title, WIDTH * 0.58]], { least: 40, line: 28 }))
  if (document.warning !== undefined) {
    canvas.putMerged(across(page.row), warningStyle(book), document.warning)
    endRow(page, 24)
  }
  const facts = document.facts
    .map(({ label, text }) => `${say('evaluation.factLabel', language, { label })}${text}`)
    .join('\u3000\u3000')
  canvas.putMerged(across(page.row), noteStyle(book, 'center'), facts)
  endRow(page, rowHeight([[facts, WIDTH]], { least: 22 }))
  for (const block of document.blocks) put(page, block)
  const sheets: (SheetLayout & { readonly id: EvaluationSheet })[] = [
    { ...printedSheet(canvas, Math.max(canvas.rowCount, page.row) - 1, 0), id: 'evaluation', name: sheet }
  ]
  if (page.charts.length > 0) {
    const name = nameOf('evaluationCharts', say('evaluation.chartSheet', language))
    sheets.push(chartSheet(page, document.title, name))
  }
  return {
    sheets,
    names: sheets.map(({ id, name }) => ({
      name: EVALUATION_NAMES[id],
      refersTo: sheetReference(name, cellRange(0, 0)),
      hidden: true
    })),
    styles: book.record(),
    properties: { title: document.title, creator: 'plan-report' },
    customProperties: {},
    activeSheet: 'evaluation'
  }
}
