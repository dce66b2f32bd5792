import { EvaluationError, ParseError, type ParseResult, TypeError as WrongType } from '@marcbachmann/cel-js'
import type { ReportPeriod } from '../../measures/report-period'
import type { Plan } from '../../plan/plan'
import type { TableId } from '../../report/fields'
import type { Report, ReportRow } from '../../report/report'
import { isUnusedRow } from '../row-identity'
import {
  ABSENT,
  type Closure,
  type ClosureKind,
  closureOf,
  type ClosureValue,
  type Ground,
  type GroundTable,
  once,
  type Place,
  UNDECIDED
} from './closures'
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
      return { judge: remembering(rowTable && report[rowTable], judge) }
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

/** Closures judge what they can, the library the rest. */
function judgeOf(
  { language, plan, evaluate, constants, rowTable }: Runnable,
  report: Report,
  period: ReportPeriod | undefined
): Run['judge'] {
  const variables = variablesOf(language, plan, report, period)
  const place: Place = { row: undefined }
  const constantClosures = new Map<string, Closure>()
  const ground: Ground = {
    tables: {
      indicators: groundTable(language.tables.indicators, report.indicators),
      projects: groundTable(language.tables.projects, report.projects)
    },
    facts: { period: { ...variables.period }, plan: { ...variables.plan } },
    constants: constantClosures,
    ...(rowTable && { row: { place, table: rowTable } })
  }
  for (const constant of constants) {
    const closure = closureOf(constant.evaluate.ast, ground)
    const part = closure && { ...closure, evaluate: once(closure.evaluate) }
    defineLazily(variables, constant.name, () => {
      const value = valueOf(part)
      return value === undefined ? constant.evaluate(variables) : value
    })
    const known = part ?? libraryClosure(constant, variables)
    if (known) constantClosures.set(constant.name, known)
  }
  const closure = closureOf(evaluate.ast, ground)
  const table = rowTable && report[rowTable]
  return (row) => {
    place.row = row
    const result = closure?.evaluate()
    if (result === true) return HOLDS
    if (result === false) return VIOLATED
    if (result === ABSENT) return ABSENT_VALUE
    if (row && table && rowTable) variables['row'] = language.tables[rowTable].view(table, row)
    try {
      return evaluate(variables) === true ? HOLDS : VIOLATED
    } catch (error) {
      if (error instanceof AbsentValue) return ABSENT_VALUE
      return { kind: 'failed', reason: 'evaluation', detail: detailOf(error) }
    }
  }
}

function groundTable(definition: ExpressionTable, table: Report[TableId]): GroundTable {
  let used: readonly ReportRow[] | undefined
  return {
    definition,
    rows: () => (used ??= usedRows(table)),
    indexOf: ({ id }) => table?.indexOf(id as never) ?? -1
  }
}

/** What a closure makes of a part, as the library takes it; absent where the library has to compute it itself. */
function valueOf(closure: Closure | undefined): unknown {
  const value = closure?.evaluate()
  if (value === ABSENT) throw new AbsentValue('a value is absent')
  if (!closure || value === undefined || value === UNDECIDED || closure.kind === 'rows') return undefined
  return closure.kind === 'int' ? BigInt(value as number) : value
}

const KINDS: Readonly<Record<string, ClosureKind>> = {
  double: 'double',
  'dyn<double>': 'double',
  string: 'text',
  'dyn<string>': 'text',
  bool: 'bool'
}

/** A part that only the library computes, for closures to go on with; absent where they have no use for its type. */
function libraryClosure(
  { name, type }: RunnableConstant,
  variables: Record<string, unknown>
): Closure | undefined {
  const kind = KINDS[type]
  if (!kind) return undefined
  const evaluate = once(() => {
    try {
      return variables[name] as ClosureValue
    } catch (error) {
      return error instanceof AbsentValue ? ABSENT : UNDECIDED
    }
  })
  return { kind, evaluate }
}

const HOLDS: Verdict = { kind: 'holds' }
const VIOLATED: Verdict = { kind: 'violated' }
const ABSENT_VALUE: Verdict = { kind: 'absent' }
const COMMON_VERDICTS = [undefined, HOLDS, VIOLATED, ABSENT_VALUE] as const

/** Judges each row once: rows are mostly asked about from the first to the last, so that their verdicts are kept by place. */
function remembering(table: Report[TableId], judge: Run['judge']): Run['judge'] {
  const rows = table?.rows ?? []
  // By place, an index of the common verdicts; 0 where the row was not judged yet or fails.
  const told = new Uint8Array(rows.length)
  const others = new Map<ReportRow | undefined, Verdict>()
  let next = 0
  return (row) => {
    let at = next
    if (row === undefined) at = -1
    else if (rows[at] !== row) {
      at = rows.indexOf(row, next)
      if (at < 0) at = rows.indexOf(row)
    }
    next = at + 1
    const known = COMMON_VERDICTS[told[at] ?? 0] ?? others.get(row)
    if (known) return known
    const verdict = judge(row)
    const common = COMMON_VERDICTS.indexOf(verdict as (typeof COMMON_VERDICTS)[number])
    if (at >= 0 && common > 0) told[at] = common
    else others.set(row, verdict)
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
const usedRows = (table: Report[TableId]): readonly ReportRow[] =>
  table?.rows.filter((row) => !isUnusedRow(table as never, row)) ?? []

const viewsOf = ({ view }: ExpressionTable, table: Report[TableId]): readonly RowView[] =>
  table ? usedRows(table).map((row) => view(table, row)) : []

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
