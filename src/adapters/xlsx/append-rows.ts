import type { AppendedRows } from '../../application/ports'
import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange, NameLayout } from '../../domain/report/layout'
import type { Archive } from './archive'
import { cellXml } from './edit-cells'
import { linksIn, linksPart } from './edit-links'
import { partXml, xmlPart } from './edit-package'
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
  readonly range: CellRange
  /** Formula XML by column of the sheet. */
  readonly formulas: ReadonlyMap<number, string>
}

/**
 * The parts that change when rows are put under a table: they look like its last row, computed columns go on, and the
 * table, its validations, conditional formats and the names of its columns grow with it. Throws RangeError where there is
 * no such table, where it has a row of totals, or where the rows below are not free.
 */
export async function partsWithRows(
  archive: Archive,
  workbookPart: string,
  sheetPart: string,
  { sheet, table: name, rows }: AppendedRows
): Promise<ReadonlyMap<string, Uint8Array>> {
  const table = await findTable(archive, sheetPart, name)
  if (table === undefined) throw new RangeError(`Sheet "${sheet}" has no table "${name}"`)
  const grown = { ...table.range, bottom: table.range.bottom + rows.length }
  const xml = await partXml(archive, sheetPart)
  const workbook = await partXml(archive, workbookPart)
  return new Map([
    [sheetPart, xmlPart(grownSheet(xml, table, rows, sheet))],
    [table.name, xmlPart(grownTable(table, grown))],
    [workbookPart, xmlPart(grownNames(workbook, sheet, table.range, rows.length))]
  ])
}

/** The table of a sheet by name, absent where the sheet has none of it; throws RangeError for one with a row of totals. */
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
    const range = parseReference(attribute(root ?? '', 'ref') ?? '')?.range
    if (shown?.toLowerCase() !== name.toLowerCase() || range === undefined) continue
    if (Number(attribute(root ?? '', 'totalsRowCount') ?? 0) > 0)
      throw new RangeError(`Table "${name}" has a row of totals`)
    const bySheetColumn = [...formulas].map(([at, formula]) => [range.left + at, formula] as const)
    return { name: target, xml, range, formulas: new Map(bySheetColumn) }
  }
  return undefined
}

interface LastRow {
  readonly end: number
  readonly attributes: string
  readonly prefix: string
  /** Attributes and formula XML of its cells by column. */
  readonly cells: ReadonlyMap<number, { readonly attributes: string; readonly formula: string | undefined }>
}

function grownSheet(xml: string, table: TablePart, rows: AppendedRows['rows'], sheet: string): string {
  const { range } = table
  const last = lastRowOf(xml, table, rows.length, sheet)
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
    ...grownRules(xml, range, rows.length)
  ])
}

/** The sheet's extent, validations and conditional formats over so many more rows of the table. */
function grownRules(xml: string, range: CellRange, count: number): Splice[] {
  const splices: Splice[] = []
  walkTags(xml, {
    open(tag, attributes, start) {
      const text = attribute(attributes, tag === 'dimension' ? 'ref' : 'sqref')
      if (text === undefined || !['dimension', 'dataValidation', 'conditionalFormatting'].includes(tag))
        return
      const changed = text
        .split(/\s+/)
        .map((one) =>
          tag === 'dimension' ? grownDimension(one, range, count) : grownRange(one, range, count)
        )
        .join(' ')
      if (changed === text) return
      const name = tag === 'dimension' ? 'ref' : 'sqref'
      splices.push(attributesSplice(xml, { start, attributes }, withAttribute(attributes, name, changed)))
    }
  })
  return splices
}

function lastRowOf(xml: string, { range }: TablePart, count: number, sheet: string): LastRow {
  let row = -1
  let open: { attributes: string; start: number } | undefined
  let cell: { column: number; attributes: string; formula: string | undefined } | undefined
  let cells = new Map<number, { attributes: string; formula: string | undefined }>()
  let found: LastRow | undefined
  const isBelow = (): boolean => row > range.bottom && row <= range.bottom + count
  walkTags(xml, {
    open(tag, attributes, start) {
      if (tag === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        open = { attributes, start }
        cells = new Map()
        // A row that is there, even an empty one, would have to be joined with the new one.
        if (isBelow()) throw new RangeError(`Sheet "${sheet}": row ${row + 1} below the table is not free`)
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
  return found
}

/** A table's XML over another range with the same header row. */
export function grownTable({ xml, range }: TablePart, grown: CellRange): string {
  const splices: Splice[] = []
  walkTags(xml, {
    open(tag, attributes, start) {
      if (tag !== 'table' && tag !== 'autoFilter') return
      const own = parseReference(attribute(attributes, 'ref') ?? '')?.range
      if (own === undefined || own.bottom !== range.bottom) return
      const reference = rangeAddress({ ...own, bottom: grown.bottom })
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
