import { describe, expect, it } from '@jest/globals'
import { assignedTargetMissing } from '../../../../src/domain/rules/indicators/assigned-target-missing'
import { said, saidOfIndicator } from '../run-rule'

describe('assigned-target-missing', () => {
  it('reports an assigned target without 下达目标值, and no other target', () => {
    expect(said(assignedTargetMissing)).toEqual([['IND-4.assignedTarget']])
  })

  it.each([[0], [85], ['85']])('accepts %j', (assignedTarget) => {
    expect(saidOfIndicator(assignedTargetMissing, { assignedTarget }, { key: 'IND-4' })).toEqual([])
  })

  it('does not ask a package', () => {
    expect(said(assignedTargetMissing, { metadata: { packageId: 'P1', unit: '城关镇' } })).toEqual([])
  })
})
