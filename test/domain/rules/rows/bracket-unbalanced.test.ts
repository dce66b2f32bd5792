import { describe, expect, it } from '@jest/globals'
import { bracketUnbalanced } from '../../../../src/domain/rules/rows/bracket-unbalanced'
import { saidOfIndicator, saidOfProject } from '../run-rule'

describe('bracket-unbalanced', () => {
  it.each([['工程（一期）'], ['工程(一期）'], ['《规划》〔2021〕5号'], ['（甲（乙））'], [null], [5]])(
    'accepts %j',
    (name) => {
      expect(saidOfProject(bracketUnbalanced, { name })).toEqual([])
    }
  )

  it.each([
    ['工程（一期', '（'],
    ['工程一期）', '）'],
    ['（甲〔乙）', '〔'],
    ['（甲）（乙', '（']
  ])('reports %j by %s', (leadUnits, bracket) => {
    expect(saidOfProject(bracketUnbalanced, { leadUnits })).toEqual([['PRJ-1.leadUnits', { bracket }]])
  })

  it('looks at names and units, not at 主要内容', () => {
    expect(saidOfProject(bracketUnbalanced, { content: '（一' })).toEqual([])
    expect(saidOfIndicator(bracketUnbalanced, { name: 'PM2.5）', source: '（' })).toEqual([
      ['IND-1.name', { bracket: '）' }]
    ])
  })
})
