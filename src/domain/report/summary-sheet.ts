import Big from 'big.js'
import type { Scalar } from '../measures/expression'
import { printFormula } from '../measures/print-formula'
import type { Plan } from '../plan/plan'
import type {
  Figure,
  FigureFormat,
  IndicatorGrouping,
  InvestmentGrouping,
  RollUpKey,
  Summary,
  SummaryLine
} from '../measures/summary'
import { absoluteAddress, cellAddress, cellRange, quotedSheet, sheetReference } from './a1'
import { DATA_PROTECTION, type DataSheetSetting } from './data-sheet'
import { columnName } from './fields'
import type { CellRange, CellStyle, ChartLayout, NameLayout, SheetLayout } from './layout'
import { chartDataReference, type ChartColumn } from './lists-sheet'
import { shownScalar, type PreparedReport } from './prepare-rows'
import { SheetCanvas } from './sheet-canvas'
import { COLORS, GRID, headerStyle, noteStyle, titleStyle, warningStyle, type StyleBook } from './styles'
import {
  CHART_SERIES,
  CHART_TITLES,
  CHECK_WORDS,
  INVESTMENT_COLUMNS,
  INVESTMENT_NAMES,
  PROJECT_STATUS_COLUMNS,
  ROLL_UP_COLUMNS,
  STATUS_UNKNOWN,
  SUMMARY_CARDS,
  SUMMARY_HEADINGS,
  SUMMARY_LABELS,
  SUMMARY_NOTES
} from './summary-lexicon'
import { rowHeight } from './text-height'
import {
  CHART_DATA_HEADERS,
  FONT_NAMES,
  OTHERS,
  PAGE_FOOTER,
  PROJECT_STATUS_WORDS,
  SAMPLE_WARNING,
  SHEET_NAMES,
  TABLE_TITLES,
  TOTAL,
  UNIT_LINES,
  YES
} from './workbook-lexicon'

/** Three panels side by side, each with a name column and six columns of figures, a narrow column between them. */
const PANEL_WIDTHS = [25, 10, 9.5, 9.5, 17, 10.5, 10]
const GAP_WIDTH = 2
const PANEL_STEP = PANEL_WIDTHS.length + 1
const PANELS = [0, PANEL_STEP, 2 * PANEL_STEP] as const
const LAST_COLUMN = 3 * PANEL_STEP - 2
/** A chart with more bars could not be read. */
const MOST_BARS = 60
const LINE_HEIGHT = 18
const CHART_ROWS = 14
const WHOLE_WIDTH = 3 * PANEL_WIDTHS.reduce((sum, width) => sum + width + 5 / 7, 0) + 2 * GAP_WIDTH
/** Points of the sheet on one printed page: A3 landscape within its margins, scaled to the page's width. */
const PAGE_HEIGHT = (842 - 0.95 * 72) / ((1191 - 0.8 * 72) / (WHOLE_WIDTH * 5.25))
/** Programs turn column widths into points differently, which moves the end of the page by this much. */
const PAGE_TOLERANCE = 1.08
/** White space before the indicators that is bearable on the screen, so that a page can break there. */
const LARGEST_GAP = 200

const FORMATS: Readonly<Record<FigureFormat | 'share', string | undefined>> = {
  count: '#,##0;-#,##0;"–"',
  amount: '#,##0.00;-#,##0.00;"–"',
  'amount-yi': '#,##0.0000;-#,##0.0000;"–"',
  ratio: '0.00%',
  share: '0.0%;-0.0%;"–"',
  word: undefined
}

type Format = keyof typeof FORMATS

/** One cell of the sheet: a figure, nothing, or a formula over other cells that is known once every cell has its place. */
type Content =
  | { readonly figure: Figure }
  | { readonly blank: true }
  | {
      readonly derive: (at: Placed) => { readonly formula: string; readonly value: Scalar }
      readonly format: Format
    }

interface Placed {
  /** Address of a figure's cell. */
  readonly of: (figure: Figure) => string
  readonly value: (figure: Figure) => Scalar
}

interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly content: Content
  readonly style: (format: Format | undefined) => string
}

