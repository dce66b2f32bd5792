import type { ProjectTotal, Summary } from '../measures/summary'
import { PROJECT_STATUS_WORDS } from '../measures/value-lexicon'
import type { CellRange, ChartLayout } from './layout'
import { COUNT_AXIS, LAST_COLUMN, PANELS, type PlacedBlock, type SummaryBoard } from './summary-board'
import {
  CHART_SERIES,
  CHART_TITLES,
  PROJECT_STATUS_COLUMNS,
  STATUS_UNKNOWN,
  SUMMARY_HEADINGS
} from './summary-lexicon'

/** How many projects are in each status (项目状态). */
export function projectStatusBlock(board: SummaryBoard, top: number, { projects }: Summary): PlacedBlock {
  const words: Readonly<Record<ProjectTotal, string>> = { ...PROJECT_STATUS_WORDS, unknown: STATUS_UNKNOWN }
  return board.block(2, top, {
    blockName: 'projectStatus',
    heading: SUMMARY_HEADINGS.projectStatus,
    columns: [PROJECT_STATUS_COLUMNS.name, PROJECT_STATUS_COLUMNS.count],
    rows: (Object.keys(words) as ProjectTotal[]).map((status) => ({
      name: words[status],
      cells: [projects[status]]
    })),
    nameSpan: 4
  })
}

/** The chart of project statuses over the lines of their block, between two rows of the right panel. */
export function projectStatusChart(
  board: SummaryBoard,
  body: CellRange,
  rows: { readonly top: number; readonly bottom: number }
): ChartLayout {
  return {
    name: 'chartProjectStatus',
    title: CHART_TITLES.projectStatus,
    kind: 'column',
    anchor: { ...rows, left: PANELS[2], right: LAST_COLUMN },
    series: [
      {
        name: CHART_SERIES.count,
        categories: board.reference({ ...body, right: body.left }),
        values: board.reference({ ...body, left: body.right })
      }
    ],
    axis: COUNT_AXIS
  }
}
