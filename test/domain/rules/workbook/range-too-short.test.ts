import { describe, expect, it } from '@jest/globals'
import { columnName } from '../../../../src/domain/report/fields'
import { rangeTooShort } from '../../../../src/domain/rules/workbook/range-too-short'
import { findingsOf, said } from '../run-rule'

const amounts = (top: number, bottom: number) => [
  { name: columnName('projects', 'amount'), refersTo: `项目表!$H$${top}:$H$${bottom}` }
]

describe('range-too-short', () => {
  it.each([
    [[]],
    [amounts(5, 8)],
    [amounts(5, 200)],
    [[{ name: columnName('projects', 'amount'), refersTo: '#REF!' }]],
    [[{ name: '别的名称', refersTo: '项目表!$H$5:$H$5' }]]
  ])('accepts names %j', (names) => {
    expect(said(rangeTooShort, { names })).toEqual([])
  })

  it('reports rows under and above what a name stands for', () => {
    expect(said(rangeTooShort, { names: amounts(5, 6) })).toEqual([['项目表', { count: 2, rows: ['7-8'] }]])
    expect(said(rangeTooShort, { names: amounts(6, 8) })).toEqual([['项目表', { count: 1, rows: ['5'] }]])
  })

  it('is nobody’s in a package', () => {
    const metadata = { packageId: 'P', unit: '城关镇' }
    const [finding] = findingsOf(rangeTooShort, { names: amounts(5, 6), metadata })
    expect(finding).toMatchObject({ origin: 'plan', severity: 'mandatory', fixable: true })
  })
})
