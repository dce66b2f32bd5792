import { isYearly, parsePeriod, type ReportPeriod } from '../measures/report-period'
import { canonicalText } from '../plan/canonical-text'
import type { Plan } from '../plan/plan'
import { cellAddress, parseReference } from './a1'
import {
  headerName,
  indicatorFields,
  projectFields,
  type FieldDefinition,
  type IndicatorField,
  type ProjectField,
  type TableId
} from './fields'
import { FINDING_COLUMNS, findingHeaderName, FINDINGS_TABLE } from './findings-sheet'
import { HEADER_NAMES } from './guide-sheet'
import { readMetadata } from './read-metadata'
import { ignoredRowReader } from './ignored-rows'
import type { HeaderCell, HeaderField, IgnoredRow, Report, ReportRow, ReportTable } from './report'
import { freeSheetName, isSameName } from './sheet-names'
import { SUMMARY_HEADINGS } from './summary-lexicon'
import {
  cellKey,
  countedContent,
  isCellError,
  isEmptyCell,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from './workbook-content'
import { PLAN_PERIOD_LABEL } from './guide-lexicon'
import { COLON, FINDING_HEADERS, GUIDE_LABELS, SHEET_NAMES } from './workbook-lexicon'

export { readMetadata } from './read-metadata'

/** How far down a header row, a label or a heading is looked for. */
const SEARCHED_ROWS = 200
/** A row with fewer of a table's headers is not taken for its header row. */
const LEAST_HEADERS = 4

/** Headers compare without blanks, line breaks, width, case and a colon at the end. */
export const normalizedHeader = (content: CellContent): string =>
  typeof content === 'string' && content.length <= MOST_OF_HEADER
    ? canonicalText(content).replace(/\s/gu, '').replace(END_COLON, '').toLowerCase()
    : ''
/** Characters of a header at most; longer texts stand in cells that people fill in. */
const MOST_OF_HEADER = 500
const END_COLON = new RegExp(`[:${COLON}]+$`, 'u')

/** Rows are looked through for several tables and again after small changes; they themselves do not change. */
const knownRows = new WeakMap<readonly CellContent[], readonly string[]>()

/** The cells of a row as headers compare. */
function headersIn(cells: readonly CellContent[]): readonly string[] {
  const known = knownRows.get(cells) ?? cells.map(normalizedHeader)
  knownRows.set(cells, known)
  return known
}

interface NamedCell {
  readonly sheet: SheetContent
  readonly row: number
  readonly column: number
}

/** The workbook's defined names that still point to a cell of a sheet, by name without case. */
function namedCells(content: WorkbookContent): ReadonlyMap<string, NamedCell> {
  const sheets = new Map(content.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]))
  const cells = new Map<string, NamedCell>()
  for (const { name, refersTo } of content.names) {
    const reference = parseReference(refersTo)
    const sheet = reference?.sheet === undefined ? undefined : sheets.get(reference.sheet.toLowerCase())
    if (reference && sheet) {
      cells.set(name.toLowerCase(), { sheet, row: reference.range.top, column: reference.range.left })
    }
  }
  return cells
}

const cellAt = (sheet: SheetContent, row: number, column: number): CellContent =>
  sheet.values[row - sheet.top]?.[column - sheet.left] ?? null

/** The one that occurs most often, the first of equals; absent for none. */
function mostFrequent<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  let best: T | undefined
  let most = 0
  for (const [item, count] of counts) {
    if (count > most) {
      best = item
      most = count
    }
  }
  return best
}

const isPresent = <T>(item: T | undefined): item is T => item !== undefined

const sheetNamed = (content: WorkbookContent, name: string): SheetContent | undefined =>
  content.sheets.find((sheet) => normalizedHeader(sheet.name) === normalizedHeader(name))

interface HeaderRow {
  readonly sheet: SheetContent
  readonly row: number
  readonly matches: number
}

