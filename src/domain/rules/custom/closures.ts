import type { ASTNode } from '@marcbachmann/cel-js'
import type { TableId } from '../../report/fields'
import type { ReportRow } from '../../report/report'
import { type Aggregate, aggregate, AGGREGATES, CONDITION_MACROS, roundTo } from './language'
import { type ExpressionField, type ExpressionTable, fieldValue } from './row-fields'

/** What an expression is where it orders by or computes with a value that is absent. */
export const ABSENT: unique symbol = Symbol('absent')
/** What an expression is where it meets something only the library judges: an error, an overflow, an unforeseen type. */
export const UNDECIDED: unique symbol = Symbol('undecided')

/** Numbers stand for whole numbers too, as long as they are exact. */
export type ClosureValue =
  number | string | boolean | null | readonly ReportRow[] | typeof ABSENT | typeof UNDECIDED

/** Evaluates a part of an expression on the row and the items its places hold at the moment. */
export type Evaluate = () => ClosureValue

/** What the checker knows of a part; whatever is `double` or `text` may be null. */
export type ClosureKind = 'double' | 'int' | 'text' | 'bool' | 'null' | 'rows'

/** A part of an expression as a function. */
export interface Closure {
  readonly kind: ClosureKind
  readonly evaluate: Evaluate
  /** Whose rows a list holds. */
  readonly table?: TableId
}

/** Where the row that a name stands for is put before an expression is evaluated. */
export interface Place {
  row: ReportRow | undefined
}

/** A table of the workbook an expression is run on. */
export interface GroundTable {
  readonly definition: ExpressionTable
  /** The rows that hold anything. */
  readonly rows: () => readonly ReportRow[]
  /** Position of a field in the rows' values; −1 where the column is gone. */
  readonly indexOf: (field: ExpressionField) => number
}

/** The workbook an expression is run on. */
export interface Ground {
  readonly tables: Readonly<Record<TableId, GroundTable>>
  /** Fields of the period and the plan, by owner and name. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>
  /** Parts computed once, by their names. */
  readonly constants: ReadonlyMap<string, Closure>
  /** The row judged, where the expression is about rows. */
  readonly row?: { readonly place: Place; readonly table: TableId }
}

/** Thrown inside, where an expression uses what closures do not cover. */
class Uncovered extends Error {}

interface Item {
  readonly place: Place
  readonly table: TableId
}
type Scope = ReadonlyMap<string, Item>

const uncovered = (): never => {
  throw new Uncovered()
}

/**
 * Makes a function of a checked expression, many times as fast as the library's walk over its nodes; absent where it uses
 * anything but the usual comparisons, arithmetic, texts and loops over rows. What such a function decides the library decides
 * alike; anything out of the ordinary it leaves undecided.
 */
export function closureOf(root: ASTNode, ground: Ground): Closure | undefined {
  try {
    return compiled(root, new Map(ground.row ? [['row', ground.row]] : []), ground)
  } catch (error) {
    if (error instanceof Uncovered) return undefined
    throw error
  }
}

/** Evaluates a part when it is first asked for and remembers the outcome. */
export function once(evaluate: Evaluate): Evaluate {
  let known: ClosureValue | undefined
  return () => (known === undefined ? (known = evaluate()) : known)
}

