import Big from 'big.js'

/**
 * The small language in which every figure is defined once. `evaluate` gives its exact value, `printFormula` the workbook
 * formula; both follow Excel's meaning of the functions used, all of them safe in Excel 2016, WPS and LibreOffice.
 */

/** A value in a cell; `undefined` is absent, shown as an empty text by formulas. */
export type Scalar = Big | string | boolean | undefined

/** Tests that exclude each other, so that cells that pass one or another can be counted one by one. */
export type Alternative =
  { readonly is: 'number' | 'blank' } | { readonly is: 'equal'; readonly value: string }

/** Which rows an aggregate takes; all conditions must hold. Texts compare whole and without case, as in Excel. */
export interface Condition {
  readonly column: string
  readonly test:
    | { readonly is: 'not-equal'; readonly value: string }
    | { readonly is: 'at-most' | 'more-than' | 'same-number'; readonly value: number }
    | { readonly is: 'starts-with' | 'contains'; readonly value: string }
    | { readonly is: 'text' }
    | Alternative
    | { readonly is: 'any-of'; readonly of: readonly Alternative[] }
    | {
        /** Compares with a figure that names its line; `mark` stands on both sides of a name among others. */
        readonly is: 'named-by'
        readonly figure: string
        readonly how: 'equal' | 'same-number' | 'starts-with' | 'contains'
        readonly mark: string
      }
}

/** Where the names of a block's lines come from: a column of the rows, or a named list of which rows mention some. */
export type LineNames =
  | { readonly from: 'texts' | 'numbers'; readonly column: string }
  | {
      readonly from: 'list'
      readonly list: string
      /** Defined name of the cells beside the list that number the entries no fixed line names, in their order. */
      readonly numbers: string
      readonly entries: readonly string[]
      readonly column: string
      readonly how: 'starts-with' | 'contains'
      readonly mark: string
    }

/** The first name that no line above has yet, of rows whose `except` column holds another text than the one given. */
export interface NextName {
  readonly op: 'next-name'
  /** Id of the figure itself, by whose place the lines above are known. */
  readonly id: string
  readonly table: string
  readonly names: LineNames
  readonly except: { readonly column: string; readonly value: string }
  /** Names of the lines above that do not change, then the figures naming the others. */
  readonly above: { readonly names: readonly string[]; readonly figures: readonly string[] }
}

type Compare = '=' | '<>' | '<' | '<=' | '>' | '>='
type Arithmetic = '+' | '-' | '*' | '/'

/** A cell of the row or a named cell, whose own content a function looks at. */
export type Reference =
  { readonly op: 'cell'; readonly field: string } | { readonly op: 'name'; readonly name: string }

export type Expression =
  | { readonly op: 'number'; readonly value: Big }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'absent' }
  | { readonly op: 'truth'; readonly value: boolean }
  | Reference
  | { readonly op: 'figure'; readonly id: string }
  | { readonly op: 'sum-of-figures'; readonly ids: readonly string[] }
  | { readonly op: 'if'; readonly test: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly op: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'is-number'; readonly of: Expression }
  | { readonly op: 'are-numbers'; readonly of: readonly Reference[] }
  | { readonly op: 'compare'; readonly sign: Compare; readonly left: Expression; readonly right: Expression }
  | {
      readonly op: 'arithmetic'
      readonly sign: Arithmetic
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly op: 'round'; readonly of: Expression; readonly digits: number }
  | { readonly op: 'min' | 'max' | 'sum'; readonly of: readonly Expression[] }
  | { readonly op: 'year'; readonly at: 'start' | 'end'; readonly of: Expression; readonly drop: string }
  | { readonly op: 'one-line'; readonly of: Expression }
  | {
      readonly op: 'sum-where'
      readonly table: string
      readonly column: string
      readonly where: readonly Condition[]
    }
  | { readonly op: 'count-where'; readonly table: string; readonly where: readonly Condition[] }
  | NextName

