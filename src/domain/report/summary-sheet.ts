import type { Scalar } from '../measures/expression'
import { YES } from '../measures/value-lexicon'
import type { Plan } from '../plan/plan'
import { absoluteAddress, cellRange } from './a1'
import { DATA_PROTECTION, type DataSheetSetting } from './data-sheet'
import type { CellRange, ChartLayout, ConditionalFormatLayout, NameLayout, SheetLayout } from './layout'
import type { ChartColumn } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { heightOfPage } from './printed-page'
import { COLORS, noteStyle, titleStyle, warningStyle, type StyleBook } from './styles'
import { COLUMN_WIDTHS, LAST_COLUMN, panelEnd, PANELS, SummaryBoard, type Panel } from './summary-board'
import { same, type SummaryContent } from './summary-cells'
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
  const { figures } = report
  const { summary } = figures
  const board = new SummaryBoard(book, figures)
  const chartData: ChartColumn[] = []
  layTitle(board, setting)
  layCards(board, report)

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
  const investmentEnd = Math.max(endYear.next, type.next, spread.next) - 1
  const byTask = taskChart(board, { top: chartTop, bottom: chartTop + CHART_ROWS }, plan, figures, chartData)

  const secondTop = investmentEnd + 1
  const rollUpEnd = rollUpBlocks(board, secondTop, summary)
  const status = projectStatusBlock(board, secondTop, summary)
  const statusRows = { top: status.next, bottom: status.next + CHART_ROWS }
  const involved = investmentBlock(board, 2, statusRows.bottom + 2, summary, 'involvedUnit')
  const completionRows = completionChartRows(report)
  const lastRow = Math.max(rollUpEnd + (completionRows ?? 0), involved.next - 1)
  const charts: readonly ChartLayout[] = [
    ...byTask,
    projectStatusChart(board, status.body, statusRows),
    ...(completionRows === undefined
      ? []
      : [
          completionChart(
            { top: rollUpEnd, left: 0, bottom: rollUpEnd + completionRows, right: panelEnd(1) },
            report,
            chartData
          )
        ])
  ]
  board.finish(lastRow)

  const { canvas, names } = board
  const pages: readonly CellRange[] = [
    { top: 0, left: 0, bottom: investmentEnd, right: LAST_COLUMN },
    { top: secondTop, left: 0, bottom: lastRow, right: LAST_COLUMN }
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
      charts,
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
  const check: SummaryContent = {
    format: 'word',
    derive: (at) => {
      const cell = at.of(investment.matchesDeclared)
      return {
        formula: `IF(${cell}="","${CHECK_WORDS.none}",IF(${cell}="${YES}","${CHECK_WORDS.matches}","${CHECK_WORDS.differs}"))`,
        value: checkWord(at.value(investment.matchesDeclared))
      }
    }
  }
  const cards: readonly (readonly [string, SummaryContent])[] = [
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

function checkWord(matches: Scalar): string {
  if (matches === undefined) return CHECK_WORDS.none
  return matches === YES ? CHECK_WORDS.matches : CHECK_WORDS.differs
}

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
