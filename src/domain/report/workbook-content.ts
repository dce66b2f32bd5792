import Big from 'big.js'
import type { Scalar } from '../measures/expression'
import type { CellRange, CellValue } from './layout'
import { GENERAL_FORMAT } from './number-formats'

/** An error value shown by a cell, such as `#REF!`. */
export interface CellError {
  readonly error: string
}

/** What a read cell shows: text, number, truth value, error, or nothing. Dates arrive as serial numbers. */
export type CellContent = string | number | boolean | null | CellError

/** Whether a cell's content is an error value. */
export const isCellError = (content: CellContent): content is CellError =>
  typeof content === 'object' && content !== null

/** An Excel table of a sheet. */
export interface TableContent {
  readonly name: string
  /** Header row and rows of data, without the totals row. */
  readonly range: CellRange
  /** Excel's own totals row stands right below; absent for none. */
  readonly hasTotalsRow?: true
}

/** A sheet as read from a file or from Excel: everything that reading, rules and merging look at. */
export interface SheetContent {
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'veryHidden'
  /** First row and column of `values`, counted from 0. */
  readonly top: number
  readonly left: number
  /** Row-major contents of the used range; rows may be shorter than the widest. */
  readonly values: readonly (readonly CellContent[])[]
  /**
   * Formulas (without `=`) by `row * 16384 + column`, both counted from 0 in the sheet; an empty text where a program that
   * knows of no link to another file was only asked which cells hold formulas.
   */
  readonly formulas: ReadonlyMap<number, string>
  /** Number formats other than General, by the same key. */
  readonly numberFormats: ReadonlyMap<number, string>
  readonly merges: readonly CellRange[]
  /** Rows hidden by hand or by a filter, counted from 0. */
  readonly hiddenRows: ReadonlySet<number>
  readonly tables: readonly TableContent[]
  readonly protected: boolean
}

/** A workbook as read, the same from every adapter. */
export interface WorkbookContent {
  readonly sheets: readonly SheetContent[]
  readonly names: readonly { readonly name: string; readonly refersTo: string }[]
  readonly customProperties: Readonly<Record<string, string>>
  /** Read from an .xls of before 2007, which shows neither formulas nor protection, validations, links and macros. */
  readonly isValuesOnly?: boolean
}

/** Columns an Excel sheet has; the factor in cell keys. */
export const MAX_COLUMNS = 16_384

/** Key of a cell in the sparse maps of a sheet; row and column count from 0. */
export const cellKey = (row: number, column: number): number => row * MAX_COLUMNS + column

/** Row and column of such a key. */
export function cellAt(key: number): [row: number, column: number] {
  const row = Math.floor(key / MAX_COLUMNS)
  return [row, key - row * MAX_COLUMNS]
}

/** What a cell of a sheet holds, by its row and column in the sheet. */
export const contentAt = ({ values, top, left }: SheetContent, row: number, column: number): CellContent =>
  values[row - top]?.[column - left] ?? null

const NOTHING_VISIBLE = /^[\s\u200b-\u200f\u2060\ufeff]*$/u

/** Whether a cell shows nothing: no content, or text of blanks and invisible characters only. */
export function isEmptyCell(content: CellContent): boolean {
  if (content === null) return true
  if (typeof content !== 'string') return false
  // A first character that shows decides for nearly every cell, and sooner than the pattern.
  const first = content.charCodeAt(0)
  if ((first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xd800)) return false
  return NOTHING_VISIBLE.test(content)
}

/** What a cell shows, as text: nothing as an empty text, an error as its sign, a truth value as Excel writes it. */
export function cellText(content: CellContent): string {
  if (content === null) return ''
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE'
  return isCellError(content) ? content.error : String(content)
}

/** Reads one cell for computing: a number as an exact decimal, an error or a blank as absent, a text as it stands. */
export function toScalar(content: CellContent): Scalar {
  if (content === null || content === '' || isCellError(content)) return undefined
  if (typeof content === 'number') return Number.isFinite(content) ? new Big(content) : undefined
  return content
}

/** Digits of a number that count; Excel keeps and shows no more of them. */
const COUNTED_DIGITS = 15

/**
 * A number to its first 15 digits: 0.30000000000000004 is a 0.3 that a program added up, and others store it as 0.3 when
 * they save.
 */
export function countedNumber(value: number): number {
  // https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
  if (Number.isInteger(value) && Math.abs(value) < 10 ** COUNTED_DIGITS) return value + 0
  const counted = Number(value.toPrecision(COUNTED_DIGITS))
  return Number.isFinite(counted) ? counted : value
}

/** What a cell holds, a number to the digits that count. */
export const countedContent = (content: CellContent): CellContent =>
  typeof content === 'number' ? countedNumber(content) : content

