import { describe, expect, it } from '@jest/globals'
import { nameDuplicated } from '../../../../src/domain/rules/rows/name-duplicated'
import { said } from '../run-rule'

const project = (name: string | null, content: string, task = '一、治水') => ({ name, content, task })
const rows = (...values: ReturnType<typeof project>[]) =>
  values.map((each, index) => ({ key: `X${index}`, values: each }))

describe('name-duplicated', () => {
  it('accepts the small plan, where one name stands over two contents', () => {
    expect(said(nameDuplicated)).toEqual([])
  })

  it.each([
    [rows(project('清淤', '甲河'), project('清淤', '乙河'))],
    [rows(project('清淤', '甲河'), project('清淤', '甲河', '二、治气'))],
    [rows(project(null, '甲河'), project(null, '甲河'))]
  ])('accepts %j', (projects) => {
    expect(said(nameDuplicated, { projects, indicators: [] })).toEqual([])
  })

  it('reports each row after the first, whatever the spelling', () => {
    const projects = rows(project('清淤', '甲河'), project('清\n淤', '甲河 '), project('清淤', '甲河'))
    expect(said(nameDuplicated, { projects, indicators: [] })).toEqual([
      ['X1.name', { first: 5 }],
      ['X2.name', { first: 5 }]
    ])
  })

  it('reports indicators of one group with one name', () => {
    const indicators = [
      { key: 'A', values: { name: '氨氮', group: '减排量' } },
      { key: 'B', values: { name: '氨氮', group: null } },
      { key: 'C', values: { name: '氨氮', group: '减排量' } }
    ]
    expect(said(nameDuplicated, { indicators, projects: [] })).toEqual([['C.name', { first: 5 }]])
  })
})
