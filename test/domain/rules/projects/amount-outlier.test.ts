import { describe, expect, it } from '@jest/globals'
import { amountOutlier } from '../../../../src/domain/rules/projects/amount-outlier'
import { saidOfProject } from '../run-rule'

describe('amount-outlier', () => {
  it.each([
    [{ investedTotal: 999_999 }],
    [{ investedTotal: 0, status: '完工' }],
    [{ investedTotal: 1, status: '在建' }],
    [{ investedTotal: '说不清' }],
    [{ investedTotal: 5_000_000, amount: '/' }],
    [{}]
  ])('accepts %j of 1000 planned', (values) => {
    expect(saidOfProject(amountOutlier, values)).toEqual([])
  })

  it.each([
    [{ investedTotal: 1_000_000 }, 'investedTotal', 'large'],
    [{ investedYear: 10_000_000 }, 'investedYear', 'large'],
    [{ investedTotal: 0.1, status: '完工' }, 'investedTotal', 'small']
  ])('reports %j of 1000 planned at %s as %s', (values, field, reason) => {
    expect(saidOfProject(amountOutlier, values)).toEqual([
      [`PRJ-1.${field}`, { planned: '1000', reason, factor: 1000 }]
    ])
  })
})
