import { describe, expect, it } from '@jest/globals'
import { progressBehind } from '../../../../src/domain/rules/indicators/progress-behind'
import { findingsOf, said, saidOfIndicator } from '../run-rule'
import { smallPlan, smallPlanDocument } from '../small-plan'

const withTarget = (target: string, baseline = '82') =>
  smallPlan({
    indicators: smallPlanDocument.indicators.map((indicator) =>
      indicator.code === 'IND-1' ? { ...indicator, target, baseline } : indicator
    )
  })

describe('progress-behind', () => {
  it.each([
    [{ actual2023: 84 }, 'IND-1'],
    [{ actual2023: 83.2 }, 'IND-1'],
    [{ actual2023: 81 }, 'IND-1'],
    [{ actual2023: null }, 'IND-1'],
    [{ actual2023: '未公布' }, 'IND-1'],
    [{ selfAssessment: '未完成' }, 'IND-4']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(progressBehind, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2023: 82.5 }, 'IND-1', { rate: '25' }],
    [{ actual2023: 35.5 }, 'IND-2', { rate: '25' }],
    [{ actual2021: 1, actual2022: 1, actual2023: 1 }, 'IND-3', { rate: '20.48' }]
  ])('reports %j of %s below the time progress', (values, key, params) => {
    expect(saidOfIndicator(progressBehind, values, { key })).toEqual([
      [`${key}.current`, { reason: 'progress', timeProgress: '60', ...params }]
    ])
  })

  it('shows the value computed by the product, whatever the cell has stored', () => {
    const [finding] = findingsOf(progressBehind, {
      indicators: [{ key: 'IND-3', values: { actual2021: 1, actual2022: 1, actual2023: 1, current: 99 } }],
      projects: []
    })
    expect(finding?.value).toBe('2.9701')
  })

  it('reports what is unmet in the end year', () => {
    expect(saidOfIndicator(progressBehind, { actual2025: 83 }, { period: '2025年' })).toEqual([
      ['IND-1.current', { reason: 'final', rate: '50' }]
    ])
  })

  it.each([
    ['2023年', { actual2023: 70 }, { reason: 'off-target' }],
    ['2025年', { actual2025: 70 }, { reason: 'final-off-target' }]
  ])('reports a value beyond a two-sided target in %s', (period, values, params) => {
    const plan = withTarget('60—65', '50')
    expect(saidOfIndicator(progressBehind, values, { period, plan })).toEqual([['IND-1.current', params]])
  })

  it('reads 本期值 of a half-year report', () => {
    const indicators = [{ key: 'IND-1', values: { current: 82.1 }, constants: ['current' as const] }]
    expect(said(progressBehind, { indicators, projects: [], period: '2023年上半年' })).toEqual([
      ['IND-1.current', { reason: 'progress', rate: '5', timeProgress: '50' }]
    ])
  })

  it('stands at 自评 where that decides', () => {
    const plan = withTarget('完成省定目标')
    const values = { actual2023: 83, selfAssessment: '未完成' }
    expect(saidOfIndicator(progressBehind, values, { plan })).toEqual([
      ['IND-1.selfAssessment', { reason: 'by-hand' }]
    ])
  })

  it('says nothing without a period', () => {
    expect(saidOfIndicator(progressBehind, { actual2023: 82.5 }, { period: '某时' })).toEqual([])
  })
})
