import { describe, expect, it } from '@jest/globals'
import { actualMissing } from '../../../../src/domain/rules/indicators/actual-missing'
import { findingsOf, said, saidOfIndicator } from '../run-rule'

describe('actual-missing', () => {
  it('asks for every year up to the report year', () => {
    expect(saidOfIndicator(actualMissing, { actual2022: 83 })).toEqual([
      ['IND-1.actual2021', { reason: 'binding', year: 2021 }],
      ['IND-1.actual2023', { reason: 'binding', year: 2023 }]
    ])
  })

  it.each([
    ['2023年上半年', ['actual2021', 'actual2022', 'current']],
    ['2023年第四季度', ['actual2021', 'actual2022', 'current']],
    ['2021年上半年', ['current']],
    ['2021年', ['actual2021']],
    ['2025年', ['actual2021', 'actual2022', 'actual2023', 'actual2024', 'actual2025']],
    ['2030年', ['actual2021', 'actual2022', 'actual2023', 'actual2024', 'actual2025']]
  ])('asks in %s for %j', (period, fields) => {
    expect(saidOfIndicator(actualMissing, {}, { period }).map(([cell]) => cell)).toEqual(
      fields.map((field) => `IND-1.${field}`)
    )
  })

  it('is content with 本期值 in a half-year report', () => {
    const values = { actual2021: 1, actual2022: 1, current: 1 }
    expect(saidOfIndicator(actualMissing, values, { period: '2023年上半年' })).toEqual([])
  })

  it('asks once for an assigned target in the first half-year', () => {
    expect(saidOfIndicator(actualMissing, {}, { key: 'IND-4', period: '2021年上半年' })).toEqual([
      ['IND-4.selfAssessment', { reason: 'assigned-part' }]
    ])
  })

  it.each([[0], ['未公布'], ['说不清'], [{ error: '#N/A' }]])('takes %j for a value', (value) => {
    const values = { actual2021: value, actual2022: value, actual2023: value }
    expect(saidOfIndicator(actualMissing, values)).toEqual([])
  })

  it('is mandatory for binding indicators and to be verified for others', () => {
    const findings = findingsOf(actualMissing, { period: '2021年', projects: [] })
    expect(findings.map(({ rowKey, severity }) => [rowKey, severity])).toEqual([
      ['IND-1', 'mandatory'],
      ['IND-2', 'mandatory'],
      ['IND-3', 'mandatory'],
      ['IND-4', 'verification'],
      ['IND-5', 'verification']
    ])
  })

  it.each([
    [{}, [['IND-4.selfAssessment', { reason: 'assigned', years: ['2021', '2022', '2023'] }]]],
    [{ selfAssessment: '推进中' }, []],
    [{ actual2021: 1, actual2022: 1, actual2023: 1 }, []],
    [
      { assignedTarget: 85, actual2021: 1, actual2022: 1 },
      [['IND-4.actual2023', { reason: 'anticipatory', year: 2023 }]]
    ]
  ])('judges an assigned target with %j', (values, expected) => {
    expect(saidOfIndicator(actualMissing, values, { key: 'IND-4' })).toEqual(expected)
  })

  it('is silent without a period', () => {
    expect(said(actualMissing, { period: '某时', projects: [] })).toEqual([])
  })
})
