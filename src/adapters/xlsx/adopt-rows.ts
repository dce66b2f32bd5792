import type { AdoptedRows } from '../../domain/report/adopted-rows'
import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { findTable, grownDimension, grownNames, grownTable } from './append-rows'
import type { Archive } from './archive'
import { partXml, xmlPart } from './edit-package'
import { attributesSplice, qualifiedName, spliced, withAttribute, type Splice } from './edit-splices'
import { attribute, walkTags } from './xml-tags'

/**
 * The parts that change when a table adopts rows in it or under it: their cells take the styles of the row they are to look
 * like, that row's validations and conditional formats cover them, and the table and the names of its columns end with the
 * last of them. Throws RangeError where there is no such table or where it has a row of totals.
 */
export async function partsWithAdoptedRows(
  archive: Archive,
  workbookPart: string,
  sheetPart: string,
  adopted: AdoptedRows
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { sheet, table: name, bottom } = adopted
  const table = await findTable(archive, sheetPart, name)
  if (table === undefined) throw new RangeError(`Sheet "${sheet}" has no table "${name}"`)
  const xml = await partXml(archive, sheetPart)
  const { range } = table
  const looks = spliced(xml, [...lookSplices(xml, range, adopted), ...ruleSplices(xml, range, adopted)])
  const parts = new Map([[sheetPart, xmlPart(looks)]])
  if (bottom > range.bottom) {
    const workbook = await partXml(archive, workbookPart)
    parts.set(table.name, xmlPart(grownTable(table, { ...range, bottom })))
    parts.set(workbookPart, xmlPart(grownNames(workbook, sheet, range, bottom - range.bottom)))
  }
  return parts
}

const rowsOf = ({ spans }: AdoptedRows): readonly number[] =>
  spans.flatMap(({ top, bottom }) => Array.from({ length: bottom - top + 1 }, (_, index) => top + index))

interface RowInXml {
  readonly prefix: string
  readonly cells: ReadonlyMap<number, { readonly start: number; readonly attributes: string }>
  /** Where more cells go in at its end; absent for a row that is closed where it opens. */
  readonly end: number | undefined
}

/** Some rows of a sheet's XML by number, with their cells by column, from 0. */
function rowsInXml(xml: string, wanted: ReadonlySet<number>): ReadonlyMap<number, RowInXml> {
  const found = new Map<number, RowInXml>()
  let row = -1
  let prefix = ''
  let cells = new Map<number, { start: number; attributes: string }>()
  walkTags(xml, {
    open(tag, attributes, start) {
      if (tag === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        prefix = qualifiedName(xml, start).slice(0, -tag.length)
        cells = new Map()
      } else if (tag === 'c' && wanted.has(row)) {
        const column = parseReference(attribute(attributes, 'r') ?? '')?.range.left
        if (column !== undefined) cells.set(column, { start, attributes })
      }
    },
    close(tag, _contentStart, contentEnd, end) {
      if (tag !== 'row' || !wanted.has(row)) return
      found.set(row, { prefix, cells, end: contentEnd < end ? contentEnd : undefined })
    }
  })
  return found
}

function lookSplices(xml: string, range: CellRange, adopted: AdoptedRows): Splice[] {
  const rows = rowsInXml(xml, new Set([...rowsOf(adopted), adopted.like]))
  const styleAt = (column: number): string | undefined =>
    attribute(rows.get(adopted.like)?.cells.get(column)?.attributes ?? '', 's')
  const opened = new Map(adopted.open.map(({ row, column, like }) => [cellAddress(row, column), like]))
  return rowsOf(adopted).flatMap((row): Splice[] => {
    const there = rows.get(row)
    if (!there) return []
    const columns = [...there.cells.keys()].sort((one, other) => one - other)
    const splices: Splice[] = []
    for (let column = range.left; column <= range.right; column += 1) {
      const address = cellAddress(row, column)
      const style = styleAt(opened.get(address) ?? column)
      const cell = there.cells.get(column)
      if (style === undefined) continue
      if (cell) {
        splices.push(attributesSplice(xml, cell, withAttribute(cell.attributes, 's', style)))
        continue
      }
      const after = columns.find((other) => other > column)
      const start = after === undefined ? there.end : there.cells.get(after)?.start
      if (start === undefined) continue
      splices.push({ start, end: start, text: `<${there.prefix}c r="${address}" s="${style}"/>` })
    }
    return splices
  })
}

function ruleSplices(xml: string, table: CellRange, adopted: AdoptedRows): Splice[] {
  const rules: { tag: string; start: number; attributes: string; areas: readonly CellRange[] }[] = []
  const splices: Splice[] = []
  walkTags(xml, {
    open(tag, attributes, start) {
      const text = attribute(attributes, tag === 'dimension' ? 'ref' : 'sqref')
      if (text === undefined) return
      if (tag === 'dimension') {
        const grown = grownDimension(text, table, adopted.bottom - table.bottom)
        const changed = withAttribute(attributes, 'ref', grown)
        if (grown !== text) splices.push(attributesSplice(xml, { start, attributes }, changed))
      } else if (tag === 'dataValidation' || tag === 'conditionalFormatting') {
        const areas = text.split(/\s+/).flatMap((one) => parseReference(one)?.range ?? [])
        rules.push({ tag, start, attributes, areas })
      }
    }
  })
  const validated = rules.filter(({ tag }) => tag === 'dataValidation').flatMap(({ areas }) => areas)
  for (const { tag, start, attributes, areas } of rules) {
    const covered = tag === 'dataValidation' ? validated : areas
    const more = areas
      .filter(({ top, bottom, left, right }) => {
        const isHere = top <= adopted.like && adopted.like <= bottom
        return isHere && left >= table.left && right <= table.right
      })
      .flatMap(({ left, right }) =>
        rowsOf(adopted)
          .filter((row) => !covered.some((area) => holds(area, row, left, right)))
          .map((row): CellRange => ({ top: row, left, bottom: row, right }))
      )
    if (more.length === 0) continue
    const text = joinedDown([...areas, ...more])
      .map(rangeAddress)
      .join(' ')
    splices.push(attributesSplice(xml, { start, attributes }, withAttribute(attributes, 'sqref', text)))
  }
  return splices
}

const holds = (area: CellRange, row: number, left: number, right: number): boolean =>
  area.top <= row && row <= area.bottom && area.left <= right && left <= area.right

/** Areas of the same columns that follow each other as one; the first stays first, because formulas are written for it. */
function joinedDown(areas: readonly CellRange[]): readonly CellRange[] {
  const joined: CellRange[] = []
  for (const area of areas) {
    const at = joined.findIndex(
      (other) => other.left === area.left && other.right === area.right && other.bottom + 1 === area.top
    )
    const before = joined[at]
    if (before) joined[at] = { ...before, bottom: area.bottom }
    else joined.push(area)
  }
  return joined.length < areas.length ? joinedDown(joined) : joined
}
