import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseAmount, parseDecimal } from '../../../src/domain/plan/amounts'

function written(cell: string | number | null): string {
  const amount = parseAmount(cell)
  if (amount.kind === 'number') return `${amount.value.toFixed()}${amount.asText ? ' as text' : ''}`
  return amount.kind === 'negative' ? `negative ${amount.value.toFixed()}` : amount.kind
}

describe('an amount', () => {
  it.each<[string | number | null, string]>([
    [1615.77, '1615.77'],
    [0, '0'],
    [0.1, '0.1'],
    [1e21, '1000000000000000000000'],
    ['200', '200 as text'],
    ['5000  ', '5000 as text'],
    ['　５０００', '5000 as text'],
    ['1,615.77', '1615.77 as text'],
    ['１，６１５．７７', '1615.77 as text'],
    ['1 615', '1615 as text'],
    ['200万元', '200 as text'],
    ['200 万 元', '200 as text'],
    ['.5', '0.5 as text'],
    ['5.', '5 as text'],
    ['-3', 'negative -3'],
    ['−3', 'negative -3'],
    [-3, 'negative -3'],
    [-0, '0'],
    ['/', 'unlisted'],
    ['／', 'unlisted'],
    [' / ', 'unlisted'],
    ['-', 'unlisted'],
    ['—', 'unlisted'],
    ['——', 'unlisted'],
    ['－', 'unlisted'],
    ['', 'empty'],
    [' \n', 'empty'],
    ['\u200b', 'empty'],
    [null, 'empty'],
    ['约200', 'unreadable'],
    ['200亿元', 'unreadable'],
    ['1,20', 'unreadable'],
    ['12%', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['1e5', 'unreadable'],
    ['万元', 'unreadable'],
    ['NaN', 'unreadable'],
    ['.', 'unreadable'],
    [Number.NaN, 'unreadable'],
    [Number.POSITIVE_INFINITY, 'unreadable']
  ])('%j is %s', (cell, expected) => {
    expect(written(cell)).toBe(expected)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant(null)), (cell) => {
        expect(typeof parseAmount(cell).kind).toBe('string')
      })
    )
  })
})

describe('a decimal', () => {
  it.each([
    ['83.8', '83.8', false],
    ['-0.3', '-0.3', false],
    ['－０．３', '-0.3', false],
    ['+5', '5', false],
    ['12%', '12', true],
    ['12 ％', '12', true],
    ['１，２００．５％', '1200.5', true],
    ['-.5', '-0.5', false],
    ['00012', '12', false]
  ])('%s is read as %s', (text, value, percent) => {
    expect(parseDecimal(text)?.value.toFixed()).toBe(value)
    expect(parseDecimal(text)?.percent).toBe(percent)
  })

  it.each(['', '%', '-', '+', '/', '98以上', '12万', '1 2', '--5', '5-', '1/2', '12%%', '0x10', '½'])(
    '%j is none',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    }
  )

  it('keeps every digit', () => {
    const digits = '123456789012345678901234567890.123456789'
    expect(parseDecimal(digits)?.value.toFixed()).toBe(digits)
  })
})
