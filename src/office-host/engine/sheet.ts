import type { ICellData } from '@univerjs/core'
import { CellValueType } from '@univerjs/core'
import type { Area, Shift } from './area'
import {
  contains,
  intersection,
  lastColumn,
  lastRow,
  rowCount,
  columnCount,
  sameArea,
  shiftedArea
} from './area'
import type { Book } from './book'
import type { CellRows } from './calculation'
import type { CellFormat } from './cell-format'
import type { CellValue } from './cell-value'
import { displayText, interpretText } from './cell-value'
import { formulaWithoutColumns, type LostColumns } from './formula-text'
import type { ConditionalFormatState, SheetState, TableState, ValidationState } from './workbook-state'
import { standardColumnWidth, standardRowHeight } from './workbook-state'

/** A cell; undefined is an empty one without a format of its own. */
export type Cell = ICellData | undefined

/** The cells of one sheet and its state. Every change goes through it, so that undo and recalculation learn of it. */
export class Sheet {
  readonly formulas = new Map<number, string>()
  /** How often a cell was changed or got another result. */
  cellChanges = 0
  state: SheetState

  constructor(
    readonly book: Book,
    readonly id: string,
    private readonly rows: CellRows,
    state: SheetState
  ) {
    this.state = state
  }

  get name(): string {
    return this.state.name
  }

  cell(row: number, column: number): Cell {
    return this.rows[row]?.[column]
  }

  /** The value a cell shows; '' when it is empty. */
  value(row: number, column: number): CellValue {
    const cell = this.rows[row]?.[column]
    if (!cell || (cell.v === undefined && cell.f === undefined)) {
      return this.cellValue(this.book.engine.spilledCells(this.id)?.[row]?.[column])
    }
    return this.cellValue(cell)
  }

  private cellValue(cell: Cell | null): CellValue {
    const value = cell?.v
    if (value === undefined || value === null) return cell?.f ? 0 : ''
    return cell?.t === CellValueType.BOOLEAN ? Boolean(value) : value
  }

  /** The formula of a cell with its `=`; undefined when it has none. */
  formula(row: number, column: number): string | undefined {
    return this.rows[row]?.[column]?.f ?? undefined
  }

  format(row: number, column: number): CellFormat {
    const own = this.rows[row]?.[column]?.s
    if (own) return this.book.formats.formatOf(own)
    const inherited = this.inheritedStyle(row, column)
    return inherited ? this.book.formats.formatOf(inherited) : this.book.formats.standard
  }

  text(row: number, column: number): string {
    return displayText(this.value(row, column), this.format(row, column).numberFormat)
  }

