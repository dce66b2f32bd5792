import { describe, expect, it } from '@jest/globals'
import { actualJump } from '../../../../src/domain/rules/indicators/actual-jump'
import { saidOfIndicator } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('actual-jump', () => {
  it.each([
    [{ actual2021: 106.6 }, 'IND-1'],
    [{ actual2021: 57.4 }, 'IND-1'],
    [{ actual2022: 10 }, 'IND-1'],
    [{ actual2021: 0, actual2022: 50 }, 'IND-5'],
    [{ actual2021: 1, actual2022: 9 }, 'IND-3'],
    [{ actual2021: '10' }, 'IND-1']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(actualJump, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2021: 106.61 }, 'actual2021', { previous: '82', change: '30', reason: 'rise-from-baseline' }],
    [{ actual2021: 40 }, 'actual2021', { previous: '82', change: '51.2', reason: 'fall-from-baseline' }],
    [{ actual2022: 60, actual2023: 80 }, 'actual2023', { previous: '60', change: '33.3', reason: 'rise' }]
  ])('reports %j at %s', (values, field, params) => {
    expect(saidOfIndicator(actualJump, values)).toEqual([[`IND-1.${field}`, { ...params, percent: 30 }]])
  })

  it('compares 本期值 of a half-year with the year before', () => {
    const values = { actual2022: 80, current: 20 }
    expect(saidOfIndicator(actualJump, values, { period: '2023年上半年' })).toEqual([
      ['IND-1.current', { previous: '80', change: '75', percent: 30, reason: 'fall' }]
    ])
  })

  it('takes the limit from the plan', () => {
    const plan = smallPlan({ ruleSettings: { 'actual-jump': { numbers: { percent: 5 } } } })
    expect(saidOfIndicator(actualJump, { actual2021: 90 }, { plan })).toHaveLength(1)
  })
})
