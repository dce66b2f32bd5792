import { describe, expect, it } from '@jest/globals'
import { EMPTY_ENTRY, entryFaults, entryValues } from '../../../src/ui/fill/project-entry'

describe('an entry for a new project', () => {
  it.each([
    [{}, { name: 'required' }],
    [{ name: ' ' }, { name: 'required' }],
    [{ name: '甲', years: '2023—2025', amount: '１,２００' }, {}],
    [{ name: '甲', years: '2025-2023' }, { years: 'yearsWrong' }],
    [{ name: '甲', years: '三年' }, { years: 'yearsWrong' }],
    [{ name: '甲', amount: '-1' }, { amount: 'amountWrong' }],
    [{ name: '甲', amount: '约一万' }, { amount: 'amountWrong' }],
    [{ name: '甲', amount: '/' }, {}]
  ])('%j is refused for %j', (typed, faults) => {
    expect(entryFaults({ ...EMPTY_ENTRY, ...typed })).toEqual(faults)
  })

  it('becomes cells as the table spells them, without what was left empty', () => {
    const typed = { name: ' 甲 ', years: '2023 — 2025', amount: '１,２００.5', leadUnits: '' }
    expect(entryValues({ ...EMPTY_ENTRY, ...typed })).toEqual({
      name: '甲',
      years: '2023-2025',
      amount: 1200.5
    })
    expect(entryValues({ ...EMPTY_ENTRY, amount: '—' })).toEqual({ amount: '/' })
  })
})
