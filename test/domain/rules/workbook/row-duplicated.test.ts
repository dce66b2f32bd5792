import { describe, expect, it } from '@jest/globals'
import { rowDuplicated } from '../../../../src/domain/rules/workbook/row-duplicated'
import { findingsOf, said } from '../run-rule'

describe('row-duplicated', () => {
  it('accepts keys that stand once, and rows without a key', () => {
    expect(said(rowDuplicated, { projects: [{ key: 'PRJ-1' }, { key: '' }, { key: '' }] })).toEqual([])
  })

  it('reports every row after the first of a key', () => {
    const projects = [{ key: 'PRJ-1' }, { key: 'PRJ-2' }, { key: 'PRJ-1' }, { key: 'PRJ-1' }]
    expect(findingsOf(rowDuplicated, { projects })).toMatchObject([
      { row: 7, rowKey: 'PRJ-1', params: { first: 5 } },
      { row: 8, rowKey: 'PRJ-1', params: { first: 5 } }
    ])
  })
})