const EMPTY: Content = { blank: true }
const zero = new Big(0)
const asNumber = (value: Scalar): Big => (value instanceof Big ? value : zero)
const total = (values: readonly Scalar[]): Big =>
  values.map(asNumber).reduce((sum, value) => sum.plus(value), zero)

/** A cell that repeats a figure shown elsewhere. */
const same = (figure: Figure): Content => ({
  format: figure.format,
  derive: (at) => ({ formula: at.of(figure), value: at.value(figure) })
})

const yi = (figure: Figure): Content => ({
  format: 'amount-yi',
  derive: (at) => ({
    formula: `ROUND(${at.of(figure)}/10000,6)`,
    value: asNumber(at.value(figure)).div(10_000).round(6, Big.roundHalfUp)
  })
})

const shareOf = (part: Figure, whole: Figure): Content => ({
  format: 'share',
  derive: (at) => ({
    formula: `IF(${at.of(whole)}=0,"",ROUND(${at.of(part)}/${at.of(whole)},6))`,
    value: asNumber(at.value(whole)).eq(0)
      ? undefined
      : asNumber(at.value(part))
          .div(asNumber(at.value(whole)))
          .round(6, Big.roundHalfUp)
  })
})

const difference = (whole: Figure, part: Figure): Content => ({
  format: 'count',
  derive: (at) => ({
    formula: `${at.of(whole)}-${at.of(part)}`,
    value: asNumber(at.value(whole)).minus(asNumber(at.value(part)))
  })
})

/** What the lines do not cover: the whole less every line, so that rows typed later are not lost. */
const rest = (whole: Figure, parts: readonly Figure[], format: Format): Content => ({
  format,
  derive: (at) => ({
    formula: parts.length === 0 ? at.of(whole) : `ROUND(${at.of(whole)}-(${joined(parts.map(at.of))}),2)`,
    value: asNumber(at.value(whole))
      .minus(total(parts.map(at.value)))
      .round(2, Big.roundHalfUp)
  })
})

/** Cells one under the other as one SUM over their range, so that many lines stay a short formula. */
const joined = (addresses: readonly string[]): string =>
  `SUM(${addresses[0] ?? ''}:${addresses[addresses.length - 1] ?? ''})`

