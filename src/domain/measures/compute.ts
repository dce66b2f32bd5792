import Big from 'big.js'
import type { Plan } from '../plan/plan'
import { evaluate, rowsTaken, type Environment } from './evaluate'
import type { Expression, Scalar } from './expression'
import { INDICATOR_COMPUTED, indicatorMeasures, type IndicatorComputed } from './indicator-measures'
import { PROJECT_COMPUTED, PROJECT_MEASURES } from './project-measures'
import { REPORT_NAMES } from './report-names'
import { isYearly, reportTime, timeProgress, type ReportPeriod } from './report-period'
import { mappedInSteps, type Steps } from './steps'
import {
  defineSummary,
  figuresOf,
  UNIT_MARK,
  type SpareLines,
  type Summary,
  type SummaryDimensions
} from './summary'

/** The inputs of a row by field: numbers as exact decimals, texts as shown, blanks absent. */
export type RowInputs = Readonly<Record<string, Scalar>>

/** A row with its computed columns filled in. */
export type ComputedRow = RowInputs

/** The rows of a workbook as inputs. */
export interface RowsToCompute {
  readonly indicators: readonly RowInputs[]
  readonly projects: readonly RowInputs[]
}

/** Everything computed for one workbook and period. */
export interface ReportFigures {
  readonly period: ReportPeriod | undefined
  /** In the order of the inputs. */
  readonly indicators: readonly ComputedRow[]
  readonly projects: readonly ComputedRow[]
  readonly summary: Summary
  readonly dimensions: SummaryDimensions
  /** Value of a summary figure by id; absent where it cannot be computed. */
  readonly value: (id: string) => Scalar
  /** Value of an expression over summary figures. */
  readonly evaluate: (expression: Expression) => Scalar
  /** Positions among the indicators or projects of the rows that a summary figure counts or sums; none for an unknown id. */
  readonly rowsBehind: (id: string) => readonly number[]
  /** Value of a period name such as ReportYear. */
  readonly named: (name: string) => Scalar
}

/** The values behind the workbook's period names; all absent without a period. */
export function periodValues(
  plan: Pick<Plan, 'baselineYear' | 'end'>,
  period: ReportPeriod | undefined
): Readonly<Record<string, Scalar>> {
  if (!period) return {}
  return {
    [REPORT_NAMES.year]: new Big(period.year),
    [REPORT_NAMES.time]: reportTime(period),
    [REPORT_NAMES.yearly]: new Big(isYearly(period) ? 1 : 0),
    [REPORT_NAMES.progress]: timeProgress(period, plan),
    [REPORT_NAMES.final]: new Big(reportTime(period).gte(plan.end) ? 1 : 0)
  }
}

function computeRow(
  inputs: RowInputs,
  order: readonly string[],
  measures: Readonly<Record<string, Expression>>,
  named: (name: string) => Scalar
): ComputedRow {
  const row: Record<string, Scalar> = { ...inputs }
  const environment = {
    cell: (field: string): Scalar => row[field],
    name: named,
    figure: (): Scalar => undefined,
    rows: () => []
  }
  for (const field of order) {
    const measure = measures[field]
    if (measure) row[field] = evaluate(measure, environment)
  }
  return row
}

const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)]

const texts = (rows: readonly ComputedRow[], field: string): string[] =>
  distinct(
    rows.map((row) => row[field]).filter((value) => typeof value === 'string' && value !== '')
  ) as string[]

const wholeYears = (rows: readonly ComputedRow[], field: string): number[] =>
  distinct(
    rows
      .map((row) => row[field])
      .filter((value): value is Big => value instanceof Big)
      .map(Number)
  ).sort((a, b) => a - b)

/** The units of a merged-units cell, in order of naming. */
export const unitsInKeys = (leadKeys: string): string[] =>
  leadKeys.split(UNIT_MARK).filter((name) => name !== '')

