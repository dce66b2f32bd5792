import { YES } from '../measures/value-lexicon'
import { figure, isAbsent, isText, text, when } from '../measures/expression'
import type { SummaryCell } from '../measures/summary'
import { same } from '../measures/summary-cells'
import type { Plan } from '../plan/plan'
import { absoluteAddress, cellRange } from './a1'
import { DATA_PROTECTION, type DataSheetSetting } from './data-sheet'
import type { CellRange, ChartLayout, ConditionalFormatLayout, NameLayout, SheetLayout } from './layout'
import type { ChartColumn } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { heightOfPage } from './printed-page'
import { COLORS, noteStyle, titleStyle, warningStyle, type StyleBook } from './styles'
import { COLUMN_WIDTHS, LAST_COLUMN, panelEnd, PANELS, SummaryBoard, type Panel } from './summary-board'
import { completionChart, completionChartRows, indicatorTotals, rollUpBlocks } from './summary-indicators'
import {
  investedTotals,
  investmentBlock,
  investmentTotals,
  spreadBlock,
  taskChart
} from './summary-investment'
import { CHECK_WORDS, SUMMARY_CARDS, SUMMARY_NOTES } from './summary-lexicon'
import { projectStatusBlock, projectStatusChart } from './summary-projects'
import { cardLabelStyle, cardStyle } from './summary-styles'
import { PAGE_FOOTER, SAMPLE_WARNING, SHEET_NAMES, TABLE_TITLES, UNIT_LINES } from './workbook-lexicon'

const CARD_TOP = 2
const FIRST_BLOCK_ROW = 5
const CHART_ROWS = 14
const MARGINS = { top: 0.45, right: 0.4, bottom: 0.5, left: 0.4, header: 0.3, footer: 0.3 }
/** Points of the sheet on one printed page. */
const PAGE_HEIGHT = heightOfPage({ paper: 'A3', orientation: 'landscape', margins: MARGINS }, COLUMN_WIDTHS)
/** How much a page may be scaled down further to hold its part of the sheet. */
const SQUEEZE = 1.15

/**
 * The summary sheet (汇总表): every figure as a live formula, in named blocks, with native charts. It prints on two pages,
 * investment on the first, indicators and projects on the second; long blocks take more.
 */
export function summarySheet(
  plan: Plan,
  report: PreparedReport,
  setting: DataSheetSetting & { readonly title: string },
  book: StyleBook
): {
  readonly sheet: SheetLayout
  readonly names: readonly NameLayout[]
  readonly chartData: readonly ChartColumn[]
  /** Address of each figure by its id. */
  readonly addresses: ReadonlyMap<string, string>
} {
  const board = new SummaryBoard(book, report.figures)
  const chartData: ChartColumn[] = []
  layTitle(board, setting)
  layCards(board, report)
  const first = layInvestment(board, plan, report, chartData)
  const second = layProgress(board, first.end + 1, report, chartData)
  board.finish(second.end)
  const { canvas, names } = board
  const pages: readonly CellRange[] = [
    { top: 0, left: 0, bottom: first.end, right: LAST_COLUMN },
    { top: first.end + 1, left: 0, bottom: second.end, right: LAST_COLUMN }
  ]
  const fitsPages = pages.every(
    ({ top, bottom }) => board.heightBetween(top, bottom + 1) <= PAGE_HEIGHT * SQUEEZE
  )
  return {
    sheet: {
      id: 'summary',
      name: SHEET_NAMES.summary,
      visibility: 'visible',
      tabColor: '7030A0',
      columns: COLUMN_WIDTHS.map((width) => ({ width })),
      rows: canvas.rows,
      cells: canvas.cells,
      merges: canvas.merges,
      freeze: { rows: 2, columns: 0 },
      zoom: 85,
      showGridlines: false,
      conditionalFormats: checkFormats(),
      ...(setting.isProtected ? { protection: DATA_PROTECTION } : {}),
      charts: [...first.charts, ...second.charts],
      print: {
        paper: 'A3',
        orientation: 'landscape',
        fitToWidth: 1,
        fitToHeight: fitsPages ? pages.length : 0,
        areas: pages,
        margins: MARGINS,
        footer: PAGE_FOOTER,
        centerHorizontally: true
      }
    },
    names,
    chartData,
    addresses: board.addresses
  }
}

/** What a page of the sheet ends with, and its charts. */
interface SummaryPage {
  readonly end: number
  readonly charts: readonly ChartLayout[]
}

function layInvestment(
  board: SummaryBoard,
  plan: Plan,
  { figures }: PreparedReport,
  chartData: ChartColumn[]
): SummaryPage {
  const { summary } = figures
  const listEnd = Math.max(
    investmentTotals(board, FIRST_BLOCK_ROW, summary),
    indicatorTotals(board, FIRST_BLOCK_ROW, summary)
  )
  const chartTop = investedTotals(board, FIRST_BLOCK_ROW, summary)
  const task = investmentBlock(board, 0, listEnd, summary, 'task')
  const startYear = investmentBlock(board, 0, task.next, summary, 'startYear')
  const endYear = investmentBlock(board, 0, startYear.next, summary, 'endYear')
  const type = investmentBlock(board, 1, chartTop + CHART_ROWS + 2, summary, 'type')
  const leadUnit = investmentBlock(board, 2, listEnd, summary, 'leadUnit')
  const spread = spreadBlock(board, 2, leadUnit.next, summary)
  return {
    end: Math.max(endYear.next, type.next, spread.next) - 1,
    charts: taskChart(board, { top: chartTop, bottom: chartTop + CHART_ROWS }, plan, figures, chartData)
  }
}

