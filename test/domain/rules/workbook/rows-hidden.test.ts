import { describe, expect, it } from '@jest/globals'
import { rowsHidden } from '../../../../src/domain/rules/workbook/rows-hidden'
import { said } from '../run-rule'

describe('rows-hidden', () => {
  it.each([[[]], [[0, 1]], [[100]]])('accepts hidden rows %j outside the data', (hiddenRows) => {
    expect(said(rowsHidden, { projectTable: { hiddenRows } })).toEqual([])
  })

  it('reports the hidden data rows of a table once', () => {
    expect(said(rowsHidden, { projectTable: { hiddenRows: [7, 4, 5, 200] } })).toEqual([
      ['项目表', { count: 3, rows: ['5-6', '8'] }]
    ])
  })
})
