import type { Area } from '../engine/area'
import {
  areaText,
  bounding,
  columnCount,
  contains,
  coversColumns,
  coversRows,
  intersection,
  lastColumn,
  lastRow,
  rowCount,
  subtract
} from '../engine/area'
import type { Book } from '../engine/book'
import { valueTypeOf } from '../engine/cell-value'
import type { CellValue } from '../engine/cell-value'
import { copiedFormula, fromR1C1, hyperlinkTarget, toR1C1 } from '../engine/formula-text'
import type { Cell, Sheet } from '../engine/sheet'
import { accessDenied, invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { conditionalFormatsClass } from './conditional-format'
import { changeContents, fillCalculatedColumns, matrixReader, setContents } from './content'
import { dataValidationClass } from './data-validation'
import type { Arguments, ObjectRef, OfficeClass } from './office-class'
import { tableRef, worksheetRef } from './references'
import { officeClass, ref } from './office-class'
import { changeFormat, rangeFormatClass, uniform } from './range-format'
import { sortRange } from './range-sort'
import type { AreasTarget, RangeTarget } from './range-target'
import { areasOfCells, fullAddress, guardAllowed, guardContent, rangeArgument } from './range-target'

/** The most cells one read answers with; above it `values` is null. Source: https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins */
const readLimit = 5_000_000

const one = ({ sheet, area }: RangeTarget): AreasTarget => ({ sheet, areas: [area] })

const range = (sheet: Sheet, area: Area): ObjectRef => {
  if (
    area.top < 0 ||
    area.left < 0 ||
    area.bottom > lastRow ||
    area.right > lastColumn ||
    area.top > area.bottom ||
    area.left > area.right
  ) {
    throw invalidArgument('the range lies outside the sheet')
  }
  return ref(rangeClass, { sheet, area })
}

const rangeOrNull = (sheet: Sheet, area: Area | undefined): ObjectRef | null =>
  area ? range(sheet, area) : null

const found = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

const integer = (value: unknown, otherwise = 0): number => {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('a whole number is wanted')
  return value
}

function grid<V>({ area }: RangeTarget, read: (row: number, column: number) => V): V[][] | null {
  if (rowCount(area) * columnCount(area) > readLimit) return null
  const rows: V[][] = []
  for (let row = area.top; row <= area.bottom; row++) {
    const line: V[] = []
    for (let column = area.left; column <= area.right; column++) line.push(read(row, column))
    rows.push(line)
  }
  return rows
}

const hidesFormula = (sheet: Sheet, row: number, column: number): boolean =>
  sheet.state.protection !== null && sheet.format(row, column).formulaHidden

function readFormula(sheet: Sheet, row: number, column: number): CellValue {
  const formula = sheet.formula(row, column)
  return formula !== undefined && !hidesFormula(sheet, row, column) ? formula : sheet.value(row, column)
}

const valueProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => target.sheet.value(row, column)),
  set: (target: RangeTarget, value: unknown) => {
    setContents(target.sheet, target.area, value)
  }
}

const formulaProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => readFormula(target.sheet, row, column)),
  set: (target: RangeTarget, value: unknown) => {
    setContents(target.sheet, target.area, value)
  }
}

const numberFormatProperty = {
  get: (target: RangeTarget) => grid(target, (row, column) => target.sheet.format(row, column).numberFormat),
  set: (target: RangeTarget, value: unknown) => {
    if (value === null) return
    guardAllowed(target.sheet, 'allowFormatCells')
    const read = (wanted: unknown): string => {
      if (typeof wanted !== 'string') throw invalidArgument('a number format is a text')
      return wanted === '' ? 'General' : wanted
    }
    if (!Array.isArray(value)) {
      const wanted = read(value)
      changeFormat(one(target), (format) => ({ ...format, numberFormat: wanted }))
      return
    }
    const rows = value as unknown[][]
    const first = rows[0]?.[0]
    if (rows.length === 1 && rows[0]?.length === 1 && first !== null) {
      const wanted = read(first)
      changeFormat(one(target), (format) => ({ ...format, numberFormat: wanted }))
      return
    }
    const at = matrixReader(target.area, value)
    changeFormat(
      one(target),
      (format, row, column) => {
        const wanted = at(row, column)
        return wanted === null || wanted === undefined ? format : { ...format, numberFormat: read(wanted) }
      },
      false
    )
  }
}

