import { ArchiveProblem } from './archive'
import { cellAddress } from '../../domain/report/a1'
import { cellKey } from '../../domain/report/workbook-content'
import { denseSheet, parsedReference, type DenseSheet } from './dense-sheet'
import { attribute, MalformedXml, walkTags, type TagVisitor } from './xml-tags'

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
  const check = new SheetCheck(context, sheet, xml)
  const root = walkTags(xml, check)
  if (root !== 'worksheet') throw new MalformedXml(`<${root}> is no worksheet`)
  const { all, unset, numberFormats, cells } = check
  const places = check.places()
  const tooLarge = new ArchiveProblem('too-large', { part, ...all })
  if (places > SHEET_LIMITS.places) throw tooLarge
  const sound = unset.length === 0 ? xml : without(xml, unset)
  const dense: DenseSheet = all.rows * all.columns > STRETCHED_CELLS ? denseSheet(sound) : { xml: sound }
  const { rows = { length: all.rows }, columns = { length: all.columns } } = dense
  if (rows.length * columns.length > SHEET_LIMITS.places) throw tooLarge
  return { ...dense, numberFormats, cells, places }
}

/** A walk through a worksheet that stops where it is broken or goes beyond what a sheet may hold. */
class SheetCheck implements TagVisitor {
  /** Rows and columns up to the last cell. */
  readonly all = { rows: 0, columns: 0 }
  readonly numberFormats = new Map<number, string>()
  /** Cells that name no shared string though they should, as spans of the XML. */
  readonly unset: { start: number; end: number }[] = []
  cells = 0
  private readonly ends = new Map<number, number>()
  private firstColumn: number = SHEET_LIMITS.columns
  private letters = 0
  private inData = false
  private row = 0
  private column = 0
  private cell: OpenCell | undefined
  private definedColumns = 0

  constructor(
    private readonly context: SheetContext,
    private readonly sheet: { readonly part: string; readonly name: string },
    private readonly xml: string
  ) {}

  open(name: string, attributes: string, start: number): void {
    if (name === 'c' && this.inData) this.openCell(attributes, start)
    else if (name === 'row' && this.inData) {
      this.row = this.inBounds(Number(attribute(attributes, 'r') ?? this.row + 1), 'rows')
      this.column = 0
    } else if (name === 'sheetData') this.inData = true
    else if (name === 'col') {
      this.definedColumns += Number(attribute(attributes, 'max')) - Number(attribute(attributes, 'min')) + 1
      if (this.definedColumns > DEFINED_COLUMNS) throw this.damaged()
    } else if (this.cell !== undefined && (name === 'v' || name === 'f' || name === 'is'))
      this.cell.filled = true
  }

  close(name: string, contentStart: number, contentEnd: number, end: number): void {
    if (name === 'sheetData') this.inData = false
    if (this.cell === undefined) return
    if (name === 'v' || name === 't') this.closeValue(this.cell, this.xml.slice(contentStart, contentEnd))
    if (name !== 'c') return
    this.closeCell(this.cell, end)
    this.cell = undefined
  }

  /** Places from the first column in use to each row's last cell. */
  places(): number {
    return [...this.ends.values()].reduce((sum, end) => sum + end - this.firstColumn + 1, 0)
  }

  private openCell(attributes: string, start: number): void {
    const { row, column } = this
    const reference = attribute(attributes, 'r')
    const place = reference === undefined ? { row, column: column + 1 } : parsedReference(reference)
    if (place === undefined) throw this.damaged()
    this.column = this.inBounds(place.column, 'columns')
    this.inBounds(place.row, 'rows')
    const style = attribute(attributes, 's')
    const format = style === undefined ? undefined : this.context.numberFormats[Number(style)]
    if (format !== undefined) this.numberFormats.set(cellKey(place.row - 1, place.column - 1), format)
    const shared = attribute(attributes, 't') === 's'
    this.cell = { start, ...place, shared, filled: false, hasValue: false }
    this.letters = 0
  }

  private closeValue(cell: OpenCell, value: string): void {
    if (value.trim() === '') return
    cell.hasValue = true
    const { sharedStrings, tooLong } = this.context
    if (cell.shared && !isIndex(value, sharedStrings)) throw this.damaged()
    this.letters += cell.shared && tooLong.has(Number(value)) ? Infinity : lettersIn(value)
    if (this.letters <= SHEET_LIMITS.text) return
    throw new ArchiveProblem('cell-too-long', {
      sheet: this.sheet.name,
      cell: cellAddress(cell.row - 1, cell.column - 1)
    })
  }

  private closeCell({ start, row, column, filled, shared, hasValue }: OpenCell, end: number): void {
    this.all.rows = Math.max(this.all.rows, row)
    this.all.columns = Math.max(this.all.columns, column)
    // hucre reads a cell that refers to no shared string as the first of them.
    const isUnset = shared && !hasValue
    if (isUnset) this.unset.push({ start, end })
    if (isUnset || !filled) return
    this.cells += 1
    if (this.cells > SHEET_LIMITS.cells) throw tooManyCells()
    this.ends.set(row, Math.max(this.ends.get(row) ?? 0, column))
    this.firstColumn = Math.min(this.firstColumn, column)
  }

  private inBounds(number: number, what: 'rows' | 'columns'): number {
    if (!Number.isInteger(number) || number < 1) throw this.damaged()
    if (number > SHEET_LIMITS[what])
      throw new ArchiveProblem('too-large', { part: this.sheet.part, [what]: number })
    return number
  }

  private damaged(): ArchiveProblem {
    return new ArchiveProblem('damaged', { part: this.sheet.part })
  }
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
