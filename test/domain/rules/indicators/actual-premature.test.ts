import { describe, expect, it } from '@jest/globals'
import { actualPremature } from '../../../../src/domain/rules/indicators/actual-premature'
import { saidOfIndicator } from '../run-rule'

describe('actual-premature', () => {
  it.each([
    [{ actual2023: 84 }, '2023年'],
    [{ actual2023: 84 }, '2023年上半年'],
    [{ actual2024: '  ' }, '2023年'],
    [{ actual2025: 84 }, '2025年'],
    [{ actual2025: 84 }, '某时']
  ])('accepts %j in %s', (values, period) => {
    expect(saidOfIndicator(actualPremature, values, { period })).toEqual([])
  })

  it.each([[84], ['未公布'], ['/']])('reports %j in a later year', (actual2024) => {
    expect(saidOfIndicator(actualPremature, { actual2024 })).toEqual([
      ['IND-1.actual2024', { year: 2024, period: '2023年' }]
    ])
  })
})
