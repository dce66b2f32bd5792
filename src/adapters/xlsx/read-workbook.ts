import { zipSync } from 'fflate'
import type { Cell, CellValue, Sheet, Workbook } from 'hucre'
import { dateToSerial, isDateFormat, readXls } from 'hucre'
import { parseCellRef, readXlsx } from 'hucre/xlsx'
import { FileProblem } from '../../application/ports'
import type { CellRange } from '../../domain/report/layout'
import type {
  CellContent,
  SheetContent,
  TableContent,
  WorkbookContent
} from '../../domain/report/workbook-content'
import { cellKey } from '../../domain/report/workbook-content'
import { ArchiveProblem, openArchive } from './archive'
import type { CheckedWorkbook } from './checked-workbook'
import { checkedWorkbook } from './checked-workbook'
import { compoundFileKind } from './compound-file'
import { withoutChartCaches } from './embedded-charts'
import type { Place } from './shared-formulas'
import { sharedFormula } from './shared-formulas'
import { MalformedXml } from './xml-tags'

/**
 * What a workbook file holds. Accepts .xlsx (also .xlsm, and what LibreOffice or WPS saved) and unencrypted .xls.
 * Throws FileProblem named `file`: `not-a-workbook`, `password-protected`, `damaged` or `too-large`, the latter two with
 * the part at fault in its params where one is known. Nothing is unpacked before its announced size is accepted, which is
 * at most `unpackedBytes` in all.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  unpackedBytes?: number
): Promise<WorkbookContent> {
  switch (compoundFileKind(bytes)) {
    case 'encrypted':
      throw new FileProblem('password-protected', file)
    case 'other':
      throw new FileProblem('not-a-workbook', file)
    case 'old-workbook':
      return readOldWorkbook(bytes, file)
    default:
  }
  let checked
  try {
    checked = await checkedWorkbook(openArchive(bytes, unpackedBytes))
  } catch (error) {
    throw fileProblem(error, file)
  }
  return workbookContent(await readParts(checked, file), checked)
}

/** Any fixed moment, for an archive that only exists in memory. */
const ANY_MOMENT = new Date(1980, 0, 1)

async function readParts({ parts, worksheets }: CheckedWorkbook, file: string): Promise<Workbook> {
  try {
    const archive = zipSync(Object.fromEntries(parts), { level: 0, mtime: ANY_MOMENT })
    return await readXlsx(archive, { sheets: worksheets.map(({ name }) => name) })
  } catch {
    throw new FileProblem('damaged', file)
  }
}

async function readOldWorkbook(bytes: Uint8Array, file: string): Promise<WorkbookContent> {
  let workbook
  try {
    workbook = await readXls(withoutChartCaches(bytes))
  } catch {
    throw new FileProblem('damaged', file)
  }
  return { ...workbookContent(workbook), isValuesOnly: true }
}

function fileProblem(error: unknown, file: string): unknown {
  if (error instanceof ArchiveProblem) return new FileProblem(error.code, file, error.params)
  if (error instanceof MalformedXml) return new FileProblem('damaged', file)
  return error
}

function workbookContent(workbook: Workbook, checked?: CheckedWorkbook): WorkbookContent {
  return {
    sheets: workbook.sheets.map((sheet, index) =>
      sheetContent(sheet, checked?.worksheets[index] ?? { numberFormats: new Map() }, checked?.dateShift ?? 0)
    ),
    names: workbookNames(workbook),
    customProperties: Object.fromEntries(
      Object.entries(workbook.properties?.custom ?? {}).map(([name, value]) => [
        name,
        value instanceof Date ? value.toISOString() : String(value)
      ])
    )
  }
}

/** Names of the workbook, and those of a single sheet that no workbook-wide name hides; Excel's own are left out. */
function workbookNames({ namedRanges = [] }: Workbook): WorkbookContent['names'] {
  const own = namedRanges.filter(({ name }) => !name.toLowerCase().startsWith('_xlnm.'))
  const taken = new Set(own.filter(({ scope }) => scope === undefined).map(({ name }) => name.toLowerCase()))
  return own
    .filter(({ name, scope }) => scope === undefined || !taken.has(name.toLowerCase()))
    .map(({ name, range }) => ({ name, refersTo: range.trim() }))
}

function sheetContent(
  sheet: Sheet,
  checked: Omit<CheckedWorkbook['worksheets'][number], 'name'>,
  dateShift: number
): SheetContent {
  const { numberFormats } = checked
  const whereabouts: Whereabouts = {
    rowAt: (index) => checked.rows?.[index] ?? index,
    columnAt: (index) => checked.columns?.[index] ?? index
  }
  const details = sheetDetails(sheet, whereabouts)
  return {
    name: sheet.name,
    visibility: sheet.veryHidden ? 'veryHidden' : sheet.hidden ? 'hidden' : 'visible',
    ...usedRange(sheet, details, whereabouts, (value, key) =>
      cellContent(value, numberFormats.get(key), dateShift)
    ),
    formulas: details.formulas,
    numberFormats,
    merges: (sheet.merges ?? [])
      .map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow,
        left: startCol,
        bottom: endRow,
        right: endCol
      }))
      .filter(isRange),
    hiddenRows: new Set(
      [...(sheet.rowDefs ?? [])]
        .filter(([, row]) => row.hidden || row.height === 0)
        .map(([index]) => whereabouts.rowAt(index))
    ),
    tables: (sheet.tables ?? []).flatMap(({ name, displayName, range, showTotalRow }): TableContent[] => {
      const parsed = range === undefined ? undefined : parsedRange(range)
      if (parsed === undefined) return []
      const table = { name: displayName ?? name, range: parsed }
      if (!showTotalRow || parsed.bottom === parsed.top) return [table]
      return [{ ...table, range: { ...parsed, bottom: parsed.bottom - 1 }, hasTotalsRow: true }]
    }),
    protected: sheet.protection?.sheet === true
  }
}

