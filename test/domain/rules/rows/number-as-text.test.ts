import { describe, expect, it } from '@jest/globals'
import { numberAsText } from '../../../../src/domain/rules/rows/number-as-text'
import { saidOfIndicator, saidOfProject } from '../run-rule'

describe('number-as-text', () => {
  it.each([
    [{ actual2021: 82 }, 'IND-1'],
    [{ actual2021: '八十二' }, 'IND-1'],
    [{ actual2021: '未公布' }, 'IND-1'],
    [{ actual2021: '35%' }, 'IND-2'],
    [{ current: '82' }, 'IND-1']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(numberAsText, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2021: '82.5' }, '82.5'],
    [{ actual2021: ' ８２．５ ' }, '82.5'],
    [{ actual2021: '82.5%' }, '82.5'],
    [{ actual2021: '1,082' }, '1082'],
    [{ actual2021: '－3' }, '-3']
  ])('reports %j as %s', (values, number) => {
    expect(saidOfIndicator(numberAsText, values)).toEqual([['IND-1.actual2021', { number }]])
  })

  it.each([
    [{ amount: '1000 万元' }, 'amount', '1000'],
    [{ investedTotal: '12万元' }, 'investedTotal', '12'],
    [{ physicalProgress: '85%' }, 'physicalProgress', '85']
  ])('reports %j of a project', (values, field, number) => {
    expect(saidOfProject(numberAsText, values)).toEqual([[`PRJ-1.${field}`, { number }]])
  })

  it.each([[{ amount: '/' }], [{ investedTotal: '12%' }], [{ investedYear: '约12' }]])(
    'accepts %j of a project',
    (values) => {
      expect(saidOfProject(numberAsText, values)).toEqual([])
    }
  )
})