/** The summary sheet (汇总表): every figure as a live formula, in blocks, with native charts. */
export function summarySheet(
  plan: Plan,
  report: PreparedReport,
  setting: DataSheetSetting & { readonly title: string },
  book: StyleBook
): {
  readonly sheet: SheetLayout
  readonly names: readonly NameLayout[]
  readonly chartData: readonly ChartColumn[]
} {
  const { figures } = report
  const { summary } = figures
  const name = SHEET_NAMES.summary
  const canvas = new SheetCanvas()
  const cells: PlacedCell[] = []
  const addresses = new Map<string, string>()
  const names: NameLayout[] = []
  const charts: ChartLayout[] = []
  const chartData: ChartColumn[] = []
  const reference = (range: CellRange): string => sheetReference(name, range)

  const place = (
    row: number,
    column: number,
    content: Content,
    style: PlacedCell['style'] = (format) => figureStyle(book, format)
  ): void => {
    if ('figure' in content) addresses.set(content.figure.id, cellAddress(row, column))
    cells.push({ row, column, content, style })
  }

  /** A heading, a header line and lines of cells in a panel; the name columns of `lines` and all are framed. */
  const block = (
    panel: number,
    top: number,
    of: {
      readonly heading: string
      readonly columns: readonly string[]
      readonly lines: readonly (readonly [string, ...Content[]])[]
      /** Lines at the end that stand out: others and totals. */
      readonly closing?: number
      /** Columns that the name takes, where a block has few figures. */
      readonly nameSpan?: number
      readonly blockName: string
    }
  ): { readonly next: number; readonly body: CellRange } => {
    const left = PANELS[panel] ?? 0
    const span = of.nameSpan ?? 1
    const nameWidth = PANEL_WIDTHS.slice(0, span).reduce((sum, width) => sum + width, 0)
    const right = left + span + of.columns.length - 2
    const columnAt = (index: number): number => (index === 0 ? left : left + span - 1 + index)
    const named = (row: number, style: string, value: string): void =>
      canvas.putMerged({ top: row, left, bottom: row, right: left + span - 1 }, style, value)
    canvas.putMerged(
      { top, left, bottom: top, right: left + PANEL_WIDTHS.length - 1 },
      blockStyle(book),
      of.heading
    )
    canvas.atLeast(top, 22)
    of.columns.forEach((header, index) => {
      if (index === 0) named(top + 1, headerStyle(book), header)
      else canvas.put(top + 1, columnAt(index), headerStyle(book), header)
    })
    canvas.atLeast(
      top + 1,
      rowHeight(
        of.columns.map((header, index) => [header, PANEL_WIDTHS[columnAt(index) - left] ?? 8] as const),
        { least: 22 }
      )
    )
    of.lines.forEach(([lineName, ...contents], index) => {
      const row = top + 2 + index
      const isClosing = index >= of.lines.length - (of.closing ?? 0)
      named(row, nameStyle(book, isClosing), lineName)
      canvas.atLeast(row, rowHeight([[lineName, nameWidth]], { least: LINE_HEIGHT, line: 14 }))
      contents.forEach((content, offset) =>
        place(row, columnAt(1 + offset), content, (format) => figureStyle(book, format, isClosing))
      )
    })
    const body = { top: top + 2, left, bottom: top + 1 + of.lines.length, right }
    names.push({ name: `Summary_${of.blockName}`, refersTo: reference({ ...body, top: top + 1 }) })
    return { next: body.bottom + 2, body }
  }

  const list = (
    panel: number,
    top: number,
    headingText: string,
    blockName: string,
    lines: readonly (readonly [string, Content])[]
  ): number => {
    const left = PANELS[panel] ?? 0
    const right = left + PANEL_WIDTHS.length - 1
    canvas.putMerged({ top, left, bottom: top, right }, blockStyle(book), headingText)
    canvas.atLeast(top, 22)
    lines.forEach(([label, content], index) => {
      const row = top + 1 + index
      canvas.putMerged({ top: row, left, bottom: row, right: left + 3 }, nameStyle(book, false), label)
      const valueRange = { top: row, left: left + 4, bottom: row, right }
      canvas.putMerged(valueRange, figureStyle(book, undefined), null)
      place(row, left + 4, content)
      canvas.atLeast(row, LINE_HEIGHT)
    })
    names.push({
      name: `Summary_${blockName}`,
      refersTo: reference({ top: top + 1, left, bottom: top + lines.length, right })
    })
    return top + lines.length + 2
  }

  const { investment, indicators, projects } = summary
  canvas.putMerged(
    { top: 0, left: 0, bottom: 0, right: LAST_COLUMN },
    titleStyle(book),
    `${setting.title}${TABLE_TITLES.summary}`
  )
  canvas.height(0, 34)
  const firstPanelEnd = PANELS[1] - 2
  canvas.putMerged(
    { top: 1, left: 0, bottom: 1, right: firstPanelEnd },
    noteStyle(book, 'left'),
    setting.reporting.value,
    setting.reporting.formula
  )
  const middle = { top: 1, left: PANELS[1], bottom: 1, right: PANELS[2] - 2 }
  if (setting.isSample) canvas.putMerged(middle, warningStyle(book), SAMPLE_WARNING)
  else if (setting.isPackage) canvas.putMerged(middle, noteStyle(book, 'center'), SUMMARY_NOTES.package)
  canvas.putMerged(
    { top: 1, left: PANELS[2], bottom: 1, right: LAST_COLUMN },
    noteStyle(book, 'right'),
    UNIT_LINES.summary
  )
  canvas.height(1, 24)

  const check: Content = {
    format: 'word',
    derive: (at) => ({
      formula: `IF(${at.of(investment.matchesDeclared)}="","${CHECK_WORDS.none}",IF(${at.of(investment.matchesDeclared)}="${YES}","${CHECK_WORDS.matches}","${CHECK_WORDS.differs}"))`,
      value: checkWord(at.value(investment.matchesDeclared))
    })
  }
  const cards: readonly (readonly [string, Content])[] = [
    [SUMMARY_CARDS.total, same(investment.total)],
    [SUMMARY_CARDS.check, check],
    [SUMMARY_CARDS.invested, same(investment.invested)],
    [SUMMARY_CARDS.investedRate, same(investment.investedRate)],
    [SUMMARY_CARDS.metRate, same(indicators.metRate)],
    [SUMMARY_CARDS.timeProgress, same(indicators.timeProgress)]
  ]
  const cardTop = 2
  cards.forEach(([label, content], index) => {
    const start = PANELS[Math.floor(index / 2)] ?? 0
    const isFirst = index % 2 === 0
    const left = isFirst ? start : start + 4
    const right = isFirst ? start + 3 : start + PANEL_WIDTHS.length - 1
    canvas.putMerged({ top: cardTop, left, bottom: cardTop, right }, cardLabelStyle(book), label)
    canvas.putMerged({ top: cardTop + 1, left, bottom: cardTop + 1, right }, cardStyle(book, undefined), null)
    place(cardTop + 1, left, content, (format) => cardStyle(book, format))
  })
  canvas.height(cardTop, 20)
  canvas.height(cardTop + 1, 36)
  names.push({
    name: 'Summary_headline',
    refersTo: reference({ top: cardTop, left: 0, bottom: cardTop + 1, right: LAST_COLUMN })
  })
  canvas.height(cardTop + 2, 8)

  const listTop = cardTop + 3
  const L = SUMMARY_LABELS
  const investedEnd = list(1, listTop, SUMMARY_HEADINGS.investedTotals, 'invested', [
    [L.investedYear, { figure: investment.investedYear }],
    [L.invested, { figure: investment.invested }],
    [L.investedRate, { figure: investment.investedRate }],
    [L.addedCount, { figure: investment.addedCount }],
    [L.addedTotal, { figure: investment.addedTotal }]
  ])
  const listEnd = Math.max(
    list(0, listTop, SUMMARY_HEADINGS.investmentTotals, 'investment', [
      [L.total, { figure: investment.total }],
      [L.totalYi, { figure: investment.totalYi }],
      [L.declared, { figure: investment.declared }],
      [L.difference, { figure: investment.difference }],
      [L.matchesDeclared, { figure: investment.matchesDeclared }],
      [L.count, { figure: investment.count }],
      [L.listed, { figure: investment.listed }],
      [L.unlisted, { figure: investment.unlisted }]
    ]),
    list(2, listTop, SUMMARY_HEADINGS.indicatorTotals, 'indicators', [
      [L.indicatorCount, { figure: indicators.count }],
      [L.binding, { figure: indicators.binding }],
      [L.anticipatory, { figure: indicators.anticipatory }],
      [L.reported, { figure: indicators.reported }],
      [L.met, { figure: indicators.met }],
      [L.metRate, { figure: indicators.metRate }],
      [L.meanCompletion, { figure: indicators.meanCompletion }],
      [L.timeProgress, { figure: indicators.timeProgress }]
    ])
  )

  const investmentBlock = (panel: number, top: number, grouping: InvestmentGrouping) => {
    const lines = summary.investmentBy[grouping]
    const overlaps = grouping === 'involvedUnit'
    const cellsOf = ({ name: lineName, figures: f }: SummaryLine<'count' | 'listed' | 'total'>) =>
      [
        lineName.replace(/[\r\n]+/gu, ''),
        { figure: f.count },
        { figure: f.listed },
        difference(f.count, f.listed),
        { figure: f.total },
        yi(f.total),
        shareOf(f.total, investment.total)
      ] as [string, ...Content[]]
    const others: [string, ...Content[]] = [
      OTHERS,
      rest(
        investment.count,
        lines.map((line) => line.figures.count),
        'count'
      ),
      rest(
        investment.listed,
        lines.map((line) => line.figures.listed),
        'count'
      ),
      restUnlisted(investment, lines),
      rest(
        investment.total,
        lines.map((line) => line.figures.total),
        'amount'
      ),
      EMPTY,
      EMPTY
    ]
    const whole: [string, ...Content[]] = [
      TOTAL,
      same(investment.count),
      same(investment.listed),
      same(investment.unlisted),
      same(investment.total),
      same(investment.totalYi),
      EMPTY
    ]
    return block(panel, top, {
      heading: SUMMARY_HEADINGS[grouping],
      columns: [
        INVESTMENT_NAMES[grouping],
        INVESTMENT_COLUMNS.count,
        INVESTMENT_COLUMNS.listed,
        INVESTMENT_COLUMNS.unlisted,
        INVESTMENT_COLUMNS.total,
        INVESTMENT_COLUMNS.totalYi,
        INVESTMENT_COLUMNS.share
      ],
      lines: [...lines.map(cellsOf), ...(overlaps ? [] : [others, whole])],
      closing: overlaps ? 0 : 2,
      blockName: `by${grouping.charAt(0).toUpperCase()}${grouping.slice(1)}`
    })
  }

  const task = investmentBlock(0, listEnd, 'task')
  const startYear = investmentBlock(0, task.next, 'startYear')
  const endYear = investmentBlock(0, startYear.next, 'endYear')
  const chartBottom = investedEnd + CHART_ROWS
  const type = investmentBlock(1, chartBottom + 2, 'type')
  const leadUnit = investmentBlock(2, listEnd, 'leadUnit')
  const spreadFigures = summary.evenSpread.map((entry) => entry.figure)
  const spread = block(2, leadUnit.next, {
    heading: SUMMARY_HEADINGS.evenSpread,
    columns: [
      INVESTMENT_NAMES.evenSpread,
      INVESTMENT_COLUMNS.total,
      INVESTMENT_COLUMNS.totalYi,
      INVESTMENT_COLUMNS.share
    ],
    lines: [
      ...summary.evenSpread.map(
        ({ year, figure }) =>
          [String(year), { figure }, yi(figure), shareOf(figure, investment.total)] as [string, ...Content[]]
      ),
      [OTHERS, rest(investment.total, spreadFigures, 'amount'), EMPTY, EMPTY],
      [TOTAL, same(investment.total), same(investment.totalYi), EMPTY]
    ],
    closing: 2,
    nameSpan: 4,
    blockName: 'evenSpread'
  })
  const taskTotals = summary.investmentBy.task.map((line) => line.figures.total).reverse()
  if (taskTotals.length > 0) {
    const shortNames = new Map(plan.tasks.map((entry) => [entry.name, entry.shortName]))
    const labels = summary.investmentBy.task.map((line) => shortNames.get(line.name) ?? line.name).reverse()
    chartData.push({ header: CHART_DATA_HEADERS.tasks, cells: labels.map((value) => ({ value })) })
    chartData.push({
      header: CHART_DATA_HEADERS.taskTotals,
      cells: taskTotals.map((figure) => ({
        value: shownScalar(figures.value(figure.id)),
        formula: `${quotedSheet(name)}!${addresses.get(figure.id) ?? ''}`
      }))
    })
    charts.push({
      name: 'chartInvestmentByTask',
      title: CHART_TITLES.task,
      kind: 'bar',
      anchor: { top: investedEnd, left: PANELS[1], bottom: chartBottom, right: PANELS[2] - 2 },
      series: [
        {
          name: CHART_SERIES.investment,
          categories: chartDataReference(0, labels.length),
          values: chartDataReference(1, labels.length)
        }
      ],
      axisFormat: '#,##0'
    })
  }

  const firstPageEnd = Math.max(endYear.next, type.next, spread.next)
  const used = heightBetween(canvas, 0, firstPageEnd)
  const pageEnd = Math.ceil(used / PAGE_HEIGHT) * PAGE_HEIGHT * PAGE_TOLERANCE
  const gapRows = pageEnd - used < LARGEST_GAP ? Math.ceil((pageEnd - used) / LINE_HEIGHT) : 1
  const indicatorTop = firstPageEnd + gapRows
  const rollUpBlocks = (top: number, grouping: IndicatorGrouping): number => {
    const lines = summary.indicatorsBy[grouping]
    const C = ROLL_UP_COLUMNS
    const metKeys = ['count', 'reported', 'pending', 'met', 'metRate'] as const
    const statusKeys = ['onTrack', 'regressed', 'behind', 'undecided'] as const
    const metLine = (lineName: string, of: (key: RollUpKey) => Content): [string, ...Content[]] => [
      lineName,
      ...metKeys.map(of)
    ]
    const othersOf = (key: RollUpKey): Content =>
      key === 'metRate'
        ? EMPTY
        : rest(
            indicators[key],
            lines.map((line) => line.figures[key]),
            'count'
          )
    const met = block(0, top, {
      heading: grouping === 'category' ? SUMMARY_HEADINGS.categoryMet : SUMMARY_HEADINGS.attributeMet,
      columns: [C[grouping], C.count, C.reported, C.pending, C.met, C.metRate],
      lines: [
        ...lines.map((line) => metLine(line.name, (key) => ({ figure: line.figures[key] }))),
        metLine(OTHERS, othersOf),
        metLine(TOTAL, (key) => (key === 'pending' ? { figure: indicators.pending } : same(indicators[key])))
      ],
      closing: 2,
      blockName: grouping === 'category' ? 'byCategory' : 'byAttribute'
    })
    const statusLine = (
      lineName: string,
      of: (key: RollUpKey) => Content,
      repeated: (key: 'met' | 'pending') => Content
    ): [string, ...Content[]] => [lineName, repeated('met'), ...statusKeys.map(of), repeated('pending')]
    const status = block(1, top, {
      heading: grouping === 'category' ? SUMMARY_HEADINGS.categoryStatus : SUMMARY_HEADINGS.attributeStatus,
      columns: [C[grouping], C.met, C.onTrack, C.regressed, C.behind, C.undecided, C.pending],
      lines: [
        ...lines.map((line) =>
          statusLine(
            line.name,
            (key) => ({ figure: line.figures[key] }),
            (key) => same(line.figures[key])
          )
        ),
        statusLine(OTHERS, othersOf, othersOf),
        statusLine(
          TOTAL,
          (key) => (grouping === 'category' ? { figure: indicators[key] } : same(indicators[key])),
          (key) => same(indicators[key])
        )
      ],
      closing: 2,
      blockName: grouping === 'category' ? 'byCategoryStatus' : 'byAttributeStatus'
    })
    return Math.max(met.next, status.next)
  }
  const attributeTop = rollUpBlocks(indicatorTop, 'category')
  const completionTop = rollUpBlocks(attributeTop, 'attribute')
  canvas.putMerged(
    { top: completionTop - 1, left: 0, bottom: completionTop - 1, right: PANELS[2] - 2 },
    noteStyle(book, 'left'),
    SUMMARY_NOTES.rollUp
  )
  canvas.height(completionTop - 1, LINE_HEIGHT)

  const shown = projectStatusLines(projects)
  const status = block(2, indicatorTop, {
    heading: SUMMARY_HEADINGS.projectStatus,
    columns: [PROJECT_STATUS_COLUMNS.name, PROJECT_STATUS_COLUMNS.count],
    lines: shown.map(([word, figure]) => [word, { figure }] as const),
    nameSpan: 4,
    blockName: 'projectStatus'
  })
  const statusTop = onOnePage(canvas, status.next, CHART_ROWS)
  charts.push({
    name: 'chartProjectStatus',
    title: CHART_TITLES.projectStatus,
    kind: 'column',
    anchor: { top: statusTop, left: PANELS[2], bottom: statusTop + CHART_ROWS, right: LAST_COLUMN },
    series: [
      {
        name: CHART_SERIES.count,
        categories: reference({ ...status.body, right: status.body.left }),
        values: reference({ ...status.body, left: status.body.right })
      }
    ],
    axisFormat: '0'
  })

  const involvedUnit = investmentBlock(2, statusTop + CHART_ROWS + 2, 'involvedUnit')

  const indicatorCount = report.rows.indicators.length
  let lastRow = Math.max(completionTop, involvedUnit.next) - 1
  if (indicatorCount > 0 && indicatorCount <= MOST_BARS) {
    const first = chartData.length
    chartData.push(...completionColumns(report))
    const chartRows = Math.max(CHART_ROWS, Math.ceil(indicatorCount * 0.9) + 5)
    const top = onOnePage(canvas, completionTop, chartRows)
    const bottom = Math.max(lastRow, top + chartRows)
    const series = (header: string, offset: number) => ({
      name: header,
      categories: chartDataReference(first, indicatorCount),
      values: chartDataReference(first + offset, indicatorCount)
    })
    charts.push({
      name: 'chartCompletion',
      title: CHART_TITLES.completion,
      kind: 'bar',
      anchor: { top, left: 0, bottom, right: PANELS[2] - 2 },
      series: [series(CHART_SERIES.rate, 1), series(CHART_SERIES.timeProgress, 2)],
      axisFormat: '0%'
    })
    lastRow = bottom
  }
  for (let row = 0; row <= lastRow; row += 1) if (!canvas.rows.has(row)) canvas.height(row, LINE_HEIGHT)

  const addressOf = (id: string): string => {
    const address = addresses.get(id)
    if (address === undefined) throw new RangeError(`The summary sheet has no cell for ${id}`)
    return address
  }
  const placed: Placed = {
    of: (figure) => addressOf(figure.id),
    value: (figure) => figures.value(figure.id)
  }
  for (const { row, column, content, style } of cells) {
    if ('blank' in content) canvas.put(row, column, style(undefined), null)
    else if ('figure' in content) {
      const { id, expression, format } = content.figure
      const formula = printFormula(expression, {
        cell: (field) => field,
        figure: addressOf,
        column: columnName as (table: string, column: string) => string
      })
      canvas.put(row, column, style(format), shownScalar(figures.value(id)), formula)
    } else {
      const { formula, value } = content.derive(placed)
      canvas.put(row, column, style(content.format), shownScalar(value), formula)
    }
  }

  const panelColumns = PANEL_WIDTHS.map((width) => ({ width }))
  const gap = { width: GAP_WIDTH }
  const checkCell = cellRange(cardTop + 1, 4)
  return {
    sheet: {
      id: 'summary',
      name,
      visibility: 'visible',
      tabColor: '7030A0',
      columns: [...panelColumns, gap, ...panelColumns, gap, ...panelColumns],
      rows: canvas.rows,
      cells: canvas.cells,
      merges: canvas.merges,
      freeze: { rows: 2, columns: 0 },
      zoom: 85,
      showGridlines: false,
      conditionalFormats: [
        {
          ranges: [checkCell],
          formula: `${absoluteAddress(checkCell.top, checkCell.left)}="${CHECK_WORDS.matches}"`,
          format: { fontColor: COLORS.met, bold: true }
        },
        {
          ranges: [checkCell],
          formula: `${absoluteAddress(checkCell.top, checkCell.left)}="${CHECK_WORDS.differs}"`,
          format: { fontColor: COLORS.mandatory, bold: true }
        }
      ],
      ...(setting.isProtected ? { protection: DATA_PROTECTION } : {}),
      charts,
      print: {
        paper: 'A3',
        orientation: 'landscape',
        fitToWidth: 1,
        fitToHeight: 2,
        area: { top: 0, left: 0, bottom: lastRow, right: LAST_COLUMN },
        margins: { top: 0.45, right: 0.4, bottom: 0.5, left: 0.4, header: 0.3, footer: 0.3 },
        footer: PAGE_FOOTER,
        centerHorizontally: true
      }
    },
    names,
    chartData
  }
}

