import type { ASTNode } from '@marcbachmann/cel-js'
import type { TableId } from '../../report/fields'
import {
  AGGREGATES,
  CONDITION_MACROS,
  type ExpressionLanguage,
  FUNCTIONS,
  LOOPS,
  TEXT_METHODS,
  VARIABLES
} from './language'
import type { ExpressionField } from './row-fields'

/** Why an expression is refused. */
export type ExpressionErrorCode =
  | 'too-long'
  | 'too-complex'
  | 'syntax'
  | 'unknown-name'
  | 'unknown-field'
  | 'unknown-function'
  | 'name-taken'
  | 'unsupported'
  | 'wrong-type'
  | 'not-boolean'

/** Thrown at the place where an expression leaves the language. */
export class ExpressionFault extends Error {
  constructor(
    readonly code: ExpressionErrorCode,
    readonly offset: number,
    readonly detail: string
  ) {
    super(detail)
  }
}

/** How many rows the tables of a workbook hold. */
export type TableSizes = Readonly<Record<TableId, number>>
/** A number that depends on how large the tables are. */
export type Measure = (sizes: TableSizes) => number

/** A piece of text to put in place of another: `start` to `end` of the expression. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A part of an expression that gives the same value in every row and loop, computed once. */
export interface ConstantPart {
  readonly name: string
  readonly source: string
  readonly type: string
  /** Steps of the loops in it. */
  readonly steps: Measure
}

/** What an expression looks at, what it costs, and how it is run. */
export interface Outline {
  /** The expression with its constant parts named and its conditions guarded. */
  readonly source: string
  readonly constants: readonly ConstantPart[]
  /** Steps of the loops that run anew for every row. */
  readonly steps: Measure
  /** Fields of `row` in the order they are named. */
  readonly rowFields: readonly ExpressionField[]
  readonly tables: ReadonlySet<TableId>
}

/** A list: how long it is at most, and whose rows it holds. */
interface ListShape {
  readonly size: Measure
  readonly table: TableId | undefined
}

interface Part {
  /** How many nodes one evaluation visits outside loops. */
  readonly nodes: number
  readonly steps: Measure
  /** Variables whose value changes from row to row or item to item. */
  readonly varying: ReadonlySet<string>
  readonly list: ListShape | undefined
  /** Replacements inside this part. */
  readonly replacements: readonly Replacement[]
}

/** Table of the rows a variable stands for; undefined for items that are no rows. */
type Scope = ReadonlyMap<string, TableId | undefined>

type MethodCall = Extract<ASTNode, { readonly op: 'rcall' }>

const NO_STEPS: Measure = () => 0
const CONSTANT_NAME = 'constant'
const RESERVED_NAME = new RegExp(`^${CONSTANT_NAME}\\d+$`, 'u')
const BINARY = new Set(['!=', '==', 'in', '+', '-', '*', '/', '%', '<', '<=', '>', '>=', '||', '&&'])

/** Walks a parsed expression; throws an ExpressionFault where it uses what the language does not have. */
export function outlineOf(
  root: ASTNode,
  source: string,
  language: ExpressionLanguage,
  rowTable: TableId | undefined
): Outline {
  return new ExpressionWalk(root, source, language).outline(rowTable)
}

/** One walk through an expression, gathering what it looks at and what of it is computed once. */
class ExpressionWalk {
  private readonly constants: ConstantPart[] = []
  private readonly rowFields = new Set<ExpressionField>()
  private readonly tables = new Set<TableId>()
  private readonly environment: ExpressionLanguage['environment']

  constructor(
    private readonly root: ASTNode,
    private readonly source: string,
    private readonly language: ExpressionLanguage
  ) {
    this.environment = language.environment.clone()
  }

  outline(rowTable: TableId | undefined): Outline {
    const part = this.inspect(this.root, new Map(rowTable ? [['row', rowTable]] : []))
    return {
      source: this.rewritten(0, this.source.length, part.replacements),
      constants: this.constants,
      steps: part.steps,
      rowFields: [...this.rowFields],
      tables: this.tables
    }
  }

  private inspect(node: ASTNode, scope: Scope): Part {
    const part = this.inspectOperator(node, scope)
    const isCall = node.op === 'call' || node.op === 'rcall'
    if (!isCall || node === this.root || part.varying.size > 0) return part
    return this.nameConstant(node, part)
  }

  /** A part whose text cannot stand alone, such as the receiver's bracket cut off, stays where it is. */
  private nameConstant(node: ASTNode, part: Part): Part {
    const text = this.rewritten(node.start, node.end, part.replacements)
    const { valid, type } = this.environment.check(text)
    if (!valid || type === undefined) return part
    const name = `${CONSTANT_NAME}${this.constants.length}`
    this.constants.push({ name, source: text, type, steps: part.steps })
    this.environment.registerVariable(name, type)
    return {
      nodes: 1,
      steps: NO_STEPS,
      varying: part.varying,
      list: part.list,
      replacements: [{ start: node.start, end: node.end, text: name }]
    }
  }