function dimensionsOf(
  plan: Plan,
  indicators: readonly ComputedRow[],
  projects: readonly ComputedRow[]
): SummaryDimensions {
  const leadKeys = texts(projects, 'leadKeys').map(unitsInKeys)
  const startYears = wholeYears(projects, 'startYear')
  const endYears = wholeYears(projects, 'endYear')
  const first = Math.min(plan.start, ...startYears)
  const last = Math.max(plan.end, ...endYears)
  const isPlausible = last - first < MAX_SPREAD_YEARS
  const spreadYears = isPlausible
    ? Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    : [...plan.years]
  return {
    tasks: distinct([...plan.tasks.map((task) => task.name), ...texts(projects, 'task')]),
    types: texts(projects, 'typeKey'),
    leadUnits: distinct(leadKeys.flatMap((units) => units.slice(0, 1))),
    involvedUnits: distinct(leadKeys.flat()),
    startYears,
    endYears,
    spreadYears,
    categories: distinct([
      ...plan.categories.map((category) => category.name),
      ...texts(indicators, 'category')
    ])
  }
}

/** A typing slip such as year 9999 must not make thousands of yearly lines. */
const MAX_SPREAD_YEARS = 50

/**
 * Computes every row for a period; the figures of the summary follow when they are asked for. In a yearly report 本期值 is
 * computed from the yearly columns; in a half-year or quarter report it is the row's own input.
 */
export function* computeReport(
  plan: Plan,
  period: ReportPeriod | undefined,
  rows: RowsToCompute,
  spare?: SpareLines
): Steps<ReportFigures> {
  const values = periodValues(plan, period)
  const named = (name: string): Scalar => values[name]
  const measures = indicatorMeasures(plan.years)
  const isInput = period !== undefined && !isYearly(period)
  const order = INDICATOR_COMPUTED.filter((field: IndicatorComputed) => !(isInput && field === 'current'))
  const indicators = yield* mappedInSteps(rows.indicators, (row) => computeRow(row, order, measures, named))
  const projects = yield* mappedInSteps(rows.projects, (row) =>
    computeRow(row, PROJECT_COMPUTED, PROJECT_MEASURES, named)
  )
  const dimensions = dimensionsOf(plan, indicators, projects)
  const summary = defineSummary(plan, dimensions, spare)
  const accessors: Readonly<Record<string, readonly RowAccessor[]>> = {
    indicators: indicators.map((row) => (column) => row[column]),
    projects: projects.map((row) => (column) => row[column])
  }
  const evaluation = evaluateSummary(summary, named, (table) => accessors[table] ?? [])
  return { period, indicators, projects, summary, dimensions, named, ...evaluation }
}

/** The figures with every one of the summary evaluated, each of which looks at all rows. */
export function* evaluated(figures: ReportFigures): Steps<ReportFigures> {
  for (const { id } of figuresOf(figures.summary)) {
    figures.value(id)
    yield
  }
  return figures
}

/** Gives the value of a row's column. */
export type RowAccessor = (column: string) => Scalar

/**
 * The figures of a summary over rows of both tables, each evaluated when it is first asked for; `given` has the values of
 * those that are not to be computed.
 */
export function evaluateSummary(
  summary: Summary,
  named: (name: string) => Scalar,
  rows: (table: string) => readonly RowAccessor[],
  given: ReadonlyMap<string, () => Scalar> = new Map()
): Pick<ReportFigures, 'value' | 'evaluate' | 'rowsBehind'> {
  const expressions = new Map(figuresOf(summary).map(({ id, expression }) => [id, expression]))
  const known = new Map<string, Scalar>()
  const value = (id: string): Scalar => {
    if (known.has(id)) return known.get(id)
    const expression = expressions.get(id)
    const own = given.get(id)
    const result = own ? own() : expression && evaluate(expression, environment)
    known.set(id, result)
    return result
  }
  const environment: Environment = { cell: () => undefined, name: named, figure: value, rows }
  const rowsBehind = (id: string): readonly number[] => {
    const expression = expressions.get(id)
    return expression ? rowsTaken(expression, environment) : []
  }
  return { value, evaluate: (expression) => evaluate(expression, environment), rowsBehind }
}