/** The row from which so many rows are printed on one page, `top` itself or the first of the next page. */
function onOnePage(canvas: SheetCanvas, top: number, rows: number): number {
  const from = heightBetween(canvas, 0, top)
  const to = from + heightBetween(canvas, top, top + rows + 1)
  const pageEnd = Math.ceil(from / PAGE_HEIGHT) * PAGE_HEIGHT
  if (to <= pageEnd || to - from > PAGE_HEIGHT) return top
  let row = top
  while (heightBetween(canvas, 0, row) < pageEnd * PAGE_TOLERANCE) row += 1
  return row
}

function heightBetween(canvas: SheetCanvas, from: number, to: number): number {
  let height = 0
  for (let row = from; row < to; row += 1) height += canvas.rows.get(row)?.height ?? LINE_HEIGHT
  return height
}

/** Name, clipped completion rate and time progress of every indicator row, the last row first. */
function completionColumns({ rows }: PreparedReport): readonly ChartColumn[] {
  const columns = [
    ['name', CHART_DATA_HEADERS.names],
    ['clippedRate', CHART_DATA_HEADERS.rates],
    ['timeProgress', CHART_DATA_HEADERS.progress]
  ] as const
  return columns.map(([field, header]) => ({
    header,
    cells: rows.indicators
      .map((row, index) => {
        const column = columnName('indicators', field)
        const cell = `INDEX(${column},${index + 1})`
        return { value: row.cells[field] ?? '', formula: `IF(${cell}="","",${cell})` }
      })
      .reverse()
  }))
}

