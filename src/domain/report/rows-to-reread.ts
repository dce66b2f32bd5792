import type { CellRange } from './layout'
import { metadataSheetOf } from './read-metadata'
import type { Report, ReportTable } from './report'
import {
  cellKey,
  isCellError,
  MAX_COLUMNS,
  type CellContent,
  type RowSpan,
  type RowsReading,
  type SheetContent,
  type WorkbookContent
} from './workbook-content'
import { SHEET_NAMES } from './workbook-lexicon'

/** Rows to read again: everything about them, or their values alone. */
export interface RowsWanted extends RowSpan {
  readonly only?: 'values'
}

/** Above so many rows reading everything again is no slower. */
const MOST_ROWS = 2_000

/**
 * The rows to read again after cells of these ranges changed: those rows, and the values that formulas may show otherwise
 * since (汇总表, rows with formulas of people's own), with what tells that more changed than was announced (headers,
 * 填报说明). Absent where the whole workbook has to be read: other sheets' contents may depend on these cells, columns may
 * have moved, or it is too much.
 */
export function rowsToReread(
  report: Report,
  changed: readonly { readonly sheet: string; readonly range: CellRange }[]
): readonly RowsWanted[] | undefined {
  const sheets = new Map(report.content.sheets.map((sheet) => [sheet.name, sheet]))
  const tables = [report.indicators, report.projects] as readonly (ReportTable | undefined)[]
  const whole = new Set([report.guide?.name, metadataSheetOf(report.content)?.name, SHEET_NAMES.lists])
  const spans: RowSpan[] = []
  for (const { sheet, range } of changed) {
    const table = tables.find((each) => each?.sheet.name === sheet)
    if (!sheets.has(sheet) || whole.has(sheet) || (table && range.top <= table.headerRow)) return undefined
    spans.push({ sheet, top: range.top, bottom: range.bottom })
  }
  const own = joined(spans)
  if (rowCount(own) > MOST_ROWS) return undefined
  const dependent = joined(
    tables
      .flatMap((table) => (table ? rowsDependingOnOthers(table) : []))
      .filter((span) => !covers(own, span))
  )
  if (rowCount(dependent) > MOST_ROWS) return undefined
  const values = [...tables.flatMap(headerSpan), ...wholeSheet(report.guide), ...wholeSheet(report.summary)]
  return [
    ...own,
    ...[...dependent, ...values.filter((span) => !covers(own, span))].map((span) => ({
      ...span,
      only: 'values' as const
    }))
  ]
}

const rowCount = (spans: readonly RowSpan[]): number =>
  spans.reduce((rows, { top, bottom }) => rows + bottom - top + 1, 0)

const headerSpan = (table: ReportTable | undefined): RowSpan[] =>
  table ? [{ sheet: table.sheet.name, top: table.headerRow, bottom: table.headerRow }] : []

/** All but the first row, which names what a sheet is. */
const wholeSheet = (sheet: SheetContent | undefined): RowSpan[] =>
  sheet && sheet.values.length > 1
    ? [{ sheet: sheet.name, top: sheet.top + 1, bottom: sheet.top + sheet.values.length - 1 }]
    : []

const covers = (spans: readonly RowSpan[], { sheet, top, bottom }: RowSpan): boolean =>
  spans.some((span) => span.sheet === sheet && span.top <= top && span.bottom >= bottom)

/** The same rows as few spans, each row once. */
function joined(spans: readonly RowSpan[]): RowSpan[] {
  const sorted = [...spans].sort(
    (a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : 0) || a.top - b.top
  )
  const result: RowSpan[] = []
  for (const span of sorted) {
    const last = result.at(-1)
    if (last?.sheet === span.sheet && span.top <= last.bottom + 1) {
      result[result.length - 1] = { ...last, bottom: Math.max(last.bottom, span.bottom) }
    } else {
      result.push(span)
    }
  }
  return result
}

const dependingRows = new WeakMap<
  ReadonlyMap<number, string>,
  { readonly columnOf: unknown; readonly spans: readonly RowSpan[] }
