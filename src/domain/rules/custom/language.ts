import { Environment } from '@marcbachmann/cel-js'
import Big from 'big.js'
import { ExactSum } from '../../plan/exact-sum'
import type { Plan } from '../../plan/plan'
import type { TableId } from '../../report/fields'
import { type ExpressionTable, expressionTable, type FieldValue, type RowView } from './row-fields'

/** Thrown where an expression orders or computes with a value that is absent; the rule then does not apply. */
export class AbsentValue extends Error {}

/** What expressions of a plan's custom rules may speak of. */
export interface ExpressionLanguage {
  readonly tables: Readonly<Record<TableId, ExpressionTable>>
  readonly environment: Environment
}

/** Names every expression knows; `row` comes in with the scope. */
export const VARIABLES: ReadonlySet<string> = new Set(['indicators', 'projects', 'period', 'plan'])

/** Functions an expression may call, as `name/arguments`; everything else the library brings is refused. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'sum/2',
  'avg/2',
  'min/2',
  'max/2',
  'count/1',
  'filled/2',
  'abs/1',
  'round/2',
  'size/1',
  'double/1',
  'string/1'
])
/** A function over a column of a list of rows. */
export type Aggregate = 'sum' | 'avg' | 'min' | 'max'
/** Functions over a column of a list of rows. */
export const AGGREGATES: ReadonlySet<string> = new Set<Aggregate>(['sum', 'avg', 'min', 'max'])
/** Methods of texts, as `name/arguments`. */
export const TEXT_METHODS: ReadonlySet<string> = new Set([
  'contains/1',
  'startsWith/1',
  'endsWith/1',
  'trim/0',
  'size/0'
])
/** Methods that run an expression once per item of a list, as `name/arguments`. */
export const LOOPS: ReadonlySet<string> = new Set([
  'all/2',
  'exists/2',
  'exists_one/2',
  'map/2',
  'map/3',
  'filter/2'
])

/** Type name of the rows of a table. */
export const ROW_TYPES: Readonly<Record<TableId, string>> = {
  indicators: 'IndicatorRow',
  projects: 'ProjectRow'
}

/** The report period in an expression. */
export class PeriodValue {
  constructor(
    readonly year: number | null,
    readonly part: string | null
  ) {}
}

/** The plan in an expression. */
export class PlanValue {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly baselineYear: number
  ) {}
}

const LIMITS = {
  maxAstNodes: 400,
  maxDepth: 32,
  maxListElements: 200,
  maxMapEntries: 0,
  maxCallArguments: 4
} as const

const SYNCHRONOUS = { async: false } as const
const languages = new WeakMap<Plan, ExpressionLanguage>()

/** The language of a plan's custom rules: its two tables, the period, the plan's years, and a few functions. */
export function languageOf(plan: Plan): ExpressionLanguage {
  let language = languages.get(plan)
  if (!language) {
    const tables = {
      indicators: expressionTable(plan, 'indicators'),
      projects: expressionTable(plan, 'projects')
    }
    language = { tables, environment: environmentOf(tables) }
    languages.set(plan, language)
  }
  return language
}

function environmentOf(tables: ExpressionLanguage['tables']): Environment {
  const environment = new Environment({ homogeneousAggregateLiterals: false, limits: LIMITS })
  for (const table of [tables.indicators, tables.projects]) {
    const fields: Record<string, string> = {}
    for (const { names, kind } of table.fields) {
      for (const name of names) fields[name] = kind === 'number' ? 'dyn<double>' : 'dyn<string>'
    }
    environment.registerType(ROW_TYPES[table.id], { ctor: table.viewClass, fields })
    environment.registerVariable(table.id, `list<${ROW_TYPES[table.id]}>`)
  }
  environment
    .registerType('Period', { ctor: PeriodValue, fields: { year: 'dyn<double>', part: 'dyn<string>' } })
    .registerType('Plan', {
      ctor: PlanValue,
      fields: { start: 'double', end: 'double', baselineYear: 'double' }
    })
    .registerVariable('period', 'Period')
    .registerVariable('plan', 'Plan')
  registerNumbers(environment)
  registerTableFunctions(environment)
  registerConditions(environment)
  registerAbsence(environment)
  return environment
}

/** The language has no arithmetic between whole and decimal numbers; people write `row["…"] * 2` all the same. */
function registerNumbers(environment: Environment): void {
  const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b
  }
  for (const [sign, compute] of Object.entries(operations)) {
    environment.registerOperator(`double ${sign} int: double`, (a: number, b: bigint) =>
      compute(a, Number(b))
    )
    environment.registerOperator(`int ${sign} double: double`, (a: bigint, b: number) =>
      compute(Number(a), b)
    )
  }
  environment
    .registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
    .registerFunction('abs(double): double', (value: number) => Math.abs(value), SYNCHRONOUS)
    .registerFunction('abs(int): double', (value: bigint) => Math.abs(Number(value)), SYNCHRONOUS)
    .registerFunction(
      'round(double, int): double',
      (value: number, digits: bigint) => roundTo(value, Number(digits)),
      SYNCHRONOUS
    )
}

const MOST_DIGITS = 15

