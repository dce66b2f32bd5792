import { describe, expect, it } from '@jest/globals'
import { categoryUnknown } from '../../../../src/domain/rules/rows/category-unknown'
import { saidOfIndicator, saidOfProject } from '../run-rule'

describe('category-unknown', () => {
  it.each([['环境质量'], ['环境\n质量'], [' 绿色低碳']])('accepts the category %j', (category) => {
    expect(saidOfIndicator(categoryUnknown, { category })).toEqual([])
  })

  it.each([['生态'], [null], [3]])('reports the category %j', (category) => {
    expect(saidOfIndicator(categoryUnknown, { category })).toEqual([
      ['IND-1.category', { allowed: ['环境质量', '绿色低碳'] }]
    ])
  })

  it.each([
    ['一、治水', []],
    ['三、治土', [['PRJ-1.task', { allowed: ['一、治水', '二、治气'] }]]]
  ])('judges the task %s', (task, expected) => {
    expect(saidOfProject(categoryUnknown, { task })).toEqual(expected)
  })
})