/** The row of a sheet that shows most of the headers, the first of equals. */
function bestHeaderRow(sheet: SheetContent, headers: ReadonlySet<string>): HeaderRow {
  let best: HeaderRow = { sheet, row: sheet.top, matches: 0 }
  sheet.values.slice(0, SEARCHED_ROWS).forEach((cells, index) => {
    const found = new Set(headersIn(cells).filter((header) => headers.has(header)))
    if (found.size > best.matches) best = { sheet, row: sheet.top + index, matches: found.size }
  })
  return best
}

/** Names of our sheets that hold neither table, though some show several of their headers. */
const holdsNoTable: ReadonlySet<string> = new Set(
  Object.entries(SHEET_NAMES).flatMap(([id, name]) =>
    id === 'indicators' || id === 'projects' ? [] : [normalizedHeader(name)]
  )
)

/** A workbook while its sheets are told apart; the tables found take theirs. */
interface Search {
  readonly plan: Plan
  readonly content: WorkbookContent
  readonly names: ReadonlyMap<string, NamedCell>
  readonly taken: Set<SheetContent>
}

function readTable<F extends IndicatorField | ProjectField>(
  search: Search,
  id: TableId,
  fields: readonly FieldDefinition<F>[],
  others: readonly FieldDefinition[]
): ReportTable<F> | undefined {
  const named = fields.map((field) => search.names.get(headerName(id, field.id).toLowerCase()))
  const found = findHeaderRow(search, SHEET_NAMES[id], { fields, named, others })
  if (!found) return undefined
  const { sheet, row: headerRow } = found
  search.taken.add(sheet)
  const onSheet = named.map((cell) => (cell?.sheet === sheet ? cell : undefined))
  const columns = findColumns(sheet, headerRow, fields, onSheet)
  const position = new Map<string, number>(fields.map((field, index) => [field.id, index]))
  const columnOf = (field: F): number | undefined => columns.found[position.get(field) ?? -1]
  const rows: ReportRow[] = []
  const ignoredRows: IgnoredRow[] = []
  const table: ReportTable<F> = {
    id,
    sheet,
    headerRow,
    fields,
    indexOf: (field) => position.get(field) ?? -1,
    columnOf,
    duplicates: columns.duplicates,
    rows,
    ignoredRows,
    hasFormula: formulaTest(sheet, columnOf)
  }
  fillRows(search.plan, table, rows, ignoredRows)
  return table
}

/** The row that heads a table: on the sheet of its stored names, else of its own name, else of most of its headers. */
function findHeaderRow(
  { content, taken }: Search,
  sheetName: string,
  table: {
    readonly fields: readonly FieldDefinition[]
    readonly named: readonly (NamedCell | undefined)[]
    readonly others: readonly FieldDefinition[]
  }
): Omit<HeaderRow, 'matches'> | undefined {
  const named = table.named.filter(isPresent)
  const headers = new Set(table.fields.map((field) => normalizedHeader(field.header)))
  const candidates = content.sheets
    .filter((sheet) => !taken.has(sheet))
    .map((sheet) => bestHeaderRow(sheet, headers))
  // The tables share some headers: a sheet of the one must not be taken for the other, which may be gone.
  const otherHeaders = new Set(table.others.map((field) => normalizedHeader(field.header)))
  const usable = candidates.filter(
    ({ sheet, matches }) =>
      matches >= LEAST_HEADERS &&
      !holdsNoTable.has(normalizedHeader(sheet.name)) &&
      matches >= bestHeaderRow(sheet, otherHeaders).matches
  )
  const sameName = usable.find(({ sheet }) => normalizedHeader(sheet.name) === normalizedHeader(sheetName))
  const bestMatch = usable.reduce<HeaderRow | undefined>(
    (best, candidate) => (best && best.matches >= candidate.matches ? best : candidate),
    undefined
  )
  const sheet = mostFrequent(named.map((cell) => cell.sheet)) ?? sameName?.sheet ?? bestMatch?.sheet
  if (!sheet) return undefined
  const namedRow = mostFrequent(named.filter((cell) => cell.sheet === sheet).map((cell) => cell.row))
  const row = namedRow ?? candidates.find((candidate) => candidate.sheet === sheet)?.row ?? sheet.top
  return { sheet, row }
}