function setHidden({ sheet, area }: RangeTarget, rows: boolean, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value !== 'boolean') throw invalidArgument('true or false is wanted')
  guardAllowed(sheet, rows ? 'allowFormatRows' : 'allowFormatColumns')
  const state = sheet.touch()
  const map = rows ? state.hiddenRows : state.hiddenColumns
  const [from, to] = rows ? [area.top, area.bottom] : [area.left, area.right]
  if (!value) {
    for (const key of Object.keys(map).map(Number)) if (key >= from && key <= to) delete map[key]
    if (rows)
      for (const key of Object.keys(state.filteredRows).map(Number))
        if (key >= from && key <= to) delete state.filteredRows[key]
  } else for (let index = from; index <= to; index++) map[index] = true
  sheet.book.hiddenRowsChanged()
  if (rows) {
    sheet.book.emit({
      kind: 'rowHiddenChanged',
      target: sheet.id,
      detail: {
        worksheetId: sheet.id,
        address: areaText({ ...area, left: 0, right: lastColumn }),
        changeType: value ? 'Hidden' : 'Unhidden',
        source: sheet.book.source
      }
    })
  }
}

function hiddenState(from: number, to: number, hidden: (index: number) => boolean): boolean | null {
  const first = hidden(from)
  for (let index = from + 1; index <= Math.min(to, from + 20_000); index++)
    if (hidden(index) !== first) return null
  return first
}

interface Hyperlink {
  address?: string
  documentReference?: string
  screenTip?: string
  textToDisplay?: string
}

function readHyperlink({ sheet, area }: RangeTarget): Hyperlink | null {
  const link = sheet.state.hyperlinks[`${area.top},${area.left}`]
  if (link) return { ...link, textToDisplay: sheet.text(area.top, area.left) }
  const formula = sheet.formula(area.top, area.left)
  const target = formula && hyperlinkTarget(formula)
  if (!target) return null
  return target.startsWith('#') ? { documentReference: target.slice(1) } : { address: target }
}

function writeHyperlink({ sheet, area }: RangeTarget, value: unknown): void {
  guardAllowed(sheet, 'allowInsertHyperlinks')
  guardContent(sheet, area)
  const state = sheet.touch()
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      if (value === null || value === undefined) {
        delete state.hyperlinks[`${row},${column}`]
        continue
      }
      const { address, documentReference, screenTip, textToDisplay } = value as Hyperlink
      state.hyperlinks[`${row},${column}`] = {
        ...(address ? { address } : {}),
        ...(documentReference ? { documentReference } : {}),
        ...(screenTip ? { screenTip } : {})
      }
      const shown = textToDisplay ?? (sheet.text(row, column) || address || documentReference || '')
      const at = { top: row, bottom: row, left: column, right: column }
      changeContents(sheet, at, (_row, _column, old) => sheet.contentCell(row, column, old, shown, false))
    }
  }
  if (value) {
    changeFormat({ sheet, areas: [area] }, (format) => ({
      ...format,
      fontColor: '#0563C1',
      underline: 'Single'
    }))
  }
}

/** Clears what `applyTo` names: All, Contents, Formats, Hyperlinks, RemoveHyperlinks. Source: https://learn.microsoft.com/javascript/api/excel/excel.cleartype */
export function clearRange({ sheet, area }: RangeTarget, applyTo: unknown): void {
  const what = typeof applyTo === 'string' ? applyTo : 'All'
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks', 'ResetContents'].includes(what)) {
    throw invalidArgument(`${what} is no way to clear`)
  }
  if (what === 'All' || what === 'Contents' || what === 'ResetContents') guardContent(sheet, area)
  if (what === 'All' || what === 'Formats') guardAllowed(sheet, 'allowFormatCells')
  if (what === 'All' || what === 'Formats') {
    const state = sheet.touch()
    if (coversColumns(area) && coversRows(area)) state.sheetFormat = ''
    if (coversColumns(area))
      for (let column = area.left; column <= area.right; column++) delete state.columnFormats[column]
    if (coversRows(area)) for (let row = area.top; row <= area.bottom; row++) delete state.rowFormats[row]
    state.merges = state.merges.filter((merge) => !intersection(merge, area))
    state.conditionalFormats = state.conditionalFormats
      .map((format) => ({ ...format, areas: format.areas.flatMap((own) => subtract(own, area)) }))
      .filter((format) => format.areas.length > 0)
  }
  if (what === 'All') {
    const state = sheet.touch()
    state.validations = state.validations
      .map((validation) => ({ ...validation, areas: validation.areas.flatMap((own) => subtract(own, area)) }))
      .filter((validation) => validation.areas.length > 0)
  }
  if (what !== 'Contents' && what !== 'Formats' && what !== 'ResetContents') {
    const state = sheet.touch()
    for (const key of Object.keys(state.hyperlinks)) {
      const [row = 0, column = 0] = key.split(',').map(Number)
      if (contains(area, { top: row, bottom: row, left: column, right: column })) delete state.hyperlinks[key]
    }
  }
  if (what === 'Formats') sheet.writeExisting(area, (_row, _column, old) => withoutStyle(old), false)
  else if (what === 'Contents' || what === 'ResetContents') {
    changeContents(sheet, area, (_row, _column, old) => (old?.s ? { s: old.s } : undefined), true)
  } else if (what === 'All') changeContents(sheet, area, () => undefined, true)
}

