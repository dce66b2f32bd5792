import type { AppendedRows } from '../../application/ports'
import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange, NameLayout } from '../../domain/report/layout'
import type { Archive } from './archive'
import { cellXml } from './edit-cells'
import { linksIn, linksPart } from './edit-links'
import { partXml, xmlPart } from './edit-package'
import { movedFormula, movedRanges, rowsBelowSplices, type RowsBelow } from './rows-below'
import {
  attributesSplice,
  qualifiedName,
  spliced,
  withAttribute,
  withoutAttributes,
  xmlText,
  type Splice
} from './edit-splices'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/** Where a table is and what its computed columns hold. */
export interface TablePart {
  readonly name: string
  readonly xml: string
  /** Header row and rows of data, without the totals row. */
  readonly range: CellRange
  readonly hasTotalsRow: boolean
  /** Formula XML by column of the sheet. */
  readonly formulas: ReadonlyMap<number, string>
}

/**
 * The parts that change when rows are put under a table: they look like its last row, computed columns go on, and the
 * table, its validations, conditional formats and the names of its columns grow with it; its totals row and whatever else
 * stands below moves down. Throws RangeError where there is no such table, or where a table or a comment would have to move.
 */
export async function partsWithRows(
  archive: Archive,
  workbookPart: string,
  sheetPart: string,
  { sheet, table: name, rows }: AppendedRows
): Promise<ReadonlyMap<string, Uint8Array>> {
  const table = await findTable(archive, sheetPart, name)
  if (table === undefined) throw new RangeError(`Sheet "${sheet}" has no table "${name}"`)
  const { range } = table
  const grown = { ...range, bottom: range.bottom + rows.length }
  const xml = await partXml(archive, sheetPart)
  const last = lastRowOf(xml, table)
  const below: RowsBelow | undefined = last.isFollowed
    ? { sheet, table: range, count: rows.length }
    : undefined
  if (below && (await holdsMore(archive, sheetPart, range.bottom)))
    throw new RangeError(`Sheet "${sheet}": what stands below the table cannot be moved`)
  const workbook = grownNames(await partXml(archive, workbookPart), sheet, range, rows.length)
  return new Map([
    ...(below ? await elsewhereMoved(archive, sheetPart, below) : []),
    [sheetPart, xmlPart(grownSheet(xml, table, { rows, last, below }))],
    [table.name, xmlPart(grownTable(table, grown))],
    [workbookPart, xmlPart(below ? namesMoved(workbook, below) : workbook)]
  ])
}

/** Whether anything besides cells stands below a row of a sheet: another table, or a comment. */
async function holdsMore(archive: Archive, sheetPart: string, bottom: number): Promise<boolean> {
  for (const { kind, target } of linksIn(await partXml(archive, linksPart(sheetPart)), sheetPart)) {
    if (kind !== 'table' && kind !== 'comments' && kind !== 'threadedComment') continue
    let isBelow = false
    walkTags(await partXml(archive, target), {
      open(tag, attributes) {
        if (tag !== 'table' && tag !== 'comment' && tag !== 'threadedComment') return
        isBelow ||= (parseReference(attribute(attributes, 'ref') ?? '')?.range.top ?? 0) > bottom
      }
    })
    if (isBelow) return true
  }
  return false
}

/** The other sheets whose formulas name cells that move. */
async function elsewhereMoved(
  archive: Archive,
  sheetPart: string,
  below: RowsBelow
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const folder = sheetPart.slice(0, sheetPart.lastIndexOf('/') + 1)
  const others = archive.parts.filter(({ name }) => name.startsWith(folder) && name.endsWith('.xml'))
  const changed: (readonly [string, Uint8Array])[] = []
  for (const { name } of others) {
    if (name === sheetPart) continue
    const xml = await partXml(archive, name)
    const moved = xml.includes(below.sheet) ? formulasMoved(xml, 'f', below) : xml
    if (moved !== xml) changed.push([name, xmlPart(moved)])
  }
  return changed
}

const namesMoved = (xml: string, below: RowsBelow): string => formulasMoved(xml, 'definedName', below)

function formulasMoved(xml: string, element: string, below: RowsBelow): string {
  const splices: Splice[] = []
  walkTags(xml, {
    close(tag, contentStart, contentEnd) {
      if (tag !== element) return
      const text = xml.slice(contentStart, contentEnd)
      const moved = movedFormula(text, below, 'elsewhere')
      if (moved !== text) splices.push({ start: contentStart, end: contentEnd, text: moved })
    }
  })
  return spliced(xml, splices)
}