function compiled(node: ASTNode, scope: Scope, ground: Ground): Closure {
  const part = (inner: ASTNode): Closure => compiled(inner, scope, ground)
  switch (node.op) {
    case 'value':
      return literal(node.args)
    case 'id':
      return named(node.args, scope, ground)
    case '.':
      return fieldOf(node.args[0], node.args[1], scope, ground)
    case '[]': {
      const [owner, key] = node.args
      return key.op === 'value' && typeof key.args === 'string'
        ? fieldOf(owner, key.args, scope, ground)
        : uncovered()
    }
    case '!_':
      return negation(of('bool', part(node.args)))
    case '-_':
      return negative(part(node.args))
    case '&&':
    case '||':
      return logical(node.op === '||', of('bool', part(node.args[0])), of('bool', part(node.args[1])))
    case '?:':
      return choice(of('bool', part(node.args[0])), part(node.args[1]), part(node.args[2]))
    case '==':
    case '!=':
      return equality(node.op === '==', part(node.args[0]), part(node.args[1]))
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(node.op, part(node.args[0]), part(node.args[1]))
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(node.op, part(node.args[0]), part(node.args[1]))
    case 'in':
      return membership(part(node.args[0]), node.args[1])
    case 'call':
      return call(node.args[0], node.args[1], scope, ground)
    case 'rcall':
      return method(node.args[0], node.args[1], node.args[2], scope, ground)
    default:
      return uncovered()
  }
}

const of = (kind: ClosureKind, closure: Closure): Closure => (closure.kind === kind ? closure : uncovered())

const isNumeric = ({ kind }: Closure): boolean => kind === 'double' || kind === 'int'

function literal(value: unknown): Closure {
  if (value === null) return { kind: 'null', evaluate: () => null }
  if (typeof value === 'string') return { kind: 'text', evaluate: () => value }
  if (typeof value === 'boolean') return { kind: 'bool', evaluate: () => value }
  if (typeof value === 'number') return { kind: 'double', evaluate: () => value }
  const number = typeof value === 'bigint' ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) ? { kind: 'int', evaluate: () => number } : uncovered()
}

function named(name: string, scope: Scope, ground: Ground): Closure {
  if (scope.has(name)) return uncovered()
  if (name === 'indicators' || name === 'projects') {
    return { kind: 'rows', table: name, evaluate: ground.tables[name].rows }
  }
  return ground.constants.get(name) ?? uncovered()
}

function fieldOf(owner: ASTNode, name: string, scope: Scope, ground: Ground): Closure {
  if (owner.op !== 'id') return uncovered()
  const item = scope.get(owner.args)
  if (item) return columnOf(item, name, ground)
  const facts = ground.facts[owner.args]
  if (!facts || !Object.hasOwn(facts, name)) return uncovered()
  const fact = facts[name] ?? null
  return { kind: name === 'part' ? 'text' : 'double', evaluate: () => fact }
}

function columnOf({ place, table }: Item, name: string, ground: Ground): Closure {
  const { definition, indexOf } = ground.tables[table]
  const field = definition.fieldNamed(name)
  if (!field) return uncovered()
  const { kind } = field
  const at = indexOf(field)
  return {
    kind: kind === 'number' ? 'double' : 'text',
    evaluate: () => fieldValue(kind, place.row?.values[at] ?? null)
  }
}

/** Both sides as the library takes them: the left one first, and none after one that is absent or undecided. */
function both(
  type: 'number' | 'string',
  left: Evaluate,
  right: Evaluate,
  compute: (a: never, b: never) => ClosureValue
): Evaluate {
  const apply = compute as (a: unknown, b: unknown) => ClosureValue
  return () => {
    const a = left()
    if (typeof a === 'symbol') return a
    const b = right()
    if (typeof b === 'symbol') return b
    if (typeof a === type && typeof b === type) return apply(a, b)
    return (a === null || typeof a === type) && (b === null || typeof b === type) ? ABSENT : UNDECIDED
  }
}

const OF_NUMBERS = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b
} as const

function arithmetic(sign: keyof typeof OF_NUMBERS, left: Closure, right: Closure): Closure {
  if (sign === '+' && left.kind === 'text' && right.kind === 'text') {
    const joined = (a: string, b: string): string => a + b
    return { kind: 'text', evaluate: both('string', left.evaluate, right.evaluate, joined) }
  }
  if (!isNumeric(left) || !isNumeric(right)) return uncovered()
  const compute = OF_NUMBERS[sign]
  if (left.kind === 'double' || right.kind === 'double') {
    return { kind: 'double', evaluate: both('number', left.evaluate, right.evaluate, compute) }
  }
  if (sign === '/') return uncovered()
  // Zero has no sign among whole numbers.
  const whole = (a: number, b: number): ClosureValue => {
    const result = compute(a, b)
    return Number.isSafeInteger(result) ? result + 0 : UNDECIDED
  }
  return { kind: 'int', evaluate: both('number', left.evaluate, right.evaluate, whole) }
}

