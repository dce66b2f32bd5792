import { describe, expect, it } from '@jest/globals'
import { conclusionMissing } from '../../../../src/domain/rules/indicators/conclusion-missing'
import { said, saidOfIndicator } from '../run-rule'

describe('conclusion-missing', () => {
  it.each([['2025年'], ['2025年下半年'], ['2025年第四季度'], ['2026年']])(
    'asks in %s for the conclusion of what is judged by hand',
    (period) => {
      expect(said(conclusionMissing, { period, projects: [] })).toEqual([
        ['IND-4.selfAssessment', { target: '完成省定目标', year: 2025 }],
        ['IND-5.selfAssessment', { target: '保持\n稳定', year: 2025 }]
      ])
    }
  )

  it.each([['2024年'], ['2025年上半年'], ['某时']])('asks nothing in %s', (period) => {
    expect(said(conclusionMissing, { period, projects: [] })).toEqual([])
  })

  it.each([
    [{ selfAssessment: '完成' }, 'IND-4'],
    [{ assignedTarget: 85 }, 'IND-4'],
    [{ target: '/' }, 'X']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(conclusionMissing, values, { key, period: '2025年' })).toEqual([])
  })
})
