import { EvaluationError, ParseError, type ParseResult, TypeError as WrongType } from '@marcbachmann/cel-js'
import type { ReportPeriod } from '../../measures/report-period'
import type { Plan } from '../../plan/plan'
import type { TableId } from '../../report/fields'
import type { Report, ReportRow } from '../../report/report'
import { isUnusedRow } from '../row-identity'
import {
  AbsentValue,
  type ExpressionLanguage,
  languageOf,
  PeriodValue,
  PlanValue,
  ROW_TYPES
} from './language'
import {
  type ConstantPart,
  type ExpressionErrorCode,
  ExpressionFault,
  type Outline,
  outlineOf,
  type TableSizes
} from './outline'
import type { ExpressionTable, RowView } from './row-fields'

/** Longest expression, in UTF-16 code units. */
export const LONGEST_EXPRESSION = 2000

/** A place in an expression: `line` and `column` count from 1, `offset` from 0; columns and offset in UTF-16 code units. */
export interface ExpressionPosition {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Why and where an expression is refused; `detail` is the name at fault or the checker's own technical words. */
export interface ExpressionError {
  readonly code: ExpressionErrorCode
  readonly position: ExpressionPosition
  readonly detail: string
}

/** Whether the expression holds for a row, is violated by it, does not apply for lack of a value, or fails. */
export type Verdict =
  | { readonly kind: 'holds' | 'violated' | 'absent' }
  | { readonly kind: 'failed'; readonly reason: 'too-costly' | 'evaluation'; readonly detail: string }

/** A workbook an expression is run on; what is the same in every row is computed once. */
export interface Run {
  /** Judges one row; no row for an expression about the whole workbook. */
  readonly judge: (row: ReportRow | undefined) => Verdict
}

/** An expression that was checked and is ready to run. */
export interface Program {
  readonly outline: Outline
  /** Starts on a workbook; `budget` bounds the steps of all loops together. */
  readonly open: (report: Report, period: ReportPeriod | undefined, budget: number) => Run
}

/** Checks an expression over the rows of a table, or over the whole workbook where no table is named. */
export function compileExpression(
  expression: string,
  plan: Plan,
  rowTable: TableId | undefined
):
  { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly error: ExpressionError } {
  if (expression.length > LONGEST_EXPRESSION) {
    const detail = String(LONGEST_EXPRESSION)
    return {
      ok: false,
      error: { code: 'too-long', position: positionAt(expression, LONGEST_EXPRESSION), detail }
    }
  }
  try {
    return { ok: true, program: checked(expression, plan, rowTable) }
  } catch (error) {
    return { ok: false, error: errorOf(error, expression) }
  }
}

function checked(expression: string, plan: Plan, rowTable: TableId | undefined): Program {
  const language = languageOf(plan)
  const environment = language.environment.clone()
  if (rowTable) environment.registerVariable('row', ROW_TYPES[rowTable])
  const parsed = environment.parse(expression)
  const outline = outlineOf(parsed.ast, expression, language, rowTable)
  const { type, error } = parsed.check()
  if (error) throw error
  if (type !== 'bool') throw new ExpressionFault('not-boolean', 0, type ?? '')

  const constants: RunnableConstant[] = []
  for (const constant of outline.constants) {
    constants.push({ ...constant, evaluate: environment.parse(constant.source) })
    environment.registerVariable(constant.name, constant.type)
  }
  const evaluate = environment.parse(outline.source)
  return {
    outline,
    open(report, period, budget) {
      const refusal = refusalOf(outline, rowTable, report, budget)
      if (refusal) return { judge: () => refusal }
      const judge = judgeOf({ language, plan, evaluate, constants, rowTable }, report, period)
      return { judge: remembering(judge) }
    }
  }
}

interface RunnableConstant extends ConstantPart {
  readonly evaluate: ParseResult
}

/** An expression and its constant parts as the library runs them. */
interface Runnable {
  readonly language: ExpressionLanguage
  readonly plan: Plan
  readonly evaluate: ParseResult
  readonly constants: readonly RunnableConstant[]
  readonly rowTable: TableId | undefined
}

/** Evaluates the constant parts when first asked for, and the expression once per row. */
function judgeOf(
  { language, plan, evaluate, constants, rowTable }: Runnable,
  report: Report,
  period: ReportPeriod | undefined
): Run['judge'] {
  const variables = variablesOf(language, plan, report, period)
  for (const constant of constants) {
    defineLazily(variables, constant.name, () => constant.evaluate(variables))
  }
  const table = rowTable && report[rowTable]
  return (row) => {
    if (row && table && rowTable) variables['row'] = language.tables[rowTable].view(table, row)
    try {
      return evaluate(variables) === true ? HOLDS : VIOLATED
    } catch (error) {
      if (error instanceof AbsentValue) return ABSENT_VALUE
      return { kind: 'failed', reason: 'evaluation', detail: detailOf(error) }
    }
  }
}

const HOLDS: Verdict = { kind: 'holds' }
const VIOLATED: Verdict = { kind: 'violated' }
const ABSENT_VALUE: Verdict = { kind: 'absent' }

/** Judges each row once: the rows' check and the search for failures ask about the same ones. */
function remembering(judge: Run['judge']): Run['judge'] {
  const verdicts = new Map<ReportRow | undefined, Verdict>()
  return (row) => {
    const known = verdicts.get(row)
    if (known) return known
    const verdict = judge(row)
    verdicts.set(row, verdict)
    return verdict
  }
}

/** The cost is known before anything runs: loops go over tables and written lists only, and both have a length. */
function refusalOf(
  { steps, constants }: Outline,
  rowTable: TableId | undefined,
  report: Report,
  budget: number
): Verdict | undefined {
  const sizes: TableSizes = {
    indicators: report.indicators?.rows.length ?? 0,
    projects: report.projects?.rows.length ?? 0
  }
  const runs = rowTable ? sizes[rowTable] : 1
  const total = constants.reduce((sum, constant) => sum + constant.steps(sizes), runs * steps(sizes))
  return total <= budget ? undefined : { kind: 'failed', reason: 'too-costly', detail: String(total) }
}

interface Variables {
  readonly period: PeriodValue
  readonly plan: PlanValue
  [name: string]: unknown
}

function variablesOf(
  language: ExpressionLanguage,
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined
): Variables {
  const variables = Object.assign(Object.create(null) as Record<string, unknown>, {
    period: new PeriodValue(period?.year ?? null, period?.part ?? null),
    plan: new PlanValue(plan.start, plan.end, plan.baselineYear)
  })
  defineLazily(variables, 'indicators', () => viewsOf(language.tables.indicators, report.indicators))
  defineLazily(variables, 'projects', () => viewsOf(language.tables.projects, report.projects))
  return variables
}

/** The rows of a table that hold anything. */
const viewsOf = ({ view }: ExpressionTable, table: Report[TableId]): readonly RowView[] =>
  table?.rows.filter((row) => !isUnusedRow(table, row)).map((row) => view(table, row)) ?? []

/** A variable computed when first read; one that fails, fails again wherever it is read. */
function defineLazily(variables: Record<string, unknown>, name: string, compute: () => unknown): void {
  let result: { readonly value: unknown } | { readonly error: unknown } | undefined
  Object.defineProperty(variables, name, {
    get() {
      if (!result) {
        try {
          result = { value: compute() }
        } catch (error) {
          result = { error }
        }
      }
      if ('error' in result) throw result.error
      return result.value
    }
  })
}

const isLibraryError = (error: unknown): error is ParseError | EvaluationError | WrongType =>
  error instanceof ParseError || error instanceof EvaluationError || error instanceof WrongType

const detailOf = (error: unknown): string =>
  isLibraryError(error) ? error.summary : error instanceof Error ? error.message : String(error)

const CODES: Readonly<Record<string, ExpressionErrorCode>> = {
  limit_exceeded: 'too-complex',
  unknown_variable: 'unknown-name',
  no_such_key: 'unknown-field'
}

function errorOf(error: unknown, expression: string): ExpressionError {
  if (error instanceof ExpressionFault) {
    return { code: error.code, position: positionAt(expression, error.offset), detail: error.detail }
  }
  if (isLibraryError(error)) {
    const code = CODES[error.code] ?? (error instanceof ParseError ? 'syntax' : 'wrong-type')
    return { code, position: positionAt(expression, error.range?.start ?? 0), detail: error.summary }
  }
  return { code: 'unsupported', position: positionAt(expression, 0), detail: detailOf(error) }
}

function positionAt(expression: string, offset: number): ExpressionPosition {
  const before = expression.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset }
}