function withoutStyle(cell: NonNullable<Cell>): Cell {
  const rest = { ...cell }
  delete rest.s
  return rest.v === undefined && rest.f === undefined ? undefined : rest
}

/** Inserts or deletes cells, with Excel's refusals for protected sheets and half tables. */
function shiftCells({ sheet, area }: RangeTarget, direction: 'down' | 'right' | 'up' | 'left'): void {
  const vertical = direction === 'down' || direction === 'up'
  const inserting = direction === 'down' || direction === 'right'
  if (sheet.state.protection) {
    if (coversRows(area)) guardAllowed(sheet, inserting ? 'allowInsertRows' : 'allowDeleteRows')
    else if (coversColumns(area)) guardAllowed(sheet, inserting ? 'allowInsertColumns' : 'allowDeleteColumns')
    else throw accessDenied(`${sheet.name} is protected`)
    if (!inserting) guardContent(sheet, area)
  }
  const lane = vertical ? { ...area, bottom: lastRow } : { ...area, right: lastColumn }
  for (const table of sheet.state.tables) {
    const shared = intersection(table.area, lane)
    if (!shared) continue
    const whole = vertical
      ? shared.left === table.area.left && shared.right === table.area.right
      : shared.top === table.area.top && shared.bottom === table.area.bottom
    if (!whole) {
      throw new OfficeError('InvalidOperation', `This would shift only part of the table ${table.name}.`)
    }
    if (
      !inserting &&
      vertical &&
      area.top <= table.area.top &&
      area.bottom >= table.area.top &&
      area.bottom < table.area.bottom &&
      table.showHeaders
    ) {
      throw new OfficeError(
        'InvalidOperation',
        `The header row of the table ${table.name} cannot be deleted.`
      )
    }
  }
  if (sheet.cutsMerge(lane) && !coversRows(area) && !coversColumns(area)) {
    throw new OfficeError('MergedRangeConflict', 'The operation would cut a merged cell.')
  }
  const grown =
    inserting && vertical
      ? sheet.state.tables
          .filter((table) => area.top > table.area.top && area.top <= table.area.bottom)
          .map((table) => table.id)
      : []
  sheet.shift({ area, direction })
  for (const id of grown) {
    const table = sheet.state.tables.find((candidate) => candidate.id === id)
    if (table) fillCalculatedColumns(sheet, table, { top: area.top, bottom: area.bottom })
  }
  const changeType = coversRows(area)
    ? inserting
      ? 'RowInserted'
      : 'RowDeleted'
    : coversColumns(area)
      ? inserting
        ? 'ColumnInserted'
        : 'ColumnDeleted'
      : inserting
        ? 'CellInserted'
        : 'CellDeleted'
  sheet.book.emitDataChange(sheet, area, () => ({ changeType }))
}

type CopyPart = 'All' | 'Formulas' | 'Values' | 'Formats' | 'Link'

/** Copies a range here, repeating it where the destination is a multiple of it. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-cut-copy-paste */
function copyFrom(
  target: RangeTarget,
  [source, copyType, skipBlanks, transpose]: Arguments,
  book: Book
): void {
  const from = rangeArgument(book, target.sheet, source)
  const part = (copyType ?? 'All') as CopyPart
  const [height, width] = transpose
    ? [columnCount(from.area), rowCount(from.area)]
    : [rowCount(from.area), columnCount(from.area)]
  const fits = rowCount(target.area) % height === 0 && columnCount(target.area) % width === 0
  const area = fits
    ? target.area
    : { ...target.area, bottom: target.area.top + height - 1, right: target.area.left + width - 1 }
  guardContent(target.sheet, area)
  const copied = Array.from({ length: rowCount(from.area) }, (_, row) =>
    Array.from({ length: columnCount(from.area) }, (_, column) => ({
      cell: from.sheet.cell(from.area.top + row, from.area.left + column),
      value: from.sheet.value(from.area.top + row, from.area.left + column),
      style: book.formats.idOf(from.sheet.format(from.area.top + row, from.area.left + column))
    }))
  )
  const change = (row: number, column: number, old: Cell): Cell => {
    const [offsetRow, offsetColumn] = [(row - area.top) % height, (column - area.left) % width]
    const [sourceRow, sourceColumn] = transpose ? [offsetColumn, offsetRow] : [offsetRow, offsetColumn]
    const { cell, value, style } = copied[sourceRow]![sourceColumn]!
    if (skipBlanks && !cell?.f && value === '') return old
    if (part === 'Formats') return { ...old, s: style }
    const styled = part === 'All' ? { s: style } : old?.s ? { s: old.s } : {}
    if (cell?.f && (part === 'All' || part === 'Formulas')) {
      return {
        ...styled,
        f: copiedFormula(cell.f, row - from.area.top - sourceRow, column - from.area.left - sourceColumn)
      }
    }
    if (value === '') return 's' in styled ? styled : undefined
    if (typeof value === 'boolean') return { ...styled, v: value ? 1 : 0, t: 3 }
    return { ...styled, v: value, t: typeof value === 'number' ? 2 : 1 }
  }
  if (part === 'Formats') target.sheet.write(area, change, false)
  else changeContents(target.sheet, area, change)
}

