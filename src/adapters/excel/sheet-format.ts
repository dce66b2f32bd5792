import type {
  BorderSide,
  CellBorders,
  CellRange,
  CellStyle,
  SheetLayout,
  WorkbookLayout
} from '../../domain/report/layout'
import { addressesOf, joinedAddresses, rectanglesByKey, stretches } from './rectangles'
import { columnsAddress, extent, rowsAddress, targets } from './sheet-cells'
import { writeStep, type WriteStep } from './write-requests'

/** Pixels of a digit and of the margins in the default font, and points of a pixel: Excel's unit for column widths. */
const DIGIT_PIXELS = 7
const PADDING_PIXELS = 5
const POINTS_PER_PIXEL = 0.75

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const
const WEIGHT = { thin: 'Thin', medium: 'Medium' } as const
/** Calls that a complete style takes at most on one group of ranges. */
const STYLE_CALLS = 34

/** Cell styles, each on all its rectangles at once, so that the number of calls does not grow with the rows. */
export function styleSteps(sheet: SheetLayout, styles: WorkbookLayout['styles']): WriteStep[] {
  const byStyle = rectanglesByKey(sheet.cells.map((row) => row.map((cell) => cell?.style)))
  return [...byStyle]
    .map(([key, ranges]) => {
      const style = styles[key]
      if (!style) throw new RangeError(`No style "${key}" in the layout of sheet "${sheet.name}"`)
      return { style, ranges }
    })
    .sort((a, b) => heaviest(a.style.borders) - heaviest(b.style.borders))
    .flatMap(({ style, ranges }) =>
      groups(style, ranges).map(({ tall, wide, ranges: part }) => {
        const addresses = addressesOf(part)
        return writeStep(
          'formatting',
          STYLE_CALLS * addresses.length,
          (book) => {
            for (const cells of targets(book.sheet(sheet.name), part))
              applyStyle(cells.format, style, tall, wide)
          },
          addresses.reduce((sum, address) => sum + address.length, 0)
        )
      })
    )
}

/** Neighbours share a line and the last one to draw it wins, so the thick lines come last. */
const heaviest = (borders: CellBorders | undefined): number =>
  borders && Object.values(borders).some((side?: BorderSide) => side?.style === 'medium') ? 1 : 0

interface Group {
  readonly tall: boolean
  readonly wide: boolean
  readonly ranges: CellRange[]
}

/** Ranges with inner lines of a kind apart from those without, because Excel may refuse inner lines of a single row. */
function groups(style: CellStyle, ranges: readonly CellRange[]): readonly Group[] {
  const { top, right, bottom, left } = style.borders ?? {}
  const parts = ranges
    .flatMap((range) => (isSameSide(left, right) ? [range] : singleColumns(range)))
    .flatMap((range) => (isSameSide(top, bottom) ? [range] : singleRows(range)))
  if (style.borders === undefined) return [{ tall: false, wide: false, ranges: parts }]
  const found = new Map<string, Group>()
  for (const range of parts) {
    const { tall, wide } = extent(range)
    const key = `${tall}${wide}`
    const group = found.get(key)
    if (group) group.ranges.push(range)
    else found.set(key, { tall, wide, ranges: [range] })
  }
  return [...found.values()]
}

const isSameSide = (a: BorderSide | undefined, b: BorderSide | undefined): boolean =>
  a?.style === b?.style && a?.color === b?.color

const singleColumns = (range: CellRange): CellRange[] =>
  Array.from({ length: range.right - range.left + 1 }, (_, index) => ({
    ...range,
    left: range.left + index,
    right: range.left + index
  }))

const singleRows = (range: CellRange): CellRange[] =>
  Array.from({ length: range.bottom - range.top + 1 }, (_, index) => ({
    ...range,
    top: range.top + index,
    bottom: range.top + index
  }))