function checkWord(matches: Scalar): string {
  if (matches === undefined) return CHECK_WORDS.none
  return matches === YES ? CHECK_WORDS.matches : CHECK_WORDS.differs
}

/** Unlisted projects that no line covers: others less listed others. */
function restUnlisted(
  investment: Summary['investment'],
  lines: readonly SummaryLine<'count' | 'listed' | 'total'>[]
): Content {
  return {
    format: 'count',
    derive: (at) => {
      const covered = (key: 'count' | 'listed'): string =>
        lines.length === 0 ? '0' : joined(lines.map((line) => at.of(line.figures[key])))
      const sumOf = (key: 'count' | 'listed'): Big => total(lines.map((line) => at.value(line.figures[key])))
      return {
        formula: `${at.of(investment.unlisted)}-(${covered('count')}-${covered('listed')})`,
        value: asNumber(at.value(investment.unlisted)).minus(sumOf('count')).plus(sumOf('listed'))
      }
    }
  }
}

function projectStatusLines(projects: Summary['projects']): readonly (readonly [string, Figure])[] {
  const statuses = Object.keys(PROJECT_STATUS_WORDS) as (keyof typeof PROJECT_STATUS_WORDS)[]
  return [
    ...statuses.map((status) => [PROJECT_STATUS_WORDS[status], projects[status]] as const),
    [STATUS_UNKNOWN, projects.unknown] as const
  ]
}