const cellKinds = ['Blanks', 'Constants', 'Formulas', 'Visible', 'ConditionalFormats', 'DataValidations']

function specialCells(target: AreasTarget, [cellType, valueType]: Arguments): AreasTarget | null {
  const kind = String(cellType)
  if (!cellKinds.includes(kind)) throw invalidArgument(`${kind} is no cell type`)
  const { sheet } = target
  const wants = (value: CellValue): boolean => {
    const type = valueTypeOf(value)
    const wanted = typeof valueType === 'string' ? valueType : 'All'
    if (wanted === 'All') return true
    const names: Record<string, string> = {
      Error: 'Errors',
      Boolean: 'Logical',
      Double: 'Numbers',
      String: 'Text',
      Empty: 'Text'
    }
    return wanted.includes(names[type]!)
  }
  const cells: { row: number; column: number }[] = []
  const used = sheet.usedArea(false)
  for (const area of target.areas) {
    if (kind === 'ConditionalFormats' || kind === 'DataValidations') {
      const rules = kind === 'ConditionalFormats' ? sheet.state.conditionalFormats : sheet.state.validations
      const shared = rules.flatMap((rule) =>
        rule.areas.map((own) => intersection(own, area)).filter((own) => own !== undefined)
      )
      if (shared.length > 0) return { sheet, areas: shared }
      continue
    }
    const within = used && intersection(used, area)
    if (!within) continue
    for (let row = within.top; row <= within.bottom; row++) {
      for (let column = within.left; column <= within.right; column++) {
        const value = sheet.value(row, column)
        const formula = sheet.formula(row, column) !== undefined
        const take =
          kind === 'Blanks'
            ? value === '' && !formula
            : kind === 'Constants'
              ? value !== '' && !formula && wants(value)
              : kind === 'Formulas'
                ? formula && wants(value)
                : !sheet.isRowHidden(row) && !sheet.state.hiddenColumns[column]
        if (take) cells.push({ row, column })
      }
    }
  }
  return cells.length === 0 ? null : { sheet, areas: areasOfCells(cells) }
}

/** The cells whose shown text matches, in reading order. Source: https://learn.microsoft.com/javascript/api/excel/excel.searchcriteria */
export function findCells(
  target: AreasTarget,
  wanted: unknown,
  criteria: unknown
): { row: number; column: number }[] {
  const {
    completeMatch = false,
    matchCase = false,
    searchDirection = 'Forward'
  } = (criteria ?? {}) as {
    completeMatch?: boolean
    matchCase?: boolean
    searchDirection?: string
  }
  if (typeof wanted !== 'string') throw invalidArgument('a text to find is wanted')
  const fold = (text: string): string => (matchCase ? text : text.toLowerCase())
  const needle = fold(wanted)
  const hits: { row: number; column: number }[] = []
  const { sheet } = target
  for (const area of target.areas) {
    sheet.each(area, (row, column) => {
      const shown = fold(sheet.text(row, column))
      if (completeMatch ? shown === needle : shown.includes(needle)) hits.push({ row, column })
    })
  }
  hits.sort((a, b) => a.row - b.row || a.column - b.column)
  return searchDirection === 'Backwards' ? hits.reverse() : hits
}

function findRange({ sheet, area }: RangeTarget, [wanted, criteria]: Arguments): ObjectRef | null {
  const hit = findCells({ sheet, areas: [area] }, wanted, criteria)[0]
  return rangeOrNull(sheet, hit && { top: hit.row, bottom: hit.row, left: hit.column, right: hit.column })
}

const surrounding = ({ sheet, area }: RangeTarget): ObjectRef => {
  const empty = (at: Area): boolean => sheet.usedArea(true, at) === undefined
  let region = { ...area }
  for (let grown = true; grown;) {
    grown = false
    const around: Area[] = [
      {
        ...region,
        top: region.top - 1,
        bottom: region.top - 1,
        left: Math.max(0, region.left - 1),
        right: region.right + 1
      },
      {
        ...region,
        top: region.bottom + 1,
        bottom: region.bottom + 1,
        left: Math.max(0, region.left - 1),
        right: region.right + 1
      },
      {
        ...region,
        left: region.left - 1,
        right: region.left - 1,
        top: Math.max(0, region.top - 1),
        bottom: region.bottom + 1
      },
      {
        ...region,
        left: region.right + 1,
        right: region.right + 1,
        top: Math.max(0, region.top - 1),
        bottom: region.bottom + 1
      }
    ]
    around.forEach((edge, index) => {
      if (edge.top < 0 || edge.left < 0 || empty(edge)) return
      grown = true
      if (index === 0) region = { ...region, top: region.top - 1 }
      if (index === 1) region = { ...region, bottom: region.bottom + 1 }
      if (index === 2) region = { ...region, left: region.left - 1 }
      if (index === 3) region = { ...region, right: region.right + 1 }
    })
  }
  return range(sheet, region)
}