/** The column of each field: by its stored name, else by its header; further columns with the header are duplicates. */
function findColumns<F extends string>(
  sheet: SheetContent,
  headerRow: number,
  fields: readonly FieldDefinition<F>[],
  named: readonly (NamedCell | undefined)[]
): {
  readonly found: readonly (number | undefined)[]
  readonly duplicates: readonly { readonly field: F; readonly column: number }[]
} {
  const claimed = new Set<number>()
  const found = fields.map((_, index) => {
    const cell = named[index]
    if (!cell || cell.row !== headerRow || claimed.has(cell.column)) return undefined
    claimed.add(cell.column)
    return cell.column
  })
  const columnsOf = new Map<string, number[]>()
  ;(sheet.values[headerRow - sheet.top] ?? []).forEach((content, index) => {
    const header = normalizedHeader(content)
    const column = sheet.left + index
    if (header === '' || claimed.has(column)) return
    columnsOf.set(header, [...(columnsOf.get(header) ?? []), column])
  })
  const duplicates: { field: F; column: number }[] = []
  fields.forEach((field, index) => {
    const [...columns] = columnsOf.get(normalizedHeader(field.header)) ?? []
    if (found[index] === undefined) found[index] = columns.shift()
    for (const column of columns) duplicates.push({ field: field.id, column })
  })
  return { found, duplicates }
}

/** The cells themselves unless a number among them has more digits than count. */
const countedCells = (cells: readonly CellContent[]): readonly CellContent[] =>
  cells.every((content) => Object.is(content, countedContent(content))) ? cells : cells.map(countedContent)

/** Reads single rows of a table; a row in which nobody filled anything in is none. */
export function rowReader<F extends string>(
  sheet: SheetContent,
  fields: readonly FieldDefinition<F>[],
  columnOf: (field: F) => number | undefined
): (index: number) => ReportRow | undefined {
  const offsets = fields.map(({ id }) => {
    const column = columnOf(id)
    return column === undefined ? -1 : column - sheet.left
  })
  const keyIndex = fields.findIndex((field) => field.role === 'key')
  // In a sheet as the template lays it out, a line of the sheet is the row.
  const isInOrder = offsets.every((offset, index) => offset === index)
  const counting = fields
    .map((field, index) => ({ role: field.role, index }))
    .filter(({ role }) => role !== 'computed' && role !== 'helper' && role !== 'mark')
    .map(({ index }) => index)
  return (index) => {
    const cells = sheet.values[index] ?? []
    const values =
      isInOrder && cells.length === offsets.length
        ? countedCells(cells)
        : offsets.map((offset) => (offset < 0 ? null : countedContent(cells[offset] ?? null)))
    if (counting.every((position) => isEmptyCell(values[position] ?? null))) return undefined
    return { row: sheet.top + index + 1, key: keyText(values[keyIndex] ?? null), values }
  }
}

/** Whether a cell of this row and field of a sheet holds a formula. */
export const formulaTest =
  <F extends string>(
    sheet: SheetContent,
    columnOf: (field: F) => number | undefined
  ): ReportTable<F>['hasFormula'] =>
  (row, field) => {
    const column = columnOf(field)
    return column !== undefined && sheet.formulas.has(cellKey(row.row - 1, column))
  }

function fillRows<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  rows: ReportRow[],
  ignoredRows: IgnoredRow[]
): void {
  const { sheet, headerRow, fields, columnOf } = table
  const read = rowReader(sheet, fields, columnOf)
  const readIgnored = ignoredRowReader(table)
  const first = Math.max(0, headerRow + 1 - sheet.top)
  for (let index = first; index < sheet.values.length; index += 1) {
    const row = read(index)
    const ignored = readIgnored(sheet.top + index, row, ignoredRows.at(-1))
    if (ignored) ignoredRows.push(ignored)
    else if (row) rows.push(row)
  }
}

