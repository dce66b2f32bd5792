import { describe, expect, it } from '@jest/globals'
import { investedOverPlan } from '../../../../src/domain/rules/projects/invested-over-plan'
import { saidOfProject } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('invested-over-plan', () => {
  it.each([
    [{ investedTotal: 1100 }],
    [{ investedTotal: null }],
    [{ investedTotal: '多' }],
    [{ investedTotal: 5, amount: '/' }],
    [{ investedTotal: 5, amount: 0 }]
  ])('accepts %j of 1000 planned', (values) => {
    expect(saidOfProject(investedOverPlan, values)).toEqual([])
  })

  it('reports more than 110 % of the plan', () => {
    expect(saidOfProject(investedOverPlan, { investedTotal: 1100.01 })).toEqual([
      ['PRJ-1.investedTotal', { planned: '1000', share: '110', percent: 110 }]
    ])
  })

  it('takes the limit from the plan', () => {
    const plan = smallPlan({ ruleSettings: { 'invested-over-plan': { numbers: { percent: 100 } } } })
    expect(saidOfProject(investedOverPlan, { investedTotal: 1050 }, { plan })).toEqual([
      ['PRJ-1.investedTotal', { planned: '1000', share: '105', percent: 100 }]
    ])
  })
})