/** Values to put into cells; texts arrive as texts, whatever they begin with. Row and column count from 0. */
export interface CellBlock {
  readonly sheet: string
  readonly top: number
  readonly left: number
  readonly values: readonly (readonly CellValue[])[]
  /** The number format these cells get; without it theirs stay. */
  readonly numberFormat?: string
}

/** Rows of a sheet, counted from 0, both included. */
export interface RowSpan {
  readonly sheet: string
  readonly top: number
  readonly bottom: number
}

/** Some rows of a sheet read again, over every column in use by then; what is not told of a row is empty. */
export interface RowsContent extends RowSpan {
  /** Column of each row's first value, counted from 0. */
  readonly left: number
  /** From `top` on; rows may be fewer and shorter. */
  readonly values: readonly (readonly CellContent[])[]
  /** Absent where only values were asked for: the rest is as it was. */
  readonly rest?: Pick<SheetContent, 'formulas' | 'numberFormats' | 'merges'>
}

/** Rows read again, and which rows of their sheets are hidden by now. */
export interface RowsReading {
  readonly rows: readonly RowsContent[]
  readonly hiddenRows: ReadonlyMap<string, ReadonlySet<number>>
}

/**
 * Formulas (without `=`, English function names) to put into cells in place of what they hold. Row and column count from
 * 0.
 */
export interface FormulaBlock {
  readonly sheet: string
  readonly top: number
  readonly left: number
  readonly formulas: readonly (readonly string[])[]
  /** As for values. */
  readonly numberFormat?: string
}

/** The workbook with formulas in some cells, and in the order of the blocks what the first cell of each shows. */
export function withFormulas(
  content: WorkbookContent,
  blocks: readonly FormulaBlock[],
  shown: readonly CellValue[]
): WorkbookContent {
  const values = withValues(
    content,
    blocks.map(({ sheet, top, left }, index) => ({ sheet, top, left, values: [[shown[index] ?? null]] }))
  )
  return {
    ...values,
    sheets: values.sheets.map((sheet) => {
      const formulas = new Map(sheet.formulas)
      for (const { sheet: name, top, left, formulas: rows } of blocks) {
        if (name !== sheet.name) continue
        rows.forEach((row, down) =>
          row.forEach((formula, right) => formulas.set(cellKey(top + down, left + right), formula))
        )
      }
      return { ...sheet, formulas }
    })
  }
}

/**
 * The workbook with other values in some cells, whose formulas give way to them; blocks on sheets that are not there are
 * left out.
 */
export function withValues(content: WorkbookContent, blocks: readonly CellBlock[]): WorkbookContent {
  const sheets = content.sheets.map((sheet) => {
    const own = blocks.filter(({ sheet: name }) => name === sheet.name)
    return own.length === 0 ? sheet : withBlocks(sheet, own)
  })
  return { ...content, sheets }
}

/** Thousands of blocks cost one copy of the rows they touch. */
function withBlocks(sheet: SheetContent, blocks: readonly CellBlock[]): SheetContent {
  const first = blocks.reduce(
    (least, { top, left }) => ({ row: Math.min(least.row, top), column: Math.min(least.column, left) }),
    { row: sheet.top, column: sheet.left }
  )
  const end = blocks.reduce(
    (most, { top, values }) => Math.max(most, top + values.length),
    sheet.top + sheet.values.length
  )
  const formulas = new Map(sheet.formulas)
  const numberFormats = withFormats(sheet.numberFormats, blocks)
  const before = new Array<null>(sheet.left - first.column).fill(null)
  const grown = Array.from({ length: end - first.row }, (_, index): readonly CellContent[] => {
    const cells = sheet.values[first.row + index - sheet.top] ?? []
    return before.length === 0 ? cells : [...before, ...cells]
  })
  const copies = new Map<number, CellContent[]>()
  for (const { top, left, values } of blocks) {
    for (const [down, row] of values.entries()) {
      const index = top + down - first.row
      const cells = copies.get(index) ?? [...(grown[index] ?? [])]
      copies.set(index, cells)
      for (const [right, value] of row.entries()) {
        const at = left + right - first.column
        while (cells.length < at) cells.push(null)
        cells[at] = value
        formulas.delete(cellKey(top + down, left + right))
      }
    }
  }
  for (const [index, cells] of copies) grown[index] = cells
  return { ...sheet, top: first.row, left: first.column, values: grown, formulas, numberFormats }
}

function withFormats(
  present: SheetContent['numberFormats'],
  blocks: readonly CellBlock[]
): SheetContent['numberFormats'] {
  const formatted = blocks.filter(({ numberFormat }) => numberFormat !== undefined)
  if (formatted.length === 0) return present
  const formats = new Map(present)
  for (const { top, left, values, numberFormat = '' } of formatted)
    values.forEach((row, down) =>
      row.forEach((_, right) => {
        const key = cellKey(top + down, left + right)
        if (numberFormat === GENERAL_FORMAT) formats.delete(key)
        else formats.set(key, numberFormat)
      })
    )
  return formats
}
