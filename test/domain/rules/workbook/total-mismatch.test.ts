import { describe, expect, it } from '@jest/globals'
import { totalMismatch } from '../../../../src/domain/rules/workbook/total-mismatch'
import { projectRows } from '../../../support/report-builder'
import { said } from '../run-rule'
import { smallPlan } from '../small-plan'

const plan = smallPlan()
const other = (declared: Partial<(typeof plan.document)['declared']>) =>
  smallPlan({ declared: { ...plan.document.declared, ...declared } })

describe('total-mismatch', () => {
  it('accepts the plan, whose 亿元 are rounded', () => {
    expect(said(totalMismatch)).toEqual([])
  })

  it('reports totals in 万元, in 亿元 and per task', () => {
    const projects = projectRows(plan, { 'PRJ-4': { amount: 1200 } })
    expect(said(totalMismatch, { projects })).toEqual([
      ['项目表', { what: 'total', expected: '1700.5', actual: '2700.5', difference: '1000' }],
      ['项目表', { what: 'total-yi', expected: '0.17', actual: '0.27', difference: '0.1' }],
      ['项目表', { what: 'task', name: '二、治气', expected: '200', actual: '1200', difference: '1000' }]
    ])
  })

  it('adds exactly', () => {
    const projects = projectRows(plan, {
      'PRJ-1': { amount: 0.1 },
      'PRJ-2': { amount: 0.2 },
      'PRJ-4': { amount: '/' }
    })
    const declared = {
      totalInvestment: '0.3',
      totalInvestmentYi: '0.00003',
      perTask: [{ task: 'water', projects: 3, totalInvestment: '0.30' }]
    }
    expect(said(totalMismatch, { projects, plan: other(declared) })).toEqual([])
  })

  it('counts amounts stored as text, and leaves rows marked 新增 out', () => {
    const added = { key: 'N1', values: { amount: 999, task: '一、治水', adjustment: '新增' } }
    const projects = [...projectRows(plan, { 'PRJ-1': { amount: '1,000' } }), added]
    expect(said(totalMismatch, { projects })).toEqual([])
  })

  it('reports a 亿元 figure that contradicts the table alone', () => {
    expect(said(totalMismatch, { plan: other({ totalInvestmentYi: '0.18' }) })).toEqual([
      ['项目表', { what: 'total-yi', expected: '0.18', actual: '0.17', difference: '-0.01' }]
    ])
  })

  it.each([
    [{ metadata: { packageId: 'P1', unit: '城关镇' } }],
    [{ metadata: { keys: { indicators: [], projects: [] } } }],
    [{ without: ['projects' as const] }]
  ])('is silent with %j', (judged) => {
    expect(said(totalMismatch, { projects: [], ...judged })).toEqual([])
  })
})
