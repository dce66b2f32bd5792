import { describe, expect, it } from '@jest/globals'
import { yearsUnreadable } from '../../../../src/domain/rules/projects/years-unreadable'
import { saidOfProject } from '../run-rule'

describe('years-unreadable', () => {
  it.each([
    [2021],
    ['2021'],
    ['2021-2025'],
    ['２０２１—２０２５'],
    ['2021年至2023年'],
    ['2025-2021'],
    [{ error: '#N/A' }]
  ])('accepts %j', (years) => {
    expect(saidOfProject(yearsUnreadable, { years })).toEqual([])
  })

  it.each([['近期'], ['2021,2023'], ['21-25'], [null], [''], [44562.5], [true]])('reports %j', (years) => {
    expect(saidOfProject(yearsUnreadable, { years })).toEqual([['PRJ-1.years']])
  })
})