/** Indicators and the statuses of projects; the involved units stand here, where their many lines have room. */
function layProgress(
  board: SummaryBoard,
  top: number,
  report: PreparedReport,
  chartData: ChartColumn[]
): SummaryPage {
  const { summary } = report.figures
  const rollUpEnd = rollUpBlocks(board, top, summary)
  const status = projectStatusBlock(board, top, summary)
  const statusRows = { top: status.next, bottom: status.next + CHART_ROWS }
  const involved = investmentBlock(board, 2, statusRows.bottom + 2, summary, 'involvedUnit')
  const statusChart = projectStatusChart(board, status.body, statusRows)
  const chartRows = completionChartRows(report)
  if (chartRows === undefined) {
    return { end: Math.max(rollUpEnd, involved.next - 1), charts: [statusChart] }
  }
  const anchor = { top: rollUpEnd, left: 0, bottom: rollUpEnd + chartRows, right: panelEnd(1) }
  return {
    end: Math.max(anchor.bottom, involved.next - 1),
    charts: [statusChart, completionChart(anchor, report, chartData)]
  }
}

function layTitle(
  { canvas, book }: SummaryBoard,
  { title, reporting, isSample, isPackage }: DataSheetSetting & { readonly title: string }
): void {
  const inPanel = (panel: Panel): CellRange => ({
    top: 1,
    left: PANELS[panel],
    bottom: 1,
    right: panelEnd(panel)
  })
  canvas.putMerged(
    { top: 0, left: 0, bottom: 0, right: LAST_COLUMN },
    titleStyle(book),
    `${title}${TABLE_TITLES.summary}`
  )
  canvas.height(0, 34)
  canvas.putMerged(inPanel(0), noteStyle(book, 'left'), reporting.value, reporting.formula)
  if (isSample) canvas.putMerged(inPanel(1), warningStyle(book), SAMPLE_WARNING)
  else if (isPackage) canvas.putMerged(inPanel(1), noteStyle(book, 'center'), SUMMARY_NOTES.package)
  canvas.putMerged(inPanel(2), noteStyle(book, 'right'), UNIT_LINES.summary)
  canvas.height(1, 24)
}

/** Six headline figures, two over each panel. */
function layCards(board: SummaryBoard, { figures }: PreparedReport): void {
  const { canvas, book } = board
  const { investment, indicators } = figures.summary
  const matches = figure(investment.matchesDeclared.id)
  const { none, matches: yes, differs } = CHECK_WORDS
  const check: SummaryCell = {
    format: 'word',
    expression: when(isAbsent(matches), text(none), when(isText(matches, YES), text(yes), text(differs)))
  }
  const cards: readonly (readonly [string, SummaryCell])[] = [
    [SUMMARY_CARDS.total, same(investment.total)],
    [SUMMARY_CARDS.check, check],
    [SUMMARY_CARDS.invested, same(investment.invested)],
    [SUMMARY_CARDS.investedRate, same(investment.investedRate)],
    [SUMMARY_CARDS.metRate, same(indicators.metRate)],
    [SUMMARY_CARDS.timeProgress, same(indicators.timeProgress)]
  ]
  cards.forEach(([label, content], index) => {
    const panel = Math.floor(index / 2) as Panel
    const isFirst = index % 2 === 0
    const left = cardColumn(panel, isFirst)
    const right = isFirst ? cardColumn(panel, false) - 1 : panelEnd(panel)
    canvas.putMerged({ top: CARD_TOP, left, bottom: CARD_TOP, right }, cardLabelStyle(book), label)
    canvas.putMerged(
      { top: CARD_TOP + 1, left, bottom: CARD_TOP + 1, right },
      cardStyle(book, undefined),
      null
    )
    board.place(CARD_TOP + 1, left, content, (format) => cardStyle(book, format))
  })
  canvas.height(CARD_TOP, 20)
  canvas.height(CARD_TOP + 1, 36)
  canvas.height(CARD_TOP + 2, 8)
  board.name('headline', { top: CARD_TOP, left: 0, bottom: CARD_TOP + 1, right: LAST_COLUMN })
}

const cardColumn = (panel: Panel, isFirst: boolean): number =>
  PANELS[panel] + (isFirst ? 0 : panel === 0 ? 2 : 4)

/** The declared check in colour besides its words. */
function checkFormats(): readonly ConditionalFormatLayout[] {
  const cell = cellRange(CARD_TOP + 1, cardColumn(0, false))
  const shows = (word: string, fontColor: string): ConditionalFormatLayout => ({
    ranges: [cell],
    formula: `${absoluteAddress(cell.top, cell.left)}="${word}"`,
    format: { fontColor, bold: true }
  })
  return [shows(CHECK_WORDS.matches, COLORS.met), shows(CHECK_WORDS.differs, COLORS.mandatory)]
}
