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

  it.each([
    ['2021一2025', '2021-2025'],
    ['２０２１＿２０２５', '2021-2025'],
    ['2021年到2023年', '2021-2023'],
    ['2021ー2021', '2021']
  ])('suggests a plain dash for %j', (years, suggested) => {
    expect(saidOfProject(yearsUnreadable, { years })).toEqual([['PRJ-1.years', { suggested }]])
  })

  it('suggests nothing that ends before it begins', () => {
    expect(saidOfProject(yearsUnreadable, { years: '2025一2021' })).toEqual([['PRJ-1.years']])
  })
})
