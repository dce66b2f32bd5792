import { cellAddress, parseReference, rangeAddress } from '../../domain/report/a1'
import type { CellRange } from '../../domain/report/layout'
import { cellXml } from './edit-cells'
import { formulaWatch } from './edit-formulas'
import { isFormulaEdit, type CellEdit, type RowEdits } from './edit-requests'
import type { Splice, Tag } from './edit-splices'
import { attributesSplice, qualifiedName, spliced, withAttribute, withoutAttributes } from './edit-splices'
import { attribute, MalformedXml, walkTags, type TagVisitor } from './xml-tags'

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
  const editing = new SheetEditing(xml, edits, storedNumber, styled)
  walkTags(xml, editing)
  return editing.result()
}

/** A walk through a worksheet that gathers what is to change in it. */
class SheetEditing implements TagVisitor {
  private readonly splices: Splice[] = []
  private readonly rowsToCome: number[]
  private readonly columnStyles: { first: number; last: number; style: string }[] = []
  private readonly watchFormula: ReturnType<typeof formulaWatch>
  private level = 0
  private prefix = ''
  private dimension: Tag | undefined
  private data: Tag | undefined
  private row: OpenRow | undefined
  private cell: OpenCell | undefined
  private lastRow = -1
  private grown: CellRange | undefined
  private hasLostFormulas = false

  constructor(
    private readonly xml: string,
    private readonly edits: RowEdits,
    private readonly storedNumber: StoredNumber,
    private readonly styled: CellStyling
  ) {
    this.rowsToCome = [...edits.keys()].sort((one, other) => one - other).reverse()
    this.watchFormula = formulaWatch(edits)
  }

  open(name: string, attributes: string, start: number): void {
    this.level += 1
    const { level, cell, row } = this
    if (cell !== undefined) {
      if (level === LEVEL.content) cell.child = { start, attributes }
    } else if (row !== undefined) {
      if (level === LEVEL.cell && name === 'c') this.openCell(row, attributes, start)
    } else if (this.data !== undefined) {
      if (level === LEVEL.row && name === 'row') this.openRow(attributes, start)
    } else if (level === LEVEL.row && name === 'col') this.learnColumnStyle(attributes)
    else if (level === LEVEL.part && name === 'dimension') this.dimension = { start, attributes }
    else if (level === LEVEL.part && name === 'sheetData') {
      this.data = { start, attributes }
      this.prefix = qualifiedName(this.xml, start).slice(0, -name.length)
    }
  }

  close(name: string, contentStart: number, contentEnd: number, end: number): void {
    const { level, cell, row, data } = this
    if (cell !== undefined) {
      if (level === LEVEL.content) this.closeContent(cell, name, { contentStart, contentEnd, end })
      else if (level === LEVEL.cell) this.closeCell(cell, end)
    } else if (row !== undefined) {
      if (level === LEVEL.row) this.closeRow(row, contentStart, contentEnd, end)
    } else if (data !== undefined && level === LEVEL.part) this.closeData(data, contentStart, contentEnd, end)
    this.level -= 1
  }

  result(): EditedSheet {
    const { xml, edits, dimension, grown, hasLostFormulas } = this
    if (dimension !== undefined && grown !== undefined) {
      const stated = parseReference(attribute(dimension.attributes, 'ref') ?? '')?.range
      const reference = rangeAddress(union(stated, grown))
      this.splices.push(
        attributesSplice(xml, dimension, withAttribute(dimension.attributes, 'ref', reference))
      )
    }
    const hasNewFormulas = [...edits.values()].some((columns) => [...columns.values()].some(isFormulaEdit))
    return { xml: spliced(xml, this.splices), hasLostFormulas, hasNewFormulas }
  }

  private learnColumnStyle(attributes: string): void {
    const style = attribute(attributes, 'style')
    const bound = (end: string): number => Number(attribute(attributes, end)) - 1
    if (style !== undefined) this.columnStyles.push({ first: bound('min'), last: bound('max'), style })
  }

  private openRow(attributes: string, start: number): void {
    const index = Number(attribute(attributes, 'r') ?? this.lastRow + 2) - 1
    if (index <= this.lastRow) throw new MalformedXml(`row ${index + 1} is out of order`)
    this.lastRow = index
    this.insert(start, this.newRowsUpTo(index))
    if (this.rowsToCome.at(-1) === index) this.rowsToCome.pop()
    this.row = {
      start,
      attributes,
      row: index,
      pending: inOrder(this.edits.get(index)),
      column: -1,
      hasNewCells: false
    }
  }

