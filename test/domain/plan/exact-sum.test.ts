import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import fc from 'fast-check'
import { ExactSum } from '../../../src/domain/plan/exact-sum'

const sumOf = (numbers: readonly (number | Big)[]): string => {
  const sum = new ExactSum()
  for (const number of numbers) sum.add(number)
  return sum.total().toFixed()
}
const decimalSumOf = (numbers: readonly (number | Big)[]): string =>
  numbers.reduce<Big>((total, number) => total.plus(number), new Big(0)).toFixed()

describe('exact sum', () => {
  it.each<[readonly number[], string]>([
    [[], '0'],
    [[0.1, 0.2], '0.3'],
    [[2815.77, 89922, 160331.92, 200, 1823.1], '255092.79'],
    [[1e-7, 1], '1.0000001'],
    [[-0.1, 0.1], '0'],
    [[999999999.999999, 0.000001], '1000000000'],
    [[9007199254740991, 0.5], '9007199254740991.5']
  ])('adds %j up to %s', (numbers, expected) => {
    expect(sumOf(numbers)).toBe(expected)
  })

  it('stays exact past what whole numbers hold', () => {
    const numbers = Array.from({ length: 100 }, () => 999_999_999.999_999)
    expect(sumOf(numbers)).toBe('99999999999.9999')
  })

  it('is the decimal sum of any numbers', () => {
    const amount = fc.oneof(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }).filter((value) => Math.abs(value) > 1e-9),
      fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      fc.integer({ min: -1e15, max: 1e15 }).map((millionths) => millionths / 1e6),
      fc.integer({ min: 0, max: 1e9 }).map((value) => new Big(value).div(1000))
    )
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), (numbers) => {
        expect(sumOf(numbers)).toBe(decimalSumOf(numbers))
      }),
      { numRuns: 500 }
    )
  })
})
