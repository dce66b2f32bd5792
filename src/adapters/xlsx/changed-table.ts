import type {
  CellLayout,
  CellRange,
  CellStyle,
  CellValue,
  ChartLayout,
  RowLayout,
  SheetLayout
} from '../../domain/report/layout'
import type { TableChange } from '../../domain/report/table-change'

/** A sheet with the styles its cells use. */
export interface StyledSheet {
  readonly sheet: SheetLayout
  readonly styles: Readonly<Record<string, CellStyle>>
}

/** The sheet with a row more, inside its table, looking like the one it is put below; what spans the place grows. */
export function withNewRow(
  sheet: SheetLayout,
  { table, below }: NonNullable<TableChange['newRow']>
): SheetLayout {
  const at = below + 1
  const cells = [...sheet.cells]
  while (cells.length < at) cells.push([])
  const source = cells[below] ?? []
  cells.splice(
    at,
    0,
    source.map((cell) => cell && { value: cell.value, style: cell.style, ...formulaOf(cell) })
  )
  const moved = (range: CellRange): CellRange => {
    const isOver = range.top <= below && range.bottom >= below
    const endsAtTable = isOver && range.bottom === table.bottom && below === table.bottom
    if (range.top >= at) return { ...range, top: range.top + 1, bottom: range.bottom + 1 }
    return endsAtTable || range.bottom >= at ? { ...range, bottom: range.bottom + 1 } : range
  }
  const rows = new Map<number, RowLayout>()
  for (const [row, layout] of sheet.rows) rows.set(row >= at ? row + 1 : row, layout)
  const height = sheet.rows.get(below)?.height
  if (height !== undefined) rows.set(at, { height })
  const { merges, validations, conditionalFormats, print, charts, links } = sheet
  return {
    ...sheet,
    cells,
    rows,
    ...(merges && { merges: merges.map(moved) }),
    ...(sheet.table && { table: { ...sheet.table, range: moved(sheet.table.range) } }),
    ...(validations && {
      validations: validations.map((rule) => ({ ...rule, ranges: rule.ranges.map(moved) }))
    }),
    ...(conditionalFormats && {
      conditionalFormats: conditionalFormats.map((rule) => ({ ...rule, ranges: rule.ranges.map(moved) }))
    }),
    ...(print?.areas && { print: { ...print, areas: print.areas.map(moved) } }),
    ...(charts && {
      charts: charts.map((chart): ChartLayout => ({ ...chart, anchor: moved(chart.anchor) }))
    }),
    ...(links && { links: links.map((link) => (link.row >= at ? { ...link, row: link.row + 1 } : link)) })
  }
}

const formulaOf = ({ formula }: CellLayout): Pick<CellLayout, 'formula'> =>
  formula === undefined ? {} : { formula }

/** The sheet with the table's rows in the order of a column: numbers, then texts, then what is empty, as Excel sorts. */
export function withSortedRows(
  sheet: SheetLayout,
  { table, column, isDescending }: NonNullable<TableChange['sort']>
): SheetLayout {
  const first = table.top + 1
  const body = Array.from({ length: table.bottom - table.top }, (_, index) => ({
    cells: sheet.cells[first + index] ?? [],
    layout: sheet.rows.get(first + index)
  }))
  const keyOf = ({ cells }: { readonly cells: readonly (CellLayout | undefined)[] }): CellValue =>
    cells[column]?.value ?? null
  const sorted = body.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if (isNothing(one) || isNothing(other)) return Number(isNothing(one)) - Number(isNothing(other))
    return (isDescending ? -1 : 1) * compared(one, other)
  })
  const cells = [...sheet.cells]
  const rows = new Map(sheet.rows)
  sorted.forEach((row, index) => {
    cells[first + index] = row.cells
    if (row.layout) rows.set(first + index, row.layout)
    else rows.delete(first + index)
  })
  return { ...sheet, cells, rows }
}

const isNothing = (value: CellValue): boolean => value === null || value === ''

function compared(a: CellValue, b: CellValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1
  return String(a).localeCompare(String(b), 'zh-CN')
}

/** The sheet with cells opened or locked, in the fill that says so. */
export function withLooks(
  { sheet, styles }: StyledSheet,
  { ranges, isLocked, fill }: NonNullable<TableChange['looks']>[number]
): StyledSheet {
  const cells = sheet.cells.map((row) => [...row])
  const own: Record<string, CellStyle> = { ...styles }
  for (const { top, left, bottom, right } of ranges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = cells[row]?.[column]
        const style = cell && own[cell.style]
        if (!cell || !style) continue
        const key = `${cell.style}:${isLocked ? 'locked' : 'open'}:${fill ?? ''}`
        const looked: { -readonly [K in keyof CellStyle]: CellStyle[K] } = { ...style, locked: isLocked }
        if (fill === undefined) delete looked.fill
        else looked.fill = fill
        own[key] = looked
        const line = cells[row]
        if (line) line[column] = { ...cell, style: key }
      }
    }
  }
  return { sheet: { ...sheet, cells }, styles: own }
}