/** A key as text; one that a program turned into a number still reads the same. */
const keyText = (content: CellContent): string =>
  content === null || isCellError(content) ? '' : String(content).trim()

const HEADER_FIELDS = Object.keys(GUIDE_LABELS) as readonly HeaderField[]

/** Cell right of each header label of a sheet, over merged and empty cells up to the next label. */
function labelledCells(sheet: SheetContent): Partial<Record<HeaderField, HeaderCell>> {
  const fieldOf = new Map(HEADER_FIELDS.map((field) => [normalizedHeader(GUIDE_LABELS[field]), field]))
  const labels = new Set([...fieldOf.keys(), normalizedHeader(PLAN_PERIOD_LABEL)])
  const cells: Partial<Record<HeaderField, HeaderCell>> = {}
  sheet.values.slice(0, SEARCHED_ROWS).forEach((line, index) => {
    const headers = headersIn(line)
    headers.forEach((header, offset) => {
      const field = fieldOf.get(header)
      if (!field || cells[field]) return
      const after = line.slice(offset + 1)
      const nextLabel = headers.slice(offset + 1).findIndex((other) => labels.has(other))
      const until = nextLabel < 0 ? after : after.slice(0, nextLabel)
      const filled = until.findIndex((other) => !isEmptyCell(other))
      const distance = Math.max(0, filled) + 1
      cells[field] = headerCell(sheet, sheet.top + index, sheet.left + offset + distance)
    })
  })
  return cells
}

const headerCell = (sheet: SheetContent, row: number, column: number): HeaderCell => ({
  sheet: sheet.name,
  cell: cellAddress(row, column),
  value: countedContent(cellAt(sheet, row, column))
})

function readHeader(
  content: WorkbookContent,
  names: ReadonlyMap<string, NamedCell>
): { readonly guide: SheetContent | undefined; readonly header: Partial<Record<HeaderField, HeaderCell>> } {
  const named = HEADER_FIELDS.map((field) => [field, names.get(HEADER_NAMES[field].toLowerCase())] as const)
  const guide =
    mostFrequent(named.map(([, cell]) => cell?.sheet).filter(isPresent)) ??
    sheetNamed(content, SHEET_NAMES.guide) ??
    content.sheets.find((sheet) => Object.keys(labelledCells(sheet)).length >= 3)
  const header: Partial<Record<HeaderField, HeaderCell>> = guide ? labelledCells(guide) : {}
  for (const [field, cell] of named) {
    if (cell && cell.sheet === guide) header[field] = headerCell(cell.sheet, cell.row, cell.column)
  }
  return { guide, header }
}

function periodIn(header: Readonly<Partial<Record<HeaderField, HeaderCell>>>): ReportPeriod | undefined {
  const value = header.period?.value
  return typeof value === 'string' || typeof value === 'number' ? parsePeriod(value) : undefined
}

const summaryWords = new Set(Object.values(SUMMARY_HEADINGS).map(normalizedHeader))
const findingWords = new Set(FINDING_COLUMNS.map((column) => normalizedHeader(FINDING_HEADERS[column])))

/** The texts by which sheets, columns and labels of a plan's workbook are found, each as `normalizedHeader` gives it. */
export function guidingWords(plan: Plan): ReadonlySet<string> {
  const headers = [...indicatorFields(plan.years), ...projectFields()].map(({ header }) => header)
  const labels = Object.values(GUIDE_LABELS)
  return new Set([...[...headers, ...labels].map(normalizedHeader), ...summaryWords, ...findingWords])
}

/** The summary sheet: that of its stored names, else by its own name, else by words it shows. */
function summaryIn({ content, names, taken }: Search): SheetContent | undefined {
  const named = [...names].filter(([name]) => name.startsWith('summary_')).map(([, cell]) => cell.sheet)
  const sheet = mostFrequent(named) ?? sheetNamed(content, SHEET_NAMES.summary)
  if (sheet) return sheet
  return content.sheets.find(
    (candidate) =>
      !taken.has(candidate) &&
      candidate.values
        .slice(0, SEARCHED_ROWS)
        .flatMap((cells) => headersIn(cells).filter((header) => summaryWords.has(header))).length >=
        LEAST_HEADERS
  )
}

