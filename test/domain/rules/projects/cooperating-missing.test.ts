import { describe, expect, it } from '@jest/globals'
import { cooperatingMissing } from '../../../../src/domain/rules/projects/cooperating-missing'
import { saidOfProject } from '../run-rule'

describe('cooperating-missing', () => {
  it.each([['县水利局'], ['/'], ['-']])('accepts %j', (cooperatingUnits) => {
    expect(saidOfProject(cooperatingMissing, { cooperatingUnits })).toEqual([])
  })

  it.each([[null], [''], ['　 ']])('reports %j', (cooperatingUnits) => {
    expect(saidOfProject(cooperatingMissing, { cooperatingUnits })).toEqual([['PRJ-1.cooperatingUnits']])
  })
})