  private openCell(open: OpenRow, attributes: string, start: number): void {
    const reference = attribute(attributes, 'r')
    const place = reference === undefined ? undefined : parseReference(reference)?.range
    const column = place?.left ?? open.column + 1
    if ((place !== undefined && place.top !== open.row) || column <= open.column)
      throw new MalformedXml(`cell ${reference} is out of order`)
    open.column = column
    this.insert(start, this.newCellsUpTo(open, column))
    const value = open.pending[0]?.[0] === column ? open.pending.shift()?.[1] : undefined
    this.cell = { start, attributes, row: open.row, column, value, kept: '', child: undefined }
  }

  private closeContent(
    open: OpenCell,
    name: string,
    { contentStart, contentEnd, end }: { contentStart: number; contentEnd: number; end: number }
  ): void {
    const { xml } = this
    const { start, attributes } = open.child ?? { start: contentStart, attributes: '' }
    const isReplaced = open.value !== undefined
    if (name === 'f') {
      const text = this.watchFormula({
        place: open,
        tag: qualifiedName(xml, start),
        attributes,
        content: xml.slice(contentStart, contentEnd),
        isReplaced
      })
      if (text !== undefined) this.splices.push({ start, end, text })
      this.hasLostFormulas ||= isReplaced
    } else if (name !== 'v' && name !== 'is') open.kept += xml.slice(start, end)
  }

  private closeCell({ start, attributes, row, column, value, kept }: OpenCell, end: number): void {
    this.cell = undefined
    if (value === undefined) return
    const before = attribute(attributes, 's')
    const style = this.styled(row, column, before)
    // A number was read by the format it had.
    const isNumber = (attribute(attributes, 't') ?? 'n') === 'n'
    const own = style === before || style === undefined ? attributes : withAttribute(attributes, 's', style)
    const content = this.stored(value, isNumber ? before : style)
    this.splices.push({ start, end, text: cellXml(this.prefix, own, content, kept) })
  }

  private closeRow(open: OpenRow, contentStart: number, contentEnd: number, end: number): void {
    this.row = undefined
    const { prefix } = this
    const cells = this.newCellsUpTo(open, Infinity)
    // `spans` only speeds up loading; new cells may lie outside.
    const attributes = withoutAttributes(open.attributes, 'spans')
    if (contentStart < end) {
      this.insert(contentEnd, cells)
      if (open.hasNewCells && attributes !== open.attributes)
        this.splices.push(attributesSplice(this.xml, open, attributes))
    } else if (cells !== '')
      this.splices.push({
        start: open.start,
        end,
        text: `<${prefix}row${attributes.trimEnd()}>${cells}</${prefix}row>`
      })
  }

  private closeData(open: Tag, contentStart: number, contentEnd: number, end: number): void {
    this.data = undefined
    const { prefix } = this
    const rows = this.newRowsUpTo(Infinity)
    if (contentStart < end) this.insert(contentEnd, rows)
    else if (rows !== '')
      this.splices.push({
        start: open.start,
        end,
        text: `<${prefix}sheetData${open.attributes.trimEnd()}>${rows}</${prefix}sheetData>`
      })
  }

  private insert(at: number, text: string): void {
    if (text !== '') this.splices.push({ start: at, end: at, text })
  }

  private newRowsUpTo(limit: number): string {
    const { rowsToCome, prefix } = this
    const rows: string[] = []
    for (let next = rowsToCome.at(-1); next !== undefined && next < limit; next = rowsToCome.at(-1)) {
      rowsToCome.pop()
      const cells = this.newCells(next, undefined, inOrder(this.edits.get(next)))
      if (cells !== '') rows.push(`<${prefix}row r="${next + 1}">${cells}</${prefix}row>`)
    }
    return rows.join('')
  }

  private newCellsUpTo(open: OpenRow, limit: number): string {
    const next = open.pending.findIndex(([column]) => column >= limit)
    const due = open.pending.splice(0, next === -1 ? open.pending.length : next)
    const cells = due.length === 0 ? '' : this.newCells(open.row, ownStyle(open.attributes), due)
    if (cells !== '') open.hasNewCells = true
    return cells
  }

  private newCells(row: number, rowStyle: string | undefined, values: readonly [number, CellEdit][]): string {
    return values
      .filter(([, value]) => value !== null && value !== '')
      .map(([column, value]) => {
        this.grown = union(this.grown, { top: row, left: column, bottom: row, right: column })
        const given =
          rowStyle ?? this.columnStyles.find(({ first, last }) => first <= column && column <= last)?.style
        const style = this.styled(row, column, given)
        const attributes = ` r="${cellAddress(row, column)}"${style === undefined ? '' : ` s="${style}"`}`
        return cellXml(this.prefix, attributes, this.stored(value, style))
      })
      .join('')
  }

  private stored(value: CellEdit, style: string | undefined): CellEdit {
    return typeof value === 'number' ? this.storedNumber(value, Number(style ?? 0)) : value
  }
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