interface SheetDetails {
  readonly formulas: Map<number, string>
  readonly errors: Set<number>
}

/** Where the rows and columns that hucre saw stand in the sheet. */
interface Whereabouts {
  readonly rowAt: (index: number) => number
  readonly columnAt: (index: number) => number
}

function sheetDetails({ cells }: Sheet, { rowAt, columnAt }: Whereabouts): SheetDetails {
  const details: SheetDetails = { formulas: new Map(), errors: new Set() }
  const shared = new Map<number, { formula: string; place: Place }>()
  for (const [reference, cell] of cells ?? []) {
    const seen = placeOf(reference)
    if (seen === undefined) continue
    const place = { row: rowAt(seen.row), column: columnAt(seen.column) }
    const key = cellKey(place.row, place.column)
    if (cell.formula !== undefined) details.formulas.set(key, expandedFormula(cell, place, shared))
    if (cell.type === 'error') details.errors.add(key)
  }
  return details
}

function expandedFormula(
  cell: Cell,
  place: Place,
  shared: Map<number, { formula: string; place: Place }>
): string {
  const { formula = '', formulaType, formulaSharedIndex } = cell
  if (formulaType !== 'shared' || formulaSharedIndex === undefined) return formula
  if (formula !== '') {
    shared.set(formulaSharedIndex, { formula, place })
    return formula
  }
  const first = shared.get(formulaSharedIndex)
  return first === undefined ? '' : sharedFormula(first.formula, first.place, place)
}

/** What all rows without content share. */
const NO_CELLS: CellContent[] = []

/** The smallest rectangle around everything that has a value or a formula. */
function usedRange(
  sheet: Sheet,
  { formulas, errors }: SheetDetails,
  { rowAt, columnAt }: Whereabouts,
  contentOf: (value: CellValue, key: number) => CellContent
): Pick<SheetContent, 'top' | 'left' | 'values'> {
  // Rows and cells that an old file does not mention are holes in the arrays read from it.
  const rows = Array.from(sheet.rows, (row: Sheet['rows'][number] | undefined) =>
    Array.from(row ?? [], (value: CellValue | undefined) => value ?? null)
  )
  let top = Infinity
  let left = Infinity
  let bottom = 0
  const ends = rows.map((row, index) => {
    let end = 0
    row.forEach((value, at) => {
      const column = columnAt(at)
      if (value === null && !formulas.has(cellKey(rowAt(index), column))) return
      if (column < left) left = column
      end = column + 1
    })
    if (end > 0) {
      top = Math.min(top, rowAt(index))
      bottom = rowAt(index)
    }
    return end
  })
  if (top === Infinity) return { top: 0, left: 0, values: [] }
  const values: CellContent[][] = new Array<CellContent[]>(bottom + 1 - top).fill(NO_CELLS)
  rows.forEach((row, index) => {
    const end = ends[index] ?? 0
    if (end === 0) return
    const line: CellContent[] = new Array<CellContent>(end - left).fill(null)
    row.forEach((value, at) => {
      const column = columnAt(at)
      if (column < left || column >= end) return
      const key = cellKey(rowAt(index), column)
      line[column - left] = errors.has(key) ? { error: String(value) } : contentOf(value, key)
    })
    values[rowAt(index) - top] = line
  })
  return { top, left, values }
}

/** Dates as serial numbers of the 1900 system, everything else as it is; only .xls files give dates as dates. */
function cellContent(value: CellValue, numberFormat: string | undefined, dateShift: number): CellContent {
  if (value instanceof Date) return dateToSerial(value)
  const isShifted = dateShift !== 0 && typeof value === 'number' && isDateFormat(numberFormat ?? '')
  return isShifted ? value + dateShift : value
}

function placeOf(reference: string): Place | undefined {
  const comma = reference.indexOf(',')
  const row = Number(reference.slice(0, comma))
  const column = Number(reference.slice(comma + 1))
  return row >= 0 && column >= 0 ? { row, column } : undefined
}

function parsedRange(range: string): CellRange | undefined {
  const [first = '', last = first] = range.replaceAll('$', '').split(':')
  const { row: top, col: left } = parseCellRef(first)
  const { row: bottom, col: right } = parseCellRef(last)
  const parsed = { top, left, bottom, right }
  return isRange(parsed) ? parsed : undefined
}

const isRange = ({ top, left, bottom, right }: CellRange): boolean =>
  top >= 0 && left >= 0 && bottom >= top && right >= left