function applyStyle(format: Excel.RangeFormat, style: CellStyle, tall: boolean, wide: boolean): void {
  const { font, fill, horizontal, vertical, wrap, indent, borders, locked } = style
  format.font.name = font.name
  format.font.size = font.size
  if (font.bold) format.font.bold = true
  if (font.italic) format.font.italic = true
  if (font.underline) format.font.underline = 'Single'
  if (font.color !== undefined) format.font.color = `#${font.color}`
  if (fill !== undefined) format.fill.color = `#${fill}`
  if (horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[horizontal]
  format.verticalAlignment = VERTICAL[vertical]
  if (wrap) format.wrapText = true
  if (indent !== undefined) format.indentLevel = indent
  format.protection.locked = locked
  if (!borders) return
  const draw = (index: Excel.BorderIndex, side: BorderSide | undefined): void => {
    if (!side) return
    const line = format.borders.getItem(index)
    line.style = 'Continuous'
    line.weight = WEIGHT[side.style]
    line.color = `#${side.color}`
  }
  draw('EdgeTop' as Excel.BorderIndex, borders.top)
  draw('EdgeBottom' as Excel.BorderIndex, borders.bottom)
  draw('EdgeLeft' as Excel.BorderIndex, borders.left)
  draw('EdgeRight' as Excel.BorderIndex, borders.right)
  if (tall) draw('InsideHorizontal' as Excel.BorderIndex, borders.top)
  if (wide) draw('InsideVertical' as Excel.BorderIndex, borders.left)
}

/** Points of a column that is so many characters wide. */
export const widthInPoints = (characters: number): number =>
  Math.trunc(characters * DIGIT_PIXELS + PADDING_PIXELS) * POINTS_PER_PIXEL

/**
 * Widths and hidden columns, heights and hidden rows; equal ones at once. A table's rows fit their content instead,
 * because a row with a height of its own would not grow with what people type.
 */
export function dimensionSteps({ name, columns, rows, table }: SheetLayout): WriteStep[] {
  const widths = columnStretches(columns.map(({ width }) => width))
  const hiddenColumns = stretches(columns.flatMap(({ hidden }, column) => (hidden ? [column] : [])))
  const heights = new Map<number, number[]>()
  for (const [row, { height }] of rows) {
    if (height === undefined || (table && row > table.range.top && row <= table.range.bottom)) continue
    const known = heights.get(height)
    if (known) known.push(row)
    else heights.set(height, [row])
  }
  const hiddenRows = stretches([...rows].flatMap(([row, { hidden }]) => (hidden ? [row] : [])))
  const heightAddresses = [...heights].flatMap(([height, numbers]) =>
    joinedAddresses(stretches(numbers).map(([first, last]) => rowsAddress(first, last))).map((address) => ({
      height,
      address
    }))
  )
  return [
    writeStep('formatting', 2 * (widths.length + hiddenColumns.length), (book) => {
      const sheet = book.sheet(name)
      for (const { width, address } of widths)
        sheet.getRanges(address).format.columnWidth = widthInPoints(width)
      for (const [first, last] of hiddenColumns)
        sheet.getRange(columnsAddress(first, last)).columnHidden = true
    }),
    ...heightAddresses.map(({ height, address }) =>
      writeStep(
        'formatting',
        2,
        (book) => {
          book.sheet(name).getRanges(address).format.rowHeight = height
        },
        address.length
      )
    ),
    writeStep('formatting', 2 + 2 * hiddenRows.length, (book) => {
      const sheet = book.sheet(name)
      if (table) sheet.getRange(rowsAddress(table.range.top + 1, table.range.bottom)).format.autofitRows()
      for (const [first, last] of hiddenRows) sheet.getRange(rowsAddress(first, last)).rowHidden = true
    })
  ]
}

function columnStretches(
  widths: readonly number[]
): readonly { readonly width: number; readonly address: string }[] {
  return [...new Set(widths)].flatMap((width) => {
    const columns = widths.flatMap((other, column) => (other === width ? [column] : []))
    return joinedAddresses(stretches(columns).map(([first, last]) => columnsAddress(first, last))).map(
      (address) => ({ width, address })
    )
  })
}
