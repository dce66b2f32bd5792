import { canonicalText } from '../canonical-text'
import {
  AMOUNT_UNITS,
  BARE_YEAR,
  INDICATOR_HEADERS,
  PROJECT_HEADERS,
  TABLE_TITLE,
  UNITS_LINE
} from './import-lexicon'
import { NO_CELL, type SourceGrid } from './source-grid'

/** What a column of an indicator table holds. */
export type IndicatorColumn = keyof typeof INDICATOR_HEADERS
/** What a column of a project table holds. */
export type ProjectColumn = keyof typeof PROJECT_HEADERS
/** What a column of either table holds. */
export type SourceColumn = IndicatorColumn | ProjectColumn

/** A table of a plan found in a sheet. */
export interface FoundTable {
  readonly kind: 'indicators' | 'projects'
  readonly grid: SourceGrid
  /** Header and first column by meaning. */
  readonly columns: ReadonlyMap<SourceColumn, { readonly column: number; readonly header: string }>
  /** First row of data, and the row after the last, counted from 0. */
  readonly first: number
  readonly end: number
  /** Lines above the header: titles and the units line. */
  readonly lines: readonly string[]
}

interface Header {
  readonly kind: FoundTable['kind']
  readonly columns: Map<SourceColumn, { readonly column: number; readonly header: string }>
  readonly depth: number
}

type Patterns = readonly (readonly [SourceColumn, RegExp])[]

const patternsOf = (headers: Readonly<Partial<Record<SourceColumn, string>>>): Patterns =>
  Object.entries(headers).map(([column, source]) => [
    column as SourceColumn,
    new RegExp(`^(?:${source})$`, 'u')
  ])

const INDICATOR_PATTERNS = patternsOf(INDICATOR_HEADERS)
const PROJECT_PATTERNS = patternsOf(PROJECT_HEADERS)
const ANY_HEADER = new RegExp(
  `^(?:${[...Object.values(INDICATOR_HEADERS), ...Object.values(PROJECT_HEADERS)].join('|')})$`,
  'u'
)
const YEAR_ONLY = new RegExp(BARE_YEAR, 'u')
const TITLE = new RegExp(TABLE_TITLE, 'u')
const UNITS = new RegExp(UNITS_LINE, 'u')
const UNIT_AT_END = new RegExp(`[/,]?(?:${AMOUNT_UNITS.map(([unit]) => unit).join('|')})$`, 'u')
const DEEPEST_HEADER = 3

/** Every table of a plan in a sheet, in order; its columns are known by what their headers mean, wherever they stand. */
export function findTables(grid: SourceGrid): readonly FoundTable[] {
  const found: FoundTable[] = []
  let lines: string[] = []
  for (let row = 0; row < grid.rows.length;) {
    const header = headerAt(grid, row)
    if (!header) {
      const text = onlyText(grid, row)
      if (text !== undefined) lines.push(text)
      row += 1
      continue
    }
    const first = row + header.depth
    let end = first
    while (end < grid.rows.length && !headerAt(grid, end)) end += 1
    // What announces the next table is not a row of this one.
    const next = end < grid.rows.length ? announcement(grid, first, end) : end
    found.push({ kind: header.kind, grid, columns: header.columns, first, end: next, lines })
    lines = []
    for (let line = next; line < end; line += 1) {
      const text = onlyText(grid, line)
      if (text !== undefined) lines.push(text)
    }
    row = end
  }
  return found
}

/** The one text of a row in which nothing else stands; undefined for any other row. */
export function onlyText(grid: SourceGrid, row: number): string | undefined {
  const texts = (grid.rows[row] ?? []).filter(({ text, isBeside }) => !isBeside && text.trim() !== '')
  const [only] = texts
  return texts.length === 1 && only && !only.isBelow ? only.text.trim() : undefined
}

function announcement(grid: SourceGrid, first: number, end: number): number {
  let at = end
  while (at > first) {
    const isBlank = (grid.rows[at - 1] ?? []).every(({ text }) => text.trim() === '')
    const text = onlyText(grid, at - 1)
    const spelled = text === undefined ? '' : canonicalText(text)
    if (!isBlank && !TITLE.test(spelled) && !UNITS.test(spelled)) break
    at -= 1
  }
  return at
}

/** The header that begins in a row: the kind of table of which more columns are recognised. */
function headerAt(grid: SourceGrid, row: number): Header | undefined {
  if (!(grid.rows[row] ?? []).some(({ text }) => isHeaderWord(text))) return undefined
  let best: Header | undefined
  for (let depth = 1; depth <= DEEPEST_HEADER; depth += 1) {
    const last = grid.rows[row + depth - 1]
    if (!last || (depth > 1 && !mayBelongToHeader(last))) break
    const indicators = recognised(grid, row, depth, 'indicators')
    const projects = recognised(grid, row, depth, 'projects')
    for (const header of [indicators, projects]) {
      if (!header) continue
      const isDeeper = best !== undefined && best.kind === header.kind && continuesAbove(last)
      if (
        !best ||
        header.columns.size > best.columns.size ||
        (isDeeper && header.columns.size >= best.columns.size)
      )
        best = header
    }
  }
  return best
}