/** The table of a sheet by name, absent where the sheet has none of it. */
export async function findTable(
  archive: Archive,
  sheetPart: string,
  name: string
): Promise<TablePart | undefined> {
  const linksName = linksPart(sheetPart)
  if (!archive.has(linksName)) return undefined
  const links = linksIn(await partXml(archive, linksName), sheetPart)
  for (const { kind, target } of links) {
    if (kind !== 'table') continue
    const xml = await partXml(archive, target)
    let root: string | undefined
    let column = -1
    const formulas = new Map<number, string>()
    walkTags(xml, {
      open(tag, attributes) {
        root ??= attributes
        if (tag === 'tableColumn') column += 1
      },
      close(tag, contentStart, contentEnd) {
        if (tag === 'calculatedColumnFormula') formulas.set(column, xml.slice(contentStart, contentEnd))
      }
    })
    const shown = attribute(root ?? '', 'displayName') ?? attribute(root ?? '', 'name')
    const whole = parseReference(attribute(root ?? '', 'ref') ?? '')?.range
    if (shown?.toLowerCase() !== name.toLowerCase() || whole === undefined) continue
    const hasTotalsRow = Number(attribute(root ?? '', 'totalsRowCount') ?? 0) > 0
    const range = hasTotalsRow ? { ...whole, bottom: whole.bottom - 1 } : whole
    const bySheetColumn = [...formulas].map(([at, formula]) => [range.left + at, formula] as const)
    return { name: target, xml, range, hasTotalsRow, formulas: new Map(bySheetColumn) }
  }
  return undefined
}

interface LastRow {
  readonly end: number
  /** Rows stand below the table, which have to move. */
  readonly isFollowed: boolean
  readonly attributes: string
  readonly prefix: string
  /** Attributes and formula XML of its cells by column. */
  readonly cells: ReadonlyMap<number, { readonly attributes: string; readonly formula: string | undefined }>
}

function grownSheet(
  xml: string,
  table: TablePart,
  {
    rows,
    last,
    below
  }: Pick<AppendedRows, 'rows'> & { readonly last: LastRow; readonly below: RowsBelow | undefined }
): string {
  const { range } = table
  const added = rows.map((values, offset) => {
    const row = range.bottom + 1 + offset
    const cells: string[] = []
    for (let column = range.left; column <= range.right; column++) {
      const pattern = last.cells.get(column)
      const style = attribute(pattern?.attributes ?? '', 's')
      const attributes = ` r="${cellAddress(row, column)}"${style === undefined ? '' : ` s="${style}"`}`
      const value = values[column - range.left]
      const formula = table.formulas.get(column) ?? pattern?.formula
      if (value === undefined && formula !== undefined)
        cells.push(
          `<${last.prefix}c${attributes}><${last.prefix}f>${formula}</${last.prefix}f></${last.prefix}c>`
        )
      else cells.push(cellXml(last.prefix, attributes, value ?? null))
    }
    const attributes = withoutAttributes(last.attributes, 'r', 'spans', 'ht', 'customHeight', 'hidden')
    return `<${last.prefix}row r="${row + 1}"${attributes.trimEnd()}>${cells.join('')}</${last.prefix}row>`
  })
  return spliced(xml, [
    { start: last.end, end: last.end, text: added.join('') },
    ...grownRules(xml, { table: range, count: rows.length }, below),
    ...(below ? rowsBelowSplices(xml, below) : [])
  ])
}

/** The sheet's extent, validations and conditional formats over so many more rows of the table, those below it lower down. */
function grownRules(
  xml: string,
  { table, count }: Omit<RowsBelow, 'sheet'>,
  below: RowsBelow | undefined
): Splice[] {
  const changedRange = (one: string, tag: string): string => {
    const grown = tag === 'dimension' ? one : grownRange(one, table, count)
    const moved = grown === one && below ? movedRanges(one, below) : grown
    return tag === 'dimension' ? grownDimension(moved, table, count) : moved
  }
  const splices: Splice[] = []
  walkTags(xml, {
    open(tag, attributes, start) {
      const text = attribute(attributes, tag === 'dimension' ? 'ref' : 'sqref')
      if (text === undefined || !['dimension', 'dataValidation', 'conditionalFormatting'].includes(tag))
        return
      const changed = text
        .split(/\s+/)
        .map((one) => changedRange(one, tag))
        .join(' ')
      if (changed === text) return
      const name = tag === 'dimension' ? 'ref' : 'sqref'
      splices.push(attributesSplice(xml, { start, attributes }, withAttribute(attributes, name, changed)))
    }
  })
  return splices
}

