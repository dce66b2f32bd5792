import { describe, expect, it } from '@jest/globals'
import { rowAdded } from '../../../../src/domain/rules/rows/row-added'
import { said } from '../run-rule'

const projects = [
  { key: 'PRJ-1' },
  { key: '', values: { name: '无编码' } },
  { key: 'N1', values: { name: '新项目', adjustment: '新增' } },
  { key: 'N2', values: { name: '未标注', adjustment: '调整' } }
]

describe('row-added', () => {
  it('reports projects without a known key that are not marked 新增', () => {
    expect(said(rowAdded, { projects, indicators: [] })).toEqual([['name'], ['N2.name']])
  })

  it('reports every indicator without a known key', () => {
    expect(said(rowAdded, { projects: [], indicators: [{ key: 'IND-1' }, { key: 'X' }] })).toEqual([
      ['X.name']
    ])
  })

  it('knows the keys of its package only', () => {
    const metadata = { packageId: 'P1', unit: '城关镇', keys: { indicators: [], projects: ['PRJ-1'] } }
    const rows = [{ key: 'PRJ-1' }, { key: 'PRJ-2' }]
    expect(said(rowAdded, { metadata, projects: rows, indicators: [] })).toEqual([['PRJ-2.name']])
  })

  it('is silent in a blank form, and where the key column is gone', () => {
    const metadata = { keys: { indicators: [], projects: [] } }
    expect(said(rowAdded, { metadata, projects, indicators: [] })).toEqual([])
    expect(said(rowAdded, { projects, indicators: [], projectTable: { missing: ['code'] } })).toEqual([])
  })

  it('passes over rows that hold nothing', () => {
    expect(
      said(rowAdded, { projects: [{ key: '' }, { key: '', values: { name: ' ' } }], indicators: [] })
    ).toEqual([])
  })
})
