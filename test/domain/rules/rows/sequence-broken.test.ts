import { describe, expect, it } from '@jest/globals'
import { sequenceBroken } from '../../../../src/domain/rules/rows/sequence-broken'
import { said, saidOfIndicator, saidOfProject } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('sequence-broken', () => {
  it('does not mind the order of rows', () => {
    const rows = smallPlan().projects.map(({ code }) => ({ key: code }))
    expect(said(sequenceBroken, { projects: rows.reverse() })).toEqual([])
  })

  it.each([[1], ['1'], ['１ ']])('accepts %j', (no) => {
    expect(saidOfIndicator(sequenceBroken, { no })).toEqual([])
  })

  it.each([[2], [null], ['一'], [1.5]])('reports %j', (no) => {
    expect(saidOfProject(sequenceBroken, { no })).toEqual([['PRJ-1.no', { expected: 1 }]])
  })

  it('asks nothing of a row the plan does not know', () => {
    expect(saidOfProject(sequenceBroken, { no: 99 }, { key: 'X' })).toEqual([])
  })
})
