import { ArchiveProblem } from './archive'
import { cellAddress } from '../../domain/report/a1'
import { cellKey } from '../../domain/report/workbook-content'
import { denseSheet, parsedReference, type DenseSheet } from './dense-sheet'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/**
 * What a sheet may hold (Microsoft: "Excel specifications and limits"); `cells` with content a workbook, `places` from the
 * first column in use to each row's last cell, and hucre as one rectangle.
 */
export const SHEET_LIMITS = {
  rows: 1_048_576,
  columns: 16_384,
  text: 32_767,
  cells: 5_000_000,
  places: 20_000_000
} as const

/** Up to here a sheet is read with all that is empty in it; beyond, only with what there is. */
const STRETCHED_CELLS = 1_000_000

/** Column definitions never overlap in a sound file; this many columns in all leave room for sloppy ones. */
const DEFINED_COLUMNS = 4 * SHEET_LIMITS.columns

interface OpenCell {
  readonly start: number
  readonly row: number
  readonly column: number
  readonly shared: boolean
  filled: boolean
  hasValue: boolean
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** How many shared strings the workbook has. */
  readonly sharedStrings: number
  /** Those of them that are longer than a cell's text may be. */
  readonly tooLong: ReadonlySet<number>
  /** Number formats by cell style; undefined for General. */
  readonly numberFormats: readonly (string | undefined)[]
}

/** A worksheet that may be read: its XML and the number formats other than General of its cells, by cell key. */
export interface CheckedSheet extends DenseSheet {
  readonly numberFormats: Map<number, string>
  /** Cells with content, and places that the sheet takes once read. */
  readonly cells: number
  readonly places: number
}

/**
 * A worksheet known to be whole: tags closed in order, rows and columns within an Excel sheet, every shared string
 * there. A sheet whose cells lie far apart is answered without the empty rows and columns between them.
 * Throws ArchiveProblem `damaged` or `too-large`, naming the part, `cell-too-long` or `too-many-cells`.
 */
export function checkedSheet(
  xml: string,
  context: SheetContext,
  sheet: { readonly part: string; readonly name: string }
): CheckedSheet {
  const { part } = sheet
  const damaged = () => new ArchiveProblem('damaged', { part })
  const all = { rows: 0, columns: 0 }
  const ends = new Map<number, number>()
  let firstColumn: number = SHEET_LIMITS.columns
  let cells = 0
  let letters = 0
  const numberFormats = new Map<number, string>()
  const unset: { start: number; end: number }[] = []
  let inData = false
  let row = 0
  let column = 0
  let cell: OpenCell | undefined
  let definedColumns = 0

  const inBounds = (number: number, limit: number, what: 'rows' | 'columns') => {
    if (!Number.isInteger(number) || number < 1) throw damaged()
    if (number > limit) throw new ArchiveProblem('too-large', { part, [what]: number })
    return number
  }

  const openCell = (attributes: string, start: number) => {
    const reference = attribute(attributes, 'r')
    const place = reference === undefined ? { row, column: column + 1 } : parsedReference(reference)
    if (place === undefined) throw damaged()
    column = inBounds(place.column, SHEET_LIMITS.columns, 'columns')
    inBounds(place.row, SHEET_LIMITS.rows, 'rows')
    const style = attribute(attributes, 's')
    const format = style === undefined ? undefined : context.numberFormats[Number(style)]
    if (format !== undefined) numberFormats.set(cellKey(place.row - 1, place.column - 1), format)
    cell = { start, ...place, shared: attribute(attributes, 't') === 's', filled: false, hasValue: false }
    letters = 0
  }

  const closeValue = (value: string) => {
    if (cell === undefined) return
    if (value.trim() === '') return
    cell.hasValue = true
    if (cell.shared && !isIndex(value, context.sharedStrings)) throw damaged()
    letters += cell.shared && context.tooLong.has(Number(value)) ? Infinity : lettersIn(value)
    if (letters <= SHEET_LIMITS.text) return
    throw new ArchiveProblem('cell-too-long', {
      sheet: sheet.name,
      cell: cellAddress(cell.row - 1, cell.column - 1)
    })
  }

  const closeCell = ({ start, row, column, filled, shared, hasValue }: OpenCell, end: number) => {
    all.rows = Math.max(all.rows, row)
    all.columns = Math.max(all.columns, column)
    // hucre reads a cell that refers to no shared string as the first of them.
    const isUnset = shared && !hasValue
    if (isUnset) unset.push({ start, end })
    if (isUnset || !filled) return
    cells += 1
    if (cells > SHEET_LIMITS.cells) throw tooManyCells()
    ends.set(row, Math.max(ends.get(row) ?? 0, column))
    firstColumn = Math.min(firstColumn, column)
  }

  const root = walkTags(xml, {
    open(name, attributes, start) {
      if (name === 'c' && inData) openCell(attributes, start)
      else if (name === 'row' && inData) {
        row = inBounds(Number(attribute(attributes, 'r') ?? row + 1), SHEET_LIMITS.rows, 'rows')
        column = 0
      } else if (name === 'sheetData') inData = true
      else if (name === 'col') {
        definedColumns += Number(attribute(attributes, 'max')) - Number(attribute(attributes, 'min')) + 1
        if (definedColumns > DEFINED_COLUMNS) throw damaged()
      } else if (cell !== undefined && (name === 'v' || name === 'f' || name === 'is')) cell.filled = true
    },
    close(name, contentStart, contentEnd, end) {
      if (name === 'sheetData') inData = false
      if (cell === undefined) return
      if (name === 'v' || name === 't') closeValue(xml.slice(contentStart, contentEnd))
      if (name !== 'c') return
      closeCell(cell, end)
      cell = undefined
    }
  })
  if (root !== 'worksheet') throw new MalformedXml(`<${root}> is no worksheet`)
  const places = [...ends.values()].reduce((sum, end) => sum + end - firstColumn + 1, 0)
  const tooLarge = new ArchiveProblem('too-large', { part, ...all })
  if (places > SHEET_LIMITS.places) throw tooLarge
  const sound = unset.length === 0 ? xml : without(xml, unset)
  const dense: DenseSheet = all.rows * all.columns > STRETCHED_CELLS ? denseSheet(sound) : { xml: sound }
  const { rows = { length: all.rows }, columns = { length: all.columns } } = dense
  if (rows.length * columns.length > SHEET_LIMITS.places) throw tooLarge
  return { ...dense, numberFormats, cells, places }
}

/** What a workbook with more cells than SHEET_LIMITS is refused with. */
export const tooManyCells = (): ArchiveProblem =>
  new ArchiveProblem('too-many-cells', { limit: SHEET_LIMITS.cells })

/** Characters of an XML text, in which entities and Excel's escapes (`_x000D_`) stand for one each. */
export const lettersIn = (xml: string): number =>
  xml.length > SHEET_LIMITS.text ? xml.replace(/&[^;]*;|_x[0-9a-f]{4}_/giu, '?').length : xml.length

const isIndex = (text: string, count: number): boolean => /^\s*\d+\s*$/.test(text) && Number(text) < count

function without(xml: string, spans: readonly { start: number; end: number }[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    kept.push(xml.slice(at, start))
    at = end
  }
  return kept.concat(xml.slice(at)).join('')
}