>()

/** Rows in which a person's own formula, or a computed column's that was replaced, may show what other cells hold. */
function rowsDependingOnOthers(table: ReportTable): readonly RowSpan[] {
  const { formulas, name } = table.sheet
  const known = dependingRows.get(formulas)
  if (known?.columnOf === table.columnOf) return known.spans
  const computed = new Set(
    table.fields.filter(({ role }) => role === 'computed').map(({ id }) => table.columnOf(id))
  )
  const rows = new Set<number>()
  for (const [key, formula] of formulas) {
    const row = Math.floor(key / MAX_COLUMNS)
    if (row <= table.headerRow) continue
    if (!computed.has(key % MAX_COLUMNS) || namesOtherRows(formula, row)) rows.add(row)
  }
  const spans = joined([...rows].map((row) => ({ sheet: name, top: row, bottom: row })))
  dependingRows.set(formulas, { columnOf: table.columnOf, spans })
  return spans
}

const CELL_REFERENCE = /(?<![\w.])\$?[A-Z]{1,3}\$?(\d{1,7})(?![\w(.])/gu

function namesOtherRows(formula: string, row: number): boolean {
  if (formula.includes('!')) return true
  for (const [, number] of formula.matchAll(CELL_REFERENCE)) if (Number(number) !== row + 1) return true
  return false
}

/** A reading of wanted rows without those of which only the values were wanted and stand as they were. */
export function withoutUnchanged(content: WorkbookContent, reading: RowsReading): RowsReading {
  const sheets = new Map(content.sheets.map((sheet) => [sheet.name, sheet]))
  return {
    ...reading,
    rows: reading.rows.filter((piece) => {
      const sheet = sheets.get(piece.sheet)
      if (piece.rest || !sheet) return true
      for (let row = piece.top; row <= piece.bottom; row += 1) {
        const before = sheet.values[row - sheet.top] ?? []
        const after = piece.values[row - piece.top] ?? []
        const end = Math.max(sheet.left + before.length, piece.left + after.length)
        for (let column = Math.min(sheet.left, piece.left); column < end; column += 1) {
          if (!isSame(before[column - sheet.left] ?? null, after[column - piece.left] ?? null)) return true
        }
      }
      return false
    })
  }
}

/** Whether the header rows or the header fields' sheet are among rows read again. */
export const isHeaderAmong = (report: Report, spans: readonly RowSpan[]): boolean =>
  spans.some(
    ({ sheet, top }) =>
      sheet === report.guide?.name ||
      [report.indicators, report.projects].some(
        (table) => table?.sheet.name === sheet && top <= table.headerRow
      )
  )

/**
 * Whether formulas came or went other than with a row: a program may then have filled the rest of the table's column along
 * with it, of which it does not tell.
 */
export function hasOtherFormulas(report: Report, after: WorkbookContent, spans: readonly RowSpan[]): boolean {
  return [report.indicators, report.projects].some((table: ReportTable | undefined) => {
    const sheet = after.sheets.find(({ name }) => name === table?.sheet.name)
    if (!table || !sheet || sheet.formulas === table.sheet.formulas) return false
    const known = new Set(table.rows.map(({ row }) => row - 1))
    const columns = table.fields.flatMap(({ id, role }) => {
      const column = table.columnOf(id)
      return column === undefined ? [] : [{ column, comesWithRow: role === 'computed' }]
    })
    return spans.some((span) => {
      if (span.sheet !== sheet.name) return false
      for (let row = span.top; row <= span.bottom; row += 1) {
        for (const { column, comesWithRow } of columns) {
          const key = cellKey(row, column)
          const isOther = table.sheet.formulas.has(key) !== sheet.formulas.has(key)
          if (isOther && !(comesWithRow && !known.has(row))) return true
        }
      }
      return false
    })
  })
}

const isSame = (a: CellContent, b: CellContent): boolean =>
  a === b || (isCellError(a) && isCellError(b) && a.error === b.error)
