import type { ICellData } from '@univerjs/core'
import { CellValueType } from '@univerjs/core'
import type { StructuralEdit } from '../engine/workbook-state'
import { areaText, columnLetters, lastColumn, lastRow } from '../engine/area'
import { errorValues } from '../engine/cell-value'
import type { Sheet } from '../engine/sheet'
import type { SheetState } from '../engine/workbook-state'
import type { CellText } from './cell-text'
import { readCells } from './cell-text'
import { movedArea, movedIndex } from './moved-references'
import type { OpenedFile, OpenedSheet } from './opened-file'
import { keptStyle } from './opened-file'
import { outlineLevel } from './read-sheet'
import { cellText } from './string-table'
import type { StringTable } from './string-table'
import type { StyleTable } from './style-table'
import { attributesOf, isOn, tag, withAttributes } from './xml'

/** What writing the cells of a sheet needs. */
export interface CellWriting {
  sheet: Sheet
  opened: OpenedSheet | undefined
  file: OpenedFile
  /** The state the sheet would have had only rows and columns moved. */
  base: SheetState
  edits: readonly StructuralEdit[]
  styles: StyleTable
  strings: StringTable
}

interface FileRow {
  attributes: string
  cells: Map<number, CellText>
}

/** The rows of the opened file where they lie now. */
function movedRows(data: string, writing: CellWriting): Map<number, FileRow> {
  const { opened, edits, file } = writing
  const own = { id: opened!.id, name: opened!.name }
  const shifted = edits.some((edit) => edit.kind === 'shift' && edit.sheetId === own.id)
  const rows = new Map<number, FileRow>()
  const rowAt = (row: number): FileRow => {
    let found = rows.get(row)
    if (!found) {
      found = { attributes: '', cells: new Map() }
      rows.set(row, found)
    }
    return found
  }
  readCells(
    data,
    { strings: file.strings.texts },
    (cell) => {
      if (!shifted) {
        rowAt(cell.row).cells.set(cell.column, cell)
        return
      }
      const at = { top: cell.row, bottom: cell.row, left: cell.column, right: cell.column }
      const moved = movedArea(at, edits, own.id)
      if (!moved) return
      const fills = cell.fills && movedArea(cell.fills, edits, own.id)
      const placed = { ...cell, row: moved.top, column: moved.left }
      if (fills) placed.fills = fills
      else delete placed.fills
      rowAt(moved.top).cells.set(moved.left, placed)
    },
    ({ row, attributes }) => {
      const moved = shifted ? movedIndex(row, edits, own, true) : row
      if (moved !== undefined) rowAt(moved).attributes = attributes
    }
  )
  return rows
}

const tolerance = 1e-12

/** Whether a result says the same as the one in the file; one this host cannot compute leaves the file's in force. */
function sameResult(before: ICellData['v'], after: ICellData['v'], isFormula: boolean): boolean {
  if (before === after) return true
  if (!isFormula) return false
  if (after === '#NAME?') return true
  const [one, other] = [before, after].map((value) => (value === undefined || value === '' ? 0 : value))
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other))
}

function sameCell(file: CellText, cell: ICellData | undefined, style: string | undefined): boolean {
  const content = cell && (cell.v !== undefined || cell.f) ? cell : undefined
  if ((cell?.s ?? undefined) !== style) return false
  const before = file.content
  if (!before || !content) return !before && !content
  return (
    (before.f ?? undefined) === (content.f ?? undefined) &&
    sameResult(before.v, content.v, Boolean(before.f)) &&
    (Boolean(before.f) || (before.t ?? 1) === (content.t ?? 1))
  )
}

/** The data of a sheet: rows and cells as the file had them wherever nothing about them changed. */
export function sheetDataXml(data: string, writing: CellWriting): { xml: string; changed: boolean } {
  const { sheet, opened, base, edits } = writing
  const { state } = sheet
  const unshifted = !edits.some((edit) => edit.kind === 'shift' && edit.sheetId === sheet.id)
  const rowFacts = (of: SheetState): string =>
    JSON.stringify([
      of.rowHeights,
      of.hiddenRows,
      of.filteredRows,
      of.rowFormats,
      of.outline.rows,
      of.columnFormats,
      of.sheetFormat
    ])
  const sameRows = rowFacts(state) === rowFacts(base)
  if (opened && unshifted && sameRows && sheet.cellChanges === opened.cellChanges)
    return { xml: data, changed: false }
  const fileRows = opened ? movedRows(data, writing) : new Map<number, FileRow>()
  const cells = cellsByRow(sheet)
  const held = heldByArrays(fileRows, cells, writing)
  if (opened && unshifted && sameRows && !anythingChanged(fileRows, cells, held, writing))
    return { xml: data, changed: false }
  const rowNumbers = new Set<number>([...fileRows.keys(), ...cells.keys()])
  for (const facts of [
    state.rowHeights,
    state.hiddenRows,
    state.filteredRows,
    state.rowFormats,
    state.outline.rows
  ])
    for (const row of Object.keys(facts)) rowNumbers.add(Number(row))
  const rows = [...rowNumbers]
    .sort((a, b) => a - b)
    .map((row) => rowXml(row, data, fileRows.get(row), cells.get(row), held, writing))
  return { xml: tag('sheetData', '', rows.join('')), changed: true }
}

