import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import { evaluate } from '../../../src/domain/measures/evaluate'
import { absent, type Scalar } from '../../../src/domain/measures/expression'
import { printFormula } from '../../../src/domain/measures/print-formula'
import type { Figure, SummaryCell } from '../../../src/domain/measures/summary'
import {
  difference,
  inYi,
  rest,
  restOfDifference,
  same,
  shareOf
} from '../../../src/domain/measures/summary-cells'

const figureOf = (id: string): Figure => ({ id, expression: absent, format: 'amount' })
const [a, b, c, empty, none] = ['A1', 'B1', 'B2', 'C1', 'D1'].map(figureOf) as [
  Figure,
  Figure,
  Figure,
  Figure,
  Figure
]
const VALUES: Readonly<Record<string, Scalar>> = {
  A1: new Big(30_000),
  B1: new Big(10_000),
  B2: new Big('5000.5'),
  D1: new Big(0)
}

const shown = ({ expression }: SummaryCell): unknown => {
  const value = evaluate(expression, {
    cell: () => undefined,
    name: () => undefined,
    figure: (id) => VALUES[id],
    rows: () => []
  })
  return value instanceof Big ? value.toNumber() : value
}
const printed = ({ expression }: SummaryCell): string =>
  printFormula(expression, { cell: (id) => id, figure: (id) => id, column: (_, column) => column })

describe('a cell over figures of 汇总表', () => {
  it.each<[string, SummaryCell, string, unknown]>([
    ['repeats a figure', same(a), 'A1', 30_000],
    ['repeats a figure that is not there', same(empty), 'C1', undefined],
    ['shows 万元 in 亿元', inYi(c), 'IF(B2="","",ROUND(B2/10000,6))', 0.50005],
    ['shows no amount as none', inYi(empty), 'IF(C1="","",ROUND(C1/10000,6))', undefined],
    ['shows a share', shareOf(b, a), 'IF(OR(B1="",A1=0),"",ROUND(B1/A1,6))', 0.333333],
    ['shows no share without a part', shareOf(empty, a), 'IF(OR(C1="",A1=0),"",ROUND(C1/A1,6))', undefined],
    ['shows no share of nothing', shareOf(b, none), 'IF(OR(B1="",D1=0),"",ROUND(B1/D1,6))', undefined],
    ['takes one count off another', difference(a, b), 'IF(A1="","",A1-B1)', 20_000],
    ['takes nothing off a count that is not there', difference(empty, b), 'IF(C1="","",C1-B1)', undefined],
    ['shows what lines leave', rest(a, [b, c, empty], 'amount'), 'ROUND(A1-(SUM(B1:C1)),2)', 14_999.5],
    ['shows the whole without lines', rest(a, [], 'amount'), 'A1', 30_000],
    ['shows what differences leave', restOfDifference(a, [b, c], [c]), 'A1-(SUM(B1:B2)-SUM(B2:B2))', 20_000],
    ['shows the whole without differences', restOfDifference(a, [], []), 'A1-(0-0)', 30_000]
  ])('%s', (_, cell, formula, value) => {
    expect([printed(cell), shown(cell)]).toEqual([formula, value])
  })
})
