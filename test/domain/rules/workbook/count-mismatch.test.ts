import { describe, expect, it } from '@jest/globals'
import { countMismatch } from '../../../../src/domain/rules/workbook/count-mismatch'
import { indicatorRows, projectRows } from '../../../support/report-builder'
import { said } from '../run-rule'
import { smallPlan } from '../small-plan'

const plan = smallPlan()

describe('count-mismatch', () => {
  it('accepts the plan', () => {
    expect(said(countMismatch)).toEqual([])
  })

  it('reports indicators in all and per attribute', () => {
    const indicators = indicatorRows(plan, { 'IND-2': { attribute: '预期性' } }).slice(1)
    expect(said(countMismatch, { indicators })).toEqual([
      ['指标表', { what: 'indicators', expected: 5, actual: 4 }],
      ['指标表', { what: 'binding', expected: 3, actual: 1 }],
      ['指标表', { what: 'anticipatory', expected: 2, actual: 3 }]
    ])
  })

  it('reports projects in all and per task', () => {
    expect(said(countMismatch, { projects: projectRows(plan).slice(1) })).toEqual([
      ['项目表', { what: 'projects', expected: 4, actual: 3 }],
      ['项目表', { what: 'task', name: '一、治水', expected: 3, actual: 2 }]
    ])
  })

  it('leaves rows marked 新增 and rows without content out', () => {
    const added = { key: 'N1', values: { name: '新项目', task: '一、治水', adjustment: '新增' } }
    expect(said(countMismatch, { projects: [...projectRows(plan), added, { key: '' }] })).toEqual([])
  })

  it.each([
    [{ metadata: { packageId: 'P1', unit: '城关镇' } }],
    [{ metadata: { keys: { indicators: [], projects: [] } } }],
    [{ without: ['indicators' as const, 'projects' as const] }]
  ])('is silent with %j', (judged) => {
    expect(said(countMismatch, { projects: [], indicators: [], ...judged })).toEqual([])
  })
})