type CellsByRow = Map<number, Map<number, ICellData>>

function cellsByRow(sheet: Sheet): CellsByRow {
  const rows: CellsByRow = new Map()
  const put = (row: number, column: number, cell: ICellData): void => {
    let line = rows.get(row)
    if (!line) {
      line = new Map()
      rows.set(row, line)
    }
    if (!line.has(column) || (line.get(column)!.v === undefined && !line.get(column)!.f))
      line.set(column, { ...line.get(column), ...cell })
  }
  sheet.each({ top: 0, left: 0, bottom: lastRow, right: lastColumn }, (row, column, cell) => {
    const style =
      cell.s && typeof cell.s !== 'string'
        ? sheet.book.formats.idOf(sheet.book.formats.formatOf(cell.s))
        : cell.s
    put(row, column, style === cell.s ? cell : { ...cell, s: style })
  })
  for (const [row, line] of Object.entries(sheet.book.engine.spilledCells(sheet.id) ?? {})) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (cell && cell.v !== undefined && cell.v !== null)
        put(Number(row), Number(column), { v: cell.v, t: cell.t ?? (typeof cell.v === 'number' ? 2 : 1) })
    }
  }
  return rows
}

/** The cells array formulas of the file fill, as long as the formula is there: they are kept with it. */
function heldByArrays(
  fileRows: Map<number, FileRow>,
  cells: CellsByRow,
  { sheet }: CellWriting
): Map<string, CellText> {
  const held = new Map<string, CellText>()
  for (const [row, { cells: line }] of fileRows) {
    for (const [column, cell] of line) {
      if (cell.kind !== 'array') continue
      const now = cells.get(row)?.get(column)
      if (cell.content?.f !== undefined && now?.f === undefined) continue
      const area = cell.fills ?? { top: row, bottom: row, left: column, right: column }
      for (let at = area.top; at <= area.bottom; at++)
        for (let across = area.left; across <= area.right; across++)
          if (sheet.cell(at, across)?.v === undefined || (at === row && across === column))
            held.set(`${at},${across}`, cell)
    }
  }
  return held
}

const styleIn = (
  file: CellText,
  { sheet, file: { styleIds } }: CellWriting,
  held: boolean
): string | undefined =>
  keptStyle(sheet.state, styleIds, file.row, file.column, file.style, file.content !== undefined && !held)

function anythingChanged(
  fileRows: Map<number, FileRow>,
  cells: CellsByRow,
  held: Map<string, CellText>,
  writing: CellWriting
): boolean {
  for (const [row, line] of cells) {
    const known = fileRows.get(row)?.cells
    for (const [column] of line) if (!known?.has(column)) return true
  }
  for (const [row, { cells: line }] of fileRows)
    for (const [column, file] of line)
      if (!isKept(file, cells.get(row)?.get(column), held, writing)) return true
  return false
}

function isKept(
  file: CellText,
  cell: ICellData | undefined,
  held: Map<string, CellText>,
  writing: CellWriting
): boolean {
  const master = held.get(`${file.row},${file.column}`)
  if (!master) return sameCell(file, cell, styleIn(file, writing, false))
  if (master === file && file.content?.f !== undefined) {
    return (
      file.content.f === cell?.f &&
      sameResult(file.content.v, cell.v, true) &&
      (cell.s ?? undefined) === styleIn(file, writing, false)
    )
  }
  const shown = cell?.v
  return sameResult(file.content?.v, shown ?? file.content?.v, true)
}

function rowXml(
  row: number,
  data: string,
  file: FileRow | undefined,
  line: Map<number, ICellData> | undefined,
  held: Map<string, CellText>,
  writing: CellWriting
): string {
  const columns = [...new Set([...(file?.cells.keys() ?? []), ...(line?.keys() ?? [])])].sort((a, b) => a - b)
  const cells = columns.map((column) => {
    const before = file?.cells.get(column)
    const cell = line?.get(column)
    if (before && before.kind !== 'shared' && isKept(before, cell, held, writing) && !movedArray(before))
      return placed(data, before)
    return cell ? cellXml(row, column, cell, before, held.get(`${row},${column}`), writing) : ''
  })
  const content = cells.join('')
  const known =
    file && columns.length === file.cells.size
      ? file.attributes
      : withAttributes(file?.attributes ?? '', { spans: undefined })
  const attributes = rowAttributes(row, file && known, writing)
  return content === '' && attributes.trim() === `r="${row + 1}"` ? '' : tag('row', attributes, content)
}

