import { describe, expect, it } from '@jest/globals'
import { adjustmentUnexplained } from '../../../../src/domain/rules/projects/adjustment-unexplained'
import { saidOfProject } from '../run-rule'

describe('adjustment-unexplained', () => {
  it.each([
    ['规划内', null],
    [null, null],
    ['取消', '县政府会议纪要〔2023〕5号'],
    ['别的', null]
  ])('accepts %j with explanation %j', (adjustment, explanation) => {
    expect(saidOfProject(adjustmentUnexplained, { adjustment, explanation })).toEqual([])
  })

  it.each([['新增'], ['调整'], ['取消']])('reports %s without an explanation', (adjustment) => {
    expect(saidOfProject(adjustmentUnexplained, { adjustment, explanation: ' ' })).toEqual([
      ['PRJ-1.explanation', { adjustment }]
    ])
  })
})