const ORDERS = {
  '<': (a: number | string, b: number | string) => a < b,
  '<=': (a: number | string, b: number | string) => a <= b,
  '>': (a: number | string, b: number | string) => a > b,
  '>=': (a: number | string, b: number | string) => a >= b
} as const

function ordering(sign: keyof typeof ORDERS, left: Closure, right: Closure): Closure {
  const areNumbers = isNumeric(left) && isNumeric(right)
  if (!areNumbers && !(left.kind === 'text' && right.kind === 'text')) return uncovered()
  const type = areNumbers ? 'number' : 'string'
  return { kind: 'bool', evaluate: both(type, left.evaluate, right.evaluate, ORDERS[sign]) }
}

function equality(wanted: boolean, left: Closure, right: Closure): Closure {
  const type = equalType(left, right)
  const [one, other] = [left.evaluate, right.evaluate]
  return {
    kind: 'bool',
    evaluate: () => {
      const a = one()
      if (typeof a === 'symbol') return a
      const b = other()
      if (typeof b === 'symbol') return b
      if ((a !== null && typeof a !== type) || (b !== null && typeof b !== type)) return UNDECIDED
      return (a === b) === wanted
    }
  }
}

function equalType(left: Closure, right: Closure): 'number' | 'string' | 'boolean' {
  const [kind, other] = left.kind === 'null' ? [right.kind, left.kind] : [left.kind, right.kind]
  const withNull = other === 'null'
  if (kind === 'text' && (withNull || other === 'text')) return 'string'
  if (kind === 'bool' && other === 'bool') return 'boolean'
  if (kind === 'double' || kind === 'int') {
    if (withNull || other === 'double' || other === 'int') return 'number'
  }
  return uncovered()
}

/** One of the texts or numbers of a written list. */
function membership(value: Closure, list: ASTNode): Closure {
  if (list.op !== 'list' || list.args.length === 0) return uncovered()
  const items = list.args.map((item) => (item.op === 'value' ? literal(item.args) : uncovered()))
  const areTexts = value.kind === 'text' && items.every(({ kind }) => kind === 'text')
  if (!areTexts && !(value.kind === 'double' && items.every(isNumeric))) return uncovered()
  const type = areTexts ? 'string' : 'number'
  const known = new Set(items.map(({ evaluate }) => evaluate()))
  const { evaluate } = value
  return {
    kind: 'bool',
    evaluate: () => {
      const one = evaluate()
      if (typeof one === 'symbol') return one
      return one === null || typeof one === type ? known.has(one) : UNDECIDED
    }
  }
}

function negation({ evaluate }: Closure): Closure {
  return {
    kind: 'bool',
    evaluate: () => {
      const value = evaluate()
      return typeof value === 'boolean' ? !value : undecidedUnlessAbsent(value)
    }
  }
}

const undecidedUnlessAbsent = (value: ClosureValue): typeof ABSENT | typeof UNDECIDED =>
  value === ABSENT ? ABSENT : UNDECIDED

function negative(closure: Closure): Closure {
  if (!isNumeric(closure)) return uncovered()
  const { kind } = closure
  const compute = kind === 'int' ? (value: number) => 0 - value : (value: number) => -value
  return { kind, evaluate: ofOne('number', closure.evaluate, compute) }
}

/** A function of one number or text; absent where that is. */
function ofOne(
  type: 'number' | 'string',
  evaluate: Evaluate,
  compute: (value: never) => ClosureValue
): Evaluate {
  const apply = compute as (value: unknown) => ClosureValue
  return () => {
    const value = evaluate()
    if (typeof value === type) return apply(value)
    return value === null ? ABSENT : undecidedUnlessAbsent(value)
  }
}

