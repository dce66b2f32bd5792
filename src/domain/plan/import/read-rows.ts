import { canonicalText, tidyText } from '../canonical-text'
import { NOTE_LINE, SUBTOTAL_ROW, TABLE_TITLE, TOTAL_ROW, UNITS_LINE } from './import-lexicon'
import { NO_CELL, type GridCell } from './source-grid'
import { onlyText, type FoundTable, type SourceColumn } from './find-tables'

/** A place in a sheet, row and column counted from 0. */
export interface SourcePlace {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** A row of somebody's table with the texts of its cells, filled down where they were merged. */
export interface SourceRow {
  readonly place: SourcePlace
  readonly texts: Readonly<Partial<Record<SourceColumn, string>>>
  /** Columns whose cell is the one of the row above. */
  readonly continues: readonly SourceColumn[]
  /** The heading the row stands under. */
  readonly heading: string | undefined
}

/** The rows of all tables of one kind, and what else stood in them. */
export interface SourceRows {
  readonly rows: readonly SourceRow[]
  /** The row of sums, where there is one. */
  readonly total: SourceRow | undefined
  /** Rows that hold something but name nothing; they are told, never dropped silently. */
  readonly skipped: readonly { readonly place: SourcePlace; readonly text: string }[]
}

/** Cells that a printed table merges downwards; without merged cells an empty one means the text above. */
const FILLED: Readonly<Record<FoundTable['kind'], readonly SourceColumn[]>> = {
  indicators: ['category', 'target', 'source'],
  projects: ['task', 'type']
}
/** Columns that are never empty in a plan, merged cells or not. */
const NEVER_EMPTY: ReadonlySet<SourceColumn> = new Set(['category', 'task', 'type'])

const NOTE = new RegExp(NOTE_LINE, 'u')
const TITLE = new RegExp(TABLE_TITLE, 'u')
const UNITS = new RegExp(UNITS_LINE, 'u')
const TOTAL = new RegExp(TOTAL_ROW, 'u')
const SUBTOTAL = new RegExp(SUBTOTAL_ROW, 'u')

/** Reads the rows of tables of one kind as one table: parts printed on several pages or sheets go on where the last ended. */
export function readRows(tables: readonly FoundTable[]): SourceRows {
  const rows: SourceRow[] = []
  const skipped: { place: SourcePlace; text: string }[] = []
  let total: SourceRow | undefined
  let heading: string | undefined
  let above: SourceRow | undefined
  for (const table of tables) {
    const merged = mergedColumns(table)
    for (let at = table.first; at < table.end; at += 1) {
      const cells = table.grid.rows[at] ?? []
      const filled = cells.findIndex(({ text }) => text.trim() !== '')
      if (filled < 0) continue
      const place = { sheet: table.grid.name, row: at, column: filled }
      const label = canonicalText(cells[filled]?.text ?? '')
      if (NOTE.test(label) || UNITS.test(label) || SUBTOTAL.test(label)) continue
      if (TOTAL.test(label)) {
        total = { place, texts: textsOf(table, cells), continues: [], heading: undefined }
        continue
      }
      const alone = onlyText(table.grid, at)
      if (alone !== undefined) {
        if (TITLE.test(label)) continue
        heading = tidyText(alone)
        above = undefined
        continue
      }
      const row = { ...readRow(table, at, merged, above), heading }
      if (row.texts.name === undefined) {
        const words = cells.filter(({ text, isBeside }) => !isBeside && text.trim() !== '')
        skipped.push({ place, text: words.map(({ text }) => tidyText(text)).join(' ') })
        continue
      }
      rows.push(row)
      above = row
    }
  }
  return { rows, total, skipped }
}

/** Columns in which cells were really merged downwards: there an empty cell is empty. */
function mergedColumns({ grid, first, end }: FoundTable): ReadonlySet<number> {
  const columns = new Set<number>()
  for (let row = first; row < end; row += 1)
    (grid.rows[row] ?? []).forEach(({ isBelow }, column) => isBelow && columns.add(column))
  return columns
}

function textsOf({ columns }: FoundTable, cells: readonly GridCell[]): Partial<Record<SourceColumn, string>> {
  const texts: Partial<Record<SourceColumn, string>> = {}
  for (const [field, { column }] of columns) {
    const text = (cells[column] ?? NO_CELL).text.trim()
    if (text !== '') texts[field] = text
  }
  return texts
}

function readRow(
  table: FoundTable,
  at: number,
  merged: ReadonlySet<number>,
  above: SourceRow | undefined
): Omit<SourceRow, 'heading'> {
  const { columns, grid, kind } = table
  const cells = grid.rows[at] ?? []
  const texts = textsOf(table, cells)
  const continues: SourceColumn[] = []
  const cellOf = (field: SourceColumn): GridCell => cells[columns.get(field)?.column ?? -1] ?? NO_CELL
  const fill = (field: SourceColumn): void => {
    const text = above?.texts[field]
    if (text === undefined || !columns.has(field)) return
    texts[field] = text
    continues.push(field)
  }
  for (const [field] of columns) {
    if (cellOf(field).isBelow && above?.texts[field] !== undefined && above.texts[field] === texts[field])
      continues.push(field)
  }
  for (const field of FILLED[kind]) {
    const { column } = columns.get(field) ?? { column: -1 }
    if (texts[field] === undefined && (NEVER_EMPTY.has(field) || !merged.has(column))) fill(field)
  }
  if (kind === 'indicators') readGroup()
  else readProjectName()
  return {
    place: { sheet: grid.name, row: at, column: columns.get('name')?.column ?? 0 },
    texts,
    continues
  }

  function readGroup(): void {
    if (!columns.has('group')) return
    const { column } = columns.get('group') ?? { column: -1 }
    if (cellOf('name').isBeside) delete texts.group
    else if (texts.name === undefined && texts.group !== undefined) {
      texts.name = texts.group
      delete texts.group
    } else if (
      texts.name !== undefined &&
      texts.group === undefined &&
      !merged.has(column) &&
      texts.category === above?.texts.category
    ) {
      fill('group')
    }
  }

  function readProjectName(): void {
    if (texts.name !== undefined) return
    const { column } = columns.get('name') ?? { column: -1 }
    const hasOwnType = texts.type !== undefined && !continues.includes('type')
    if (texts.content === undefined && texts.years === undefined) return
    // A cell printed over type and name lost its right part; an empty one goes on with the name above.
    if (hasOwnType && texts.type !== undefined) texts.name = texts.type
    else if (!merged.has(column)) fill('name')
  }
}