function edgeOf({ sheet, area }: RangeTarget, direction: unknown): Area {
  let [row, column] = [area.top, area.left]
  const step = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[String(direction)]
  if (!step) throw invalidArgument(`${String(direction)} is no direction`)
  const [down, across] = step as [number, number]
  const inside = (): boolean =>
    row + down >= 0 && row + down <= lastRow && column + across >= 0 && column + across <= lastColumn
  const filled = (r: number, c: number): boolean => sheet.value(r, c) !== ''
  const used = sheet.usedArea(true)
  if (!inside()) return { top: row, bottom: row, left: column, right: column }
  const along = filled(row, column) && filled(row + down, column + across)
  do {
    row += down
    column += across
    if (!along && used && (row > used.bottom || column > used.right)) {
      if (down) row = down > 0 ? lastRow : row
      if (across) column = across > 0 ? lastColumn : column
      break
    }
  } while (inside() && (along ? filled(row + down, column + across) : !filled(row, column)))
  return { top: row, bottom: row, left: column, right: column }
}

/** Selects a range as a person or `select()` does, activating its sheet. */
export function selectRange({ sheet, area }: RangeTarget): void {
  const { book } = sheet
  const before = book.activeSheetId
  if (sheet.state.visibility !== 'Visible')
    throw new OfficeError('InvalidOperation', 'A hidden sheet cannot be selected.')
  if (before !== sheet.id) {
    book.activeSheetId = sheet.id
    if (before) book.emit({ kind: 'deactivated', target: before, detail: { worksheetId: before } })
    book.emit({ kind: 'activated', target: sheet.id, detail: { worksheetId: sheet.id } })
  }
  book.selection = { sheetId: sheet.id, areas: [area] }
  book.emit({
    kind: 'selectionChanged',
    target: sheet.id,
    detail: { worksheetId: sheet.id, address: areaText(area) }
  })
}

/** Merges the cells of an area into one, or those of each row; only the first content is kept. */
export function mergeCells({ sheet, area }: RangeTarget, across: unknown): void {
  guardAllowed(sheet, undefined)
  if (sheet.state.tables.some((table) => intersection(table.area, area))) {
    throw new OfficeError('InvalidOperation', 'Cells of a table cannot be merged.')
  }
  const wanted = across
    ? Array.from({ length: rowCount(area) }, (_, row) => ({
        ...area,
        top: area.top + row,
        bottom: area.top + row
      }))
    : [area]
  const state = sheet.touch()
  for (const next of wanted) {
    state.merges = state.merges.filter((other) => !intersection(other, next))
    if (rowCount(next) * columnCount(next) === 1) continue
    state.merges.push({ ...next })
    sheet.writeExisting(next, (row, column, old) =>
      row === next.top && column === next.left ? old : old.s ? { s: old.s } : undefined
    )
  }
}

const styleNames = [
  'Normal',
  'Good',
  'Bad',
  'Neutral',
  'Input',
  'Output',
  'Calculation',
  'Heading1',
  'Heading2',
  'Heading3',
  'Heading4',
  'Title',
  'Note',
  'Total',
  'Comma',
  'Currency',
  'Percent',
  'Hyperlink'
]

