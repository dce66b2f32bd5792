import type { ICellData, IRange, IStyleData } from '@univerjs/core'
import { CellValueType } from '@univerjs/core'
import type { Area } from '../engine/area'
import { bounding, columnCount, rowCount, sameArea } from '../engine/area'
import { formatOfUniverStyle, univerStyle } from '../engine/cell-format'
import type { BookEvent } from '../engine/book'
import { copiedFormula } from '../engine/formula-text'
import type { Cell, Sheet } from '../engine/sheet'
import { accessDenied, OfficeError } from '../bridge/office-error'
import type { OfficeHost } from '../host'
import { changeContents } from '../model/content'
import { moveCells } from '../model/range-copy'
import { fitRows } from '../model/range-format'
import { opensProtection } from '../model/password-hash'
import { mergeCells } from '../model/range-merge'
import { shiftCells } from '../model/range-shift'
import { guardAllowed, guardStructure } from '../model/range-target'
import { activateSheet, copySheet, deleteSheet, setName, setVisibility } from '../model/worksheet'
import { protectSheet, unprotectSheet } from '../model/worksheet-protection'

interface SheetParams {
  unitId: string
  subUnitId: string
}
type Ranges = SheetParams & { ranges: IRange[] }
interface MoveParams {
  unitId: string
  fromRange: IRange
  toRange: IRange
  from: { subUnitId: string }
  to: { subUnitId: string }
}
/** Changed cells by row and column, as Univer's commands hand them over; null clears a cell. */
type CellChanges = Record<number, Record<number, (ICellData & { s?: unknown }) | null>>

/** Univer's change that moves cells. */
const moveRange = 'sheet.mutation.move-range'

/** One change of the workbook that Univer's own code would make, made through the host instead. */
type Change = (edits: GridEdits, params: never) => void

const points = (pixels: number): number => (pixels * 3) / 4

const areaOf = (range: IRange): Area => ({
  top: range.startRow || 0,
  bottom: range.endRow,
  left: range.startColumn || 0,
  right: range.endColumn
})

const notSupported = (id: string): OfficeError =>
  new OfficeError('UnsupportedOperation', `The grid does not support ${id}.`)

/** What a person does in the grid, handed to the host, which guards, records and reports it. */
export class GridEdits {
  private waiting: (() => void | Promise<void>)[] = []
  /** Whether the host does the whole of the step itself, what Univer adds to it being dropped. */
  private isWhole = false

  constructor(
    private readonly host: OfficeHost,
    private readonly onRefused: (error: unknown) => void
  ) {}

  /** Does something as one step together with whatever else the same command does. */
  private enqueue(work: () => void | Promise<void>): void {
    this.waiting.push(work)
    if (this.waiting.length > 1) return
    queueMicrotask(() => {
      const step = this.waiting
      this.waiting = []
      this.isWhole = false
      this.host
        .byHand(async () => {
          for (const one of step) await one()
        })
        .catch(this.onRefused)
    })
  }

  private sheet(params: SheetParams): Sheet {
    const sheet = this.host.book.sheetById(params.subUnitId)
    if (!sheet) throw new OfficeError('ItemNotFound', 'The sheet is no longer there.')
    return sheet
  }

  /** Makes one of the changes of `gridChanges`; anything else is refused with a message. */
  change(id: string, params: unknown): void {
    if (this.isWhole) return
    if (id === moveRange) return this.move(params as MoveParams)
    const change = gridChanges[id]
    if (change) this.enqueue(() => change(this, params as never))
    else this.onRefused(notSupported(id))
  }

  /** Moves cells elsewhere, as cutting and pasting or dragging does; references to them follow. */
  private move({ unitId, fromRange, toRange, from, to }: MoveParams): void {
    this.enqueue(() => {
      moveCells(
        { sheet: this.sheet({ unitId, ...from }), area: areaOf(fromRange) },
        { sheet: this.sheet({ unitId, ...to }), area: areaOf(toRange) }
      )
    })
    this.isWhole = true
  }

