import { ArchiveProblem } from './archive'
import { cellKey } from '../../domain/report/workbook-content'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/** What a sheet may span before it is refused, and what hucre can hold as one rectangle. */
export const SHEET_LIMITS = { rows: 1_048_576, columns: 16_384, cells: 20_000_000 } as const

/** Empty formatted cells may stretch the rectangle up to here before they are dropped. */
const STRETCHED_CELLS = 1_000_000

/** Column definitions never overlap in a sound file; this many columns in all leave room for sloppy ones. */
const DEFINED_COLUMNS = 4 * SHEET_LIMITS.columns

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** How many shared strings the workbook has. */
  readonly sharedStrings: number
  /** Number formats by cell style; undefined for General. */
  readonly numberFormats: readonly (string | undefined)[]
}

/** A worksheet that may be read: its XML and the number formats other than General of its cells, by cell key. */
export interface CheckedSheet {
  readonly xml: string
  readonly numberFormats: Map<number, string>
}

/**
 * A worksheet known to be whole: tags closed in order, rows and columns within an Excel sheet, every shared string
 * there. Formatted cells without content are left out when they stretch the sheet to an absurd size.
 * Throws ArchiveProblem `damaged` or `too-large`, naming the part.
 */
export function checkedSheet(xml: string, context: SheetContext, part: string): CheckedSheet {
  const damaged = () => new ArchiveProblem('damaged', { part })
  const content = { rows: 0, columns: 0 }
  const formatted = { rows: 0, columns: 0 }
  const numberFormats = new Map<number, string>()
  const empty: { start: number; end: number }[] = []
  let inData = false
  let row = 0
  let column = 0
  let cell: { start: number; row: number; column: number; shared: boolean; filled: boolean } | undefined
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
    cell = { start, ...place, shared: attribute(attributes, 't') === 's', filled: false }
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
      if (name === 'v' && cell.shared && !isIndex(xml.slice(contentStart, contentEnd), context.sharedStrings))
        throw damaged()
      if (name !== 'c') return
      const box = cell.filled ? content : formatted
      box.rows = Math.max(box.rows, cell.row)
      box.columns = Math.max(box.columns, cell.column)
      if (!cell.filled) empty.push({ start: cell.start, end })
      cell = undefined
    }
  })
  if (root !== 'worksheet') throw new MalformedXml(`<${root}> is no worksheet`)
  if (content.rows * content.columns > SHEET_LIMITS.cells)
    throw new ArchiveProblem('too-large', { part, ...content })
  const stretched = Math.max(content.rows, formatted.rows) * Math.max(content.columns, formatted.columns)
  const isStretched = stretched > STRETCHED_CELLS && stretched > content.rows * content.columns
  return { xml: isStretched ? without(xml, empty) : xml, numberFormats }
}

const isIndex = (text: string, count: number): boolean => /^\s*\d+\s*$/.test(text) && Number(text) < count

function parsedReference(reference: string): { row: number; column: number } | undefined {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  const row = Number(reference.slice(at))
  return at === 0 || !Number.isInteger(row) || row < 1 ? undefined : { row, column }
}

function without(xml: string, spans: readonly { start: number; end: number }[]): string {
  const kept: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    kept.push(xml.slice(at, start))
    at = end
  }
  return kept.concat(xml.slice(at)).join('')
}