/** Longer texts are no headers. */
const LONGEST_HEADER = 60

const isHeaderWord = (text: string): boolean =>
  text !== '' && text.length <= LONGEST_HEADER && ANY_HEADER.test(headerSpelling(text))

const continuesAbove = (cells: SourceGrid['rows'][number]): boolean =>
  cells.some(({ isBelow, text }) => isBelow && text !== '')

/** A row of figures is data. */
const mayBelongToHeader = (cells: SourceGrid['rows'][number]): boolean =>
  !cells.some(
    ({ text, isBelow }) =>
      !isBelow && /^\s*[\d.,]+\s*$/u.test(text) && !/^\s*(?:19|20|21)\d\d\s*$/u.test(text)
  )

function recognised(grid: SourceGrid, row: number, depth: number, kind: Header['kind']): Header | undefined {
  const patterns = kind === 'indicators' ? INDICATOR_PATTERNS : PROJECT_PATTERNS
  const columns: Header['columns'] = new Map()
  const years: { readonly column: number; readonly header: string; readonly year: number }[] = []
  let nameWidth = 0
  for (let column = 0; column < grid.width; column += 1) {
    const cells = Array.from({ length: depth }, (_, down) => grid.rows[row + down]?.[column] ?? NO_CELL)
    const own = cells.filter(({ text, isBelow }) => !isBelow && text.trim() !== '')
    const header = own.map(({ text }) => text.trim()).join(' ')
    const isBeside = own.length > 0 && own.every((cell) => cell.isBeside)
    const spellings = spellingsOf(own.map(({ text }) => text))
    const field = patterns.find(([, pattern]) => spellings.some((spelling) => pattern.test(spelling)))?.[0]
    if (field === 'name' && isBeside && columns.get('name')?.column === column - 1 - nameWidth) nameWidth += 1
    if (field !== undefined && !columns.has(field)) columns.set(field, { column, header })
    else if (field === undefined && spellings.some((spelling) => YEAR_ONLY.test(spelling)))
      years.push({ column, header, year: Number(/\d{4}/u.exec(header)?.[0]) })
  }
  if (kind === 'indicators') takeYears(columns, years)
  // A name printed over two columns has its group in the first of them.
  const name = columns.get('name')
  if (kind === 'indicators' && name && nameWidth > 0 && !columns.has('group')) {
    columns.set('group', name)
    columns.set('name', { ...name, column: name.column + nameWidth })
  } else if (
    kind === 'indicators' &&
    name &&
    !columns.has('group') &&
    hasUnnamedNeighbour(grid, row, depth, name.column)
  ) {
    columns.set('group', name)
    columns.set('name', { ...name, column: name.column + 1 })
  }
  return isWhole(kind, columns) ? { kind, columns, depth } : undefined
}

/** The earliest bare year is the baseline's, the latest the target's, where no header says so. */
function takeYears(
  columns: Header['columns'],
  years: readonly { readonly column: number; readonly header: string; readonly year: number }[]
): void {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  const [earliest] = sorted
  const latest = sorted.at(-1)
  if (earliest && !columns.has('baseline') && (sorted.length > 1 || columns.has('target')))
    columns.set('baseline', earliest)
  if (latest && !columns.has('target') && latest !== columns.get('baseline')) columns.set('target', latest)
}

/** Whether a column without a header stands right of the names and holds texts: an export that lost its merged cells. */
function hasUnnamedNeighbour(grid: SourceGrid, row: number, depth: number, column: number): boolean {
  if (column + 1 >= grid.width) return false
  for (let down = 0; down < depth; down += 1)
    if ((grid.rows[row + down]?.[column + 1] ?? NO_CELL).text.trim() !== '') return false
  return grid.rows.slice(row + depth).some((cells) => (cells[column + 1]?.text ?? '').trim() !== '')
}

function isWhole(kind: Header['kind'], columns: Header['columns']): boolean {
  const count = (...fields: readonly SourceColumn[]): number =>
    fields.filter((field) => columns.has(field)).length
  if (!columns.has('name')) return false
  return kind === 'indicators'
    ? columns.has('target') && count('baseline', 'unit', 'attribute', 'category') >= 1
    : count('content', 'years', 'amount', 'leadUnits', 'cooperatingUnits') >= 2
}

/** How a header may be read: all its lines together, the last, the first. */
function spellingsOf(texts: readonly string[]): readonly string[] {
  const spelled = texts.map(headerSpelling).filter((text) => text !== '')
  return spelled.length === 0 ? [] : [spelled.join(''), spelled.at(-1) ?? '', spelled[0] ?? '']
}

const headerSpelling = (text: string): string =>
  canonicalText(text)
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, '')
    .replace(/[\s:*]/gu, '')
    .replace(UNIT_AT_END, '')
