import type { IndicatorGrouping, RollUpKey, Summary, SummaryCell } from '../measures/summary'
import { rest, same } from '../measures/summary-cells'
import { columnName } from './fields'
import type { CellRange, ChartLayout } from './layout'
import { chartDataReference, type ChartColumn } from './lists-sheet'
import type { PreparedReport } from './prepare-rows'
import { noteStyle } from './styles'
import { LINE_HEIGHT, panelEnd, type SummaryBoard, type SummaryRow } from './summary-board'
import {
  CHART_SERIES,
  CHART_TITLES,
  ROLL_UP_COLUMNS,
  SUMMARY_HEADINGS,
  SUMMARY_LABELS,
  SUMMARY_NOTES
} from './summary-lexicon'
import { CHART_DATA_HEADERS, OTHERS, TOTAL } from './workbook-lexicon'

/** A chart with more bars could not be read. */
const MOST_BARS = 60
const FEWEST_ROWS = 10
/** Bars of indicators that are added later, like the spare lines of the blocks. */
const SPARE_BARS = 2

/** The indicator totals (三、规划指标): gives the first free row below. */
export function indicatorTotals(board: SummaryBoard, top: number, { indicators }: Summary): number {
  const L = SUMMARY_LABELS
  return board.list(2, top, {
    blockName: 'indicators',
    heading: SUMMARY_HEADINGS.indicatorTotals,
    rows: [
      [L.indicatorCount, indicators.count],
      [L.binding, indicators.binding],
      [L.anticipatory, indicators.anticipatory],
      [L.reported, indicators.reported],
      [L.met, indicators.met],
      [L.metRate, indicators.metRate],
      [L.meanCompletion, indicators.meanCompletion],
      [L.timeProgress, indicators.timeProgress]
    ]
  })
}

const MET_KEYS = ['count', 'reported', 'pending', 'met', 'metRate'] as const
const STATUS_KEYS = ['met', 'onTrack', 'regressed', 'behind', 'undecided', 'pending'] as const

/** The met rates and statuses by category and by attribute, side by side: gives the first free row below. */
export function rollUpBlocks(board: SummaryBoard, top: number, summary: Summary): number {
  const next = (['category', 'attribute'] as const).reduce(
    (row, grouping) =>
      Math.max(metBlock(board, row, summary, grouping), statusBlock(board, row, summary, grouping)),
    top
  )
  board.canvas.putMerged(
    { top: next - 1, left: 0, bottom: next - 1, right: panelEnd(1) },
    noteStyle(board.book, 'left'),
    SUMMARY_NOTES.rollUp
  )
  board.canvas.height(next - 1, LINE_HEIGHT)
  return next
}

function metBlock(
  board: SummaryBoard,
  top: number,
  { indicators, indicatorsBy }: Summary,
  grouping: IndicatorGrouping
): number {
  const lines = indicatorsBy[grouping]
  const C = ROLL_UP_COLUMNS
  const row = (
    name: string,
    of: (key: (typeof MET_KEYS)[number]) => SummaryCell | undefined
  ): SummaryRow => ({
    name,
    cells: MET_KEYS.map(of)
  })
  return board.block(0, top, {
    blockName: grouping === 'category' ? 'byCategory' : 'byAttribute',
    heading: grouping === 'category' ? SUMMARY_HEADINGS.categoryMet : SUMMARY_HEADINGS.attributeMet,
    columns: [C[grouping], C.count, C.reported, C.pending, C.met, C.metRate],
    rows: [
      ...lines.map(({ name, figures }) => row(name, (key) => figures[key])),
      row(OTHERS, othersOf(indicators, lines)),
      row(TOTAL, (key) => same(indicators[key]))
    ],
    closing: 2
  }).next
}

