import Big from 'big.js'
import type { Condition, Expression, NextName, Scalar } from './expression'

/** Where an expression's references find their values. */
export interface Environment {
  readonly cell: (field: string) => Scalar
  readonly name: (name: string) => Scalar
  readonly figure: (id: string) => Scalar
  /** Rows of a data table, each giving the value of a column. */
  readonly rows: (table: string) => readonly ((column: string) => Scalar)[]
}

/** A definition that does arithmetic on something that is no number: Excel would show #VALUE!. */
export class NotANumber extends Error {
  constructor(expression: Expression) {
    super(`not a number: ${JSON.stringify(expression)}`)
    this.name = 'NotANumber'
  }
}

/** The exact value of an expression, rounded only where it says so; throws NotANumber where Excel shows #VALUE!. */
export function evaluate(expression: Expression, environment: Environment): Scalar {
  const value = (of: Expression): Scalar => evaluate(of, environment)
  const decimal = (of: Expression): Big => {
    const result = value(of)
    if (result instanceof Big) return result
    throw new NotANumber(of)
  }
  switch (expression.op) {
    case 'number':
    case 'text':
    case 'truth':
      return expression.value
    case 'absent':
      return undefined
    case 'cell':
      return environment.cell(expression.field)
    case 'name':
      return environment.name(expression.name)
    case 'figure':
      return environment.figure(expression.id)
    case 'sum-of-figures':
      return expression.ids
        .map(environment.figure)
        .reduce<Big>((sum, each) => (each instanceof Big ? sum.plus(each) : sum), new Big(0))
    case 'if':
      return value(expression.test) === true ? value(expression.then) : value(expression.else)
    case 'all':
      return expression.of.map(value).every((part) => part === true)
    case 'any':
      return expression.of.map(value).some((part) => part === true)
    case 'not':
      return value(expression.of) !== true
    case 'is-number':
      return value(expression.of) instanceof Big
    case 'are-numbers':
      return expression.of.every((part) => value(part) instanceof Big)
    case 'compare':
      return compareScalars(expression, value(expression.left), value(expression.right))
    case 'arithmetic':
      return calculated(expression, decimal(expression.left), decimal(expression.right))
    case 'round':
      return decimal(expression.of).round(expression.digits, Big.roundHalfUp)
    case 'sum':
      return expression.of.reduce((total, part) => total.plus(decimal(part)), new Big(0))
    case 'min':
      return expression.of.map(decimal).reduce((a, b) => (b.lt(a) ? b : a))
    case 'max':
      return expression.of.map(decimal).reduce((a, b) => (b.gt(a) ? b : a))
    case 'year':
      return yearIn(value(expression.of), expression.at, expression.drop)
    case 'one-line':
      return trimLikeExcel(show(value(expression.of)).replace(/[\r\n]/gu, '')) || undefined
    case 'sum-where':
      return sumOfRows(expression, environment)
    case 'count-where':
      return countOfRows(expression, environment)
    case 'next-name':
      return nextName(expression, environment)
  }
}

/** The aggregates over rows that an expression is made of; what figures it refers to are made of is not looked at. */
function aggregatesOf(expression: Expression): readonly Aggregate[] {
  switch (expression.op) {
    case 'sum-where':
    case 'count-where':
      return [expression]
    case 'arithmetic':
      return [expression.left, expression.right].flatMap(aggregatesOf)
    case 'round':
      return aggregatesOf(expression.of)
    case 'if':
      return [expression.then, expression.else].flatMap(aggregatesOf)
    default:
      return []
  }
}

/** Positions of the rows that the sums and counts of an expression take, each once and in order. */
export function rowsTaken(expression: Expression, environment: Environment): readonly number[] {
  const taken = new Set<number>()
  for (const aggregate of aggregatesOf(expression)) {
    environment.rows(aggregate.table).forEach((row, position) => {
      const isAddend = aggregate.op === 'count-where' || row(aggregate.column) instanceof Big
      if (isAddend && matches(row, aggregate.where, environment)) taken.add(position)
    })
  }
  return [...taken].sort((a, b) => a - b)
}

type Aggregate = Extract<Expression, { op: 'sum-where' | 'count-where' }>
type Operation<Op> = Extract<Expression, { op: Op }>

function calculated(expression: Operation<'arithmetic'>, left: Big, right: Big): Big {
  switch (expression.sign) {
    case '+':
      return left.plus(right)
    case '-':
      return left.minus(right)
    case '*':
      return left.times(right)
    case '/':
      if (right.eq(0)) throw new NotANumber(expression)
      return left.div(right)
  }
}

