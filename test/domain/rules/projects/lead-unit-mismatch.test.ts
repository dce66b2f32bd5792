import { describe, expect, it } from '@jest/globals'
import { leadUnitMismatch } from '../../../../src/domain/rules/projects/lead-unit-mismatch'
import { saidOfProject } from '../run-rule'

const packageOf = (unit: string) => ({ metadata: { packageId: 'P1', unit } })

describe('lead-unit-mismatch', () => {
  it.each([
    ['城关镇', '城关镇'],
    ['各镇、街道', '城关镇'],
    ['县水利局、河东办', '河东街道'],
    ['', '县生态环境局'],
    ['甲公司', '县生态环境局']
  ])('accepts %j in the package of %s', (leadUnits, unit) => {
    expect(saidOfProject(leadUnitMismatch, { leadUnits }, packageOf(unit))).toEqual([])
  })

  it.each([
    ['县水利局', '城关镇'],
    ['甲公司', '城关镇'],
    ['各镇、街道', '县生态环境局']
  ])('reports %j in the package of %s', (leadUnits, unit) => {
    expect(saidOfProject(leadUnitMismatch, { leadUnits }, packageOf(unit))).toEqual([
      ['PRJ-1.leadUnits', { unit }]
    ])
  })

  it('is silent in the master', () => {
    expect(saidOfProject(leadUnitMismatch, { leadUnits: '县水利局' }, { metadata: {} })).toEqual([])
  })
})
