import Big from 'big.js'
import {
  computeReport,
  evaluated,
  type ComputedRow,
  type ReportFigures,
  type RowInputs
} from '../measures/compute'
import type { Scalar } from '../measures/expression'
import type { SpareLines } from '../measures/summary'
import { isYearly, parsePeriod, type ReportPeriod } from '../measures/report-period'
import { indicatorInputs, projectInputs } from '../measures/row-inputs'
import { mappedInSteps, type Steps } from '../measures/steps'
import { ADJUSTMENT_WORDS } from '../measures/value-lexicon'
import type { Plan } from '../plan/plan'
import { indicatorFields, projectFields, type FieldDefinition, type TableId } from './fields'
import type { CellValue } from './layout'
import { indicatorPlanCell, projectPlanCell } from './plan-cells'
import type { DraftRow, ReportDraft } from './report-draft'
import { toScalar } from './workbook-content'

/** A row ready for its sheet: what each cell shows and which cells are open. */
export interface PreparedRow {
  readonly key: string
  /** Value of every column by field id; computed columns hold their figures. */
  readonly cells: Readonly<Record<string, CellValue>>
  /** The row is not (or no longer) as the plan prints it: its plan cells are to be filled. */
  readonly isPlanOpen: boolean
  readonly isReadOnly: boolean
  /** 本期值 was typed, so that its cell holds a value and no formula. */
  readonly isCurrentTyped: boolean
}

/** Rows of both tables with every figure computed from them. */
export interface PreparedReport {
  readonly period: ReportPeriod | undefined
  readonly rows: Readonly<Record<TableId, readonly PreparedRow[]>>
  readonly figures: ReportFigures
  /** How many indicators the chart of completion rates was laid out for; absent = all there are. */
  readonly chartedIndicators?: number
}

/** Empty rows that a blank workbook offers. */
export const BLANK_ROWS: Readonly<Record<TableId, number>> = { indicators: 30, projects: 100 }

/** Lines of the summary's blocks for names that rows put in later bring; a blank workbook knows no names yet. */
export const SPARE_LINES: Readonly<Record<'prefilled' | 'blank', SpareLines>> = {
  prefilled: { type: 2, leadUnit: 2, involvedUnit: 2, startYear: 1, endYear: 1 },
  blank: { type: 12, leadUnit: 12, involvedUnit: 12, startYear: 5, endYear: 5 }
}

/** A figure as its formula shows it: a number, a text, an absent one as an empty text. */
export function shownScalar(value: Scalar): string | number | boolean {
  if (value === undefined) return ''
  return value instanceof Big ? value.toNumber() : value
}

/**
 * The plan by whose declared totals the rows are checked: a blank workbook and one unit's package have none, because their
 * rows are not the whole plan.
 */
export const planOfFigures = (plan: Plan, isWholePlan: boolean): Plan =>
  isWholePlan ? plan : { ...plan, projects: [] }

const blankRows = (count: number): DraftRow[] =>
  Array.from({ length: count }, () => ({ key: '', values: {} }))

interface RowSource {
  readonly row: DraftRow
  readonly inputs: RowInputs
  readonly cells: Readonly<Record<string, CellValue>>
  readonly isKnown: boolean
  readonly isEmpty: boolean
}

/** Lays the draft's values over the plan's and computes every figure. */
export function* prepareReport(draft: ReportDraft): Steps<PreparedReport> {
  const { plan } = draft
  const period =
    draft.period ?? (draft.header.period === undefined ? undefined : parsePeriod(draft.header.period))
  const isTyped = period !== undefined && !isYearly(period)
  const isBlank = draft.variant === 'blank'
  const rowsOf = (table: TableId): readonly DraftRow[] => {
    const planned = (): readonly DraftRow[] =>
      isBlank ? blankRows(BLANK_ROWS[table]) : plan[table].map(({ code }) => ({ key: code, values: {} }))
    const rows = draft[table] ?? planned()
    // An Excel table has at least one row under its header.
    return rows.length === 0 ? blankRows(1) : rows
  }
  const indicatorColumns = indicatorFields(plan.years)
  const indicators = rowsOf('indicators').map((row) => {
    const record = plan.indicatorByCode.get(row.key)
    const cells = rowCells(row, indicatorColumns, isTyped ? ['current'] : [], (field) =>
      record ? indicatorPlanCell(record, field) : null
    )
    return rowSource(row, cells, record !== undefined, (inputs) => indicatorInputs(plan, inputs, row.key))
  })
  const projectColumns = projectFields()
  const projects = yield* mappedInSteps(rowsOf('projects'), (row) => {
    const record = plan.projectByCode.get(row.key)
    const cells = rowCells(row, projectColumns, [], (field) =>
      record ? (field === 'adjustment' ? ADJUSTMENT_WORDS.planned : projectPlanCell(record, field)) : null
    )
    return rowSource(row, cells, record !== undefined, (inputs) => projectInputs(plan, inputs))
  })
  const figures = yield* evaluated(
    yield* computeReport(
      planOfFigures(plan, !isBlank && !draft.package),
      period,
      {
        indicators: indicators.map((source) => source.inputs),
        projects: projects.map((source) => source.inputs)
      },
      SPARE_LINES[draft.variant]
    )
  )
  return {
    period,
    figures,
    rows: {
      indicators: indicators.map((source, index) =>
        prepared(source, indicatorColumns, figures.indicators[index])
      ),
      projects: yield* mappedInSteps(projects, (source, index) =>
        prepared(source, projectColumns, figures.projects[index])
      )
    }
  }
}

function rowCells<F extends string>(
  { key, values }: DraftRow,
  fields: readonly FieldDefinition<F>[],
  typed: readonly string[],
  planned: (field: F) => CellValue
): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {}
  for (const { id, role } of fields) {
    if (role === 'helper' || (role === 'computed' && !typed.includes(id))) continue
    const given = values[id]
    if (role === 'key') cells[id] = key === '' ? null : key
    else cells[id] = given === undefined ? planned(id) : given
  }
  return cells
}

function rowSource(
  row: DraftRow,
  cells: Readonly<Record<string, CellValue>>,
  isKnown: boolean,
  complete: (inputs: RowInputs) => RowInputs
): RowSource {
  const inputs = Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, toScalar(value)]))
  const isEmpty = Object.values(inputs).every((value) => value === undefined)
  return { row, cells, isKnown, isEmpty, inputs: isEmpty ? inputs : complete(inputs) }
}

function prepared<F extends string>(
  { row, cells, isKnown }: RowSource,
  fields: readonly FieldDefinition<F>[],
  computed: ComputedRow | undefined
): PreparedRow {
  const all: Record<string, CellValue> = {}
  for (const { id, role } of fields) {
    const own = cells[id]
    if (own !== undefined) all[id] = own
    else if (role === 'helper') all[id] = computed?.[id] === undefined ? null : shownScalar(computed[id])
    else all[id] = shownScalar(computed?.[id])
  }
  const current = cells['current']
  const isCurrentTyped = current !== undefined && current !== null && current !== ''
  if (!isCurrentTyped && 'current' in all) all['current'] = shownScalar(computed?.['current'])
  return {
    key: row.key,
    cells: all,
    isPlanOpen: !isKnown || cells['adjustment'] === ADJUSTMENT_WORDS.changed,
    isReadOnly: row.readOnly ?? false,
    isCurrentTyped
  }
}