function sumOfRows({ table, column, where }: Operation<'sum-where'>, environment: Environment): Big {
  let total = new Big(0)
  for (const row of environment.rows(table)) {
    const addend = row(column)
    if (addend instanceof Big && matches(row, where, environment)) total = total.plus(addend)
  }
  return total
}

function countOfRows({ table, where }: Operation<'count-where'>, environment: Environment): Big {
  let count = 0
  for (const row of environment.rows(table)) if (matches(row, where, environment)) count += 1
  return new Big(count)
}

function compareScalars(expression: Operation<'compare'>, left: Scalar, right: Scalar): boolean {
  const { sign } = expression
  if (sign === '=' || sign === '<>') {
    const equal =
      left instanceof Big && right instanceof Big
        ? left.eq(right)
        : left instanceof Big || right instanceof Big
          ? false
          : show(left).toLowerCase() === show(right).toLowerCase()
    return (sign === '=') === equal
  }
  if (!(left instanceof Big) || !(right instanceof Big)) throw new NotANumber(expression)
  switch (sign) {
    case '<':
      return left.lt(right)
    case '<=':
      return left.lte(right)
    case '>':
      return left.gt(right)
    case '>=':
      return left.gte(right)
  }
}

const show = (value: Scalar): string =>
  value === undefined ? '' : value instanceof Big ? value.toFixed() : String(value)

const trimLikeExcel = (text: string): string => text.replace(/ +/gu, ' ').replace(/^ | $/gu, '')

function yearIn(value: Scalar, at: 'start' | 'end', drop: string): Scalar {
  if (value instanceof Big) return value
  if (typeof value !== 'string') return undefined
  const compact = trimLikeExcel(value).replaceAll(drop, '')
  const digits = at === 'start' ? compact.slice(0, 4) : compact.slice(-4)
  return /^\d{4}$/u.test(digits) ? new Big(digits) : undefined
}

function nextName({ table, names, except, above }: NextName, environment: Environment): Scalar {
  const taken = new Set(
    [...above.names, ...above.figures.map((id) => show(environment.figure(id)))].map((name) =>
      name.toLowerCase()
    )
  )
  const isNew = (value: Scalar): boolean =>
    value !== undefined && show(value) !== '' && !taken.has(show(value).toLowerCase())
  const rows = environment
    .rows(table)
    .filter((row) => show(row(except.column)).toLowerCase() !== except.value.toLowerCase())
  if (names.from !== 'list') {
    const isKind = (value: Scalar): boolean => (names.from === 'numbers') === value instanceof Big
    return rows.map((row) => row(names.column)).find((value) => isKind(value) && isNew(value))
  }
  const { entries, column, how, mark } = names
  return entries.find(
    (name) =>
      isNew(name) &&
      rows.some((row) =>
        matches(row, [{ column, test: { is: how, value: `${mark}${name}${mark}` } }], environment)
      )
  )
}

function matches(
  row: (column: string) => Scalar,
  where: readonly Condition[],
  environment: Environment
): boolean {
  return where.every(({ column, test }) => passes(row(column), test, environment))
}

function passes(value: Scalar, test: Condition['test'], environment: Environment): boolean {
  switch (test.is) {
    case 'equal':
      return typeof value === 'string' && value.toLowerCase() === test.value.toLowerCase()
    case 'not-equal':
      return typeof value !== 'string' || value.toLowerCase() !== test.value.toLowerCase()
    case 'at-most':
      return value instanceof Big && value.lte(test.value)
    case 'more-than':
      return value instanceof Big && value.gt(test.value)
    case 'same-number':
      return value instanceof Big && value.eq(test.value)
    case 'starts-with':
      return typeof value === 'string' && value.toLowerCase().startsWith(test.value.toLowerCase())
    case 'contains':
      return typeof value === 'string' && value.toLowerCase().includes(test.value.toLowerCase())
    case 'text':
      return typeof value === 'string' && value !== ''
    case 'number':
      return value instanceof Big
    case 'blank':
      return value === undefined || value === ''
    case 'any-of':
      return test.of.some((each) => passes(value, each, environment))
    case 'named-by': {
      const { figure, how, mark } = test
      const name = show(environment.figure(figure)).toLowerCase()
      const own = show(value).toLowerCase()
      if (name === '') return false
      if (how === 'starts-with') return own.startsWith(`${mark}${name}${mark}`)
      return how === 'contains' ? own.includes(`${mark}${name}${mark}`) : own === name
    }
  }
}
