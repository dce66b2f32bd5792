import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import { evaluate, NotANumber, type Environment } from '../../../src/domain/measures/evaluate'
import {
  absent,
  all,
  cell,
  compare,
  countWhere,
  isAbsent,
  isNumber,
  max,
  minus,
  number,
  oneLine,
  over,
  plus,
  round,
  sumWhere,
  text,
  when,
  year,
  type Expression,
  type Scalar
} from '../../../src/domain/measures/expression'
import { printFormula } from '../../../src/domain/measures/print-formula'
import { scalars, shown } from '../../support/measure-rows'

const environmentOf = (
  cells: Record<string, string | number | undefined> = {},
  rows: Record<string, string | number | undefined>[] = []
): Environment => {
  const row = scalars(cells)
  const table = rows.map(scalars)
  return {
    cell: (field) => row[field],
    name: () => undefined,
    figure: () => undefined,
    rows: () =>
      table.map(
        (each) =>
          (column: string): Scalar =>
            each[column]
      )
  }
}

const references = {
  cell: (field: string) => `[${field}]`,
  figure: (id: string) => id,
  column: (table: string, column: string) => `${table}_${column}`
}

describe('expression', () => {
  it.each<[string, Expression, Record<string, string | number | undefined>, string | null]>([
    ['rounds half away from zero', round(number('0.1234565'), 6), {}, '0.123457'],
    ['rounds negative halves away from zero', round(number('-2.5'), 0), {}, '-3'],
    [
      'divides exactly before rounding',
      round(over(minus(number('20.4'), number('20.25')), number('0.25')), 6),
      {},
      '0.6'
    ],
    [
      'takes only the branch that applies',
      when(isNumber(cell('a')), over(number(1), cell('a')), absent),
      { a: 'x' },
      null
    ],
    ['takes an empty text for absent', when(isAbsent(cell('a')), text('yes'), text('no')), { a: '' }, 'yes'],
    [
      'compares texts without case',
      when(compare(cell('a'), '=', text('ABC')), number(1), number(0)),
      { a: 'abc' },
      '1'
    ],
    [
      'never takes a number for a text',
      when(compare(cell('a'), '=', text('1')), number(1), number(0)),
      { a: 1 },
      '0'
    ],
    ['finds the larger', max(number(1), cell('a')), { a: 3 }, '3'],
    ['reads the first year', year(cell('a'), 'start', '年'), { a: '2021年-2025年' }, '2021'],
    ['reads the last year', year(cell('a'), 'end', '年'), { a: '2021年-2025年' }, '2025'],
    ['keeps a numeric year', year(cell('a'), 'end', '年'), { a: 2021 }, '2021'],
    ['finds no year in other text', year(cell('a'), 'end', '年'), { a: '五年' }, null],
    ['joins lines', oneLine(cell('a')), { a: ' 生态\n空间 ' }, '生态空间']
  ])('%s', (_name, expression, cells, expected) => {
    expect(shown(evaluate(expression, environmentOf(cells)))).toBe(expected)
  })

  it.each<[string, Expression]>([
    ['arithmetic on a text', plus(number(1), text('1'))],
    ['arithmetic on nothing', plus(number(1), absent)],
    ['division by zero', over(number(1), number(0))],
    ['an order between text and number', compare(text('a'), '<', number(1))],
    ['AND over a part that fails', all(compare(number(1), '=', number(2)), compare(absent, '<', number(1)))]
  ])('refuses %s, as Excel does', (_name, expression) => {
    expect(() => evaluate(expression, environmentOf())).toThrow(NotANumber)
  })

  it('sums exactly and only numbers', () => {
    const rows = [
      { kind: 'a', v: 0.1 },
      { kind: 'A', v: 0.2 },
      { kind: 'a', v: '/' },
      { kind: 'b', v: 7 }
    ]
    const where = { column: 'kind', test: { is: 'equal', value: 'a' } } as const
    expect(shown(evaluate(sumWhere('t', 'v', where), environmentOf({}, rows)))).toBe('0.3')
    expect(shown(evaluate(countWhere('t', where), environmentOf({}, rows)))).toBe('3')
    expect(
      shown(
        evaluate(countWhere('t', where, { column: 'v', test: { is: 'number' } }), environmentOf({}, rows))
      )
    ).toBe('2')
  })

  it.each<[Expression, string]>([
    [plus(number(1), plus(number(2), number(3))), '1+(2+3)'],
    [number('-2'), '(-2)'],
    [text('say "x"'), '"say ""x"""'],
    [
      sumWhere('t', 'v', { column: 'k', test: { is: 'equal', value: 'a*b?~' } }),
      'SUMIFS(t_v,t_k,"=a~*b~?~~")'
    ],
    [countWhere('t', { column: 'k', test: { is: 'starts-with', value: '|甲|' } }), 'COUNTIFS(t_k,"|甲|*")'],
    [when(isNumber(cell('a')), round(cell('a'), 2), absent), 'IF(ISNUMBER([a]),ROUND([a],2),"")'],
    [
      year(cell('y'), 'start', '年'),
      'IF(ISNUMBER([y]),[y],IFERROR(VALUE(LEFT(SUBSTITUTE(TRIM([y]),"年",""),4)),""))'
    ]
  ])('prints %# as a formula', (expression, formula) => {
    expect(printFormula(expression, references)).toBe(formula)
  })

  it('keeps exact decimals', () => {
    const result = evaluate(plus(number('0.1'), number('0.2')), environmentOf())
    expect(result instanceof Big && result.eq('0.3')).toBe(true)
  })
})
