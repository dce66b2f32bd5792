import { describe, expect, it } from '@jest/globals'
import { planCellChanged } from '../../../../src/domain/rules/rows/plan-cell-changed'
import { said, saidOfIndicator, saidOfProject } from '../run-rule'

describe('plan-cell-changed', () => {
  it('accepts the rows as the template writes them', () => {
    expect(said(planCellChanged)).toEqual([])
  })

  it.each([
    [{ name: '河道清淤' }],
    [{ years: '２０２１—2023' }],
    [{ years: '2021年至2023年' }],
    [{ amount: '1,000 万元' }],
    [{ leadUnits: ' 城关镇 ' }],
    [{ no: 9 }]
  ])('accepts %j of a project', (values) => {
    expect(saidOfProject(planCellChanged, values)).toEqual([])
  })

  it.each([
    [{ unit: 'ug/m3' }, 'IND-2'],
    [{ baseline: '36.0' }, 'IND-2'],
    [{ target: '34.00' }, 'IND-2'],
    [{ baseline: '—' }, 'IND-5'],
    [{ target: '保持稳定' }, 'IND-5']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(planCellChanged, values, { key })).toEqual([])
  })

  it.each([
    [{ name: '河道疏浚' }, 'name', { expected: '河道\n清淤', reason: 'changed' }],
    [{ years: '2021-2024' }, 'years', { expected: '2021-2023', reason: 'changed' }],
    [{ amount: 1000.01 }, 'amount', { expected: '1000', reason: 'changed' }],
    [{ amount: '/' }, 'amount', { expected: '1000', reason: 'changed' }],
    [{ content: null }, 'content', { expected: '整治河道5公里', reason: 'emptied' }],
    [
      { cooperatingUnits: '县水利局、城关镇' },
      'cooperatingUnits',
      { expected: '县水利局', reason: 'changed' }
    ],
    [{ amount: true }, 'amount', { expected: '1000', reason: 'changed' }]
  ])('reports %j of a project', (values, field, params) => {
    expect(saidOfProject(planCellChanged, values)).toEqual([[`PRJ-1.${field}`, params]])
  })

  it('reports what was filled where the plan has nothing', () => {
    expect(saidOfProject(planCellChanged, { cooperatingUnits: '县水利局' }, { key: 'PRJ-4' })).toEqual([
      ['PRJ-4.cooperatingUnits', { expected: '', reason: 'filled' }]
    ])
    expect(saidOfIndicator(planCellChanged, { target: '≤84' })).toEqual([
      ['IND-1.target', { expected: '84', reason: 'changed' }]
    ])
  })

  it.each([
    ['调整', 0],
    ['取消', 1],
    ['新增', 1],
    ['规划内', 1],
    ['别的', 1]
  ])('judges a row marked %s', (adjustment, count) => {
    expect(saidOfProject(planCellChanged, { adjustment, amount: 5 })).toHaveLength(count)
  })

  it('asks nothing of rows the plan does not know', () => {
    expect(saidOfProject(planCellChanged, { name: '新项目' }, { key: 'X' })).toEqual([])
  })
})
