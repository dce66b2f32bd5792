import { describe, expect, it } from '@jest/globals'
import { amountUnreadable } from '../../../../src/domain/rules/projects/amount-unreadable'
import { saidOfProject } from '../run-rule'

describe('amount-unreadable', () => {
  it.each([[0], [1000], ['5000  '], ['1,200万元'], ['/'], ['—'], [-5], ['-5']])('accepts %j', (amount) => {
    expect(saidOfProject(amountUnreadable, { amount })).toEqual([])
  })

  it.each([
    [null, 'empty'],
    ['  ', 'empty'],
    ['约500', 'unreadable'],
    ['待定', 'unreadable'],
    [true, 'unreadable']
  ])('reports %j as %s', (amount, reason) => {
    expect(saidOfProject(amountUnreadable, { amount })).toEqual([['PRJ-1.amount', { reason }]])
  })
})
