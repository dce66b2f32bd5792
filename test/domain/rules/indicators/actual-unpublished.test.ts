import { describe, expect, it } from '@jest/globals'
import { actualUnpublished } from '../../../../src/domain/rules/indicators/actual-unpublished'
import { saidOfIndicator } from '../run-rule'

describe('actual-unpublished', () => {
  it.each([[83], [null], ['未发布'], ['—']])('accepts %j', (actual2022) => {
    expect(saidOfIndicator(actualUnpublished, { actual2022 })).toEqual([])
  })

  it.each([['未公布'], [' 未公布　']])('reports %j', (actual2022) => {
    expect(saidOfIndicator(actualUnpublished, { actual2022 })).toEqual([['IND-1.actual2022']])
  })

  it('reports 本期值 in a half-year report', () => {
    const judged = { period: '2023年上半年' }
    expect(saidOfIndicator(actualUnpublished, { current: '未公布' }, judged)).toEqual([['IND-1.current']])
  })
})
