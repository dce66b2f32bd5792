import { describe, expect, it } from '@jest/globals'
import { yearsOutsidePeriod } from '../../../../src/domain/rules/projects/years-outside-period'
import { saidOfProject } from '../run-rule'

describe('years-outside-period', () => {
  it.each([['2021-2025'], [2021], ['2025'], ['近期'], ['2025-2019']])('accepts %j', (years) => {
    expect(saidOfProject(yearsOutsidePeriod, { years })).toEqual([])
  })

  it.each([
    ['2020-2022', 'early'],
    [2020, 'early'],
    ['2024-2026', 'late'],
    ['2019-2026', 'both']
  ])('reports %j as %s', (years, reason) => {
    expect(saidOfProject(yearsOutsidePeriod, { years })).toEqual([
      ['PRJ-1.years', expect.objectContaining({ reason, planStart: 2021, planEnd: 2025 })]
    ])
  })
})