  /** Inserts or deletes cells, the others of their rows or columns moving along. */
  shift(params: SheetParams & { range: IRange }, direction: 'down' | 'right' | 'up' | 'left'): void {
    this.enqueue(() => shiftCells({ sheet: this.sheet(params), area: areaOf(params.range) }, direction))
  }

  copySheet(params: SheetParams): void {
    this.enqueue(() => {
      const { target } = copySheet(this.sheet(params), ['After'])
      activateSheet(target as Sheet)
    })
  }

  /** Protects a sheet without a password, or ends its protection, asking for a password where there is one. */
  async switchProtection(
    sheetId: string,
    askPassword: (sheetName: string) => Promise<string | undefined>
  ): Promise<void> {
    const protection = this.host.book.sheetById(sheetId)?.state.protection
    const isOpen = !protection || opensProtection(protection, '')
    const password = isOpen ? '' : await askPassword(this.host.book.sheetById(sheetId)?.name ?? '')
    if (password === undefined) return
    this.enqueue(() => {
      const sheet = this.host.book.sheetById(sheetId)
      if (!sheet) return
      if (sheet.state.protection) unprotectSheet(sheet, password)
      else protectSheet(sheet, {}, '')
    })
  }

  fitRows({ ranges, ...params }: Ranges): void {
    fitRows({ sheet: this.sheet(params), areas: ranges.map(areaOf) })
  }

  /** Refuses to begin typing into a locked cell, as Excel does; true when the cell may be typed into. */
  mayType(sheetId: string, row: number, column: number): boolean {
    const sheet = this.host.book.sheetById(sheetId)
    if (!sheet?.state.protection || !sheet.format(row, column).locked) return true
    this.onRefused(accessDenied(`${sheet.name} is protected`, 'locked-cells'))
    return false
  }

  /** Puts what was typed into a cell, or chosen for it, as Excel reads it. */
  type(sheetId: string, row: number, column: number, text: string): void {
    const { book } = this.host
    const sheet = book.sheetById(sheetId)
    if (!sheet) return
    this.host.typeInto(sheet, row, column, text).catch(this.onRefused)
  }

  insertOrDelete(params: SheetParams & { range: IRange }, direction: 'down' | 'right' | 'up' | 'left'): void {
    const { name } = this.sheet(params)
    const area = areaOf(params.range)
    const work =
      direction === 'down' || direction === 'up'
        ? this.host.shiftRows(name, area.top + 1, rowCount(area), direction)
        : this.host.shiftColumns(name, area.left, columnCount(area), direction)
    work.catch(this.onRefused)
  }

  addSheet(wanted: string | undefined, position: number | undefined): void {
    this.enqueue(() => {
      const { book } = this.host
      guardStructure(book)
      let name = wanted ?? 'Sheet1'
      for (let number = 1; book.sheetByName(name); number++) name = `Sheet${number}`
      const sheet = book.addSheet(name, position)
      book.emit({ kind: 'added', target: sheet.id, detail: { worksheetId: sheet.id, source: book.source } })
      activateSheet(sheet)
    })
  }

  /** Shows a hidden sheet and goes to it. */
  showSheet(params: SheetParams): void {
    this.enqueue(() => {
      const sheet = this.sheet(params)
      setVisibility(sheet, 'Visible')
      activateSheet(sheet)
    })
  }

  removeSheet(params: SheetParams): void {
    this.enqueue(() => deleteSheet(this.sheet(params)))
  }

  /** Takes over what the person has selected, at once; the add-in hears of it unless it was selected already. */
  select(sheetId: string, areas: Area[]): void {
    const { book } = this.host
    const sheet = book.sheetById(sheetId)
    const first = areas[0]
    if (!sheet || !first || sheet.state.visibility !== 'Visible') return
    const { selection } = book
    const isSame =
      selection.sheetId === sheetId &&
      selection.areas.length === areas.length &&
      areas.every((area, index) => sameArea(area, selection.areas[index]!))
    if (isSame && book.activeSheetId === sheetId) return
    const events: BookEvent[] = []
    if (book.activeSheetId !== sheetId) {
      const before = book.activeSheetId
      events.push({ kind: 'deactivated', target: before, detail: { worksheetId: before } })
      events.push({ kind: 'activated', target: sheetId, detail: { worksheetId: sheetId } })
    }
    events.push({ kind: 'selectionChanged', target: sheetId, detail: { worksheetId: sheetId, area: first } })
    book.activeSheetId = sheetId
    book.selection = { sheetId, areas }
    this.enqueue(() => {
      for (const event of events) book.emit(event)
    })
  }

