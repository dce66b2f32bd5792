import { describe, expect, it } from '@jest/globals'
import { actualRegressed } from '../../../../src/domain/rules/indicators/actual-regressed'
import { saidOfIndicator } from '../run-rule'

describe('actual-regressed', () => {
  it.each([
    [{ actual2021: 82 }, 'IND-1'],
    [{ actual2021: 36 }, 'IND-2'],
    [{ actual2021: -5 }, 'IND-3'],
    [{ actual2021: 1 }, 'IND-5'],
    [{ actual2021: '未公布' }, 'IND-1'],
    [{ baseline: 5, actual2021: 4, direction: '保持稳定' }, 'X']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(actualRegressed, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2021: 81.99 }, 'IND-1', { baseline: '82', reason: 'up' }],
    [{ actual2021: 36.01 }, 'IND-2', { baseline: '36', reason: 'down' }]
  ])('reports %j of %s', (values, key, params) => {
    expect(saidOfIndicator(actualRegressed, values, { key })).toEqual([[`${key}.actual2021`, params]])
  })
})