/** What decides alone decides also beside an absent value: `true` of an or, `false` of an and. */
function logical(deciding: boolean, left: Closure, right: Closure): Closure {
  const [one, other] = [left.evaluate, right.evaluate]
  return {
    kind: 'bool',
    evaluate: () => {
      const a = one()
      if (a === deciding) return deciding
      if (a !== ABSENT && typeof a !== 'boolean') return UNDECIDED
      const b = other()
      if (b === deciding) return deciding
      return typeof b === 'boolean' ? a : undecidedUnlessAbsent(b)
    }
  }
}

function choice(condition: Closure, left: Closure, right: Closure): Closure {
  if (left.kind !== right.kind || left.table !== right.table) return uncovered()
  const [decide, one, other] = [condition.evaluate, left.evaluate, right.evaluate]
  return {
    ...left,
    evaluate: () => {
      const value = decide()
      if (typeof value === 'boolean') return value ? one() : other()
      return undecidedUnlessAbsent(value)
    }
  }
}

function call(name: string, args: readonly ASTNode[], scope: Scope, ground: Ground): Closure {
  const [first, second] = args
  if (!first) return uncovered()
  if (name === 'filled') return filled(first, second, scope, ground)
  const subject = compiled(first, scope, ground)
  if (name === CONDITION_MACROS.absentIsFalse || name === CONDITION_MACROS.absentIsTrue) {
    return guarded(name === CONDITION_MACROS.absentIsTrue, of('bool', subject))
  }
  if (AGGREGATES.has(name)) return aggregated(name as Aggregate, of('rows', subject), second, ground)
  switch (name) {
    case 'count':
      return { kind: 'double', evaluate: lengthOf(of('rows', subject).evaluate) }
    case 'size':
      return sizeOf(subject)
    case 'abs':
      return isNumeric(subject)
        ? {
            kind: 'double',
            evaluate: ofOne('number', subject.evaluate, Math.abs)
          }
        : uncovered()
    case 'double':
      return isNumeric(subject)
        ? { kind: 'double', evaluate: ofOne('number', subject.evaluate, (value: number) => value) }
        : uncovered()
    case 'round':
      return rounded(of('double', subject), second && compiled(second, scope, ground))
    default:
      return uncovered()
  }
}

function filled(owner: ASTNode, name: ASTNode | undefined, scope: Scope, ground: Ground): Closure {
  const item = owner.op === 'id' ? scope.get(owner.args) : undefined
  if (!item || name?.op !== 'value' || typeof name.args !== 'string') return uncovered()
  const { evaluate } = columnOf(item, name.args, ground)
  return { kind: 'bool', evaluate: () => evaluate() !== null }
}

function guarded(absent: boolean, { evaluate }: Closure): Closure {
  return {
    kind: 'bool',
    evaluate: () => {
      const value = evaluate()
      return value === ABSENT ? absent : value
    }
  }
}

function aggregated(
  name: Aggregate,
  { table, evaluate }: Closure,
  column: ASTNode | undefined,
  ground: Ground
): Closure {
  if (!table || column?.op !== 'value' || typeof column.args !== 'string') return uncovered()
  const field = ground.tables[table].definition.fieldNamed(column.args)
  if (!field) return uncovered()
  const at = ground.tables[table].indexOf(field)
  return {
    kind: 'double',
    evaluate: () => {
      const rows = evaluate()
      if (!isList(rows)) return undecidedUnlessAbsent(rows)
      const numbers: number[] = []
      for (const { values } of rows) {
        const value = fieldValue('number', values[at] ?? null)
        if (typeof value === 'number') numbers.push(value)
      }
      return aggregate(name, numbers)
    }
  }
}

const isList = (value: ClosureValue): value is readonly ReportRow[] => Array.isArray(value)

