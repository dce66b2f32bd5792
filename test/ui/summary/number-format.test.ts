import { describe, expect, it } from '@jest/globals'
import Big from 'big.js'
import fc from 'fast-check'
import { asPercent, grouped } from '../../../src/ui/summary/number-format'

describe('a number in the pane', () => {
  it.each([
    ['255092.79', '255,092.79'],
    ['89922', '89,922'],
    ['-1234567.5', '-1,234,567.5'],
    ['0.000001', '0.000001'],
    ['999', '999'],
    ['0', '0']
  ])('%s is shown as %s', (value, shown) => {
    expect(grouped(new Big(value), '—')).toBe(shown)
  })

  it('that is absent is shown as such', () => {
    expect([grouped(undefined, '—'), asPercent(undefined, '—'), grouped('text', '—')]).toEqual([
      '—',
      '—',
      '—'
    ])
  })

  it('loses no digit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 999_999 }), (whole, part) => {
        const value = new Big(`${whole}.${String(part).padStart(6, '0')}`)
        expect(new Big(grouped(value, '').replaceAll(',', '')).eq(value)).toBe(true)
      })
    )
  })
})

describe('a ratio in the pane', () => {
  it.each([
    ['0.6', '60%'],
    ['0.555556', '55.56%'],
    ['-0.00125', '-0.13%'],
    ['12.5', '1,250%']
  ])('%s is shown as %s', (ratio, shown) => {
    expect(asPercent(new Big(ratio), '—')).toBe(shown)
  })
})