  setCells(params: SheetParams & { cellValue: CellChanges }): void {
    const sheet = this.sheet(params)
    const cells = withOwnFormulas(
      Object.entries(params.cellValue).flatMap(([row, line]) =>
        Object.entries(line ?? {}).map(([column, cell]) => ({
          row: Number(row),
          column: Number(column),
          cell
        }))
      )
    )
    if (cells.length === 0) return
    const wanted = new Map(cells.map((each) => [`${each.row},${each.column}`, each.cell]))
    const area = cells
      .map(({ row, column }) => ({ top: row, bottom: row, left: column, right: column }))
      .reduce(bounding)
    const contents = cells.filter(({ cell }) => changesContent(cell))
    if (sheet.state.protection) {
      const locked = contents.some(({ row, column }) => sheet.format(row, column).locked)
      if (locked) throw accessDenied(`${sheet.name} is protected`, 'locked-cells')
      if (contents.length < cells.length || cells.some(({ cell }) => changesFormat(cell))) {
        // A paste brings formats along; where formats may not change, the values are pasted alone.
        if (contents.length === 0) guardAllowed(sheet, 'allowFormatCells')
        else if (!sheet.state.protection.options.allowFormatCells) {
          for (const [key, cell] of wanted) if (cell) wanted.set(key, withoutStyle(cell))
        }
      }
    }
    const change = (row: number, column: number, old: Cell): Cell => {
      const key = `${row},${column}`
      return wanted.has(key) ? changedCell(sheet, row, column, old, wanted.get(key) ?? null) : old
    }
    if (contents.length > 0) changeContents(sheet, area, change)
    else {
      sheet.write(area, change, false)
      const { book } = sheet
      book.emit({
        kind: 'formatChanged',
        target: sheet.id,
        detail: { worksheetId: sheet.id, area, source: book.source }
      })
    }
  }

  setRowHeights({
    ranges,
    rowHeight,
    ...params
  }: Ranges & { rowHeight: number | Record<number, number> }): void {
    const sheet = this.sheet(params)
    guardAllowed(sheet, 'allowFormatRows')
    const { rowHeights } = sheet.touch()
    for (const { startRow, endRow } of ranges) {
      for (let row = startRow; row <= endRow; row++) {
        const height = typeof rowHeight === 'number' ? rowHeight : rowHeight[row]
        if (height !== undefined) rowHeights[row] = points(height)
      }
    }
  }

  setColumnWidths({
    ranges,
    colWidth,
    ...params
  }: Ranges & { colWidth: number | Record<number, number> }): void {
    const sheet = this.sheet(params)
    guardAllowed(sheet, 'allowFormatColumns')
    const { columnWidths } = sheet.touch()
    for (const { startColumn, endColumn } of ranges) {
      for (let column = startColumn; column <= endColumn; column++) {
        const width = typeof colWidth === 'number' ? colWidth : colWidth[column]
        if (width !== undefined) columnWidths[column] = points(width)
      }
    }
  }

