import { ADJUSTMENT_WORDS } from '../measures/value-lexicon'
import { canonicalText } from '../plan/canonical-text'
import type { TableId } from './fields'
import { AFTER_TOTAL, ENDS_IN_TOTAL, NOTE, NUMBERED, SIGNATURE, TOTAL_WORD } from './ignored-row-lexicon'
import type { IgnoredRow, ReportRow, ReportTable } from './report'
import { cellKey, cellText, isEmptyCell, type CellContent } from './workbook-content'
import { MARKS } from './workbook-lexicon'

/** Longer texts are prose and no label; patterns need not walk over all that a cell can hold. */
const MAX_LABEL = 100

/** Fields of data that a total leaves empty. */
const FACTS: Readonly<Record<TableId, readonly string[]>> = {
  indicators: ['unit', 'direction', 'attribute', 'responsibleUnit'],
  projects: ['content', 'years', 'leadUnits', 'cooperatingUnits']
}

const PLACEHOLDER = /^[-/]*$/u
const BRACKETED_END = /(?:\([^()]*\)|\[[^[\]]*\])$/u
const MARK_SIGNS: ReadonlySet<CellContent> = new Set(Object.values(MARKS))
const LETTER = /\p{L}/u

const labelOf = (content: CellContent): string =>
  typeof content === 'string' && content.length <= MAX_LABEL ? canonicalText(content).toLowerCase() : ''

/** How a text begins, as labels compare. */
const beginningOf = (content: CellContent): string =>
  typeof content === 'string' ? labelOf(content.trimStart().slice(0, MAX_LABEL)) : ''

/** The label without what may stand behind a word for total: its unit in brackets, a colon, a number. */
const bareLabel = (label: string): string =>
  label.replace(AFTER_TOTAL, '').replace(BRACKETED_END, '').replace(AFTER_TOTAL, '')

const isTotalWord = (content: CellContent): boolean => TOTAL_WORD.test(bareLabel(labelOf(content)))

const isTotalLabel = (content: CellContent): boolean => {
  const bare = bareLabel(labelOf(content))
  return TOTAL_WORD.test(bare) || ENDS_IN_TOTAL.test(bare)
}

const isNoteLabel = (content: CellContent): boolean => {
  const beginning = beginningOf(content)
  return NOTE.test(beginning) || SIGNATURE.test(beginning)
}

/** A label for a signature with nothing behind it, which the next filled cell answers. */
const isOpenLabel = (content: CellContent): boolean => {
  const label = labelOf(content)
  return label.endsWith(':') && SIGNATURE.test(label)
}

interface FilledCell {
  /** Counted from 0. */
  readonly column: number
  readonly content: CellContent
  readonly field: string | undefined
}

type LabelledTable<F extends string> = Pick<
  ReportTable<F>,
  'id' | 'sheet' | 'headerRow' | 'fields' | 'columnOf'
>

/** The cells of a table's sheet by field; rows count from 0. */
interface TableCells {
  readonly at: (row: number, field: string) => CellContent
  readonly isFormula: (row: number, field: string) => boolean
  /** Whether a field says what a total leaves unsaid. */
  readonly isFact: (row: number, field: string | undefined) => boolean
  readonly hasFacts: (row: number) => boolean
  readonly isNumberField: (column: number) => boolean
  readonly nameColumn: number
  /** What people filled in, from left to right, without the marks of a validation. */
  readonly filled: (row: number) => readonly FilledCell[]
  readonly firstText: (row: number) => CellContent
}

