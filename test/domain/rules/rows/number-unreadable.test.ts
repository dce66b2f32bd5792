import { describe, expect, it } from '@jest/globals'
import { numberUnreadable } from '../../../../src/domain/rules/rows/number-unreadable'
import { saidOfIndicator, saidOfProject } from '../run-rule'

describe('number-unreadable', () => {
  it.each([
    [{ actual2021: 82 }],
    [{ actual2021: '82' }],
    [{ actual2021: '未公布' }],
    [{ actual2021: ' ' }],
    [{ actual2021: '82%' }],
    [{ dataSource: '年鉴' }]
  ])('accepts %j', (values) => {
    expect(saidOfIndicator(numberUnreadable, values)).toEqual([])
  })

  it.each([
    [{ actual2021: '约82' }, 'IND-1', 'actual2021'],
    [{ actual2021: '/' }, 'IND-1', 'actual2021'],
    [{ actual2021: true }, 'IND-1', 'actual2021'],
    [{ actual2021: '35%' }, 'IND-2', 'actual2021'],
    [{ assignedTarget: '未公布' }, 'IND-4', 'assignedTarget']
  ])('reports %j of %s', (values, key, field) => {
    expect(saidOfIndicator(numberUnreadable, values, { key })).toEqual([[`${key}.${field}`]])
  })

  it.each([
    [{ investedTotal: '/' }, 'PRJ-3', []],
    [{ investedTotal: '/' }, 'PRJ-1', [['PRJ-1.investedTotal']]],
    [{ investedTotal: '12万元' }, 'PRJ-1', []],
    [{ physicalProgress: '85%' }, 'PRJ-1', []],
    [{ physicalProgress: '过半' }, 'PRJ-1', [['PRJ-1.physicalProgress']]],
    [{ investedYear: '12%' }, 'PRJ-1', [['PRJ-1.investedYear']]]
  ])('judges %j of %s', (values, key, expected) => {
    expect(saidOfProject(numberUnreadable, values, { key })).toEqual(expected)
  })
})
