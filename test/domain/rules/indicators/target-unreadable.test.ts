import { describe, expect, it } from '@jest/globals'
import { targetUnreadable } from '../../../../src/domain/rules/indicators/target-unreadable'
import { said, saidOfIndicator } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('target-unreadable', () => {
  it('accepts every target of the small plan', () => {
    expect(said(targetUnreadable)).toEqual([])
  })

  it.each([['≥90'], ['完成省定目标'], ['/'], [null], [90]])('accepts %j in a row of no plan', (target) => {
    expect(saidOfIndicator(targetUnreadable, { target }, { key: 'X' })).toEqual([])
  })

  it('reports a target in no known form', () => {
    expect(saidOfIndicator(targetUnreadable, { target: '明显改善' }, { key: 'X' })).toEqual([['X.target']])
  })

  it('reports the plan of an unreadable target', () => {
    const { indicators } = smallPlan().document
    const plan = smallPlan({ indicators: indicators.map((record) => ({ ...record, target: '明显改善' })) })
    expect(saidOfIndicator(targetUnreadable, {}, { plan })).toEqual([['IND-1.target']])
  })
})