const findingNames = new Set(FINDING_COLUMNS.map((column) => findingHeaderName(column).toLowerCase()))
const findingCode = normalizedHeader(FINDING_HEADERS.code)

/**
 * Whether a row of a sheet heads a list of findings, with the hidden column of rule codes that no list of other people
 * has.
 */
const headsFindings = ({ values }: SheetContent): boolean =>
  values.slice(0, SEARCHED_ROWS).some((cells) => {
    const headers = new Set(headersIn(cells))
    return (
      headers.has(findingCode) &&
      [...headers].filter((header) => findingWords.has(header)).length >= LEAST_HEADERS
    )
  })

/**
 * The findings sheet, by its stored names, its table or its headers. Its name alone does not make it ours: it is laid out
 * anew by every validation, and a person's own sheet of that name must not be.
 */
function findingsIn({ content, names, taken }: Search): SheetContent | undefined {
  const named = [...names].filter(([name]) => findingNames.has(name)).map(([, cell]) => cell.sheet)
  const holdsTable = ({ tables }: SheetContent): boolean =>
    tables.some(({ name }) => isSameName(name, FINDINGS_TABLE))
  const byHeaders = content.sheets.filter((sheet) => !taken.has(sheet) && headsFindings(sheet))
  return (
    mostFrequent(named) ??
    content.sheets.find(holdsTable) ??
    byHeaders.find((sheet) => normalizedHeader(sheet.name) === normalizedHeader(SHEET_NAMES.findings)) ??
    byHeaders[0]
  )
}

/**
 * What the findings sheet of a workbook is called, or is to be called: not like a sheet of somebody else's that holds
 * anything.
 */
export function findingsSheetName({ findings, content }: Pick<Report, 'findings' | 'content'>): string {
  if (findings) return findings.name
  const other = content.sheets.find(({ name }) => isSameName(name, SHEET_NAMES.findings))
  if (!other || (other.values.length === 0 && other.tables.length === 0)) return SHEET_NAMES.findings
  return freeSheetName(
    SHEET_NAMES.findings,
    content.sheets.map(({ name }) => name)
  )
}

/**
 * Understands somebody's workbook: finds sheets, columns and rows by stored names and headers, never by position. What is
 * not there is absent; nothing is changed and no content makes it throw.
 */
export function readReport(content: WorkbookContent, plan: Plan): Report {
  const names = namedCells(content)
  const { guide, header } = readHeader(content, names)
  const search: Search = { plan, content, names, taken: new Set(guide ? [guide] : []) }
  const ofIndicators = indicatorFields(plan.years)
  const ofProjects = projectFields()
  const indicators = readTable<IndicatorField>(search, 'indicators', ofIndicators, ofProjects)
  const projects = readTable<ProjectField>(search, 'projects', ofProjects, ofIndicators)
  const period = periodIn(header)
  return {
    content,
    metadata: readMetadata(content),
    header,
    period,
    guide,
    summary: summaryIn(search),
    findings: findingsIn(search),
    indicators: content.isValuesOnly ? indicators && presumed(indicators, period) : indicators,
    projects: content.isValuesOnly ? projects && presumed(projects, period) : projects
  }
}

/** A table whose formulas are unknown, taken for computed where the template computes. */
function presumed<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  period: ReportPeriod | undefined
): ReportTable<F> {
  const isTyped = (field: F): boolean => field === 'current' && period !== undefined && !isYearly(period)
  const computed = new Set(
    table.fields.filter(({ id, role }) => role === 'computed' && !isTyped(id)).map(({ id }) => id)
  )
  return { ...table, hasFormula: (_, field) => computed.has(field) }
}