  setHidden(params: Ranges, lines: 'rows' | 'columns', isHidden: boolean): void {
    const sheet = this.sheet(params)
    guardAllowed(sheet, lines === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
    const state = sheet.touch()
    const hidden = lines === 'rows' ? state.hiddenRows : state.hiddenColumns
    for (const range of params.ranges) {
      const [first, last] =
        lines === 'rows' ? [range.startRow, range.endRow] : [range.startColumn, range.endColumn]
      for (let line = first; line <= last; line++) {
        if (isHidden) hidden[line] = true
        else delete hidden[line]
      }
    }
    if (lines === 'rows') {
      const { book } = sheet
      book.emit({
        kind: 'rowHiddenChanged',
        target: sheet.id,
        detail: {
          worksheetId: sheet.id,
          changeType: isHidden ? 'Hidden' : 'Unhidden',
          source: book.source,
          area: areaOf(params.ranges[0]!)
        }
      })
    }
  }

  setFreeze(
    params: SheetParams & { xSplit: number; ySplit: number; startRow: number; startColumn: number }
  ): void {
    const state = this.sheet(params).touch()
    const rows = Math.max(0, params.ySplit)
    const columns = Math.max(0, params.xSplit)
    state.freeze = {
      ...state.freeze,
      rows,
      columns,
      top: Math.max(0, params.startRow - rows),
      left: Math.max(0, params.startColumn - columns)
    }
  }

  merge({ ranges, ...params }: Ranges): void {
    const sheet = this.sheet(params)
    for (const range of ranges) mergeCells({ sheet, area: areaOf(range) }, false)
  }

  unmerge({ ranges, ...params }: Ranges): void {
    const sheet = this.sheet(params)
    guardAllowed(sheet, undefined)
    const areas = ranges.map(areaOf)
    const state = sheet.touch()
    state.merges = state.merges.filter((merge) => !areas.some((area) => sameArea(area, merge)))
  }

  rename(params: SheetParams & { name: string }): void {
    setName(this.sheet(params), params.name)
  }

  setSheetHidden(params: SheetParams & { hidden: number }): void {
    setVisibility(this.sheet(params), params.hidden === 1 ? 'Hidden' : 'Visible')
  }

  moveSheet(params: SheetParams & { toOrder: number }): void {
    const { book } = this.host
    guardStructure(book)
    book.moveSheet(this.sheet(params), params.toOrder)
  }

  setTabColor(params: SheetParams & { color: string }): void {
    const { book } = this.host
    guardStructure(book)
    this.sheet(params).touch().tabColor = params.color ?? ''
  }

  setGridlines(params: SheetParams & { showGridlines: number }): void {
    this.sheet(params).touch().showGridlines = params.showGridlines === 1
  }
}

interface CellChange {
  row: number
  column: number
  cell: (ICellData & { s?: unknown }) | null
}

/** Gives each of several cells that share a formula its own: Univer writes it into the first of them alone. */
function withOwnFormulas(changes: CellChange[]): CellChange[] {
  const first = new Map<string, CellChange>()
  for (const change of changes) {
    const { f, si } = change.cell ?? {}
    if (f && si && !first.has(si)) first.set(si, change)
  }
  return changes.map((change) => {
    const { cell, row, column } = change
    const shared = cell?.si && !cell.f ? first.get(cell.si) : undefined
    if (!cell || !shared?.cell?.f) return change
    const f = copiedFormula(shared.cell.f, row - shared.row, column - shared.column)
    return { row, column, cell: { ...cell, f } }
  })
}

const changesContent = (cell: ICellData | null): boolean =>
  cell === null || cell.v !== undefined || cell.f !== undefined || cell.p !== undefined

const changesFormat = (cell: (ICellData & { s?: unknown }) | null): boolean =>
  cell === null || cell.s !== undefined

function withoutStyle(cell: ICellData): ICellData {
  const rest = { ...cell }
  delete rest.s
  return rest
}

/** The cell that results when Univer's partial change meets the old cell. */
function changedCell(
  sheet: Sheet,
  row: number,
  column: number,
  old: Cell,
  change: (ICellData & { s?: unknown }) | null
): Cell {
  if (change === null) return undefined
  const style = changedStyle(sheet, row, column, old, change.s)
  const base: Cell = style ? { ...old, s: style } : withoutStyleOf(old)
  if (!changesContent(change)) return base
  const keep = style ? { s: style } : undefined
  if (typeof change.f === 'string' && change.f) return { ...keep, f: change.f }
  const text = change.p?.body?.dataStream.replace(/\r\n$/u, '').replaceAll('\r', '\n')
  const value = text ?? change.v
  if (value === null || value === undefined || value === '') return keep
  // Text without a type comes from outside and is read as if typed; a copied cell says what it is.
  if (
    typeof value === 'string' &&
    change.t !== CellValueType.STRING &&
    change.t !== CellValueType.FORCE_STRING
  ) {
    return sheet.contentCell(row, column, keep, value, false)
  }
  if (typeof value === 'boolean' || change.t === CellValueType.BOOLEAN)
    return { ...keep, v: Number(value), t: 3 }
  return typeof value === 'number' ? { ...keep, v: value, t: 2 } : { ...keep, v: value, t: 1 }
}

const withoutStyleOf = (old: Cell): Cell => (old?.s ? withoutStyle(old) : old)

function changedStyle(
  sheet: Sheet,
  row: number,
  column: number,
  old: Cell,
  change: unknown
): string | undefined {
  const { formats } = sheet.book
  const inherited = sheet.inheritedStyle(row, column)
  const current = (old?.s as string | undefined) ?? inherited
  if (change === undefined) return old?.s ? formats.idOf(formats.formatOf(old.s)) : undefined
  const isLocked = sheet.format(row, column).locked
  if (change === null) return formats.idOf({ ...formats.standard, locked: isLocked })
  if (typeof change === 'string') return formats.idOf({ ...formats.formatOf(change), locked: isLocked })
  const before = current ? formats.formatOf(current) : formats.standard
  const after: Record<string, unknown> = { ...univerStyle(before) }
  for (const [key, value] of Object.entries(change as IStyleData)) {
    if (value === null) delete after[key]
    else if (key === 'bd') after[key] = mergedBorders(after[key], value)
    else if (value !== undefined) after[key] = value
  }
  return formats.idOf(formatOfUniverStyle(after))
}

function mergedBorders(before: unknown, change: unknown): Record<string, unknown> {
  const merged = { ...(before as Record<string, unknown> | undefined) }
  for (const [side, line] of Object.entries(change as Record<string, unknown>)) {
    if (line === null) delete merged[side]
    else if (line !== undefined) merged[side] = line
  }
  return merged
}

/** Univer's changes of a workbook that the host makes in their place, by the id of the mutation. */
const gridChanges: Readonly<Record<string, Change>> = {
  'sheet.mutation.set-range-values': (edits, params) => edits.setCells(params),
  'sheet.mutation.set-worksheet-row-is-auto-height': (edits, params) => edits.fitRows(params),
  'sheet.mutation.set-worksheet-row-height': (edits, params) => edits.setRowHeights(params),
  'sheet.mutation.set-worksheet-col-width': (edits, params) => edits.setColumnWidths(params),
  'sheet.mutation.set-row-hidden': (edits, params) => edits.setHidden(params, 'rows', true),
  'sheet.mutation.set-row-visible': (edits, params) => edits.setHidden(params, 'rows', false),
  'sheet.mutation.set-col-hidden': (edits, params) => edits.setHidden(params, 'columns', true),
  'sheet.mutation.set-col-visible': (edits, params) => edits.setHidden(params, 'columns', false),
  'sheet.mutation.set-frozen': (edits, params) => edits.setFreeze(params),
  'sheet.mutation.add-worksheet-merge': (edits, params) => edits.merge(params),
  'sheet.mutation.remove-worksheet-merge': (edits, params) => edits.unmerge(params),
  'sheet.mutation.set-worksheet-name': (edits, params) => edits.rename(params),
  'sheet.mutation.set-worksheet-hidden': (edits, params) => edits.setSheetHidden(params),
  'sheet.mutation.set-worksheet-order': (edits, params) => edits.moveSheet(params),
  'sheet.mutation.set-tab-color': (edits, params) => edits.setTabColor(params),
  'sheet.mutation.toggle-gridlines': (edits, params) => edits.setGridlines(params)
}

/** Whether a change of Univer's is one that the host makes in its place. */
export const isGridChange = (id: string): boolean => id === moveRange || id in gridChanges
