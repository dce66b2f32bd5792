import { printFormula } from '../measures/print-formula'
import type { ReportFigures } from '../measures/compute'
import type { Figure, FigureFormat, SummaryCell } from '../measures/summary'
import { cellAddress, rangeAddress, sheetReference } from './a1'
import { columnName } from './fields'
import type { CellRange, NameLayout } from './layout'
import { shownScalar } from './prepare-rows'
import { SheetCanvas } from './sheet-canvas'
import { headerStyle, type StyleBook } from './styles'
import { blockStyle, figureStyle, nameStyle } from './summary-styles'
import { rowHeight } from './text-height'
import { SHEET_NAMES } from './workbook-lexicon'

/** Height of a line in points. */
export const LINE_HEIGHT = 18
const HEADING_HEIGHT = 22

/** A value axis from 0 that shows whole numbers only, as one over nothing but zeros has to. */
export const COUNT_AXIS = { format: '[=0]0;[<1]"";#,##0', min: 0 } as const

const FIGURE_WIDTHS = [9, 8.5, 8.5, 16.5, 11, 9.5]
const NAME_WIDTHS = [47, 28, 28]
const GAP_WIDTH = 2
const PANEL_COLUMNS = 1 + FIGURE_WIDTHS.length
/** What the indent of a name takes of its column's width. */
const INDENT_WIDTH = 1.5

/** Which of the three panels that stand side by side. */
export type Panel = 0 | 1 | 2

/** First column of each panel: a name column and six of figures, a narrow column between panels. */
export const PANELS = [0, PANEL_COLUMNS + 1, 2 * (PANEL_COLUMNS + 1)] as const
/** Last column of each panel. */
export const panelEnd = (panel: Panel): number => PANELS[panel] + PANEL_COLUMNS - 1
/** Last column of the sheet. */
export const LAST_COLUMN = panelEnd(2)

const panelWidths = NAME_WIDTHS.map((name) => [name, ...FIGURE_WIDTHS])
/** Widths of all columns in characters. */
export const COLUMN_WIDTHS: readonly number[] = panelWidths.flatMap((widths, index) =>
  index === 0 ? widths : [GAP_WIDTH, ...widths]
)

/** A line of a block: what it is called (a spare line names itself) and its cells, some with nothing in them. */
export interface SummaryRow {
  readonly name: string | number | Figure
  readonly cells: readonly (SummaryCell | undefined)[]
}

/** A heading, a header line and lines of cells in a panel. */
export interface SummaryBlock {
  /** Last part of the block's defined name. */
  readonly blockName: string
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly SummaryRow[]
  /** Lines at the end that stand out: others and totals. */
  readonly closing?: number
  /** Columns that the name takes, where a block has few figures. */
  readonly nameSpan?: number
}

/** Where a block came to stand: its lines, and the first free row below it. */
export interface PlacedBlock {
  readonly next: number
  readonly body: CellRange
}

interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly content: SummaryCell | Figure | undefined
  readonly style: (format: FigureFormat | undefined) => string
}

/** The summary sheet under construction: blocks put into panels, figures that find each other once all are placed. */
export class SummaryBoard {
  readonly canvas = new SheetCanvas()
  readonly names: NameLayout[] = []
  private readonly cells: PlacedCell[] = []
  /** Address of each figure that is placed, by its id. */
  readonly addresses = new Map<string, string>()
  /** The name cells above a spare line, by the id of the figure that names the line. */
  private readonly above = new Map<string, string>()

  constructor(
    readonly book: StyleBook,
    private readonly figures: ReportFigures
  ) {}

  /** A range of this sheet with the sheet's name. */
  reference(range: CellRange): string {
    return sheetReference(SHEET_NAMES.summary, range)
  }

  /** Gives cells of the sheet a defined name. */
  name(blockName: string, range: CellRange): void {
    this.names.push({ name: `Summary_${blockName}`, refersTo: this.reference(range) })
  }

  /** Address of a figure that is placed. */
  addressOf(id: string): string {
    const address = this.addresses.get(id)
    if (address === undefined) throw new RangeError(`The summary sheet has no cell for ${id}`)
    return address
  }

  /** Puts a figure, a formula over figures or nothing into a cell. */
  place(
    row: number,
    column: number,
    content: PlacedCell['content'],
    style: PlacedCell['style'] = (format) => figureStyle(this.book, format)
  ): void {
    if (content && 'id' in content) this.addresses.set(content.id, cellAddress(row, column))
    this.cells.push({ row, column, content, style })
  }

