import type { ReportFigures } from '../measures/compute'
import type {
  Figure,
  InvestmentGrouping,
  InvestmentKey,
  OpenGrouping,
  SpareLine,
  Summary
} from '../measures/summary'
import { difference, inYi, rest, restOfDifference, same, shareOf } from '../measures/summary-cells'
import { UNIT_LINES_NAMED } from '../measures/report-names'
import type { Plan } from '../plan/plan'
import { quotedSheet } from './a1'
import type { ChartLayout } from './layout'
import { chartDataReference, type ChartColumn } from './lists-sheet'
import { shownScalar } from './prepare-rows'
import {
  COUNT_AXIS,
  PANELS,
  panelEnd,
  type Panel,
  type PlacedBlock,
  type SummaryBoard,
  type SummaryRow
} from './summary-board'
import {
  CHART_SERIES,
  CHART_TITLES,
  INVESTMENT_COLUMNS,
  INVESTMENT_NAMES,
  SUMMARY_HEADINGS,
  SUMMARY_LABELS
} from './summary-lexicon'
import { CHART_DATA_HEADERS, OTHERS, SHEET_NAMES, TOTAL } from './workbook-lexicon'

/** The investment totals (一、规划投资): gives the first free row below. */
export function investmentTotals(board: SummaryBoard, top: number, { investment }: Summary): number {
  const L = SUMMARY_LABELS
  return board.list(0, top, {
    blockName: 'investment',
    heading: SUMMARY_HEADINGS.investmentTotals,
    rows: [
      [L.total, investment.total],
      [L.totalYi, investment.totalYi],
      [L.declared, investment.declared],
      [L.difference, investment.difference],
      [L.matchesDeclared, investment.matchesDeclared],
      [L.count, investment.count],
      [L.listed, investment.listed],
      [L.unlisted, investment.unlisted]
    ]
  })
}

/** What has been invested so far, 新增 projects apart (二、完成投资): gives the first free row below. */
export function investedTotals(board: SummaryBoard, top: number, { investment }: Summary): number {
  const L = SUMMARY_LABELS
  return board.list(1, top, {
    blockName: 'invested',
    heading: SUMMARY_HEADINGS.investedTotals,
    rows: [
      [L.investedYear, investment.investedYear],
      [L.invested, investment.invested],
      [L.investedRate, investment.investedRate],
      [L.addedCount, investment.addedCount],
      [L.addedTotal, investment.addedTotal]
    ]
  })
}

const isYear = (grouping: InvestmentGrouping): boolean => grouping === 'startYear' || grouping === 'endYear'

/**
 * The planned investment by one grouping, with spare lines for names that come later; others and the total close it, except
 * where a project counts on several lines.
 */
export function investmentBlock(
  board: SummaryBoard,
  panel: Panel,
  top: number,
  { investment, investmentBy, spareLines }: Summary,
  grouping: InvestmentGrouping
): PlacedBlock {
  const lines = investmentBy[grouping]
  const spare: readonly SpareLine[] = grouping === 'task' ? [] : spareLines[grouping satisfies OpenGrouping]
  const row = (name: SummaryRow['name'], f: LineFigures): SummaryRow => ({
    name,
    cells: [
      f.count,
      f.listed,
      difference(f.count, f.listed),
      f.total,
      inYi(f.total),
      shareOf(f.total, investment.total)
    ]
  })
  const shownName = (name: string): string | number =>
    isYear(grouping) ? Number(name) : name.replace(/[\r\n]+/gu, '')
  if (grouping === 'leadUnit' || grouping === 'involvedUnit') {
    const left = PANELS[panel]
    board.names.push({
      name: UNIT_LINES_NAMED[grouping],
      refersTo: board.reference({ top: top + 1, left, bottom: top + 1 + lines.length, right: left })
    })
  }
  const C = INVESTMENT_COLUMNS
  const closing =
    grouping === 'involvedUnit'
      ? []
      : closingRows(
          investment,
          [...lines, ...spare].map(({ figures }) => figures)
        )
  return board.block(panel, top, {
    blockName: `by${grouping.charAt(0).toUpperCase()}${grouping.slice(1)}`,
    heading: SUMMARY_HEADINGS[grouping],
    columns: [INVESTMENT_NAMES[grouping], C.count, C.listed, C.unlisted, C.total, C.totalYi, C.share],
    rows: [
      ...lines.map(({ name, figures }) => row(shownName(name), figures)),
      ...spare.map(({ name, figures }) => row(name, figures)),
      ...closing
    ],
    closing: closing.length
  })
}

