import { describe, expect, it } from '@jest/globals'
import { yearsReversed } from '../../../../src/domain/rules/projects/years-reversed'
import { saidOfProject } from '../run-rule'

describe('years-reversed', () => {
  it.each([['2021-2025'], [2021], ['2021-2021'], ['近期'], [null]])('accepts %j', (years) => {
    expect(saidOfProject(yearsReversed, { years })).toEqual([])
  })

  it('reports an end before the begin and proposes the other way round', () => {
    expect(saidOfProject(yearsReversed, { years: '2025-2021' })).toEqual([
      ['PRJ-1.years', { start: 2025, end: 2021, suggested: '2021-2025' }]
    ])
  })
})
