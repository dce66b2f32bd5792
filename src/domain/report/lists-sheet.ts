import { unitsInKeys, type ReportFigures } from '../measures/compute'
import { REPORT_NAMES, UNIT_LINES_NAMED, UNIT_LIST, UNIT_NUMBERS } from '../measures/report-names'
import { isYearly, PERIOD_PARTS, printPeriod, reportTime, type ReportPeriod } from '../measures/report-period'
import { UNIT_MARK } from '../measures/summary'
import {
  ADJUSTMENT_WORDS,
  ATTRIBUTE_WORDS,
  DIRECTION_WORDS,
  PROJECT_STATUS_WORDS,
  SELF_ASSESSMENT_WORDS
} from '../measures/value-lexicon'
import type { Plan } from '../plan/plan'
import { cellAddress, cellRange, rangeAddress, sheetReference } from './a1'
import { columnName } from './fields'
import type { CellValue, NameLayout, SheetLayout } from './layout'
import { shownScalar, type PreparedReport } from './prepare-rows'
import { SheetCanvas } from './sheet-canvas'
import { headerStyle, noteStyle, type StyleBook } from './styles'
import { LIST_HEADERS, PERIOD_FIGURE_LABELS, SHEET_NAMES, UNIT_NUMBER_HEADERS } from './workbook-lexicon'

type ListId = keyof typeof LIST_HEADERS
const LIST_IDS = Object.keys(LIST_HEADERS) as readonly ListId[]

/** Defined name of each list of choices. */
export const LIST_NAMES: Readonly<Record<ListId, string>> = {
  periods: 'List_periods',
  periodYears: 'List_periodYears',
  periodTimes: 'List_periodTimes',
  periodYearly: 'List_periodYearly',
  directions: 'List_directions',
  attributes: 'List_attributes',
  categories: 'List_categories',
  tasks: 'List_tasks',
  units: UNIT_LIST,
  selfAssessments: 'List_selfAssessments',
  projectStatuses: 'List_projectStatuses',
  adjustments: 'List_adjustments'
}

/** A column of figures that a chart draws, kept on the lists sheet: first the last bar, because bars run upwards. */
export interface ChartColumn {
  readonly header: string
  readonly cells: readonly { readonly value: CellValue; readonly formula?: string }[]
}

/** The first column of the charts' figures on the lists sheet, counted from 0. */
const CHART_DATA_COLUMN = LIST_IDS.length + 7
/** The first column of the numbers beside the units, counted from 0. */
const UNIT_NUMBER_COLUMN = LIST_IDS.length + 4

/** Where the figures of a chart column stand, as a chart writes it. */
export const chartDataReference = (index: number, count: number): string =>
  sheetReference(SHEET_NAMES.lists, {
    top: 1,
    left: CHART_DATA_COLUMN + index,
    bottom: count,
    right: CHART_DATA_COLUMN + index
  })

/** The lists behind the drop-downs and the figures of the chosen period (选项, hidden). */
export function listsSheet(
  plan: Plan,
  report: PreparedReport,
  setting: { readonly chartData: readonly ChartColumn[]; readonly isProtected: boolean },
  book: StyleBook
): { readonly sheet: SheetLayout; readonly names: readonly NameLayout[] } {
  const { chartData, isProtected } = setting
  const canvas = new SheetCanvas()
  const lists = choices(plan, report.period)
  const units = { column: LIST_IDS.indexOf('units'), units: lists.units }
  const names = [
    ...layChoices(canvas, lists, book),
    ...layPeriodFigures(canvas, plan, report, book),
    ...layUnitNumbers(canvas, units, report.figures, book)
  ]
  chartData.forEach(({ header, cells }, index) => {
    const column = CHART_DATA_COLUMN + index
    canvas.put(0, column, headerStyle(book), header)
    cells.forEach(({ value, formula }, position) =>
      canvas.put(position + 1, column, noteStyle(book, 'left'), value, formula)
    )
  })
  const widths = LIST_IDS.map((id) => (id === 'tasks' ? 46 : 18))
  return {
    sheet: {
      id: 'lists',
      name: SHEET_NAMES.lists,
      visibility: 'hidden',
      columns: [...widths, 4, 14, 14, 4, 14, 14, 4, ...chartData.map(() => 18)].map((width) => ({ width })),
      rows: canvas.rows,
      cells: canvas.cells,
      freeze: { rows: 1, columns: 0 },
      ...(isProtected ? { protection: {} } : {})
    },
    names
  }
}

/** What people choose from, each list in the order it is offered; a period beside the plan's years is among its own. */
function choices(
  plan: Plan,
  listed: ReportPeriod | undefined
): Readonly<Record<ListId, readonly CellValue[]>> {
  const years =
    listed && !plan.years.includes(listed.year)
      ? [...plan.years, listed.year].sort((a, b) => a - b)
      : plan.years
  const periods = years.flatMap((year) => PERIOD_PARTS.map((part) => ({ year, part })))
  return {
    periods: periods.map(printPeriod),
    periodYears: periods.map((period) => period.year),
    periodTimes: periods.map((period) => reportTime(period).toNumber()),
    periodYearly: periods.map((period) => (isYearly(period) ? 1 : 0)),
    directions: Object.values(DIRECTION_WORDS),
    attributes: Object.values(ATTRIBUTE_WORDS),
    categories: plan.categories.map((category) => category.name),
    tasks: plan.tasks.map((task) => task.name),
    units: plan.units.entries.map((unit) => unit.name),
    selfAssessments: Object.values(SELF_ASSESSMENT_WORDS),
    projectStatuses: Object.values(PROJECT_STATUS_WORDS),
    adjustments: Object.values(ADJUSTMENT_WORDS)
  }
}

