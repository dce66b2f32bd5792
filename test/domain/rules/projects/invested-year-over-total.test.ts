import { describe, expect, it } from '@jest/globals'
import { investedYearOverTotal } from '../../../../src/domain/rules/projects/invested-year-over-total'
import { saidOfProject } from '../run-rule'

describe('invested-year-over-total', () => {
  it.each([
    [20.25, 20.25],
    [0, 100],
    [100, null],
    [null, 100],
    ['多', 1]
  ])('accepts %j this year and %j in all', (investedYear, investedTotal) => {
    expect(saidOfProject(investedYearOverTotal, { investedYear, investedTotal })).toEqual([])
  })

  it.each([
    [20.26, 20.25],
    ['300', 200],
    [1, 0]
  ])('reports %j this year and %j in all', (investedYear, investedTotal) => {
    expect(saidOfProject(investedYearOverTotal, { investedYear, investedTotal })).toEqual([
      ['PRJ-1.investedYear', { total: String(investedTotal) }]
    ])
  })
})
