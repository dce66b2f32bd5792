import { describe, expect, it } from '@jest/globals'
import { percentOutOfRange } from '../../../../src/domain/rules/indicators/percent-out-of-range'
import { saidOfIndicator, saidOfProject } from '../run-rule'

const both = { min: '0', max: '100', reason: 'both' }

describe('percent-out-of-range', () => {
  it.each([
    [{ actual2021: 0, actual2022: 100, actual2023: '未公布' }, 'IND-1'],
    [{ actual2021: 400, actual2022: -400 }, 'IND-2'],
    [{ current: 101 }, 'IND-1'],
    [{ actual2021: 101 }, 'X']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(percentOutOfRange, values, { key })).toEqual([])
  })

  it('reports every value beyond the bounds, text numbers and 下达目标值 too', () => {
    const values = { assignedTarget: 120, actual2021: -0.01, actual2022: '100.01', actual2023: 99 }
    expect(saidOfIndicator(percentOutOfRange, values)).toEqual([
      ['IND-1.assignedTarget', both],
      ['IND-1.actual2021', both],
      ['IND-1.actual2022', both]
    ])
  })

  it('reports 本期值 where it is filled by hand', () => {
    expect(saidOfIndicator(percentOutOfRange, { current: 101 }, { period: '2023年上半年' })).toEqual([
      ['IND-1.current', both]
    ])
  })

  it.each([[-1], [100.5]])('reports a 形象进度 of %j', (physicalProgress) => {
    expect(saidOfProject(percentOutOfRange, { physicalProgress })).toEqual([['PRJ-1.physicalProgress', both]])
  })
})
