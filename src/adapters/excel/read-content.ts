import { inSlices } from '../../application/in-slices'
import type { WorkOptions } from '../../application/ports'
import type { Steps } from '../../domain/measures/steps'
import type { CellRange } from '../../domain/report/layout'
import {
  cellKey,
  type CellContent,
  type RowSpan,
  type SheetContent,
  type WorkbookContent
} from '../../domain/report/workbook-content'
import { askHidden } from './hidden-rows'
import { readOutline } from './outline'
import { readLean } from './read-lean'
import { readSheets, TableRanges, type RawSheet, type SheetList } from './read-sheets'
import type { Session } from './session'

/** Error values of cells, which Excel gives as their text. */
const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#BUSY!'
])
const TEXT_FORMAT = '@'
const STANDARD_FORMAT = 'General'
/** Cells in tables from which on formulas make up most of an answer: some hundred rows. */
const MANY_CELLS = 20_000

/**
 * Everything in the workbook that reading, rules and merging look at. Two round trips; one more where some rows are
 * hidden, and where an answer would be too large, as many as the bytes need. Formulas are read in full, because a single
 * one among thousands may point to another file, unless there are many and Excel tells that none does.
 */
export async function readContent(session: Session, options: WorkOptions): Promise<WorkbookContent> {
  session.report({ step: 'reading', done: 0, total: 2 })
  const outline = await readOutline(session)
  session.report({ step: 'reading', done: 1, total: 2 })
  const tables = new TableRanges(session.context, outline.tables)
  const isLean = outline.hasLinks === false && outline.tableCells > MANY_CELLS
  const raw = isLean
    ? await readLean(session, outline, tables)
    : await readSheets(session, outline, tables, options)
  const hidden = await hiddenRows(session, outline, raw)
  session.report({ step: 'reading', done: 2, total: 2 })
  function* contents(): Steps<SheetContent[]> {
    const sheets: SheetContent[] = []
    for (const [index, { name, visibility, isProtected }] of outline.sheets.entries()) {
      sheets.push(
        sheetContent(raw[index], {
          name,
          visibility,
          protected: isProtected,
          hiddenRows: hidden.get(name) ?? new Set(),
          tables: tables.on(name)
        })
      )
      yield
    }
    return sheets
  }
  return {
    sheets: await inSlices(contents(), options),
    names: outline.names,
    customProperties: outline.customProperties
  }
}

/** Numbers of hidden rows by sheet; costs a round trip only where a sheet has hidden rows among others. */
export async function hiddenRows(
  session: Session,
  { sheets }: SheetList,
  raw: readonly (Pick<RawSheet, 'range' | 'rowHidden'> | undefined)[]
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const hidden = new Map<string, Set<number>>()
  const mixed: (RowSpan & { readonly rows: Set<number> })[] = []
  sheets.forEach(({ name }, index) => {
    const { range, rowHidden } = raw[index] ?? {}
    if (!range || rowHidden === false) return
    const rows = rowsBetween(range)
    hidden.set(name, rows)
    if (!rowHidden) mixed.push({ sheet: name, top: range.top, bottom: range.bottom, rows })
  })
  if (mixed.length === 0) return hidden
  const asked = askHidden(session, mixed)
  await session.sync()
  const isHidden = asked()
  for (const { sheet, rows } of mixed) {
    for (const row of rows) if (!isHidden(sheet, row)) rows.delete(row)
  }
  return hidden
}

const rowsBetween = ({ top, bottom }: CellRange): Set<number> =>
  new Set(Array.from({ length: bottom - top + 1 }, (_, index) => top + index))

/** A sheet's cells understood. */
export function sheetContent(
  raw: RawSheet | undefined,
  of: Pick<SheetContent, 'name' | 'visibility' | 'protected' | 'hiddenRows' | 'tables'>
): SheetContent {
  const { top, left } = raw?.range ?? { top: 0, left: 0 }
  const formulas = new Map<number, string>()
  const numberFormats = new Map<number, string>()
  const values = (raw?.values ?? []).map((row, rowIndex) =>
    row.map((value, column) => {
      const key = cellKey(top + rowIndex, left + column)
      const formula = raw?.formulas[rowIndex]?.[column]
      // A text that begins with = stands in both matrices alike; a formula's value never is its own text.
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value
      const format = raw?.numberFormats[rowIndex]?.[column]
      if (isFormula) formulas.set(key, formula.slice(1))
      if (typeof format === 'string' && format !== STANDARD_FORMAT) numberFormats.set(key, format)
      return cellContent(value, !isFormula && format === TEXT_FORMAT)
    })
  )
  for (const { range, numberFormats: formats } of raw?.formatted ?? []) {
    formats.forEach((row, rowIndex) =>
      row.forEach((format, column) => {
        if (typeof format !== 'string' || format === STANDARD_FORMAT) return
        numberFormats.set(cellKey(range.top + rowIndex, range.left + column), format)
      })
    )
  }
  for (const range of raw?.formulaCells ?? []) {
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) formulas.set(cellKey(row, column), '')
    }
  }
  return { ...of, top, left, values, formulas, numberFormats, merges: raw?.merges ?? [] }
}

function cellContent(value: unknown, isText: boolean): CellContent {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string' || value === '') return null
  return !isText && ERRORS.has(value) ? { error: value } : value
}