  private rewritten(start: number, end: number, replacements: readonly Replacement[]): string {
    let text = ''
    let at = start
    for (const replacement of [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
      text += this.source.slice(at, replacement.start) + replacement.text
      at = replacement.end
    }
    return text + this.source.slice(at, end)
  }

  private inspectOperator(node: ASTNode, scope: Scope): Part {
    switch (node.op) {
      case 'value':
        if (typeof node.args === 'object' && node.args !== null)
          throw new ExpressionFault('unsupported', node.pos, 'bytes')
        return joined([])
      case 'id':
        return this.inspectName(node.args, node.pos, scope)
      case '.':
        this.noteField(node.args[0], node.args[1], node.pos, scope)
        return joined([this.inspect(node.args[0], scope)])
      case '[]': {
        const [owner, key] = node.args
        if (key.op === 'value' && typeof key.args === 'string')
          this.noteField(owner, key.args, key.pos, scope)
        return joined([this.inspect(owner, scope), this.inspect(key, scope)])
      }
      case 'call':
        return this.inspectCall(node.args[0], node.args[1], node, scope)
      case 'rcall':
        return this.inspectMethod(node, scope)
      case 'list': {
        const items = node.args.map((item) => this.inspect(item, scope))
        return joined(items, { size: () => items.length, table: undefined })
      }
      case '?:': {
        const [condition, left, right] = node.args.map((arg) => this.inspect(arg, scope)) as [
          Part,
          Part,
          Part
        ]
        return joined([condition, left, right], eitherList(left.list, right.list, Math.max))
      }
      case '!_':
      case '-_':
        return joined([this.inspect(node.args, scope)])
      default:
        if (!BINARY.has(node.op)) throw new ExpressionFault('unsupported', node.pos, node.op)
        return this.inspectBinary(node.op, node.args as [ASTNode, ASTNode], scope)
    }
  }

  private inspectName(name: string, offset: number, scope: Scope): Part {
    if (scope.has(name)) return { ...joined([]), varying: new Set([name]) }
    if (!VARIABLES.has(name)) throw new ExpressionFault('unknown-name', offset, name)
    if (name !== 'indicators' && name !== 'projects') return joined([])
    this.tables.add(name)
    return joined([], { size: (sizes) => sizes[name], table: name })
  }

  private inspectBinary(operator: string, args: readonly [ASTNode, ASTNode], scope: Scope): Part {
    const left = this.inspect(args[0], scope)
    const right = this.inspect(args[1], scope)
    const list = operator === '+' ? eitherList(left.list, right.list, (a, b) => a + b) : undefined
    const part = joined([left, right], list)
    const walked = [left.list, right.list].filter((shape) => shape !== undefined)
    if (walked.length === 0) return part
    return {
      ...part,
      steps: (sizes) => walked.reduce((steps, { size }) => steps + size(sizes), part.steps(sizes))
    }
  }

  private inspectCall(name: string, args: readonly ASTNode[], node: ASTNode, scope: Scope): Part {
    if (!FUNCTIONS.has(`${name}/${args.length}`))
      throw new ExpressionFault('unknown-function', node.pos, `${name}()`)
    const parts = args.map((arg) => this.inspect(arg, scope))
    const [subject] = parts
    if (name === 'filled') {
      const table = args[0]?.op === 'id' ? scope.get(args[0].args) : undefined
      this.requireField(name, args[1], table)
      if (args[0]?.op === 'id' && args[0].args === 'row' && args[1]?.op === 'value')
        this.noteField(args[0], String(args[1].args), args[1].pos, scope)
      return joined(parts)
    }
    if (AGGREGATES.has(name) || name === 'count') {
      const list = subject?.list
      if (!list) throw new ExpressionFault('unsupported', args[0]?.pos ?? node.pos, name)
      if (AGGREGATES.has(name)) {
        const field = this.requireField(name, args[1], list.table)
        if (field.kind !== 'number') throw new ExpressionFault('wrong-type', args[1]?.pos ?? 0, field.id)
      }
      const part = joined(parts)
      return { ...part, steps: (sizes) => part.steps(sizes) + list.size(sizes) }
    }
    return joined(parts)
  }

  /** Columns in functions are named outright, so that a misspelt one is found before anything runs. */
  private requireField(name: string, node: ASTNode | undefined, table: TableId | undefined): ExpressionField {
    if (!table) throw new ExpressionFault('unsupported', node?.pos ?? 0, name)
    if (node?.op !== 'value' || typeof node.args !== 'string')
      throw new ExpressionFault('wrong-type', node?.pos ?? 0, name)
    const field = this.language.tables[table].fieldNamed(node.args)
    if (!field) throw new ExpressionFault('unknown-field', node.pos, node.args)
    return field
  }

  private inspectMethod(node: MethodCall, scope: Scope): Part {
    const [name, receiver, args] = node.args
    const signature = `${name}/${args.length}`
    if (LOOPS.has(signature)) return this.inspectLoop(node, scope)
    if (!TEXT_METHODS.has(signature)) throw new ExpressionFault('unknown-function', node.pos, `${name}()`)
    if (name !== 'size' && this.fieldOf(receiver, scope)?.kind === 'number')
      throw new ExpressionFault('wrong-type', receiver.start, `${name}()`)
    return joined([receiver, ...args].map((part) => this.inspect(part, scope)))
  }

  private inspectLoop(node: MethodCall, scope: Scope): Part {
    const [name, receiver, [variable, ...bodies]] = node.args
    const over = this.inspect(receiver, scope)
    const { list } = over
    if (!list) throw new ExpressionFault('unsupported', receiver.start, name)
    if (variable?.op !== 'id') throw new ExpressionFault('syntax', node.pos, name)
    const item = variable.args
    if (item === 'row' || VARIABLES.has(item) || scope.has(item) || RESERVED_NAME.test(item))
      throw new ExpressionFault('name-taken', variable.pos, item)
    const inner = new Map(scope).set(item, list.table)
    const inside = bodies.map((body) => this.inspect(body, inner))

    const whole = joined([over, ...inside])
    const result: ListShape | undefined =
      name === 'filter' ? list : name === 'map' ? { size: list.size, table: undefined } : undefined
    const stepNodes = 1 + inside.reduce((nodes, part) => nodes + part.nodes, 0)
    return {
      nodes: over.nodes + 1,
      steps: (sizes) =>
        over.steps(sizes) +
        list.size(sizes) * inside.reduce((steps, part) => steps + part.steps(sizes), stepNodes),
      varying: new Set([...whole.varying].filter((varying) => varying !== item)),
      list: result,
      replacements: [...whole.replacements, ...this.guardOf(name, variable, bodies, node)]
    }
  }

  /** Brackets the condition of a loop, so that an item it cannot judge is passed over instead of ending the loop. */
  private guardOf(
    name: string,
    variable: ASTNode,
    bodies: readonly ASTNode[],
    loop: ASTNode
  ): readonly Replacement[] {
    const [condition, transform] = bodies
    if (!condition || (name === 'map' && !transform)) return []
    const guard = name === 'all' ? CONDITION_MACROS.absentIsTrue : CONDITION_MACROS.absentIsFalse
    const start = this.commaAfter(variable.end) + 1
    // Nodes leave out the brackets around them, so the argument reaches to its comma or to the loop's last bracket.
    const end = transform ? this.commaAfter(condition.end) : loop.end - 1
    return [
      { start, end: start, text: `${guard}((` },
      { start: end, end, text: '))' }
    ]
  }

  /** The comma that ends the argument in which `offset` stands behind the last word; blanks, brackets and remarks may lie between. */
  private commaAfter(offset: number): number {
    const between = /(?:[\s)]|\/\/[^\n]*\n)*/uy
    between.lastIndex = offset
    between.test(this.source)
    return between.lastIndex
  }

