import { canonicalText } from '../plan/canonical-text'
import type { TableId } from './fields'
import { AFTER_TOTAL, ENDS_IN_TOTAL, NOTE, NUMBERED, SIGNATURE, TOTAL_WORD } from './ignored-row-lexicon'
import type { IgnoredRow, ReportRow, ReportTable } from './report'
import { cellKey, cellText, isEmptyCell, type CellContent } from './workbook-content'
import { ADJUSTMENT_WORDS, MARKS } from './workbook-lexicon'

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
export function ignoredRowReader<F extends string>(
  table: Pick<ReportTable<F>, 'id' | 'sheet' | 'headerRow' | 'fields' | 'columnOf'>
): IgnoredRowReader {
  const { id, sheet, headerRow, fields, columnOf } = table
  const own = sheet.tables.find(({ range }) => range.top === headerRow)
  const totalsRow = own?.hasTotalsRow ? own.range.bottom + 1 : undefined
  const fieldAt = new Map<
    number,
    { readonly id: string; readonly isShown: boolean; readonly isNumber: boolean }
  >()
  const columns = new Map<string, number>()
  for (const { id: field, role, content } of fields) {
    const column = columnOf(field)
    if (column === undefined) continue
    columns.set(field, column)
    fieldAt.set(column, {
      id: field,
      isShown: role !== 'computed' && role !== 'helper' && role !== 'key' && field !== 'findings',
      isNumber: content !== 'text' && content !== 'choice' && field !== 'no'
    })
  }
  const right = Math.max(...columns.values())
  const facts = FACTS[id]
  const at = (row: number, field: string): CellContent => {
    const column = columns.get(field)
    return column === undefined ? null : (sheet.values[row - sheet.top]?.[column - sheet.left] ?? null)
  }
  const isFormula = (row: number, field: string): boolean =>
    sheet.formulas.has(cellKey(row, columns.get(field) ?? -1))
  /** A sum drawn over the whole row shows numbers where none belong. */
  const isFact = (row: number, field: string): boolean => {
    const content = at(row, field)
    if (typeof content === 'number') return field === 'years' && !isFormula(row, field)
    return typeof content === 'string' && !PLACEHOLDER.test(canonicalText(content)) && !isTotalLabel(content)
  }
  const filledCells = (row: number): FilledCell[] =>
    (sheet.values[row - sheet.top] ?? []).flatMap((content, index): FilledCell[] => {
      const column = sheet.left + index
      const field = fieldAt.get(column)
      const isSeen = column <= right && (field === undefined || field.isShown) && !isEmptyCell(content)
      return isSeen && !(field?.id === 'mark' && MARK_SIGNS.has(content))
        ? [{ column, content, field: field?.id }]
        : []
    })

  const totalCell = (row: number, filled: readonly FilledCell[]): FilledCell | undefined => {
    const texts = filled.filter(({ content }) => typeof content === 'string')
    const [first] = texts
    const name = texts.find(({ field, content }) => field === 'name' && LETTER.test(cellText(content)))
    if (row === totalsRow) return first ?? filled[0] ?? { column: right, content: null, field: undefined }
    if (facts.some((field) => isFact(row, field))) return undefined
    if (name && isTotalLabel(name.content)) return name
    if (name) return first && isTotalWord(first.content) ? first : undefined
    const nameColumn = columns.get('name') ?? -1
    return texts.find((cell) => (cell === first || cell.column < nameColumn) && isTotalLabel(cell.content))
  }

  const noteCell = (
    row: number,
    filled: readonly FilledCell[],
    above: IgnoredRow | undefined
  ): FilledCell | undefined => {
    const first = filled.find(({ content }) => typeof content === 'string')
    if (!first || !isEmptyCell(at(row, 'adjustment'))) return undefined
    const continues = above?.kind === 'note' && above.row === row && filled.length === 1
    if (continues && NUMBERED.test(beginningOf(first.content))) return first
    if (!isNoteLabel(first.content)) return undefined
    const isPartOfNote = ({ column, content, field }: FilledCell, index: number): boolean => {
      if (isNoteLabel(content) || isOpenLabel(filled[index - 1]?.content ?? null)) return true
      const isNumber = typeof content === 'number' && fieldAt.get(column)?.isNumber === true
      return !isNumber && !(field !== undefined && facts.includes(field) && isFact(row, field))
    }
    return filled.every(isPartOfNote) ? first : undefined
  }

  return (row, read, above) => {
    const isKeyed = read !== undefined && read.key !== '' && !isFormula(row, 'code')
    if (row !== totalsRow && isKeyed) return undefined
    const filled = filledCells(row)
    if (filled.length === 0 && row !== totalsRow) return undefined
    const total = totalCell(row, filled)
    const cell = total ?? noteCell(row, filled, above)
    return (
      cell && {
        row: row + 1,
        kind: total ? 'total' : 'note',
        column: cell.column,
        label: cellText(cell.content),
        isAdded: labelOf(at(row, 'adjustment')) === ADJUSTMENT_WORDS.added
      }
    )
  }
}
