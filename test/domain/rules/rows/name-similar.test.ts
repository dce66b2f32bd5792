import { describe, expect, it } from '@jest/globals'
import { nameSimilar } from '../../../../src/domain/rules/rows/name-similar'
import { said } from '../run-rule'

const rows = (...names: (string | null)[]) =>
  names.map((name, index) => ({ key: `X${index}`, values: { name } }))

describe('name-similar', () => {
  it.each([
    [['氨氮减排量', '总氮减排量']],
    [['空气站', '空气站']],
    [['空气站', '空气\n站']],
    [['空气站', '空气自动监测站']],
    [[null, '站']]
  ])('accepts %j', (names) => {
    expect(said(nameSimilar, { projects: rows(...names), indicators: [] })).toEqual([])
  })

  it.each([
    [['空气自动站建设', '空气自动站点建设'], 'X1', '空气自动站建设', 5],
    [['空气自动站点建设', '空气自动\n站建设'], 'X1', '空气自动站点建设', 5],
    [['垃圾处置', '垃圾分类处置', '垃圾分类处置'], 'X1', '垃圾处置', 5]
  ])('reports %j once, at the later row', (names, key, other, first) => {
    expect(said(nameSimilar, { projects: rows(...names), indicators: [] })).toEqual([
      [`${key}.name`, { other, first }]
    ])
  })

  it('reports at the row that is not the plan’s', () => {
    const projects = [{ key: 'X', values: { name: '自动站点' } }, { key: 'PRJ-4' }]
    expect(said(nameSimilar, { projects, indicators: [] })).toEqual([
      ['X.name', { other: '自动站', first: 6 }]
    ])
  })
})
