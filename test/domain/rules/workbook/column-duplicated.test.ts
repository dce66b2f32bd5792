import { describe, expect, it } from '@jest/globals'
import { projectFields } from '../../../../src/domain/report/fields'
import { columnLetters } from '../../../../src/domain/report/a1'
import { columnDuplicated } from '../../../../src/domain/rules/workbook/column-duplicated'
import { findingsOf, said } from '../run-rule'

describe('column-duplicated', () => {
  it('accepts tables whose headers stand once', () => {
    expect(said(columnDuplicated)).toEqual([])
  })

  it('reports the header cell of the column that is not read', () => {
    const findings = findingsOf(columnDuplicated, { projectTable: { duplicates: ['amount'] } })
    expect(findings).toMatchObject([
      {
        sheet: '项目表',
        cell: `${columnLetters(projectFields().length)}4`,
        row: 4,
        field: 'amount',
        params: { header: '投资额（万元）' }
      }
    ])
  })
})
