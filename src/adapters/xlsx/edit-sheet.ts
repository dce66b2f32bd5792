import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { cellXml } from './edit-cells'
import { formulaWatch } from './edit-formulas'
import { isFormulaEdit, type CellEdit, type RowEdits } from './edit-requests'
import type { Splice, Tag } from './edit-splices'
import { attributesSplice, qualifiedName, spliced, withAttribute, withoutAttributes } from './edit-splices'
import { attribute, MalformedXml, walkTags } from './xml-tags'

/** A worksheet with other values in some cells. */
export interface EditedSheet {
  readonly xml: string
  /** Whether a cell lost its formula. */
  readonly hasLostFormulas: boolean
  /** Whether a cell got one. */
  readonly hasNewFormulas: boolean
}

/** How a number is stored in a cell of the given style (an index into the workbook's cell styles). */
export type StoredNumber = (value: number, style: number) => number

/** The style that a cell of the given style gets along with its value. */
export type CellStyling = (row: number, column: number, style: string | undefined) => string | undefined

interface OpenRow extends Tag {
  readonly row: number
  /** Columns still to come, in order. */
  readonly pending: [column: number, value: CellEdit][]
  column: number
  hasNewCells: boolean
}

interface OpenCell extends Tag {
  readonly row: number
  readonly column: number
  readonly value: CellEdit | undefined
  kept: string
  child: Tag | undefined
}

/** Levels of the tags inside a worksheet, whose root is level 1. */
const LEVEL = { part: 2, row: 3, cell: 4, content: 5 } as const

/**
 * The worksheet with the values put in and everything else left to the letter: existing cells keep their style unless
 * `styled` gives them another, new ones take that of their row or column, new rows and cells stand in order, the stated dimension grows with them, and
 * formulas that borrowed the text of a replaced one get their own. Throws MalformedXml when rows or cells are out of
 * order, which Excel would not open either; RangeError for a part of an array formula.
 */