function tableCells<F extends string>({ id, sheet, fields, columnOf }: LabelledTable<F>): TableCells {
  const shown = new Map<number, { readonly field: string; readonly isNumber: boolean }>()
  const columns = new Map<string, number>()
  for (const { id: field, role, content } of fields) {
    const column = columnOf(field)
    if (column === undefined) continue
    columns.set(field, column)
    if (role === 'computed' || role === 'helper' || role === 'key' || field === 'findings') continue
    shown.set(column, { field, isNumber: content !== 'text' && content !== 'choice' && field !== 'no' })
  }
  const hidden = new Set([...columns.values()].filter((column) => !shown.has(column)))
  const right = Math.max(...columns.values())
  const markColumn = columns.get('mark')
  const facts = FACTS[id]
  const lineOf = (row: number): readonly CellContent[] => sheet.values[row - sheet.top] ?? []
  const isFilled = (content: CellContent, column: number): boolean =>
    column <= right &&
    !hidden.has(column) &&
    !isEmptyCell(content) &&
    !(column === markColumn && MARK_SIGNS.has(content))
  const at = (row: number, field: string): CellContent =>
    lineOf(row)[(columns.get(field) ?? -1) - sheet.left] ?? null
  const isFormula = (row: number, field: string): boolean =>
    sheet.formulas.has(cellKey(row, columns.get(field) ?? -1))
  const isFact = (row: number, field: string | undefined): boolean => {
    if (field === undefined || !facts.includes(field)) return false
    const content = at(row, field)
    // A sum drawn over the whole row shows numbers where none belong.
    if (typeof content === 'number') return field === 'years' && !isFormula(row, field)
    if (typeof content !== 'string' || isEmptyCell(content)) return false
    return content.length > MAX_LABEL || !(PLACEHOLDER.test(labelOf(content)) || isTotalLabel(content))
  }
  return {
    at,
    isFormula,
    isFact,
    hasFacts: (row) => facts.some((field) => isFact(row, field)),
    isNumberField: (column) => shown.get(column)?.isNumber === true,
    nameColumn: columns.get('name') ?? -1,
    filled: (row) =>
      lineOf(row).flatMap((content, index): FilledCell[] => {
        const column = sheet.left + index
        return isFilled(content, column) ? [{ column, content, field: shown.get(column)?.field }] : []
      }),
    firstText: (row) =>
      lineOf(row).find(
        (content, index) => typeof content === 'string' && isFilled(content, sheet.left + index)
      ) ?? null
  }
}

/** The cell that makes a row without facts a total. */
function totalCell({ nameColumn }: TableCells, filled: readonly FilledCell[]): FilledCell | undefined {
  const texts = filled.filter(({ content }) => typeof content === 'string')
  const [first] = texts
  const name = texts.find(({ column, content }) => column === nameColumn && LETTER.test(cellText(content)))
  if (name && isTotalLabel(name.content)) return name
  if (name) return first && isTotalWord(first.content) ? first : undefined
  return texts.find((cell) => (cell === first || cell.column < nameColumn) && isTotalLabel(cell.content))
}

/** The cell that makes a row a note, which holds nothing but notes, signatures and no numbers. */
function noteCell(
  cells: TableCells,
  row: number,
  filled: readonly FilledCell[],
  above: IgnoredRow | undefined
): FilledCell | undefined {
  const first = filled.find(({ content }) => typeof content === 'string')
  if (!first || !isEmptyCell(cells.at(row, 'adjustment'))) return undefined
  const continues = above?.kind === 'note' && above.row === row && filled.length === 1
  if (continues && NUMBERED.test(beginningOf(first.content))) return first
  if (!isNoteLabel(first.content)) return undefined
  const isPartOfNote = ({ column, content, field }: FilledCell, index: number): boolean =>
    isNoteLabel(content) ||
    isOpenLabel(filled[index - 1]?.content ?? null) ||
    !((typeof content === 'number' && cells.isNumberField(column)) || cells.isFact(row, field))
  return filled.every(isPartOfNote) ? first : undefined
}

/** Reads one row of a table's sheet, counted from 0, as one that is no data; absent for data and for nothing. */
export type IgnoredRowReader = (
  row: number,
  read: ReportRow | undefined,
  above: IgnoredRow | undefined
) => IgnoredRow | undefined

/**
 * Tells the rows of a table's sheet that are no data by their labels: totals and subtotals, notes, lines for signatures, and
 * the totals row of the Excel table. A sum neither makes nor unmakes a total: a project may cost as much as those above it.
 */
export function ignoredRowReader<F extends string>(table: LabelledTable<F>): IgnoredRowReader {
  const { sheet, headerRow } = table
  const cells = tableCells(table)
  const own = sheet.tables.find(({ range }) => range.top === headerRow)
  const totalsRow = own?.hasTotalsRow ? own.range.bottom + 1 : undefined
  const made = (row: number, kind: IgnoredRow['kind'], cell: FilledCell): IgnoredRow => ({
    row: row + 1,
    kind,
    column: cell.column,
    label: cellText(cell.content),
    isAdded: labelOf(cells.at(row, 'adjustment')) === ADJUSTMENT_WORDS.added
  })
  return (row, read, above) => {
    if (row === totalsRow) {
      const [first] = cells.filled(row)
      return made(row, 'total', first ?? { column: own?.range.left ?? 0, content: null, field: undefined })
    }
    const isKeyed = read !== undefined && read.key !== '' && !cells.isFormula(row, 'code')
    if (isKeyed) return undefined
    const hasFacts = cells.hasFacts(row)
    // Most rows without a key are told by this alone.
    if (hasFacts && !isNoteLabel(cells.firstText(row))) return undefined
    const filled = cells.filled(row)
    const total = hasFacts ? undefined : totalCell(cells, filled)
    if (total) return made(row, 'total', total)
    const note = noteCell(cells, row, filled, above)
    return note && made(row, 'note', note)
  }
}
