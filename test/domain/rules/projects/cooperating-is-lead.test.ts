import { describe, expect, it } from '@jest/globals'
import { cooperatingIsLead } from '../../../../src/domain/rules/projects/cooperating-is-lead'
import { saidOfProject } from '../run-rule'

describe('cooperating-is-lead', () => {
  it.each([
    ['城关镇', '县水利局'],
    ['各镇、街道', '城关镇'],
    ['城关镇', '/'],
    ['甲公司', '甲公司']
  ])('accepts %s beside %s', (leadUnits, cooperatingUnits) => {
    expect(saidOfProject(cooperatingIsLead, { leadUnits, cooperatingUnits })).toEqual([])
  })

  it.each([
    ['城关镇、县水利局', '县水利局', ['县水利局']],
    ['河东街道', '县水利局\n河东办', ['河东街道']]
  ])('reports %s beside %j', (leadUnits, cooperatingUnits, names) => {
    expect(saidOfProject(cooperatingIsLead, { leadUnits, cooperatingUnits })).toEqual([
      ['PRJ-1.cooperatingUnits', { names }]
    ])
  })
})