export function editedSheet(
  xml: string,
  edits: RowEdits,
  storedNumber: StoredNumber,
  styled: CellStyling = (_row, _column, style) => style
): EditedSheet {
  const splices: Splice[] = []
  const rowsToCome = [...edits.keys()].sort((one, other) => one - other).reverse()
  const columnStyles: { first: number; last: number; style: string }[] = []
  const watchFormula = formulaWatch(edits)
  let level = 0
  let prefix = ''
  let dimension: Tag | undefined
  let data: Tag | undefined
  let row: OpenRow | undefined
  let cell: OpenCell | undefined
  let lastRow = -1
  let grown: CellRange | undefined
  let hasLostFormulas = false

  const insert = (at: number, text: string) => {
    if (text !== '') splices.push({ start: at, end: at, text })
  }

  const stored = (value: CellEdit, style: string | undefined): CellEdit =>
    typeof value === 'number' ? storedNumber(value, Number(style ?? 0)) : value

  const newCells = (
    rowIndex: number,
    rowStyle: string | undefined,
    values: readonly [number, CellEdit][]
  ): string =>
    values
      .filter(([, value]) => value !== null && value !== '')
      .map(([column, value]) => {
        grown = union(grown, { top: rowIndex, left: column, bottom: rowIndex, right: column })
        const given =
          rowStyle ?? columnStyles.find(({ first, last }) => first <= column && column <= last)?.style
        const style = styled(rowIndex, column, given)
        const attributes = ` r="${cellAddress(rowIndex, column)}"${style === undefined ? '' : ` s="${style}"`}`
        return cellXml(prefix, attributes, stored(value, style))
      })
      .join('')

  const newRowsUpTo = (limit: number): string => {
    const rows: string[] = []
    for (let next = rowsToCome.at(-1); next !== undefined && next < limit; next = rowsToCome.at(-1)) {
      rowsToCome.pop()
      const cells = newCells(next, undefined, inOrder(edits.get(next)))
      if (cells !== '') rows.push(`<${prefix}row r="${next + 1}">${cells}</${prefix}row>`)
    }
    return rows.join('')
  }

  const newCellsUpTo = (open: OpenRow, limit: number): string => {
    const next = open.pending.findIndex(([column]) => column >= limit)
    const due = open.pending.splice(0, next === -1 ? open.pending.length : next)
    const cells = due.length === 0 ? '' : newCells(open.row, ownStyle(open.attributes), due)
    if (cells !== '') open.hasNewCells = true
    return cells
  }

  const openRow = (attributes: string, start: number) => {
    const index = Number(attribute(attributes, 'r') ?? lastRow + 2) - 1
    if (index <= lastRow) throw new MalformedXml(`row ${index + 1} is out of order`)
    lastRow = index
    insert(start, newRowsUpTo(index))
    if (rowsToCome.at(-1) === index) rowsToCome.pop()
    row = {
      start,
      attributes,
      row: index,
      pending: inOrder(edits.get(index)),
      column: -1,
      hasNewCells: false
    }
  }

  const openCell = (open: OpenRow, attributes: string, start: number) => {
    const reference = attribute(attributes, 'r')
    const place = reference === undefined ? undefined : parseReference(reference)?.range
    const column = place?.left ?? open.column + 1
    if ((place !== undefined && place.top !== open.row) || column <= open.column)
      throw new MalformedXml(`cell ${reference} is out of order`)
    open.column = column
    insert(start, newCellsUpTo(open, column))
    const value = open.pending[0]?.[0] === column ? open.pending.shift()?.[1] : undefined
    cell = { start, attributes, row: open.row, column, value, kept: '', child: undefined }
  }

  const closeContent = (
    open: OpenCell,
    name: string,
    contentStart: number,
    contentEnd: number,
    end: number
  ) => {
    const { start, attributes } = open.child ?? { start: contentStart, attributes: '' }
    const isReplaced = open.value !== undefined
    if (name === 'f') {
      const text = watchFormula({
        place: open,
        tag: qualifiedName(xml, start),
        attributes,
        content: xml.slice(contentStart, contentEnd),
        isReplaced
      })
      if (text !== undefined) splices.push({ start, end, text })
      hasLostFormulas ||= isReplaced
    } else if (name !== 'v' && name !== 'is') open.kept += xml.slice(start, end)
  }

  const closeCell = ({ start, attributes, row: at, column, value, kept }: OpenCell, end: number) => {
    cell = undefined
    if (value === undefined) return
    const before = attribute(attributes, 's')
    const style = styled(at, column, before)
    // A number was read by the format it had.
    const isNumber = (attribute(attributes, 't') ?? 'n') === 'n'
    const own = style === before || style === undefined ? attributes : withAttribute(attributes, 's', style)
    splices.push({ start, end, text: cellXml(prefix, own, stored(value, isNumber ? before : style), kept) })
  }

  const closeRow = (open: OpenRow, contentStart: number, contentEnd: number, end: number) => {
    row = undefined
    const cells = newCellsUpTo(open, Infinity)
    // `spans` only speeds up loading; new cells may lie outside.
    const attributes = withoutAttributes(open.attributes, 'spans')
    if (contentStart < end) {
      insert(contentEnd, cells)
      if (open.hasNewCells && attributes !== open.attributes)
        splices.push(attributesSplice(xml, open, attributes))
    } else if (cells !== '')
      splices.push({
        start: open.start,
        end,
        text: `<${prefix}row${attributes.trimEnd()}>${cells}</${prefix}row>`
      })
  }

  const closeData = (open: Tag, contentStart: number, contentEnd: number, end: number) => {
    data = undefined
    const rows = newRowsUpTo(Infinity)
    if (contentStart < end) insert(contentEnd, rows)
    else if (rows !== '')
      splices.push({
        start: open.start,
        end,
        text: `<${prefix}sheetData${open.attributes.trimEnd()}>${rows}</${prefix}sheetData>`
      })
  }

  walkTags(xml, {
    open(name, attributes, start) {
      level += 1
      if (cell !== undefined) {
        if (level === LEVEL.content) cell.child = { start, attributes }
      } else if (row !== undefined) {
        if (level === LEVEL.cell && name === 'c') openCell(row, attributes, start)
      } else if (data !== undefined) {
        if (level === LEVEL.row && name === 'row') openRow(attributes, start)
      } else if (level === LEVEL.row && name === 'col') {
        const style = attribute(attributes, 'style')
        const bound = (end: string) => Number(attribute(attributes, end)) - 1
        if (style !== undefined) columnStyles.push({ first: bound('min'), last: bound('max'), style })
      } else if (level === LEVEL.part && name === 'dimension') dimension = { start, attributes }
      else if (level === LEVEL.part && name === 'sheetData') {
        data = { start, attributes }
        prefix = qualifiedName(xml, start).slice(0, -name.length)
      }
    },
    close(name, contentStart, contentEnd, end) {
      if (cell !== undefined) {
        if (level === LEVEL.content) closeContent(cell, name, contentStart, contentEnd, end)
        else if (level === LEVEL.cell) closeCell(cell, end)
      } else if (row !== undefined) {
        if (level === LEVEL.row) closeRow(row, contentStart, contentEnd, end)
      } else if (data !== undefined && level === LEVEL.part) closeData(data, contentStart, contentEnd, end)
      level -= 1
    }
  })
  if (dimension !== undefined && grown !== undefined) {
    const stated = parseReference(attribute(dimension.attributes, 'ref') ?? '')?.range
    const reference = rangeAddress(union(stated, grown))
    splices.push(attributesSplice(xml, dimension, withAttribute(dimension.attributes, 'ref', reference)))
  }
  const hasNewFormulas = [...edits.values()].some((columns) => [...columns.values()].some(isFormulaEdit))
  return { xml: spliced(xml, splices), hasLostFormulas, hasNewFormulas }
}

const inOrder = (columns: ReadonlyMap<number, CellEdit> | undefined): [number, CellEdit][] =>
  [...(columns ?? [])].sort(([one], [other]) => one - other)

/** The style a row gives to its empty cells, before that of the column. */
const ownStyle = (attributes: string): string | undefined =>
  ['1', 'true'].includes(attribute(attributes, 'customFormat') ?? '') ? attribute(attributes, 's') : undefined

const union = (one: CellRange | undefined, other: CellRange): CellRange =>
  one === undefined
    ? other
    : {
        top: Math.min(one.top, other.top),
        left: Math.min(one.left, other.left),
        bottom: Math.max(one.bottom, other.bottom),
        right: Math.max(one.right, other.right)
      }