function statusBlock(
  board: SummaryBoard,
  top: number,
  { indicators, indicatorsBy }: Summary,
  grouping: IndicatorGrouping
): number {
  const lines = indicatorsBy[grouping]
  const C = ROLL_UP_COLUMNS
  const isShownAlready = (key: RollUpKey): boolean => key === 'met' || key === 'pending'
  const row = (
    name: string,
    of: (key: (typeof STATUS_KEYS)[number]) => SummaryCell | undefined
  ): SummaryRow => ({
    name,
    cells: STATUS_KEYS.map(of)
  })
  return board.block(1, top, {
    blockName: grouping === 'category' ? 'byCategoryStatus' : 'byAttributeStatus',
    heading: grouping === 'category' ? SUMMARY_HEADINGS.categoryStatus : SUMMARY_HEADINGS.attributeStatus,
    columns: [C[grouping], C.met, C.onTrack, C.regressed, C.behind, C.undecided, C.pending],
    rows: [
      ...lines.map(({ name, figures }) =>
        row(name, (key) => (isShownAlready(key) ? same(figures[key]) : figures[key]))
      ),
      row(OTHERS, othersOf(indicators, lines)),
      row(TOTAL, (key) =>
        // The list of totals shows those met; the others stand here first.
        grouping === 'category' && key !== 'met' ? indicators[key] : same(indicators[key])
      )
    ],
    closing: 2
  }).next
}

const othersOf =
  (indicators: Summary['indicators'], lines: Summary['indicatorsBy'][IndicatorGrouping]) =>
  (key: RollUpKey): SummaryCell | undefined =>
    key === 'metRate'
      ? undefined
      : rest(
          indicators[key],
          lines.map((line) => line.figures[key]),
          'count'
        )

/** How many rows the chart of completion rates needs; absent where it would have no bars or too many. */
export function completionChartRows(report: PreparedReport): number | undefined {
  const count = chartedIndicators(report)
  return count > 0 && count <= MOST_BARS
    ? Math.max(FEWEST_ROWS, Math.ceil((count + SPARE_BARS) * 0.9) + 5)
    : undefined
}

const chartedIndicators = ({ rows, chartedIndicators: count }: PreparedReport): number =>
  count ?? rows.indicators.length

/** The chart of each indicator's completion rate, clipped to 0—100 %, against the time progress. */
export function completionChart(
  anchor: CellRange,
  report: PreparedReport,
  chartData: ChartColumn[]
): ChartLayout {
  const first = chartData.length
  const count = chartedIndicators(report) + SPARE_BARS
  chartData.push(...completionColumns(report))
  const series = (name: string, offset: number): ChartLayout['series'][number] => ({
    name,
    categories: chartDataReference(first, count),
    values: chartDataReference(first + offset, count)
  })
  return {
    name: 'chartCompletion',
    title: CHART_TITLES.completion,
    kind: 'bar',
    anchor,
    series: [series(CHART_SERIES.rate, 1), series(CHART_SERIES.timeProgress, 2)],
    axis: { format: '0%', min: 0, max: 1 }
  }
}

/** How a line of the chart's figures finds the indicator of a row, counted from 1. */
export const chartedCell = (column: string, row: number): string =>
  `IF(INDEX(${column},${row})="","",INDEX(${column},${row}))`

/** Name, clipped completion rate and time progress of every indicator row and of those to come, the last row first. */
function completionColumns(report: PreparedReport): readonly ChartColumn[] {
  const columns = [
    ['name', CHART_DATA_HEADERS.names],
    ['clippedRate', CHART_DATA_HEADERS.rates],
    ['timeProgress', CHART_DATA_HEADERS.progress]
  ] as const
  const present = chartedIndicators(report)
  return columns.map(([field, header]) => {
    const column = columnName('indicators', field)
    const cells = Array.from({ length: present + SPARE_BARS }, (_, index) => {
      const formula = chartedCell(column, index + 1)
      return {
        value: report.rows.indicators[index]?.cells[field] ?? '',
        formula: index < present ? formula : `IFERROR(${formula},"")`
      }
    })
    return { header, cells: cells.reverse() }
  })
}