/** An array formula that fills an area names it, which must follow where the cell went. */
const movedArray = (file: CellText): boolean =>
  file.kind === 'array' &&
  !new RegExp(`r\\s*=\\s*["']${address(file.row, file.column)}["']`).test(file.attributes)

const address = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`

/** A cell of the file to the letter, but for its address when it moved. */
function placed(data: string, file: CellText): string {
  const xml = data.slice(file.start, file.end)
  const attributes = withAttributes(file.attributes, { r: address(file.row, file.column) })
  if (attributes === file.attributes.trimEnd()) return xml
  const at = xml.indexOf(file.attributes)
  return xml.slice(0, at) + attributes + xml.slice(at + file.attributes.length)
}

function rowAttributes(
  row: number,
  known: string | undefined,
  { sheet, base, file, styles }: CellWriting
): string {
  const { state } = sheet
  let attributes = withAttributes(known ?? '', { r: String(row + 1) })
  const height = state.rowHeights[row]
  if (height !== base.rowHeights[row] || (known === undefined && height !== undefined)) {
    attributes = withAttributes(attributes, {
      ht: height === undefined ? undefined : String(height),
      customHeight: height === undefined ? undefined : '1'
    })
  }
  const hidden = sheet.isRowHidden(row)
  if (hidden !== isOn(attributes, 'hidden'))
    attributes = withAttributes(attributes, { hidden: hidden ? '1' : undefined })
  const level = state.outline.rows[row] ?? 0
  if (level !== outlineLevel(attributes))
    attributes = withAttributes(attributes, { outlineLevel: level === 0 ? undefined : String(level) })
  const format = state.rowFormats[row]
  if (format !== base.rowFormats[row] || (known === undefined && format !== undefined)) {
    const number =
      format === undefined
        ? undefined
        : styles.numberOf(file.formats[file.styleIds.indexOf(format)] ?? sheet.book.formats.formatOf(format))
    attributes = withAttributes(attributes, {
      s: number === undefined ? undefined : String(number),
      customFormat: number === undefined ? undefined : '1'
    })
  }
  return attributes
}

/** The number of the style a cell is written with. */
function styleNumber(row: number, column: number, cell: ICellData, { sheet, styles }: CellWriting): number {
  const id = typeof cell.s === 'string' ? cell.s : sheet.inheritedStyle(row, column)
  return id === undefined ? 0 : styles.numberOf(sheet.book.formats.formatOf(id))
}

function cellXml(
  row: number,
  column: number,
  cell: ICellData,
  before: CellText | undefined,
  array: CellText | undefined,
  writing: CellWriting
): string {
  const style = styleNumber(row, column, cell, writing)
  const { v: value, t: type, f: formula } = cell
  const attributes: Record<string, string | number | undefined> = {
    r: address(row, column),
    s: style || undefined
  }
  const unchangedText =
    before?.string !== undefined && !formula && before.content?.v === value && !before.content?.f
  let content = ''
  if (formula) content += formulaXml(row, column, formula, array, writing)
  if (value !== undefined && value !== null && (value !== '' || formula)) {
    if (type === CellValueType.BOOLEAN) {
      attributes['t'] = 'b'
      content += tag('v', '', value ? '1' : '0')
    } else if (typeof value === 'number') content += tag('v', '', String(value))
    else if (errorValues.has(String(value)) && (formula || !isTextFormat(row, column, cell, writing))) {
      attributes['t'] = 'e'
      content += tag('v', '', cellText(String(value)))
    } else if (formula) {
      attributes['t'] = 'str'
      content += value === '' ? '<v></v>' : tag('v', '', cellText(String(value)))
    } else {
      attributes['t'] = 's'
      const number = unchangedText ? before.string! : writing.strings.numberOf(String(value))
      content += tag('v', '', String(number))
    }
  }
  return tag('c', attributesOf(attributes), content)
}

const isTextFormat = (row: number, column: number, cell: ICellData, { sheet }: CellWriting): boolean => {
  const id = typeof cell.s === 'string' ? cell.s : sheet.inheritedStyle(row, column)
  return id !== undefined && sheet.book.formats.formatOf(id).numberFormat === '@'
}

function formulaXml(
  row: number,
  column: number,
  formula: string,
  array: CellText | undefined,
  { sheet }: CellWriting
): string {
  const isMaster = array?.row === row && array.column === column
  const spilled = sheet.book.engine.spilledArea(sheet.id, row, column)
  const fills = isMaster
    ? (array.fills ?? { top: row, bottom: row, left: column, right: column })
    : spilled && (spilled.bottom > spilled.top || spilled.right > spilled.left)
      ? spilled
      : undefined
  const attributes = fills ? attributesOf({ t: 'array', ref: areaText(fills) }) : ''
  return tag('f', attributes, cellText(formula.slice(1)))
}