/** Rounds half away from zero, like every figure of the report, to 0–15 decimals. */
export const roundTo = (value: number, digits: number): number =>
  new Big(value).round(Math.min(Math.max(digits, 0), MOST_DIGITS), Big.roundHalfUp).toNumber()

function registerTableFunctions(environment: Environment): void {
  for (const type of Object.values(ROW_TYPES)) {
    for (const name of AGGREGATES as ReadonlySet<Aggregate>) {
      environment.registerFunction(
        `${name}(list<${type}>, string): ${name === 'sum' ? 'double' : 'dyn<double>'}`,
        (rows: readonly RowView[], field: string) => aggregate(name, numbersOf(rows, field)),
        SYNCHRONOUS
      )
    }
    environment.registerFunction(
      `filled(${type}, string): bool`,
      (row: RowView, field: string) => row[field] !== null,
      SYNCHRONOUS
    )
  }
  environment.registerFunction('count(list): double', (rows: readonly unknown[]) => rows.length, SYNCHRONOUS)
}

const numbersOf = (rows: readonly RowView[], field: string): number[] =>
  rows.map((row): FieldValue => row[field] ?? null).filter((value) => typeof value === 'number')

/** What a function says of the numbers of a column, added as exact decimals; null for no number, of which the sum is 0. */
export function aggregate(name: Aggregate, numbers: readonly number[]): number | null {
  if (name === 'sum') return totalOf(numbers).toNumber()
  if (numbers.length === 0) return null
  switch (name) {
    case 'avg':
      return totalOf(numbers).div(numbers.length).toNumber()
    case 'min':
      return numbers.reduce((a, b) => Math.min(a, b))
    case 'max':
      return numbers.reduce((a, b) => Math.max(a, b))
  }
}

function totalOf(numbers: readonly number[]): Big {
  const sum = new ExactSum()
  for (const number of numbers) sum.add(number)
  return sum.total()
}

/** Conditions of loops as the program writes them: what an item counts as where its condition meets an absent value. */
export const CONDITION_MACROS = { absentIsFalse: 'absentIsFalse', absentIsTrue: 'absentIsTrue' } as const

interface Macro {
  readonly args: readonly unknown[]
}

function registerConditions(environment: Environment): void {
  const macro =
    (absent: boolean) =>
    ({ args }: Macro) => ({
      args,
      async: false,
      typeCheck: (
        checker: { check(node: unknown, scope: unknown): unknown },
        { args }: Macro,
        scope: unknown
      ) => checker.check(args[0], scope),
      evaluate(evaluator: { run(node: unknown, scope: unknown): unknown }, { args }: Macro, scope: unknown) {
        try {
          return evaluator.run(args[0], scope)
        } catch (error) {
          if (error instanceof AbsentValue) return absent
          throw error
        }
      }
    })
  environment.registerFunction(`${CONDITION_MACROS.absentIsFalse}(ast): bool`, macro(false))
  environment.registerFunction(`${CONDITION_MACROS.absentIsTrue}(ast): bool`, macro(true))
}

/** Comparing for equality with null is allowed; ordering and computing with it ends the evaluation. */
function registerAbsence(environment: Environment): void {
  // One error for all: a stack trace per row of a large table would cost more than the evaluation itself.
  const absentValue = new AbsentValue('a value is absent')
  const absent = (): never => {
    throw absentValue
  }
  for (const type of ['double', 'int', 'string']) {
    environment.registerOperator(`${type} == null`, () => false)
    for (const sign of ['<', '<=', '>', '>=']) {
      environment.registerOperator(`${type} ${sign} null`, absent)
      environment.registerOperator(`null ${sign} ${type}`, absent)
    }
  }
  for (const sign of ['<', '<=', '>', '>=']) environment.registerOperator(`null ${sign} null`, absent)
  for (const sign of ['+', '-', '*', '/']) {
    for (const type of ['double', 'int']) {
      environment.registerOperator(`${type} ${sign} null: double`, absent)
      environment.registerOperator(`null ${sign} ${type}: double`, absent)
    }
    environment.registerOperator(`null ${sign} null: double`, absent)
  }
  environment.registerOperator('string + null: string', absent)
  environment.registerOperator('null + string: string', absent)
  environment.registerOperator('-null: double', absent)
  for (const method of ['contains', 'startsWith', 'endsWith']) {
    environment.registerFunction(`null.${method}(string): bool`, absent, SYNCHRONOUS)
    environment.registerFunction(`string.${method}(null): bool`, absent, SYNCHRONOUS)
    environment.registerFunction(`null.${method}(null): bool`, absent, SYNCHRONOUS)
  }
  environment
    .registerFunction('null.trim(): string', absent, SYNCHRONOUS)
    .registerFunction('null.size(): int', absent, SYNCHRONOUS)
    .registerFunction('size(null): int', absent, SYNCHRONOUS)
    .registerFunction('abs(null): double', absent, SYNCHRONOUS)
    .registerFunction('round(null, int): double', absent, SYNCHRONOUS)
    .registerFunction('double(null): double', absent, SYNCHRONOUS)
    .registerFunction('string(null): string', absent, SYNCHRONOUS)
}
