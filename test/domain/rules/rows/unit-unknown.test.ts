import { describe, expect, it } from '@jest/globals'
import { unitUnknown } from '../../../../src/domain/rules/rows/unit-unknown'
import { findingsOf, saidOfIndicator, saidOfProject } from '../run-rule'

describe('unit-unknown', () => {
  it.each([['城关镇、河东办'], ['各镇、街道'], ['县水利局（甲水务公司）'], ['/'], [null]])(
    'accepts %j',
    (leadUnits) => {
      expect(saidOfProject(unitUnknown, { leadUnits })).toEqual([])
    }
  )

  it('reports each name that is not in the dictionary', () => {
    expect(saidOfProject(unitUnknown, { leadUnits: '城关镇、某公司', cooperatingUnits: '某局' })).toEqual([
      ['PRJ-1.leadUnits', { names: ['某公司'] }],
      ['PRJ-1.cooperatingUnits', { names: ['某局'] }]
    ])
  })

  it.each([
    ['城关镇/县水利局', '城关镇、县水利局'],
    ['城关镇；  河东办|县水利局', '城关镇、河东办、县水利局'],
    ['城关镇·县水利局（甲/乙公司）', '城关镇、县水利局（甲/乙公司）']
  ])('suggests the usual separator for %j', (leadUnits, suggested) => {
    const [found] = findingsOf(unitUnknown, {
      projects: [{ key: 'PRJ-1', values: { leadUnits } }],
      indicators: []
    })
    expect(found).toMatchObject({ fixable: true, params: { reason: 'separator', suggested } })
  })

  it.each([['城关镇/某公司'], ['城关镇 某局'], ['城 关 局']])('suggests nothing for %j', (leadUnits) => {
    const [found] = findingsOf(unitUnknown, {
      projects: [{ key: 'PRJ-1', values: { leadUnits } }],
      indicators: []
    })
    expect(found).toMatchObject({ fixable: false })
  })

  it('looks at the responsible unit of an indicator', () => {
    expect(saidOfIndicator(unitUnknown, { responsibleUnit: '某局' })).toEqual([
      ['IND-1.responsibleUnit', { names: ['某局'] }]
    ])
  })
})
