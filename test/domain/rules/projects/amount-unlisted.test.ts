import { describe, expect, it } from '@jest/globals'
import { amountUnlisted } from '../../../../src/domain/rules/projects/amount-unlisted'
import { saidOfProject } from '../run-rule'

describe('amount-unlisted', () => {
  it.each([[0], [12.5], ['12'], [null], ['待定']])('accepts %j', (amount) => {
    expect(saidOfProject(amountUnlisted, { amount })).toEqual([])
  })

  it.each([['/'], ['／'], ['-'], ['——']])('reports %j', (amount) => {
    expect(saidOfProject(amountUnlisted, { amount })).toEqual([['PRJ-1.amount']])
  })
})
