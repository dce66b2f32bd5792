import type { CellRange } from './layout'
import type { RowsWanted } from './rows-to-reread'
import {
  cellKey,
  type CellContent,
  type RowsContent,
  type RowsReading,
  type SheetContent,
  type WorkbookContent
} from './workbook-content'

/**
 * The workbook with rows that were read again in place of what they were; what did not change stays the same object.
 * Absent where these rows alone do not tell: a sheet is gone, cells are merged beyond them, or columns came before the first.
 */
export function replaceRows(
  content: WorkbookContent,
  { rows, hiddenRows }: RowsReading
): WorkbookContent | undefined {
  const sheets = new Map(content.sheets.map((sheet) => [sheet.name, sheet]))
  for (const piece of rows) {
    const sheet = sheets.get(piece.sheet)
    const replaced = sheet && withRows(sheet, piece)
    if (!replaced) return undefined
    sheets.set(piece.sheet, replaced)
  }
  for (const [name, hidden] of hiddenRows) {
    const sheet = sheets.get(name)
    if (!sheet) return undefined
    if (!isSameSet(sheet.hiddenRows, hidden)) sheets.set(name, { ...sheet, hiddenRows: hidden })
  }
  return { ...content, sheets: content.sheets.map((sheet) => sheets.get(sheet.name) ?? sheet) }
}

function withRows(sheet: SheetContent, piece: RowsContent): SheetContent | undefined {
  const isEmptySheet = sheet.values.length === 0
  const left = isEmptySheet ? piece.left : sheet.left
  const top = isEmptySheet ? piece.top : sheet.top
  const cells = piece.values.flat().length
  if (cells > 0 && (piece.left < left || piece.top < top)) return undefined
  const values = [...sheet.values]
  const padding: readonly CellContent[] = Array.from({ length: Math.max(0, piece.left - left) }, () => null)
  const last = Math.min(piece.bottom, Math.max(piece.top + piece.values.length, top + values.length) - 1)
  for (let row = Math.max(piece.top, top); row <= last; row += 1) {
    while (values.length < row - top) values.push([])
    const read = piece.values[row - piece.top] ?? []
    values[row - top] = padding.length > 0 ? [...padding, ...read] : read
  }
  const placed = { ...sheet, top, left, values }
  return piece.rest ? withRest(placed, sheet, piece, piece.rest) : placed
}

function withRest(
  placed: SheetContent,
  before: SheetContent,
  piece: RowsContent,
  rest: NonNullable<RowsContent['rest']>
): SheetContent | undefined {
  const touches = (merge: CellRange): boolean => merge.top <= piece.bottom && merge.bottom >= piece.top
  const isWithin = (merge: CellRange): boolean => merge.top >= piece.top && merge.bottom <= piece.bottom
  const touched = before.merges.filter(touches)
  if (![...touched, ...rest.merges].every(isWithin)) return undefined
  const width = Math.max(
    ...[before, placed].map(({ left, values }) =>
      values
        .slice(Math.max(0, piece.top - placed.top), piece.bottom - placed.top + 1)
        .reduce((widest, row) => Math.max(widest, left + row.length), 0)
    )
  )
  const area = {
    top: piece.top,
    bottom: Math.min(piece.bottom, placed.top + placed.values.length - 1),
    width
  }
  return {
    ...placed,
    formulas: withEntries(before.formulas, rest.formulas, area),
    numberFormats: withEntries(before.numberFormats, rest.numberFormats, area),
    merges:
      touched.length === 0 && rest.merges.length === 0
        ? before.merges
        : [...before.merges.filter((merge) => !touches(merge)), ...rest.merges]
  }
}

interface Area {
  readonly top: number
  readonly bottom: number
  /** Columns from the sheet's first. */
  readonly width: number
}

/** The entries of a sheet with those of an area replaced; the same map where nothing changes, as copying a large one is slow. */
function withEntries(
  all: ReadonlyMap<number, string>,
  ofArea: ReadonlyMap<number, string>,
  { top, bottom, width }: Area
): ReadonlyMap<number, string> {
  const gone: number[] = []
  for (let row = top; row <= bottom; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const key = cellKey(row, column)
      if (all.has(key) && !ofArea.has(key)) gone.push(key)
    }
  }
  const isSame = gone.length === 0 && [...ofArea].every(([key, entry]) => all.get(key) === entry)
  if (isSame) return all
  const replaced = new Map(all)
  for (const key of gone) replaced.delete(key)
  for (const [key, entry] of ofArea) replaced.set(key, entry)
  return replaced
}

function isSameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  if (a.size !== b.size) return false
  for (const item of b) if (!a.has(item)) return false
  return true
}

/** Rows of a workbook as reading them again gives them; absent where one of their sheets is not there. */
export function rowsIn(content: WorkbookContent, wanted: readonly RowsWanted[]): RowsReading | undefined {
  const asked = wanted.flatMap((span) => {
    const sheet = content.sheets.find(({ name }) => name === span.sheet)
    return sheet ? [{ sheet, span }] : []
  })
  if (asked.length < wanted.length) return undefined
  return {
    rows: asked.map(({ sheet, span }) => rowsOf(sheet, span)),
    hiddenRows: new Map(asked.map(({ sheet }) => [sheet.name, sheet.hiddenRows]))
  }
}

function rowsOf(sheet: SheetContent, { top, bottom, only }: RowsWanted): RowsContent {
  const end = Math.min(bottom, sheet.top + sheet.values.length - 1)
  const rows = {
    sheet: sheet.name,
    top,
    bottom,
    left: sheet.left,
    values: Array.from(
      { length: Math.max(0, end - top + 1) },
      (_, index) => sheet.values[top + index - sheet.top] ?? []
    )
  }
  if (only) return rows
  const within = (map: ReadonlyMap<number, string>): Map<number, string> =>
    new Map([...map].filter(([key]) => key >= cellKey(top, 0) && key < cellKey(bottom + 1, 0)))
  const { formulas, numberFormats, merges } = sheet
  return {
    ...rows,
    rest: {
      formulas: within(formulas),
      numberFormats: within(numberFormats),
      merges: merges.filter((merge) => merge.top <= bottom && merge.bottom >= top)
    }
  }
}
