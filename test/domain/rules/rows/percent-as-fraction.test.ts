import { describe, expect, it } from '@jest/globals'
import { percentAsFraction } from '../../../../src/domain/rules/rows/percent-as-fraction'
import { findingsOf, saidOfIndicator } from '../run-rule'

describe('percent-as-fraction', () => {
  it.each([
    [{ actual2021: 82 }, 'IND-1'],
    [{ actual2021: 0 }, 'IND-1'],
    [{ actual2021: 0.3 }, 'IND-1'],
    [{ actual2021: 0.36 }, 'IND-2'],
    [{ actual2021: 0.03 }, 'IND-3'],
    [{ actual2021: '0.83' }, 'IND-1']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(percentAsFraction, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2021: 0.83 }, 'actual2021', '83'],
    [{ actual2021: 20, actual2022: 0.2 }, 'actual2022', '20'],
    [{ actual2021: 1 }, 'actual2021', '100']
  ])('reports %j at %s', (values, field, suggested) => {
    expect(saidOfIndicator(percentAsFraction, values)).toEqual([
      [`IND-1.${field}`, { suggested, reason: 'near' }]
    ])
  })

  it.each([
    [0.3, '0.00%', [{ suggested: '30', reason: 'format' }]],
    [30, '0%', [{ suggested: '30', reason: 'format' }]],
    [0, '0%', []],
    [0.3, '0.00', []],
    [0.3, '0.0"%"', []],
    [0.3, '0.0\\%', []]
  ])('judges an actual value of %j with the number format %s', (actual2021, format, expected) => {
    const indicators = [{ key: 'IND-1', values: { actual2021 }, formats: { actual2021: format } }]
    const said = findingsOf(percentAsFraction, { indicators, projects: [] })
    expect(said.map(({ params }) => params)).toEqual(expected)
  })

  it.each([
    [60, 'General', undefined, []],
    [0, '0%', undefined, []],
    [1.5, 'General', undefined, []],
    ['0.6', 'General', undefined, []],
    [0.6, '0%', undefined, [{ suggested: '60', reason: 'progress-format' }]],
    [1, '0.00%', 0.5, [{ suggested: '100', reason: 'progress-format' }]],
    [60, '0%', undefined, [{ suggested: '60', reason: 'progress-format' }]],
    [1.05, '0%', undefined, [{ suggested: '105', reason: 'progress' }]],
    [0.6, 'General', undefined, [{ suggested: '60', reason: 'progress' }]],
    [0.30000000000000004, 'General', undefined, [{ suggested: '30', reason: 'progress' }]],
    [1, 'General', 0.58333, [{ suggested: '100', rate: '58.33', reason: 'progress-rate' }]]
  ])('judges a 形象进度 of %j in the format %s', (physicalProgress, format, investedRate, expected) => {
    const values = { physicalProgress, ...(investedRate !== undefined && { investedRate }) }
    const projects = [{ key: 'PRJ-1', values, formats: { physicalProgress: format } }]
    const said = findingsOf(percentAsFraction, { projects, indicators: [] })
    expect(said.map(({ params }) => params)).toEqual(expected)
  })
})