/** Lays each list into a column of its own and gives the names of their cells. */
function layChoices(
  canvas: SheetCanvas,
  lists: Readonly<Record<ListId, readonly CellValue[]>>,
  book: StyleBook
): readonly NameLayout[] {
  const text = noteStyle(book, 'left')
  return LIST_IDS.map((id, column) => {
    canvas.put(0, column, headerStyle(book), LIST_HEADERS[id])
    const values = lists[id].length === 0 ? [null] : lists[id]
    values.forEach((value, index) => canvas.put(index + 1, column, text, value))
    const range = { top: 1, left: column, bottom: values.length, right: column }
    return { name: LIST_NAMES[id], refersTo: sheetReference(SHEET_NAMES.lists, range) }
  })
}

/** Lays what follows from the chosen period beside the lists and gives the names of the cells. */
function layPeriodFigures(
  canvas: SheetCanvas,
  plan: Plan,
  report: PreparedReport,
  book: StyleBook
): readonly NameLayout[] {
  const text = noteStyle(book, 'left')
  const column = LIST_IDS.length + 1
  const inPeriods = (list: string): string =>
    `IFERROR(INDEX(${list},MATCH(${REPORT_NAMES.period},${LIST_NAMES.periods},0)),"")`
  const whenTimed = (formula: string): string => `IF(ISNUMBER(${REPORT_NAMES.time}),${formula},"")`
  const span = plan.end - plan.baselineYear
  const figures: readonly (readonly [keyof typeof PERIOD_FIGURE_LABELS, string])[] = [
    ['year', inPeriods(LIST_NAMES.periodYears)],
    ['time', inPeriods(LIST_NAMES.periodTimes)],
    ['yearly', inPeriods(LIST_NAMES.periodYearly)],
    ['progress', whenTimed(`ROUND((${REPORT_NAMES.time}-${plan.baselineYear})/${span},6)`)],
    ['final', whenTimed(`IF(${REPORT_NAMES.time}>=${plan.end},1,0)`)]
  ]
  return figures.map(([id, formula], index) => {
    canvas.put(index + 1, column, text, PERIOD_FIGURE_LABELS[id])
    canvas.put(index + 1, column + 1, text, shownScalar(report.figures.named(REPORT_NAMES[id])), formula)
    const refersTo = sheetReference(SHEET_NAMES.lists, cellRange(index + 1, column + 1))
    return { name: REPORT_NAMES[id], refersTo }
  })
}

/**
 * Numbers the units that rows name and no fixed line of the summary does, so that the spare lines of its blocks take them
 * in this order. When the workbook is made there are none.
 */
function layUnitNumbers(
  canvas: SheetCanvas,
  list: { readonly column: number; readonly units: readonly CellValue[] },
  figures: ReportFigures,
  book: StyleBook
): readonly NameLayout[] {
  const groupings = ['leadUnit', 'involvedUnit'] as const
  return groupings.map((grouping, index) => {
    const column = UNIT_NUMBER_COLUMN + index
    const before = grouping === 'leadUnit' ? '' : '*'
    canvas.put(0, column, headerStyle(book), UNIT_NUMBER_HEADERS[grouping])
    const rows = Math.max(list.units.length, 1)
    const isNew = unitsWithoutLine(grouping, figures)
    let numbered = 0
    for (let row = 1; row <= rows; row += 1) {
      const unit = cellAddress(row, list.column)
      const above = rangeAddress({ top: 0, left: column, bottom: row - 1, right: column })
      const isNamed = `COUNTIFS(${columnName('projects', 'leadKeys')},"${before}${UNIT_MARK}"&${unit}&"${UNIT_MARK}*",${columnName('projects', 'adjustment')},"<>${ADJUSTMENT_WORDS.added}")>0`
      const isKnown = `ISNUMBER(MATCH(${unit},${UNIT_LINES_NAMED[grouping]},0))`
      const formula = `IF(${unit}="","",IF(${isKnown},"",IF(${isNamed},MAX(${above})+1,"")))`
      const value = isNew(String(list.units[row - 1] ?? '')) ? (numbered += 1) : ''
      canvas.put(row, column, noteStyle(book, 'left'), value, formula)
    }
    const range = { top: 1, left: column, bottom: rows, right: column }
    return { name: UNIT_NUMBERS[grouping], refersTo: sheetReference(SHEET_NAMES.lists, range) }
  })
}

/** Whether projects of the plan name a unit that has no fixed line in a block. */
function unitsWithoutLine(
  grouping: 'leadUnit' | 'involvedUnit',
  { projects, summary }: ReportFigures
): (unit: string) => boolean {
  const lines = new Set(summary.investmentBy[grouping].map(({ name }) => name.toLowerCase()))
  const named = new Set<string>()
  for (const { leadKeys, adjustment } of projects) {
    if (typeof leadKeys !== 'string' || adjustment === ADJUSTMENT_WORDS.added) continue
    const units = unitsInKeys(leadKeys.toLowerCase())
    for (const unit of grouping === 'leadUnit' ? units.slice(0, 1) : units) named.add(unit)
  }
  return (unit) => named.has(unit.toLowerCase()) && !lines.has(unit.toLowerCase())
}