/** Range; https://learn.microsoft.com/javascript/api/excel/excel.range */
export const rangeClass: OfficeClass<RangeTarget> = officeClass<RangeTarget>({
  name: 'Range',
  scalars: {
    Values: valueProperty,
    Formulas: formulaProperty,
    FormulasLocal: formulaProperty,
    FormulasR1C1: {
      get: (target) =>
        grid(target, (row, column) => {
          const formula = readFormula(target.sheet, row, column)
          return typeof formula === 'string' && formula.startsWith('=')
            ? toR1C1(formula, row, column)
            : formula
        }),
      set: (target, value) => {
        setContents(target.sheet, target.area, value, (text, row, column) =>
          typeof text === 'string' && text.startsWith('=') ? fromR1C1(text, row, column) : text
        )
      }
    },
    Text: { get: (target) => grid(target, (row, column) => target.sheet.text(row, column)) },
    ValueTypes: {
      get: (target) => grid(target, (row, column) => valueTypeOf(target.sheet.value(row, column)))
    },
    NumberFormat: numberFormatProperty,
    NumberFormatLocal: numberFormatProperty,
    Address: { get: ({ sheet, area }) => fullAddress(sheet, area) },
    AddressLocal: { get: ({ sheet, area }) => fullAddress(sheet, area) },
    RowIndex: { get: ({ area }) => area.top },
    ColumnIndex: { get: ({ area }) => area.left },
    RowCount: { get: ({ area }) => rowCount(area) },
    ColumnCount: { get: ({ area }) => columnCount(area) },
    CellCount: {
      get: ({ area }) => {
        const cells = rowCount(area) * columnCount(area)
        return cells > 2_147_483_647 ? -1 : cells
      }
    },
    IsEntireColumn: { get: ({ area }) => coversColumns(area) },
    IsEntireRow: { get: ({ area }) => coversRows(area) },
    RowHidden: {
      get: ({ sheet, area }) => hiddenState(area.top, area.bottom, (row) => sheet.isRowHidden(row)),
      set: (target, value) => {
        setHidden(target, true, value)
      }
    },
    ColumnHidden: {
      get: ({ sheet, area }) =>
        hiddenState(area.left, area.right, (column) => Boolean(sheet.state.hiddenColumns[column])),
      set: (target, value) => {
        setHidden(target, false, value)
      }
    },
    Hidden: {
      get: ({ sheet, area }) => {
        const rows = hiddenState(area.top, area.bottom, (row) => sheet.isRowHidden(row))
        const columns = hiddenState(area.left, area.right, (column) =>
          Boolean(sheet.state.hiddenColumns[column])
        )
        return rows || columns ? true : rows === null || columns === null ? null : false
      }
    },
    Hyperlink: { get: readHyperlink, set: writeHyperlink },
    Style: {
      get: (target) => uniform(one(target), (format) => format.style),
      set: (target, value) => {
        guardAllowed(target.sheet, 'allowFormatCells')
        if (!styleNames.includes(String(value))) throw itemNotFound(`the style ${String(value)}`)
        changeFormat(one(target), (format) => ({ ...format, style: String(value) }))
      }
    },
    HasSpill: {
      get: ({ sheet, area }) => {
        const spilled = sheet.book.engine.spilledCells(sheet.id)
        let any = false
        for (let row = area.top; row <= Math.min(area.bottom, area.top + 5000); row++) {
          for (let column = area.left; column <= Math.min(area.right, area.left + 500); column++) {
            if (spilled?.[row]?.[column]) any = true
          }
        }
        return any
      }
    },
    Top: { get: ({ sheet, area }) => sum(0, area.top - 1, (row) => sheet.rowHeight(row)) },
    Left: { get: ({ sheet, area }) => sum(0, area.left - 1, (column) => sheet.columnWidth(column)) },
    Height: { get: ({ sheet, area }) => sum(area.top, area.bottom, (row) => sheet.rowHeight(row)) },
    Width: { get: ({ sheet, area }) => sum(area.left, area.right, (column) => sheet.columnWidth(column)) }
  },
  navigations: {
    Format: (target) => ref(rangeFormatClass, one(target)),
    Worksheet: ({ sheet }) => worksheetRef(sheet),
    DataValidation: (target) => ref(dataValidationClass, one(target)),
    ConditionalFormats: (target) => ref(conditionalFormatsClass, one(target)),
    Sort: (target) => ref(rangeSortClass, target)
  },
  objects: {
    GetCell: ({ sheet, area }, [row, column]) => {
      const [top, left] = [area.top + integer(row), area.left + integer(column)]
      return range(sheet, { top, bottom: top, left, right: left })
    },
    GetRow: ({ sheet, area }, [row]) =>
      range(sheet, { ...area, top: area.top + integer(row), bottom: area.top + integer(row) }),
    GetColumn: ({ sheet, area }, [column]) =>
      range(sheet, { ...area, left: area.left + integer(column), right: area.left + integer(column) }),
    GetLastCell: ({ sheet, area }) => range(sheet, { ...area, top: area.bottom, left: area.right }),
    GetLastRow: ({ sheet, area }) => range(sheet, { ...area, top: area.bottom }),
    GetLastColumn: ({ sheet, area }) => range(sheet, { ...area, left: area.right }),
    GetEntireRow: ({ sheet, area }) => range(sheet, { ...area, left: 0, right: lastColumn }),
    GetEntireColumn: ({ sheet, area }) => range(sheet, { ...area, top: 0, bottom: lastRow }),
    GetResizedRange: ({ sheet, area }, [rows, columns]) =>
      range(sheet, { ...area, bottom: area.bottom + integer(rows), right: area.right + integer(columns) }),
    GetAbsoluteResizedRange: ({ sheet, area }, [rows, columns]) => {
      if (integer(rows) < 1 || integer(columns) < 1)
        throw invalidArgument('a range has at least one row and column')
      return range(sheet, {
        ...area,
        bottom: area.top + integer(rows) - 1,
        right: area.left + integer(columns) - 1
      })
    },
    GetOffsetRange: ({ sheet, area }, [rows, columns]) =>
      range(sheet, {
        top: area.top + integer(rows),
        bottom: area.bottom + integer(rows),
        left: area.left + integer(columns),
        right: area.right + integer(columns)
      }),
    GetRowsAbove: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0 ? { ...area, top: area.top - n, bottom: area.top - 1 } : { ...area, bottom: area.top - n - 1 }
      )
    },
    GetRowsBelow: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0
          ? { ...area, top: area.bottom + 1, bottom: area.bottom + n }
          : { ...area, top: area.bottom + n + 1 }
      )
    },
    GetColumnsBefore: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0 ? { ...area, left: area.left - n, right: area.left - 1 } : { ...area, right: area.left - n - 1 }
      )
    },
    GetColumnsAfter: ({ sheet, area }, [count]) => {
      const n = integer(count, 1)
      return range(
        sheet,
        n > 0
          ? { ...area, left: area.right + 1, right: area.right + n }
          : { ...area, left: area.right + n + 1 }
      )
    },
    GetBoundingRect: ({ sheet, area }, [other], book) =>
      range(sheet, bounding(area, rangeArgument(book, sheet, other).area)),
    GetIntersection: ({ sheet, area }, [other], book) =>
      found(rangeOrNull(sheet, shared(sheet, area, rangeArgument(book, sheet, other))), 'the intersection'),
    GetIntersectionOrNullObject: ({ sheet, area }, [other], book) =>
      rangeOrNull(sheet, shared(sheet, area, rangeArgument(book, sheet, other))),
    GetUsedRange: ({ sheet, area }, [valuesOnly]) =>
      found(rangeOrNull(sheet, sheet.usedArea(Boolean(valuesOnly), area)), 'the used range'),
    GetUsedRangeOrNullObject: ({ sheet, area }, [valuesOnly]) =>
      rangeOrNull(sheet, sheet.usedArea(Boolean(valuesOnly), area)),
    GetSurroundingRegion: surrounding,
    GetRangeEdge: (target, [direction]) => range(target.sheet, edgeOf(target, direction)),
    GetExtendedRange: (target, [direction]) =>
      range(target.sheet, bounding(target.area, edgeOf(target, direction))),
    GetSpecialCells: (target, args) => {
      const cells = specialCells(one(target), args)
      return found(cells && ref(rangeAreasClass, cells), 'the cells of this kind')
    },
    GetSpecialCellsOrNullObject: (target, args) => {
      const cells = specialCells(one(target), args)
      return cells && ref(rangeAreasClass, cells)
    },
    Find: (target, args) => found(findRange(target, args), 'the text'),
    FindOrNullObject: findRange,
    GetMergedAreasOrNullObject: ({ sheet, area }) => {
      const areas = sheet.state.merges.filter((merged) => intersection(merged, area))
      return areas.length === 0 ? null : ref(rangeAreasClass, { sheet, areas })
    },
    GetTables: ({ sheet, area }, [fully]) =>
      ref(tableScopedClass, {
        sheet,
        ids: sheet.state.tables
          .filter((table) => (fully ? contains(area, table.area) : intersection(area, table.area)))
          .map((table) => table.id)
      }),
    GetSpillParentOrNullObject: () => null,
    GetSpillingToRangeOrNullObject: () => null,
    Insert: (target, [shift]) => {
      const down = String(shift) === 'Down'
      if (!down && String(shift) !== 'Right') throw invalidArgument(`${String(shift)} is no direction`)
      shiftCells(target, down ? 'down' : 'right')
      return range(target.sheet, target.area)
    }
  },
  calls: {
    Clear: (target, [applyTo]) => {
      clearRange(target, applyTo)
    },
    Delete: (target, [shift]) => {
      const up = String(shift) === 'Up'
      if (!up && String(shift) !== 'Left') throw invalidArgument(`${String(shift)} is no direction`)
      shiftCells(target, up ? 'up' : 'left')
    },
    Merge: (target, [across]) => {
      mergeCells(target, across)
    },
    Unmerge: ({ sheet, area }) => {
      guardAllowed(sheet, undefined)
      const state = sheet.touch()
      state.merges = state.merges.filter((other) => !intersection(other, area))
    },
    Select: (target) => {
      selectRange(target)
    },
    Calculate: ({ sheet }) => sheet.book.calculate(true),
    SetDirty: ({ sheet, area }) => {
      sheet.book.markDirty(sheet.id, area)
    },
    CopyFrom: copyFrom,
    MoveTo: (target, [destination], book) => {
      guardContent(target.sheet, target.area)
      const to = rangeArgument(book, target.sheet, destination)
      const cells = grid(target, (row, column) => target.sheet.cell(row, column)) ?? []
      const area = {
        ...to.area,
        bottom: to.area.top + rowCount(target.area) - 1,
        right: to.area.left + columnCount(target.area) - 1
      }
      guardContent(to.sheet, area)
      changeContents(target.sheet, target.area, () => undefined, true)
      changeContents(to.sheet, area, (row, column) => cells[row - area.top]![column - area.left])
    },
    ReplaceAll: ({ sheet, area }, [wanted, replacement, criteria]) => {
      const hits = findCells({ sheet, areas: [area] }, wanted, criteria)
      const { completeMatch = false, matchCase = false } = (criteria ?? {}) as {
        completeMatch?: boolean
        matchCase?: boolean
      }
      const pattern = new RegExp(
        String(wanted).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
        matchCase ? 'g' : 'gi'
      )
      for (const { row, column } of hits) {
        const before = sheet.formula(row, column) ?? String(sheet.value(row, column))
        const after = completeMatch ? String(replacement) : before.replace(pattern, () => String(replacement))
        setContents(sheet, { top: row, bottom: row, left: column, right: column }, after)
      }
      return hits.length
    },
    _ValidateArraySize: () => null
  }
})