const lengthOf =
  (evaluate: Evaluate): Evaluate =>
  () => {
    const rows = evaluate()
    return isList(rows) ? rows.length : undecidedUnlessAbsent(rows)
  }

function sizeOf(subject: Closure): Closure {
  if (subject.kind === 'rows') return { kind: 'int', evaluate: lengthOf(subject.evaluate) }
  const signs = (text: string): number => [...text].length
  return { kind: 'int', evaluate: ofOne('string', of('text', subject).evaluate, signs) }
}

/** The library evaluates the last argument first. */
function rounded({ evaluate }: Closure, digits: Closure | undefined): Closure {
  if (digits?.kind !== 'int') return uncovered()
  return {
    kind: 'double',
    evaluate: () => {
      const places = digits.evaluate()
      if (typeof places !== 'number') return undecidedUnlessAbsent(places)
      const value = evaluate()
      if (typeof value === 'number') return Number.isFinite(value) ? roundTo(value, places) : UNDECIDED
      return value === null ? ABSENT : undecidedUnlessAbsent(value)
    }
  }
}

const OF_TEXTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part)
}

function method(
  name: string,
  receiver: ASTNode,
  args: readonly ASTNode[],
  scope: Scope,
  ground: Ground
): Closure {
  const subject = compiled(receiver, scope, ground)
  const [first, second] = args
  if (!first) {
    if (name === 'size') return sizeOf(subject)
    if (name !== 'trim') return uncovered()
    const trim = (text: string): string => text.trim()
    return { kind: 'text', evaluate: ofOne('string', of('text', subject).evaluate, trim) }
  }
  const compute = OF_TEXTS[name]
  if (!compute) return loop(name, of('rows', subject), first, second, scope, ground)
  const part = of('text', compiled(first, scope, ground))
  // The library evaluates arguments before the receiver.
  const swapped = (argument: string, text: string): boolean => compute(text, argument)
  return { kind: 'bool', evaluate: both('string', part.evaluate, of('text', subject).evaluate, swapped) }
}

function loop(
  name: string,
  { table, evaluate }: Closure,
  variable: ASTNode,
  body: ASTNode | undefined,
  scope: Scope,
  ground: Ground
): Closure {
  if (!table || !body || variable.op !== 'id') return uncovered()
  const place: Place = { row: undefined }
  const condition = of('bool', compiled(body, new Map(scope).set(variable.args, { place, table }), ground))
  const matches = matchesIn(evaluate, place, condition.evaluate)
  switch (name) {
    case 'all':
      return {
        kind: 'bool',
        evaluate: found(matchesIn(evaluate, place, negation(condition).evaluate), 1, false)
      }
    case 'exists':
      return { kind: 'bool', evaluate: found(matches, 1, true) }
    case 'exists_one':
      return {
        kind: 'bool',
        evaluate: () => {
          const rows = matches(Infinity)
          return isList(rows) ? rows.length === 1 : rows
        }
      }
    case 'filter':
      return { kind: 'rows', table, evaluate: () => matches(Infinity) }
    default:
      return uncovered()
  }
}

type Matches = (most: number) => readonly ReportRow[] | typeof ABSENT | typeof UNDECIDED

/** The rows of a list for which a condition holds, at most as many as asked for. */
function matchesIn(list: Evaluate, place: Place, condition: Evaluate): Matches {
  return (most) => {
    const rows = list()
    if (!isList(rows)) return undecidedUnlessAbsent(rows)
    const matching: ReportRow[] = []
    for (const row of rows) {
      place.row = row
      const holds = condition()
      if (typeof holds !== 'boolean') return UNDECIDED
      if (!holds) continue
      matching.push(row)
      if (matching.length === most) break
    }
    return matching
  }
}

const found =
  (matches: Matches, many: number, result: boolean): Evaluate =>
  () => {
    const rows = matches(many)
    return isList(rows) ? (rows.length === many) === result : rows
  }
