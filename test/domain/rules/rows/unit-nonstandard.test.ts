import { describe, expect, it } from '@jest/globals'
import { unitNonstandard } from '../../../../src/domain/rules/rows/unit-nonstandard'
import { saidOfIndicator } from '../run-rule'

describe('unit-nonstandard', () => {
  it.each([['%'], ['μg/m³'], ['万元'], ['-'], ['起/每万枚'], [null], [5]])('accepts %j', (unit) => {
    expect(saidOfIndicator(unitNonstandard, { unit })).toEqual([])
  })

  it.each([
    ['ug/m3', 'μg/m³'],
    ['µg/m³', 'μg/m³'],
    ['μg/m3', 'μg/m³'],
    ['万 元', '万元'],
    ['％', '%'],
    ['微克/立方米', 'μg/m³'],
    ['mg/l', 'mg/L']
  ])('reports %j and proposes %s', (unit, expected) => {
    expect(saidOfIndicator(unitNonstandard, { unit })).toEqual([['IND-1.unit', { expected }]])
  })
})