  /** Rewrites the cells of an area; `change` gets the old cell and gives the new one. */
  write(area: Area, change: (row: number, column: number, old: Cell) => Cell, dataChanges = true): void {
    const before: [number, number, Cell][] = []
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const old = this.rows[row]?.[column]
        const next = change(row, column, old)
        if (next === old) continue
        before.push([row, column, old])
        this.put(row, column, next)
      }
    }
    if (before.length > 0) this.changed(before, area, dataChanges)
  }

  /** Gives formula cells other formulas, as a shift or a renamed sheet does. */
  rewriteFormulas(changes: [row: number, column: number, formula: string][]): void {
    if (changes.length === 0) return
    const before: [number, number, Cell][] = []
    for (const [row, column, formula] of changes) {
      const old = this.rows[row]?.[column]
      before.push([row, column, old])
      this.put(row, column, { ...old, f: formula })
    }
    this.changed(before, undefined, true)
  }

  /** Puts a cell of an opened file, which is no change to undo or to report. */
  fill(row: number, column: number, cell: Cell): void {
    this.put(row, column, cell)
  }

  /** Rewrites only the cells of an area that exist, so that whole columns cost no more than their content. */
  writeExisting(
    area: Area,
    change: (row: number, column: number, old: ICellData) => Cell,
    dataChanges = true
  ): void {
    const before: [number, number, Cell][] = []
    const after: Cell[] = []
    this.each(area, (row, column, old) => {
      const next = change(row, column, old)
      if (next === old) return
      before.push([row, column, old])
      after.push(next)
    })
    before.forEach(([row, column], index) => this.put(row, column, after[index]))
    if (before.length > 0) this.changed(before, area, dataChanges)
  }

  private changed(before: [number, number, Cell][], area: Area | undefined, dataChanges: boolean): void {
    if (dataChanges && area) this.book.markDirty(this.id, area)
    this.book.remember(() => {
      const again: [number, number, Cell][] = before.map(([row, column]) => [
        row,
        column,
        this.rows[row]?.[column]
      ])
      for (const [row, column, old] of before) this.put(row, column, old)
      this.changed(again, area, dataChanges)
      if (dataChanges && area) this.book.emitDataChange(this, area)
    })
  }

  private put(row: number, column: number, cell: Cell): void {
    this.cellChanges++
    const key = row * (lastColumn + 1) + column
    const before = this.formulas.get(key)
    const after = cell?.f ?? undefined
    if (before !== after) {
      if (after === undefined) this.formulas.delete(key)
      else this.formulas.set(key, after)
      this.book.formulaChanged(this, row, column, after)
    }
    if (cell === undefined) {
      const line = this.rows[row]
      if (!line) return
      delete line[column]
      for (const _ in line) return
      delete this.rows[row]
      return
    }
    let line = this.rows[row]
    if (!line) {
      line = {}
      this.rows[row] = line
    }
    line[column] = cell
    this.book.growSheet(this.id, row, column)
  }

  /** Calls back for each existing cell of an area, row by row. */
  each(area: Area, visit: (row: number, column: number, cell: ICellData) => void): void {
    const rows = rowCount(area) > 5000 ? Object.keys(this.rows).map(Number) : undefined
    const visitRow = (row: number): void => {
      const line = this.rows[row]
      if (!line) return
      if (columnCount(area) > 200) {
        for (const key of Object.keys(line)) {
          const column = Number(key)
          if (column >= area.left && column <= area.right) visit(row, column, line[column]!)
        }
        return
      }
      for (let column = area.left; column <= area.right; column++) {
        const cell = line[column]
        if (cell) visit(row, column, cell)
      }
    }
    if (rows) {
      for (const row of rows) if (row >= area.top && row <= area.bottom) visitRow(row)
    } else for (let row = area.top; row <= area.bottom; row++) visitRow(row)
  }

  /** Puts a computed result into a formula's cell without it counting as a change. */
  putResult(row: number, column: number, result: ICellData | null | undefined): boolean {
    const cell = this.rows[row]?.[column]
    if (!cell?.f) return false
    const value = result?.v ?? undefined
    const changed = cell.v !== value
    if (changed) this.cellChanges++
    if (value === undefined) {
      delete cell.v
      delete cell.t
    } else {
      cell.v = value
      cell.t = result?.t ?? (typeof value === 'number' ? 2 : 1)
    }
    return changed
  }

  /** The style id a cell at this place has before anyone formats it. */
  inheritedStyle(row: number, column: number): string | undefined {
    return (
      this.state.rowFormats[row] ?? this.state.columnFormats[column] ?? (this.state.sheetFormat || undefined)
    )
  }

  /** The cell that results from putting content into a place: text is read as typed, `=` begins a formula, '' clears. */
  contentCell(row: number, column: number, old: Cell, content: CellValue, formulaText = true): Cell {
    const style = old?.s ?? this.inheritedStyle(row, column)
    const styled = (cell: ICellData): ICellData => (style ? { ...cell, s: style } : cell)
    if (content === '') return style ? { s: style } : undefined
    if (typeof content === 'number') return styled({ v: content, t: 2 })
    if (typeof content === 'boolean') return styled({ v: content ? 1 : 0, t: 3 })
    const isText =
      (style ? this.book.formats.formatOf(style) : this.book.formats.standard).numberFormat === '@'
    if (isText) return styled({ v: content, t: 1 })
    if (content.startsWith("'")) return styled({ v: content.slice(1), t: 1 })
    if (formulaText && content.startsWith('=') && content.length > 1) return styled({ f: content })
    const { value, numberFormat } = interpretText(content)
    if (typeof value === 'string') return styled({ v: value, t: 1 })
    const cell = styled(typeof value === 'boolean' ? { v: value ? 1 : 0, t: 3 } : { v: value, t: 2 })
    const format = this.format(row, column)
    if (numberFormat && format.numberFormat === 'General') {
      cell.s = this.book.formats.idOf({ ...format, numberFormat })
    }
    return cell
  }

  /** The area in use: cells with content, and unless `valuesOnly` also formatted ones; undefined when there are none. */
  usedArea(valuesOnly: boolean, within?: Area): Area | undefined {
    let used: Area | undefined
    const add = (row: number, column: number): void => {
      if (!used) used = { top: row, bottom: row, left: column, right: column }
      else {
        if (row < used.top) used.top = row
        if (row > used.bottom) used.bottom = row
        if (column < used.left) used.left = column
        if (column > used.right) used.right = column
      }
    }
    const whole = within ?? { top: 0, left: 0, bottom: lastRow, right: lastColumn }
    this.each(whole, (row, column, cell) => {
      if (!valuesOnly || (cell.v !== undefined && cell.v !== '') || cell.f) add(row, column)
    })
    const spilled = this.book.engine.spilledCells(this.id)
    for (const row of Object.keys(spilled ?? {})) {
      for (const column of Object.keys(spilled![Number(row)] ?? {})) {
        const at = { top: Number(row), bottom: Number(row), left: Number(column), right: Number(column) }
        if (contains(whole, at)) add(at.top, at.left)
      }
    }
    return used
  }

  /** Records the state before its first change in a transaction; call it before changing `state`. */
  touch(): SheetState {
    this.book.touchSheet(this)
    return this.state
  }

  rowHeight(row: number): number {
    return this.isRowHidden(row) ? 0 : (this.state.rowHeights[row] ?? standardRowHeight)
  }

  columnWidth(column: number): number {
    return this.state.hiddenColumns[column] ? 0 : (this.state.columnWidths[column] ?? standardColumnWidth)
  }

  isRowHidden(row: number): boolean {
    return Boolean(this.state.hiddenRows[row] || this.state.filteredRows[row])
  }

  /** The merged area a cell lies in, if any. */
  mergeAt(row: number, column: number): Area | undefined {
    return this.state.merges.find((area) =>
      contains(area, { top: row, bottom: row, left: column, right: column })
    )
  }

  tableAt(row: number, column: number): TableState | undefined {
    return this.state.tables.find((table) =>
      contains(table.area, { top: row, bottom: row, left: column, right: column })
    )
  }

  validationAt(row: number, column: number): ValidationState | undefined {
    const at = { top: row, bottom: row, left: column, right: column }
    return this.state.validations.find((validation) => validation.areas.some((area) => contains(area, at)))
  }

  /** Whether protection keeps a person or an add-in from changing any cell of the area. */
  hasLockedCell(area: Area): boolean {
    const used = { ...area }
    if (rowCount(area) * columnCount(area) > 300_000) {
      const inUse = this.usedArea(false, area)
      let locked = false
      for (let column = area.left; column <= area.right && !locked; column++) {
        const style = this.state.columnFormats[column] ?? this.state.sheetFormat
        if (!style || this.book.formats.formatOf(style).locked) locked = true
      }
      if (locked || !inUse) return locked
      Object.assign(used, inUse)
    }
    for (let row = used.top; row <= used.bottom; row++) {
      for (let column = used.left; column <= used.right; column++) {
        if (this.format(row, column).locked) return true
      }
    }
    return false
  }

  /**
   * Inserts or deletes cells: content, formats, tables, rules, names and the references of every formula move along.
   * Source: https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-insert-member(1)
   */
  shift(shift: Shift): void {
    const { area, direction } = shift
    const vertical = direction === 'down' || direction === 'up'
    const inserting = direction === 'down' || direction === 'right'
    const used = this.usedArea(false)
    this.touch()
    if (used) {
      const lane: Area = vertical
        ? {
            top: area.top,
            bottom: Math.max(used.bottom, area.bottom),
            left: area.left,
            right: Math.min(area.right, Math.max(used.right, area.left))
          }
        : {
            left: area.left,
            right: Math.max(used.right, area.right),
            top: area.top,
            bottom: Math.min(area.bottom, Math.max(used.bottom, area.top))
          }
      const size = vertical ? rowCount(area) : columnCount(area)
      if (inserting) {
        if (vertical) lane.bottom = Math.min(lastRow, lane.bottom + size)
        else lane.right = Math.min(lastColumn, lane.right + size)
      }
      const moved = new Map<number, ICellData>()
      this.each(lane, (row, column, cell) => {
        const target = shiftedArea({ top: row, bottom: row, left: column, right: column }, shift)
        if (target) moved.set(target.top * (lastColumn + 1) + target.left, cell)
      })
      const inherit = (row: number, column: number): Cell => {
        if (!inserting || !contains(area, { top: row, bottom: row, left: column, right: column }))
          return undefined
        const source = vertical ? this.cell(area.top - 1, column) : this.cell(row, area.left - 1)
        return source?.s ? { s: source.s } : undefined
      }
      const inherited = new Map<number, Cell>()
      if (inserting) {
        for (let row = area.top; row <= Math.min(area.bottom, lane.bottom); row++) {
          for (let column = area.left; column <= Math.min(area.right, lane.right); column++) {
            inherited.set(row * (lastColumn + 1) + column, inherit(row, column))
          }
        }
      }
      this.write(lane, (row, column) => {
        const key = row * (lastColumn + 1) + column
        return moved.get(key) ?? inherited.get(key)
      })
    }
    const before = this.state.tables
    this.shiftState(shift)
    this.book.shiftReferences(this, shift)
    for (const lost of this.lostColumns(before))
      this.book.rewriteFormulas((formula, own) => formulaWithoutColumns(formula, own, lost))
  }

  private lostColumns(before: readonly TableState[]): readonly LostColumns[] {
    return before.flatMap(({ id, name: table, columns }) => {
      const now = this.state.tables.find((one) => one.id === id)
      const left = new Set(now?.columns.map((column) => column.id))
      const gone = columns.filter((column) => now && !left.has(column.id)).map(({ name }) => name)
      if (gone.length === 0) return []
      return [{ table, sheetName: this.name, before: columns.map(({ name }) => name), gone: new Set(gone) }]
    })
  }

  private shiftState(shift: Shift): void {
    const state = this.touch()
    const moveAreas = (areas: Area[]): Area[] =>
      areas.map((area) => shiftedArea(area, shift)).filter((area): area is Area => area !== undefined)
    const place = (row: number, column: number): Area | undefined =>
      shiftedArea({ top: row, bottom: row, left: column, right: column }, shift)
    state.merges = moveAreas(state.merges)
    state.validations = state.validations
      .map((validation) => ({ ...validation, areas: moveAreas(validation.areas) }))
      .filter((validation) => validation.areas.length > 0)
    state.conditionalFormats = state.conditionalFormats
      .map((format): ConditionalFormatState => ({ ...format, areas: moveAreas(format.areas) }))
      .filter((format) => format.areas.length > 0)
    state.tables = state.tables.flatMap((table) => {
      const area = shiftedArea(table.area, shift)
      if (!area) return []
      return [{ ...table, area, columns: shiftedColumns(table, area, shift) }]
    })
    state.comments = state.comments.flatMap((comment) => {
      const at = place(comment.row, comment.column)
      return at ? [{ ...comment, row: at.top, column: at.left }] : []
    })
    state.hyperlinks = Object.fromEntries(
      Object.entries(state.hyperlinks).flatMap(([key, link]) => {
        const [row = 0, column = 0] = key.split(',').map(Number)
        const at = place(row, column)
        return at ? [[`${at.top},${at.left}`, link]] : []
      })
    )
    state.pageLayout.printArea = moveAreas(state.pageLayout.printArea)
    if (state.autoFilter) {
      const area = shiftedArea(state.autoFilter.area, shift)
      state.autoFilter = area ? { ...state.autoFilter, area } : null
    }
    const wholeRows = shift.area.left === 0 && shift.area.right === lastColumn
    const wholeColumns = shift.area.top === 0 && shift.area.bottom === lastRow
    const moveIndexed = <T>(map: Record<number, T>, rows: boolean): Record<number, T> =>
      Object.fromEntries(
        Object.entries(map).flatMap(([key, value]) => {
          const index = Number(key)
          const line = rows
            ? { top: index, bottom: index, left: 0, right: lastColumn }
            : { top: 0, bottom: lastRow, left: index, right: index }
          const moved = shiftedArea(line, shift)
          return moved ? [[rows ? moved.top : moved.left, value]] : []
        })
      )
    const movePageBreaks = (direction: 'horizontal' | 'vertical'): void => {
      const rows = direction === 'horizontal'
      state.pageBreaks = state.pageBreaks.flatMap((pageBreak) => {
        if (pageBreak.direction !== direction) return [pageBreak]
        const moved = Object.keys(moveIndexed({ [pageBreak.before]: true }, rows))[0]
        return moved === undefined ? [] : [{ ...pageBreak, before: Number(moved) }]
      })
    }
    if (wholeRows) {
      state.rowHeights = moveIndexed(state.rowHeights, true)
      state.hiddenRows = moveIndexed(state.hiddenRows, true)
      state.rowFormats = moveIndexed(state.rowFormats, true)
      state.outline.rows = moveIndexed(state.outline.rows, true)
      movePageBreaks('horizontal')
    }
    if (wholeColumns) {
      state.columnWidths = moveIndexed(state.columnWidths, false)
      state.hiddenColumns = moveIndexed(state.hiddenColumns, false)
      state.columnFormats = moveIndexed(state.columnFormats, false)
      state.outline.columns = moveIndexed(state.outline.columns, false)
      movePageBreaks('vertical')
    }
  }

  /** Whether any merged area lies only partly inside the area. */
  cutsMerge(area: Area): boolean {
    return this.state.merges.some((merge) => {
      const shared = intersection(merge, area)
      return shared !== undefined && !sameArea(shared, merge)
    })
  }
}

function shiftedColumns(table: TableState, area: Area, shift: Shift): TableState['columns'] {
  const kept = table.columns.filter((_, index) => {
    const column = table.area.left + index
    return (
      shiftedArea({ top: table.area.top, bottom: table.area.bottom, left: column, right: column }, shift) !==
      undefined
    )
  })
  const wanted = columnCount(area)
  if (kept.length >= wanted) return kept.slice(0, wanted)
  const at = shift.area.left - table.area.left
  const names = new Set(kept.map((column) => column.name))
  let next = Math.max(0, ...kept.map((column) => column.id)) + 1
  const added = Array.from({ length: wanted - kept.length }, () => {
    let number = 1
    while (names.has(`Column${number}`)) number++
    names.add(`Column${number}`)
    return { id: next++, name: `Column${number}` }
  })
  return [...kept.slice(0, at), ...added, ...kept.slice(at)]
}
