import { describe, expect, it } from '@jest/globals'
import { requiredMissing } from '../../../../src/domain/rules/rows/required-missing'
import { FILLED_HEADER } from '../../../support/report-builder'
import { said, saidOfIndicator, saidOfProject } from '../run-rule'

const filled = { investedTotal: 0, physicalProgress: 0, status: '未开工' }
const begun = { reason: 'begun', start: 2021 }

describe('required-missing', () => {
  it.each([
    [{}, []],
    [{ phone: ' ' }, [['phone', { reason: 'empty' }]]],
    [
      { unit: null, reporter: null },
      [
        ['unit', { reason: 'empty' }],
        ['reporter', { reason: 'empty' }]
      ]
    ],
    [{ period: '第五年' }, [['period', { reason: 'unreadable' }]]],
    [{ period: null }, [['period', { reason: 'empty' }]]],
    [{ period: 2023 }, []]
  ])('judges a header with %j', (over, expected) => {
    const header = { ...FILLED_HEADER, ...over }
    expect(said(requiredMissing, { header, indicators: [], projects: [] })).toEqual(expected)
  })

  it('asks a project begun by the period for amount, progress and status', () => {
    expect(saidOfProject(requiredMissing, {})).toEqual([
      ['PRJ-1.investedTotal', { reason: 'begun-amount', start: 2021 }],
      ['PRJ-1.physicalProgress', begun],
      ['PRJ-1.status', begun]
    ])
  })

  it.each([
    [filled, 'PRJ-1', '2023年'],
    [{}, 'PRJ-3', '2023年'],
    [{ adjustment: '取消' }, 'PRJ-1', '2023年'],
    [{ years: '近期' }, 'PRJ-1', '2023年']
  ])('accepts %j of %s in %s', (values, key, period) => {
    expect(saidOfProject(requiredMissing, values, { key, period })).toEqual([])
  })

  it('asks for the period alone where none can be read', () => {
    expect(saidOfProject(requiredMissing, {}, { period: '某时' })).toEqual([
      ['period', { reason: 'unreadable' }]
    ])
  })

  it('does not ask for the amount where the plan lists none', () => {
    expect(
      saidOfProject(requiredMissing, { status: '在建' }, { key: 'PRJ-3', period: '2024年上半年' })
    ).toEqual([['PRJ-3.physicalProgress', { reason: 'begun', start: 2024 }]])
  })

  it('asks a row the plan does not know for its name', () => {
    expect(saidOfProject(requiredMissing, { content: '新建', ...filled }, { key: 'X' })).toEqual([
      ['X.name', { reason: 'name' }]
    ])
    expect(saidOfIndicator(requiredMissing, { unit: '%' }, { key: 'X' })).toEqual([
      ['X.name', { reason: 'name' }]
    ])
  })
})