type LineFigures = Readonly<Record<InvestmentKey, Figure>>

/** What the lines do not cover, and the total. */
function closingRows(
  investment: Summary['investment'],
  lines: readonly LineFigures[]
): readonly SummaryRow[] {
  const allOf = (key: InvestmentKey): Figure[] => lines.map((figures) => figures[key])
  return [
    {
      name: OTHERS,
      cells: [
        rest(investment.count, allOf('count'), 'count'),
        rest(investment.listed, allOf('listed'), 'count'),
        restOfDifference(investment.unlisted, allOf('count'), allOf('listed')),
        rest(investment.total, allOf('total'), 'amount'),
        undefined,
        undefined
      ]
    },
    {
      name: TOTAL,
      cells: [
        same(investment.count),
        same(investment.listed),
        same(investment.unlisted),
        same(investment.total),
        same(investment.totalYi),
        undefined
      ]
    }
  ]
}

/** The planned investment spread evenly over each project's years (按年度均摊), an estimate. */
export function spreadBlock(
  board: SummaryBoard,
  panel: Panel,
  top: number,
  { investment, evenSpread }: Summary
): PlacedBlock {
  const figures = evenSpread.map((entry) => entry.figure)
  return board.block(panel, top, {
    blockName: 'evenSpread',
    heading: SUMMARY_HEADINGS.evenSpread,
    columns: [
      INVESTMENT_NAMES.evenSpread,
      INVESTMENT_COLUMNS.total,
      INVESTMENT_COLUMNS.totalYi,
      INVESTMENT_COLUMNS.share
    ],
    rows: [
      ...evenSpread.map(({ year, figure }) => ({
        name: year,
        cells: [figure, inYi(figure), shareOf(figure, investment.total)]
      })),
      { name: OTHERS, cells: [rest(investment.total, figures, 'amount'), undefined, undefined] },
      { name: TOTAL, cells: [same(investment.total), same(investment.totalYi), undefined] }
    ],
    closing: 2,
    nameSpan: 4
  })
}

/** The chart of the planned investment by task between two rows of the middle panel; nothing without tasks. */
export function taskChart(
  board: SummaryBoard,
  rows: { readonly top: number; readonly bottom: number },
  plan: Plan,
  figures: ReportFigures,
  chartData: ChartColumn[]
): readonly ChartLayout[] {
  const lines = [...figures.summary.investmentBy.task].reverse()
  if (lines.length === 0) return []
  const shortNames = new Map(plan.tasks.map((entry) => [entry.name, entry.shortName]))
  const first = chartData.length
  chartData.push(
    {
      header: CHART_DATA_HEADERS.tasks,
      cells: lines.map(({ name }) => ({ value: shortNames.get(name) ?? name }))
    },
    {
      header: CHART_DATA_HEADERS.taskTotals,
      cells: lines.map(({ figures: { total } }) => ({
        value: shownScalar(figures.value(total.id)),
        formula: `${quotedSheet(SHEET_NAMES.summary)}!${board.addressOf(total.id)}`
      }))
    }
  )
  return [
    {
      name: 'chartInvestmentByTask',
      title: CHART_TITLES.task,
      kind: 'bar',
      anchor: { ...rows, left: PANELS[1], right: panelEnd(1) },
      series: [
        {
          name: CHART_SERIES.investment,
          categories: chartDataReference(first, lines.length),
          values: chartDataReference(first + 1, lines.length)
        }
      ],
      axis: COUNT_AXIS
    }
  ]
}
