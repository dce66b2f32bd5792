import { isYearly, type ReportPeriod } from '../measures/report-period'
import { UNPUBLISHED } from '../measures/value-lexicon'
import { parseAmount } from '../plan/amounts'
import { rangeAddress } from './a1'
import type { FieldDefinition, IndicatorField, ProjectField } from './fields'
import type { Report, ReportRow, ReportTable } from './report'
import { isCellError, type CellContent } from './workbook-content'

/** Cells of one column that hold something a figure cannot count, and why. */
export interface UncountedCells {
  readonly sheet: string
  readonly field: IndicatorField | ProjectField
  /** The column's printed header. */
  readonly header: string
  readonly count: number
  /** The first of them as ranges in A1 style, from top to bottom. */
  readonly cells: readonly string[]
  /** There are more than `cells` names. */
  readonly isCut: boolean
  readonly reason: 'text' | 'error'
}

/** Ranges that are named of one column; the count is of all its cells. */
const MOST_RANGES = 20

const REASONS = ['text', 'error'] as const

const INVESTED: ReadonlySet<string> = new Set(['investedYear', 'investedTotal'] satisfies ProjectField[])
const COUNTED: ReadonlySet<string> = new Set(['amount', ...INVESTED, 'physicalProgress'])

/**
 * The cells that hold no number where the figures of a period count one, by column; empty cells, 未公布 and amounts that the
 * plan does not list are none.
 */
export function uncountedCells(
  { indicators, projects }: Pick<Report, 'indicators' | 'projects'>,
  period: ReportPeriod | undefined
): readonly UncountedCells[] {
  return [
    ...(indicators ? uncountedIn(indicators, ({ id, year }) => isDue(period, id, year), isValueOrNone) : []),
    ...(projects ? uncountedIn(projects, ({ id }) => COUNTED.has(id), isAmountOrNone(projects)) : [])
  ]
}

/** How many cells there are in all. */
export const uncountedCount = (uncounted: readonly UncountedCells[]): number =>
  uncounted.reduce((total, { count }) => total + count, 0)

function isDue(period: ReportPeriod | undefined, id: IndicatorField, year: number | undefined): boolean {
  if (!period) return false
  if (year !== undefined) return year <= period.year
  return id === 'assignedTarget' || (id === 'current' && !isYearly(period))
}

type Excuse<F extends string> = (content: CellContent, row: ReportRow, field: F) => boolean

/** As the formulas compare: a text of blanks is no empty cell, and no other spelling is 未公布. */
const isValueOrNone: Excuse<IndicatorField> = (content, _row, field) =>
  content === '' || (content === UNPUBLISHED && field !== 'assignedTarget')

function isAmountOrNone(table: ReportTable<ProjectField>): Excuse<ProjectField> {
  const amountAt = table.indexOf('amount')
  const kindOf = (content: CellContent | undefined): string =>
    typeof content === 'string' ? parseAmount(content).kind : ''
  return (content, row, field) => {
    const kind = kindOf(content)
    if (kind === 'empty') return true
    if (kind !== 'unlisted') return false
    return field === 'amount' || (INVESTED.has(field) && kindOf(row.values[amountAt]) === 'unlisted')
  }
}

function uncountedIn<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  isCounted: (field: FieldDefinition<F>) => boolean,
  isExcused: Excuse<F>
): readonly UncountedCells[] {
  return table.fields.flatMap((field, at) => {
    const { id, header } = field
    const column = table.columnOf(id)
    if (column === undefined || !isCounted(field)) return []
    const rows = table.rows.filter((row) => {
      const content = row.values[at] ?? null
      if (content === null || typeof content === 'number' || isExcused(content, row, id)) return false
      return field.role !== 'computed' || !table.hasFormula(row, id)
    })
    return REASONS.flatMap((reason): UncountedCells[] => {
      const found = rows.filter(({ values }) => isCellError(values[at] ?? null) === (reason === 'error'))
      if (found.length === 0) return []
      const ranges = rangesOf(found, column)
      const cells = ranges.slice(0, MOST_RANGES)
      const isCut = cells.length < ranges.length
      return [{ sheet: table.sheet.name, field: id, header, count: found.length, cells, isCut, reason }]
    })
  })
}

/** Cells of one column, those right below each other as one range. */
function rangesOf(rows: readonly ReportRow[], column: number): readonly string[] {
  const runs: { top: number; bottom: number }[] = []
  for (const { row } of rows) {
    const last = runs.at(-1)
    if (last?.bottom === row - 2) last.bottom = row - 1
    else runs.push({ top: row - 1, bottom: row - 1 })
  }
  return runs.map((run) => rangeAddress({ ...run, left: column, right: column }))
}