const cell = (overrides: Partial<CellStyle>): CellStyle => ({
  font: { name: FONT_NAMES.body, size: 11, color: COLORS.text },
  vertical: 'center',
  wrap: true,
  borders: GRID,
  locked: true,
  ...overrides
})

const headingFont = (size: number): CellStyle['font'] => ({
  name: FONT_NAMES.heading,
  size,
  bold: true,
  color: COLORS.text
})

const blockStyle = (book: StyleBook): string =>
  book.use('summary.block', () => ({
    font: headingFont(12),
    horizontal: 'left',
    vertical: 'center',
    locked: true
  }))

const nameStyle = (book: StyleBook, isClosing: boolean): string =>
  book.use(isClosing ? 'summary.name.closing' : 'summary.name', () =>
    cell({
      horizontal: 'left',
      indent: 1,
      ...(isClosing ? { font: headingFont(11), fill: COLORS.section } : {})
    })
  )

const figureStyle = (book: StyleBook, format: Format | undefined, isClosing = false): string =>
  book.use(`summary.${format ?? 'blank'}${isClosing ? '.closing' : ''}`, () => {
    const numberFormat = format && FORMATS[format]
    return cell({
      ...(format === 'word' ? { horizontal: 'center' } : { horizontal: 'right', indent: 1 }),
      wrap: false,
      fill: isClosing ? COLORS.section : COLORS.computed,
      ...(isClosing ? { font: headingFont(11) } : {}),
      ...(numberFormat ? { numberFormat } : {})
    })
  })

const cardLabelStyle = (book: StyleBook): string =>
  book.use('summary.card.label', () =>
    cell({
      font: { name: FONT_NAMES.body, size: 11, color: COLORS.muted },
      horizontal: 'center',
      fill: COLORS.section
    })
  )

const cardStyle = (book: StyleBook, format: Format | undefined): string =>
  book.use(`summary.card.${format ?? 'blank'}`, () => {
    const numberFormat = format && FORMATS[format]
    return cell({
      font: headingFont(20),
      horizontal: 'center',
      wrap: false,
      ...(numberFormat ? { numberFormat } : {})
    })
  })
