import type { Area } from '../engine/area'
import { lastColumn, lastRow } from '../engine/area'
import type { Book } from '../engine/book'
import { readColor } from '../engine/cell-format'
import { renamedSheetInFormula } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { autoFilterClass } from './auto-filter'
import { chartsClass } from './chart'
import { commentsClass } from './comment'
import { registration } from './events'
import { freezePanesClass } from './freeze-panes'
import { namedItemsClass } from './names'
import type { Arguments, ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { pageLayoutClass } from './page-layout'
import { rangeClass } from './range'
import { rangeAreasClass } from './range-areas'
import { findCells, replaceAll } from './range-find'
import { areasOfCells, guardStructure, resolveRange } from './range-target'
import { showOutlineLevels } from './range-outline'
import { pageBreaksClass } from './page-break'
import { tablesClass } from './table'
import { worksheetPropertiesClass } from './worksheet-properties'
import { worksheetProtectionClass } from './worksheet-protection'

const whole: Area = { top: 0, left: 0, bottom: lastRow, right: lastColumn }

/** Whether a text may name a sheet; https://support.microsoft.com/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9 */
export const isValidSheetName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 31 &&
  !/[\\/?*:[\]]/.test(name) &&
  !name.startsWith("'") &&
  !name.endsWith("'")

/** The events of one sheet, as the library registers for them. */
export const worksheetEvents = [
  'Activated',
  'Calculated',
  'ColumnSorted',
  'DataChanged',
  'Deactivated',
  'FormatChanged',
  'FormulaChanged',
  'ProtectionChanged',
  'RowHiddenChanged',
  'RowSorted',
  'SelectionChanged',
  'SingleClicked'
]

/** Whether a sheet's tab shows. */
export const visible = (sheet: Sheet): boolean => sheet.state.visibility === 'Visible'

/** Activates a sheet, telling listeners which sheet it left. */
export function activateSheet(sheet: Sheet): void {
  const { book } = sheet
  if (!visible(sheet)) throw new OfficeError('InvalidOperation', `The sheet ${sheet.name} is hidden.`)
  if (book.activeSheetId === sheet.id) return
  const before = book.activeSheetId
  book.activeSheetId = sheet.id
  book.selection = { sheetId: sheet.id, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
  book.emit({ kind: 'deactivated', target: before, detail: { worksheetId: before } })
  book.emit({ kind: 'activated', target: sheet.id, detail: { worksheetId: sheet.id } })
}

/** Shows or hides a sheet, as `visibility` does. */
export function setVisibility(sheet: Sheet, value: unknown): void {
  const { book } = sheet
  if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden')
    throw invalidArgument('no such visibility')
  guardStructure(book)
  const before = sheet.state.visibility
  if (before === value) return
  if (value !== 'Visible' && book.sheets.filter(visible).every((other) => other === sheet)) {
    throw new OfficeError(
      'InvalidOperation',
      'A workbook keeps at least one visible sheet.',
      'last-visible-sheet'
    )
  }
  sheet.touch().visibility = value
  if (book.activeSheetId === sheet.id && value !== 'Visible') {
    const next = book.sheets.find(visible)
    if (next) activateSheet(next)
  }
  book.emit({
    kind: 'visibilityChanged',
    target: sheet.id,
    detail: { worksheetId: sheet.id, visibilityBefore: before, visibilityAfter: value, source: book.source }
  })
}

/** Renames a sheet, and every reference to it. */
export function setName(sheet: Sheet, value: unknown): void {
  const { book } = sheet
  if (typeof value !== 'string' || !isValidSheetName(value))
    throw invalidArgument(`${String(value)} cannot name a sheet`, 'sheet-name')
  guardStructure(book)
  const other = book.sheetByName(value)
  if (other && other !== sheet)
    throw new OfficeError('ItemAlreadyExists', `A sheet named ${value} exists already.`, 'sheet-exists')
  const before = sheet.name
  book.renameSheet(sheet, value)
  book.emit({
    kind: 'nameChanged',
    target: sheet.id,
    detail: { worksheetId: sheet.id, nameBefore: before, nameAfter: value, source: book.source }
  })
}

function usedRange(sheet: Sheet, valuesOnly: unknown): ObjectRef | null {
  const area = sheet.usedArea(Boolean(valuesOnly))
  return area ? ref(rangeClass, { sheet, area }) : null
}

const corner: Area = { top: 0, left: 0, bottom: 0, right: 0 }

function neighbour(sheet: Sheet, step: 1 | -1, visibleOnly: unknown): ObjectRef | null {
  const { sheets } = sheet.book
  for (let at = sheets.indexOf(sheet) + step; sheets[at]; at += step) {
    if (!visibleOnly || visible(sheets[at]!)) return ref(worksheetClass, sheets[at]!)
  }
  return null
}

const required = (object: ObjectRef | null, what: string): ObjectRef => {
  if (!object) throw itemNotFound(what)
  return object
}

/** Copies a sheet beside another; the answer refers to the copy. Source: https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-copy-member(1) */
export function copySheet(sheet: Sheet, [positionType, relativeTo]: Arguments): ObjectRef {
  const { book } = sheet
  guardStructure(book)
  let number = 2
  while (book.sheetByName(`${sheet.name} (${number})`)) number++
  const name = `${sheet.name} (${number})`
  const other = (relativeTo as ObjectRef | undefined)?.target as Sheet | undefined
  const at: Record<string, number> = {
    Beginning: 0,
    Before: book.sheets.indexOf(other ?? sheet),
    After: book.sheets.indexOf(other ?? sheet) + 1
  }
  const state = structuredClone(sheet.state)
  state.tables = state.tables.map((table) => ({
    ...table,
    id: book.newId(),
    name: `${table.name}_${number}`
  }))
  for (const list of [state.conditionalFormats, state.charts, state.pageBreaks])
    for (const one of list) one.id = book.newId()
  for (const comment of state.comments) for (const one of [comment, ...comment.replies]) one.id = book.newId()
  const own = (reference: string): string => renamedSheetInFormula(reference, sheet.name, name)
  for (const chart of state.charts) {
    chart.source = own(chart.source)
    for (const series of chart.series) {
      series.values = own(series.values)
      series.categories = own(series.categories)
    }
  }
  state.copyOf = sheet.state.copyOf ?? sheet.id
  const copy = book.addSheet(name, at[String(positionType)] ?? book.sheets.length, state)
  const used = sheet.usedArea(false)
  if (used)
    sheet.each(used, (row, column, cell) => {
      copy.write({ top: row, bottom: row, left: column, right: column }, () => ({ ...cell }))
    })
  book.tablesChanged()
  book.forgetHistory()
  return ref(worksheetClass, copy)
}

/** Removes a sheet; the last visible one stays. Source: https://learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-delete-member(1) */
export function deleteSheet(sheet: Sheet): void {
  const { book } = sheet
  guardStructure(book)
  if (sheet.state.visibility === 'VeryHidden')
    throw new OfficeError('InvalidOperation', 'A very hidden sheet cannot be deleted.')
  if (visible(sheet) && book.sheets.filter(visible).length === 1) {
    throw new OfficeError(
      'InvalidOperation',
      'A workbook keeps at least one visible sheet.',
      'last-visible-sheet'
    )
  }
  book.deleteSheet(sheet)
  book.emit({ kind: 'deleted', target: sheet.id, detail: { worksheetId: sheet.id, source: book.source } })
}

const plain = (key: 'showGridlines' | 'showHeadings' | 'enableCalculation') => ({
  get: (sheet: Sheet) => sheet.state[key],
  set: (sheet: Sheet, value: unknown) => {
    sheet.touch()[key] = Boolean(value)
  }
})

/** Worksheet; https://learn.microsoft.com/javascript/api/excel/excel.worksheet */
export const worksheetClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'Worksheet',
  identity: (sheet) => sheet.id,
  scalars: {
    Id: { get: (sheet) => sheet.id },
    Name: { get: (sheet) => sheet.name, set: setName },
    Position: {
      get: (sheet) => sheet.book.sheets.indexOf(sheet),
      set: (sheet, value) => {
        const { book } = sheet
        if (typeof value !== 'number' || value < 0 || value >= book.sheets.length)
          throw invalidArgument('no such position')
        guardStructure(book)
        const before = book.sheets.indexOf(sheet)
        book.moveSheet(sheet, value)
        book.emit({
          kind: 'moved',
          target: sheet.id,
          detail: { worksheetId: sheet.id, positionBefore: before, positionAfter: value, source: book.source }
        })
      }
    },
    Visibility: { get: (sheet) => sheet.state.visibility, set: setVisibility },
    TabColor: {
      get: (sheet) => sheet.state.tabColor,
      set: (sheet, value) => {
        const color = value === '' ? '' : readColor(value)
        if (color === undefined) throw invalidArgument(`${String(value)} is no colour`)
        sheet.touch().tabColor = color
      }
    },
    ShowGridlines: plain('showGridlines'),
    ShowHeadings: plain('showHeadings'),
    Gridlines: plain('showGridlines'),
    Headings: plain('showHeadings'),
    EnableCalculation: plain('enableCalculation'),
    StandardWidth: {
      get: (sheet) => sheet.state.standardWidth,
      set: (sheet, value) => {
        sheet.touch().standardWidth = Number(value)
      }
    },
    StandardHeight: { get: () => 15 },
    TabId: { get: (sheet) => sheet.book.sheets.indexOf(sheet) + 1 }
  },
  navigations: {
    Tables: (sheet, book) => ref(tablesClass, { book, sheet }),
    Names: (sheet, book) => ref(namedItemsClass, { book, sheet }),
    Charts: (sheet) => ref(chartsClass, sheet),
    Comments: (sheet, book) => ref(commentsClass, { book, sheet }),
    Protection: (sheet) => ref(worksheetProtectionClass, sheet),
    FreezePanes: (sheet) => ref(freezePanesClass, sheet),
    PageLayout: (sheet) => ref(pageLayoutClass, sheet),
    AutoFilter: (sheet) => ref(autoFilterClass, { sheet, tableId: undefined }),
    CustomProperties: (sheet) => ref(worksheetPropertiesClass, sheet),
    HorizontalPageBreaks: (sheet) => ref(pageBreaksClass, { sheet, direction: 'horizontal' }),
    VerticalPageBreaks: (sheet) => ref(pageBreaksClass, { sheet, direction: 'vertical' })
  },
  objects: {
    GetRange: (sheet, [address], book) =>
      ref(
        rangeClass,
        address === undefined || address === null || address === ''
          ? { sheet, area: whole }
          : onSheet(sheet, resolveRange(book, sheet, address))
      ),
    GetRanges: (sheet, [address], book) =>
      ref(
        rangeAreasClass,
        address === undefined || address === null
          ? { sheet, areas: [whole] }
          : {
              sheet,
              areas: textOf(address)
                .split(/[,;]/)
                .map((part) => resolveRange(book, sheet, part.trim()).area)
            }
      ),
    GetRangeByIndexes: (sheet, [row, column, rows, columns]) => {
      const area = {
        top: Number(row),
        left: Number(column),
        bottom: Number(row) + Number(rows) - 1,
        right: Number(column) + Number(columns) - 1
      }
      const valid =
        [row, column, rows, columns].every(Number.isInteger) &&
        area.top >= 0 &&
        area.left >= 0 &&
        area.bottom >= area.top &&
        area.right >= area.left &&
        area.bottom <= lastRow &&
        area.right <= lastColumn
      if (!valid) throw invalidArgument('the range lies outside the sheet')
      return ref(rangeClass, { sheet, area })
    },
    GetCell: (sheet, [row, column]) => {
      const [top, left] = [Number(row), Number(column)]
      if (!(top >= 0 && top <= lastRow && left >= 0 && left <= lastColumn))
        throw invalidArgument('the cell lies outside the sheet')
      return ref(rangeClass, { sheet, area: { top, left, bottom: top, right: left } })
    },
    GetUsedRange: (sheet, [valuesOnly]) =>
      usedRange(sheet, valuesOnly) ?? ref(rangeClass, { sheet, area: corner }),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => usedRange(sheet, valuesOnly),
    GetNext: (sheet, [visibleOnly]) => required(neighbour(sheet, 1, visibleOnly), 'the next sheet'),
    GetNextOrNullObject: (sheet, [visibleOnly]) => neighbour(sheet, 1, visibleOnly),
    GetPrevious: (sheet, [visibleOnly]) => required(neighbour(sheet, -1, visibleOnly), 'the previous sheet'),
    GetPreviousOrNullObject: (sheet, [visibleOnly]) => neighbour(sheet, -1, visibleOnly),
    FindAll: (sheet, [text, criteria]) => required(findAll(sheet, text, criteria), 'the text'),
    FindAllOrNullObject: (sheet, [text, criteria]) => findAll(sheet, text, criteria),
    Copy: copySheet,
    _GetSheetById: (_sheet, [id], book) => byId(book, id),
    _GetAnotherWorksheetById: (_sheet, [id], book) => byId(book, id)
  },
  calls: {
    Activate: activateSheet,
    Delete: deleteSheet,
    Calculate: (sheet) => sheet.book.calculate(true),
    ReplaceAll: (sheet, args) => replaceAll({ sheet, areas: [whole] }, args),
    ShowOutlineLevels: (sheet, [rows, columns]) => {
      showOutlineLevels(sheet, rows, columns)
    },
    ...registration(worksheetEvents),
    _RegisterEventNameChanged: () => null,
    _UnregisterEventNameChanged: () => null,
    _RegisterEventVisibilityChanged: () => null,
    _UnregisterEventVisibilityChanged: () => null
  }
})

const textOf = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument('an address is wanted')
  return value
}

function onSheet(sheet: Sheet, target: { sheet: Sheet; area: Area }): { sheet: Sheet; area: Area } {
  if (target.sheet !== sheet) throw invalidArgument('the range lies on another sheet')
  return target
}

function findAll(sheet: Sheet, text: unknown, criteria: unknown): ObjectRef | null {
  const cells = findCells({ sheet, areas: [whole] }, text, criteria)
  return cells.length === 0 ? null : ref(rangeAreasClass, { sheet, areas: areasOfCells(cells) })
}

const byId = (book: Book, id: unknown): ObjectRef => {
  const sheet = book.sheetById(String(id)) ?? book.sheetByName(String(id))
  if (!sheet) throw itemNotFound(`the sheet ${String(id)}`)
  return ref(worksheetClass, sheet)
}
