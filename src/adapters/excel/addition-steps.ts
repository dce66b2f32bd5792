import type { AppendedRows, NewSheet, WorkbookAdditions } from '../../application/ports'
import { atOnce } from '../../domain/measures/steps'
import { cellAddress, rangeAddress } from '../../domain/report/a1'
import type { CellStyle, CellValue, SheetLayout } from '../../domain/report/layout'
import { isSameName } from '../../domain/report/sheet-names'
import type { AdoptedRows } from '../../domain/report/adopted-rows'
import { cellKey, type SheetContent, type WorkbookContent } from '../../domain/report/workbook-content'
import { matrixSteps } from './cell-writes'
import { ALL_SHOW, writableStretches, type IsHidden } from './hidden-rows'
import { rowsAddress } from './sheet-cells'
import { conditionalFormatSteps, validationSteps } from './sheet-rules'
import { finishSteps, groundSteps } from './sheet-steps'
import { asWritten } from './typed-text'
import { writeStep, type WriteStep } from './write-requests'

const TEXT_FORMAT = '@'
const PLAIN: CellStyle = { font: { name: 'Calibri', size: 11 }, vertical: 'bottom', locked: true }
const STYLES = { body: PLAIN, heading: { ...PLAIN, font: { ...PLAIN.font, bold: true } } }

/** Rows for tables and sheets behind the others, as writes; `seen` says where the tables are and what they compute. */
export const additionSteps = (
  { rows = [], adopted = [], sheets = [] }: WorkbookAdditions,
  seen: WorkbookContent | undefined
): readonly WriteStep[] => [
  ...rows.flatMap((appended) => rowSteps(appended, seen)),
  ...adopted.flatMap(growthSteps),
  ...sheets.flatMap(sheetSteps)
]

/**
 * New rows go in above the last one, which is copied upwards and written over, because names, validations, conditional
 * formats and sums only grow by what comes between their ends.
 */
function rowSteps(
  { sheet: name, table, rows }: AppendedRows,
  seen: WorkbookContent | undefined
): WriteStep[] {
  const sheet = seen?.sheets.find((each) => isSameName(each.name, name))
  const range = sheet?.tables.find((each) => isSameName(each.name, table))?.range
  if (!sheet || !range) throw new RangeError(`Sheet "${name}" has no table "${table}"`)
  const { left, right, bottom } = range
  const count = rows.length
  if (count === 0) return []
  const address = (top: number, end: number): string => rangeAddress({ top, left, bottom: end, right })
  const values = rows.map((row) =>
    Array.from({ length: right - left + 1 }, (_, at) => {
      const value = row[at]
      const place = cellKey(bottom, left + at)
      if (value === undefined) return sheet.formulas.has(place) ? null : ''
      return written(value, sheet, place)
    })
  )
  const isHidden = sheet.hiddenRows.has(bottom)
  return [
    writeStep('writing', 6, (book) => {
      const there = book.sheet(name)
      there.getRange(rowsAddress(bottom, bottom + count - 1)).insert('Down')
      if (isHidden) there.getRange(rowsAddress(bottom, bottom + count)).rowHidden = false
      const last = there.getRange(address(bottom + count, bottom + count))
      there.getRange(address(bottom, bottom + count - 1)).copyFrom(last, 'All')
      // What hid the last row goes with its contents, which are in the first new one by now.
      if (isHidden) there.getRange(rowsAddress(bottom, bottom)).rowHidden = true
    }),
    ...atOnce(
      matrixSteps({ sheet: name, property: 'values', top: bottom + 1, left, isHidden: ALL_SHOW }, values)
    )
  ]
}

function growthSteps({ sheet: name, table, range, bottom }: AdoptedRows): WriteStep[] {
  if (bottom === range.bottom) return []
  return [
    writeStep('writing', 2, (book) => {
      const area = book.sheet(name).getRange(rangeAddress({ ...range, bottom }))
      book.workbook.tables.getItem(table).resize(area)
    })
  ]
}

/**
 * Looks and rules of adopted rows, to be given after all else is written: a cell that became a text cell would show the
 * apostrophe of what is written into it. What copied looks bring along of conditional formats differs between programs, so
 * the rows get theirs afresh.
 */
export function adoptedLookSteps(
  { sheet: name, range, like, spans, open }: AdoptedRows,
  isHidden: IsHidden
): readonly WriteStep[] {
  const pasted = spans.flatMap(({ top, bottom }) =>
    writableStretches(top, bottom, (row) => isHidden(name, row))
  )
  const across = (top: number, bottom: number): string =>
    rangeAddress({ top, left: range.left, bottom, right: range.right })
  return [
    writeStep('formatting', 4 * pasted.length + 4 * spans.length + 2 * open.length, (book) => {
      const sheet = book.sheet(name)
      for (const { top, bottom } of pasted)
        sheet.getRange(across(top, bottom)).copyFrom(sheet.getRange(across(like, like)), 'Formats')
      for (const span of spans) sheet.getRange(across(span.top, span.bottom)).dataValidation.clear()
      for (const { row, column, like: from } of open)
        sheet.getRange(cellAddress(row, column)).copyFrom(cellAddress(like, from), 'Formats')
      for (const span of spans) sheet.getRange(across(span.top, span.bottom)).conditionalFormats.clearAll()
    }),
    ...spans.flatMap(({ rules }) => {
      const layout = { ...NO_CELLS, name, ...rules }
      return [...validationSteps(layout), ...conditionalFormatSteps(layout)]
    })
  ]
}

const NO_CELLS: SheetLayout = {
  id: 'copy',
  name: '',
  visibility: 'visible',
  columns: [],
  rows: new Map(),
  cells: []
}

const written = (value: CellValue, { numberFormats }: SheetContent, place: number) =>
  typeof value === 'string' && numberFormats.get(place) === TEXT_FORMAT ? value : asWritten(value)

function sheetSteps({ name, widths, rows }: NewSheet): WriteStep[] {
  const layout: SheetLayout = {
    id: 'copy',
    name,
    visibility: 'visible',
    columns: widths.map((width) => ({ width })),
    rows: new Map(),
    cells: rows.map((row, index) => row.map((value) => ({ value, style: index === 0 ? 'heading' : 'body' })))
  }
  return [
    writeStep('writing', 1, (book) => void book.addSheet(name)),
    ...atOnce(groundSteps([layout], STYLES)),
    ...atOnce(finishSteps([layout], STYLES))
  ]
}