export const number = (value: number | string | Big): Expression => ({ op: 'number', value: new Big(value) })
export const text = (value: string): Expression => ({ op: 'text', value })
export const absent: Expression = { op: 'absent' }
export const always: Expression = { op: 'truth', value: true }
export const never: Expression = { op: 'truth', value: false }
/** The cell of the same row in another column of the table. */
export const cell = (field: string): Reference => ({ op: 'cell', field })
/** A defined name of the workbook that holds one value. */
export const named = (name: string): Reference => ({ op: 'name', name })
/** Another figure of the summary. */
export const figure = (id: string): Expression => ({ op: 'figure', id })
/** Sum of figures that stand one under the other; those that are no number count as nothing. */
export const sumOfFigures = (ids: readonly string[]): Expression => ({ op: 'sum-of-figures', ids })
export const when = (test: Expression, then: Expression, otherwise: Expression): Expression =>
  test.op === 'not'
    ? { op: 'if', test: test.of, then: otherwise, else: then }
    : { op: 'if', test, then, else: otherwise }
/** What stands beside the first test that holds. */
export const choose = (
  cases: readonly (readonly [test: Expression, then: Expression])[],
  otherwise: Expression
): Expression => cases.reduceRight((rest, [test, then]) => when(test, then, rest), otherwise)
/** All must hold. Every part is evaluated, as Excel's AND does, so no part may fail. */
export const all = (...of: Expression[]): Expression => ({ op: 'all', of })
export const any = (...of: Expression[]): Expression => ({ op: 'any', of })
const OPPOSITES: Readonly<Record<Compare, Compare>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<'
}
/** The opposite; a comparison is turned round, which is the shorter formula. */
export const not = (of: Expression): Expression => {
  if (of.op === 'compare') return compare(of.left, OPPOSITES[of.sign], of.right)
  return of.op === 'not' ? of.of : { op: 'not', of }
}
export const isNumber = (of: Expression): Expression => ({ op: 'is-number', of })
/** Whether every one of these cells holds a number; the formula names each cell once. */
export const areNumbers = (...of: Reference[]): Expression => ({ op: 'are-numbers', of })
export const isText = (of: Expression, value: string): Expression => compare(of, '=', text(value))
/** Whether a text is one of several, without case. */
export const isOneOf = (of: Expression, ...values: string[]): Expression =>
  any(...values.map((value) => isText(of, value)))
/** Empty, or a formula that shows nothing. */
export const isAbsent = (of: Expression): Expression => compare(of, '=', absent)
export const compare = (left: Expression, sign: Compare, right: Expression): Expression => ({
  op: 'compare',
  sign,
  left,
  right
})
export const plus = (left: Expression, right: Expression): Expression => arithmetic(left, '+', right)
export const minus = (left: Expression, right: Expression): Expression => arithmetic(left, '-', right)
export const times = (left: Expression, right: Expression): Expression => arithmetic(left, '*', right)
export const over = (left: Expression, right: Expression): Expression => arithmetic(left, '/', right)
/** Half away from zero, in both interpretations. */
export const round = (of: Expression, digits: number): Expression => ({ op: 'round', of, digits })
export const min = (...of: Expression[]): Expression => ({ op: 'min', of })
export const max = (...of: Expression[]): Expression => ({ op: 'max', of })
/** Sum of expressions that are numbers. */
export const sum = (of: readonly Expression[]): Expression => ({ op: 'sum', of })
/** First or last four characters as a year after the word `drop` is removed; absent where they are not digits. */
export const year = (of: Expression, at: 'start' | 'end', drop: string): Expression => ({
  op: 'year',
  at,
  of,
  drop
})
/** A text without line breaks and outer blanks. */
export const oneLine = (of: Expression): Expression => ({ op: 'one-line', of })
export const sumWhere = (table: string, column: string, ...where: Condition[]): Expression => ({
  op: 'sum-where',
  table,
  column,
  where
})
export const countWhere = (table: string, ...where: Condition[]): Expression => ({
  op: 'count-where',
  table,
  where
})

function arithmetic(left: Expression, sign: Arithmetic, right: Expression): Expression {
  return { op: 'arithmetic', sign, left, right }
}