  /** A heading, a header line and lines of cells. */
  block(panel: Panel, top: number, of: SummaryBlock): PlacedBlock {
    const { canvas, book } = this
    const left = PANELS[panel]
    const widths = panelWidths[panel] ?? []
    const span = of.nameSpan ?? 1
    const nameWidth = widths.slice(0, span).reduce((sum, width) => sum + width, 0) - INDENT_WIDTH
    const columnAt = (index: number): number => (index === 0 ? left : left + span - 1 + index)
    const nameCells = (row: number): CellRange => ({ top: row, left, bottom: row, right: left + span - 1 })
    this.heading(panel, top, of.heading)
    of.columns.forEach((header, index) => {
      if (index === 0) canvas.putMerged(nameCells(top + 1), headerStyle(book), header)
      else canvas.put(top + 1, columnAt(index), headerStyle(book), header)
    })
    canvas.atLeast(top + 1, HEADING_HEIGHT)
    of.rows.forEach(({ name, cells }, index) => {
      const row = top + 2 + index
      const isClosing = index >= of.rows.length - (of.closing ?? 0)
      const style = nameStyle(book, isClosing)
      if (typeof name === 'object') {
        this.above.set(name.id, rangeAddress({ top: top + 1, left, bottom: row - 1, right: left }))
        canvas.putMerged(nameCells(row), style, null)
        this.place(row, left, name, () => style)
      } else canvas.putMerged(nameCells(row), style, name)
      const lineName = typeof name === 'object' ? '' : String(name)
      canvas.atLeast(row, rowHeight([[lineName, nameWidth]], { least: LINE_HEIGHT, line: 14 }))
      cells.forEach((content, offset) =>
        this.place(row, columnAt(1 + offset), content, (format) => figureStyle(book, format, isClosing))
      )
    })
    const right = columnAt(of.columns.length - 1)
    const body = { top: top + 2, left, bottom: top + 1 + of.rows.length, right }
    this.name(of.blockName, { ...body, top: top + 1 })
    return { next: body.bottom + 2, body }
  }

  /** A heading and lines of a label and one figure each; gives the first free row below. */
  list(
    panel: Panel,
    top: number,
    of: {
      readonly blockName: string
      readonly heading: string
      readonly rows: readonly (readonly [label: string, Figure])[]
    }
  ): number {
    const { canvas, book } = this
    const left = PANELS[panel]
    const right = panelEnd(panel)
    this.heading(panel, top, of.heading)
    of.rows.forEach(([label, figure], index) => {
      const row = top + 1 + index
      canvas.putMerged({ top: row, left, bottom: row, right: left + 3 }, nameStyle(book, false), label)
      canvas.putMerged(
        { top: row, left: left + 4, bottom: row, right },
        figureStyle(book, figure.format),
        null
      )
      this.place(row, left + 4, figure)
      canvas.atLeast(row, LINE_HEIGHT)
    })
    this.name(of.blockName, { top: top + 1, left, bottom: top + of.rows.length, right })
    return top + of.rows.length + 2
  }

  private heading(panel: Panel, top: number, words: string): void {
    const range = { top, left: PANELS[panel], bottom: top, right: panelEnd(panel) }
    this.canvas.putMerged(range, blockStyle(this.book), words)
    this.canvas.atLeast(top, HEADING_HEIGHT)
  }

  /** Height of rows in points, `to` left out. */
  heightBetween(from: number, to: number): number {
    let height = 0
    for (let row = from; row < to; row += 1) height += this.canvas.rows.get(row)?.height ?? LINE_HEIGHT
    return height
  }

  /** Writes every placed cell, now that all are placed. */
  finish(lastRow: number): void {
    const { canvas, figures } = this
    for (let row = 0; row <= lastRow; row += 1) if (!canvas.rows.has(row)) canvas.height(row, LINE_HEIGHT)
    for (const { row, column, content, style } of this.cells) {
      if (!content) {
        canvas.put(row, column, style(undefined), null)
        continue
      }
      const { expression, format } = content
      const formula = printFormula(expression, {
        cell: (field) => field,
        figure: (id) => this.addressOf(id),
        column: columnName as (table: string, column: string) => string,
        above: (id) => this.above.get(id) ?? ''
      })
      const value = 'id' in content ? figures.value(content.id) : figures.evaluate(expression)
      canvas.put(row, column, style(format), shownScalar(value), formula)
    }
  }
}