  private noteField(owner: ASTNode, name: string, offset: number, scope: Scope): void {
    if (owner.op !== 'id') return
    const table = scope.get(owner.args)
    if (!table) return
    const field = this.language.tables[table].fieldNamed(name)
    if (!field) throw new ExpressionFault('unknown-field', offset, name)
    if (owner.args === 'row') this.rowFields.add(field)
  }

  private fieldOf(node: ASTNode, scope: Scope): ExpressionField | undefined {
    if (node.op !== '.' && node.op !== '[]') return undefined
    const [owner, key] = node.args
    const name = typeof key === 'string' ? key : key.op === 'value' ? key.args : undefined
    const table = owner.op === 'id' ? scope.get(owner.args) : undefined
    return table && typeof name === 'string' ? this.language.tables[table].fieldNamed(name) : undefined
  }
}

const joined = (parts: readonly Part[], list?: ListShape): Part => ({
  nodes: parts.reduce((nodes, part) => nodes + part.nodes, 1),
  steps: (sizes) => parts.reduce((steps, part) => steps + part.steps(sizes), 0),
  varying: new Set(parts.flatMap((part) => [...part.varying])),
  list,
  replacements: parts.flatMap((part) => part.replacements)
})

function eitherList(
  left: ListShape | undefined,
  right: ListShape | undefined,
  combine: (a: number, b: number) => number
): ListShape | undefined {
  if (!left || !right) return undefined
  return {
    size: (sizes) => combine(left.size(sizes), right.size(sizes)),
    table: left.table === right.table ? left.table : undefined
  }
}
