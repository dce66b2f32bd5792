import { describe, expect, it } from '@jest/globals'
import { formulaOverwritten } from '../../../../src/domain/rules/rows/formula-overwritten'
import { said } from '../run-rule'

describe('formula-overwritten', () => {
  it('accepts rows whose computed cells hold formulas', () => {
    expect(said(formulaOverwritten)).toEqual([])
  })

  it.each([
    [{ rate: 0.5 }, 'constant'],
    [{ rate: null }, 'emptied']
  ])('reports %j of a row of the plan', (values, reason) => {
    const indicators = [{ key: 'IND-1', values, constants: ['rate' as const] }]
    expect(said(formulaOverwritten, { indicators, projects: [] })).toEqual([['IND-1.rate', { reason }]])
  })

  it.each([
    ['2023年', [['IND-1.current', { reason: 'constant' }]]],
    ['2023年上半年', []],
    ['某时', []]
  ])('judges a typed 本期值 in %s', (period, expected) => {
    const indicators = [{ key: 'IND-1', values: { current: 80 }, constants: ['current' as const] }]
    expect(said(formulaOverwritten, { period, indicators, projects: [] })).toEqual(expected)
  })

  it.each([
    [{ name: '新项目' }, []],
    [{ name: '新项目', investedRate: 1 }, [['N1.investedRate', { reason: 'constant' }]]]
  ])('judges %j of a row the plan does not know', (values, expected) => {
    const projects = [{ key: 'N1', values, constants: ['investedRate' as const] }]
    expect(said(formulaOverwritten, { projects, indicators: [] })).toEqual(expected)
  })
})