function lastRowOf(xml: string, { range }: TablePart): LastRow {
  let row = -1
  let open: { attributes: string; start: number } | undefined
  let cell: { column: number; attributes: string; formula: string | undefined } | undefined
  let cells = new Map<number, { attributes: string; formula: string | undefined }>()
  let found: Omit<LastRow, 'isFollowed'> | undefined
  let isFollowed = false
  walkTags(xml, {
    open(tag, attributes, start) {
      if (tag === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        open = { attributes, start }
        cells = new Map()
        if (row > range.bottom) isFollowed = true
      } else if (tag === 'c' && open !== undefined) {
        const place = parseReference(attribute(attributes, 'r') ?? '')?.range
        cell = { column: place?.left ?? (cell?.column ?? -1) + 1, attributes, formula: undefined }
      }
    },
    close(tag, contentStart, contentEnd, end) {
      if (tag === 'f' && cell !== undefined && row === range.bottom) {
        const text = xml.slice(contentStart, contentEnd)
        // Only a formula that names columns and no cells means the same one row further down.
        if (text !== '' && !/\$?[A-Z]{1,3}\$?\d/.test(text.replace(/\[[^\]]*\]/g, ''))) cell.formula = text
      } else if (tag === 'c' && cell !== undefined) {
        if (row === range.bottom) cells.set(cell.column, cell)
      } else if (tag === 'row' && open !== undefined) {
        if (row === range.bottom) {
          const prefix = qualifiedName(xml, open.start).slice(0, -'row'.length)
          found = { end, attributes: open.attributes, prefix, cells }
        }
        open = undefined
        cell = undefined
      }
    }
  })
  if (found === undefined) throw new MalformedXml('the last row of the table is not there')
  return { ...found, isFollowed }
}

/** A table's XML over another range with the same header row, its totals row right below. */
export function grownTable({ xml, range, hasTotalsRow }: TablePart, grown: CellRange): string {
  const splices: Splice[] = []
  walkTags(xml, {
    open(tag, attributes, start) {
      if (tag !== 'table' && tag !== 'autoFilter') return
      const own = parseReference(attribute(attributes, 'ref') ?? '')?.range
      // The filter of a table ends above the totals row.
      const totals = tag === 'table' && hasTotalsRow ? 1 : 0
      if (own === undefined || own.bottom !== range.bottom + totals) return
      const reference = rangeAddress({ ...own, bottom: grown.bottom + totals })
      splices.push(attributesSplice(xml, { start, attributes }, withAttribute(attributes, 'ref', reference)))
    }
  })
  return spliced(xml, splices)
}

/** A range of the table's data that ends with it, ending with the grown table instead; others as they are. */
function grownRange(text: string, table: CellRange, count: number): string {
  const range = parseReference(text)?.range
  const ends = range?.bottom === table.bottom && range.top > table.top
  if (range === undefined || !ends || range.left < table.left || range.right > table.right) return text
  return rangeAddress({ ...range, bottom: range.bottom + count })
}

/** A sheet's extent once a table has so many more rows. */
export function grownDimension(text: string, table: CellRange, count: number): string {
  const range = parseReference(text)?.range
  const bottom = table.bottom + count
  return range === undefined || range.bottom >= bottom ? text : rangeAddress({ ...range, bottom })
}

/** The workbook's XML with the names of a table's columns over so many more rows. */
export function grownNames(xml: string, sheet: string, table: CellRange, count: number): string {
  const splices: Splice[] = []
  walkTags(xml, {
    close(tag, contentStart, contentEnd) {
      if (tag !== 'definedName') return
      const text = xml.slice(contentStart, contentEnd)
      const reference = parseReference(attribute(` text="${text.replaceAll('"', '&quot;')}"`, 'text') ?? '')
      const { range } = reference ?? {}
      if (reference?.sheet !== sheet || range === undefined) return
      if (range.bottom !== table.bottom || range.top !== table.top + 1) return
      const row = `$${table.bottom + 1}`
      const end = `$${table.bottom + 1 + count}`
      const last = text.slice(text.lastIndexOf('!') + 1)
      const head = text.slice(0, text.lastIndexOf('!') + 1)
      const changed = last.includes(':')
        ? `${head}${last.slice(0, last.lastIndexOf(row))}${end}`
        : `${text}:${last.slice(0, last.lastIndexOf(row))}${end}`
      splices.push({ start: contentStart, end: contentEnd, text: changed })
    }
  })
  return spliced(xml, splices)
}

/** The workbook's XML with some of its names standing for other cells. */
export function movedNames(xml: string, names: readonly NameLayout[]): string {
  const moved = new Map(names.map(({ name, refersTo }) => [name.toLowerCase(), refersTo]))
  const splices: Splice[] = []
  let refersTo: string | undefined
  walkTags(xml, {
    open(tag, attributes) {
      if (tag === 'definedName') refersTo = moved.get(attribute(attributes, 'name')?.toLowerCase() ?? '')
    },
    close(tag, contentStart, contentEnd) {
      if (tag !== 'definedName' || refersTo === undefined) return
      splices.push({ start: contentStart, end: contentEnd, text: xmlText(refersTo) })
    }
  })
  return spliced(xml, splices)
}