function sum(from: number, to: number, read: (index: number) => number): number {
  let total = 0
  for (let index = from; index <= to; index++) total += read(index)
  return total
}

const shared = (sheet: Sheet, area: Area, other: RangeTarget): Area | undefined =>
  other.sheet === sheet ? intersection(area, other.area) : undefined

/** Range.sort; https://learn.microsoft.com/javascript/api/excel/excel.rangesort */
export const rangeSortClass: OfficeClass<RangeTarget> = officeClass<RangeTarget>({
  name: 'RangeSort',
  calls: {
    Apply: (target, [fields, matchCase, hasHeaders, orientation]) => {
      sortRange(target, fields, {
        matchCase: Boolean(matchCase),
        hasHeaders: Boolean(hasHeaders),
        byColumns: orientation === 'Columns'
      })
    }
  }
})

/** The areas of a RangeAreas; https://learn.microsoft.com/javascript/api/excel/excel.rangecollection */
export const rangeCollectionClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'RangeCollection',
  items: ({ sheet, areas }) => areas.map((area) => ref(rangeClass, { sheet, area }))
})

/** RangeAreas; https://learn.microsoft.com/javascript/api/excel/excel.rangeareas */
export const rangeAreasClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'RangeAreas',
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(',') },
    AddressLocal: { get: ({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(',') },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: {
      get: ({ areas }) => areas.reduce((total, area) => total + rowCount(area) * columnCount(area), 0)
    },
    IsEntireColumn: { get: ({ areas }) => areas.every(coversColumns) },
    IsEntireRow: { get: ({ areas }) => areas.every(coversRows) }
  },
  navigations: {
    Areas: (target) => ref(rangeCollectionClass, target),
    Format: (target) => ref(rangeFormatClass, target),
    Worksheet: ({ sheet }) => worksheetRef(sheet),
    DataValidation: (target) => ref(dataValidationClass, target),
    ConditionalFormats: (target) => ref(conditionalFormatsClass, target)
  },
  objects: {
    GetEntireRow: ({ sheet, areas }) =>
      ref(rangeAreasClass, { sheet, areas: areas.map((area) => ({ ...area, left: 0, right: lastColumn })) }),
    GetEntireColumn: ({ sheet, areas }) =>
      ref(rangeAreasClass, { sheet, areas: areas.map((area) => ({ ...area, top: 0, bottom: lastRow })) }),
    GetSpecialCells: (target, args) => {
      const cells = specialCells(target, args)
      return found(cells && ref(rangeAreasClass, cells), 'the cells of this kind')
    },
    GetSpecialCellsOrNullObject: (target, args) => {
      const cells = specialCells(target, args)
      return cells && ref(rangeAreasClass, cells)
    }
  },
  calls: {
    Clear: ({ sheet, areas }, [applyTo]) => {
      for (const area of areas) clearRange({ sheet, area }, applyTo)
    },
    Calculate: ({ sheet }) => sheet.book.calculate(true)
  }
})

interface ScopedTables {
  sheet: Sheet
  ids: string[]
}

/** The tables a range touches; https://learn.microsoft.com/javascript/api/excel/excel.tablescopedcollection */
export const tableScopedClass: OfficeClass<ScopedTables> = officeClass<ScopedTables>({
  name: 'TableScopedCollection',
  scalars: { Count: { get: ({ ids }) => ids.length } },
  items: ({ sheet, ids }) => ids.map((id) => tableRef({ sheet, id })),
  item: ({ sheet, ids }, key) => {
    const table = sheet.state.tables.find(
      (one) => ids.includes(one.id) && (one.id === key || one.name === key)
    )
    if (!table) throw itemNotFound(`the table ${String(key)}`)
    return tableRef({ sheet, id: table.id })
  },
  objects: {
    GetFirst: ({ sheet, ids }) => {
      const id = ids[0]
      if (id === undefined) throw itemNotFound('a table')
      return tableRef({ sheet, id })
    }
  }
})
