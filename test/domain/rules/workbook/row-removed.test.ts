import { describe, expect, it } from '@jest/globals'
import { rowRemoved } from '../../../../src/domain/rules/workbook/row-removed'
import { projectRows } from '../../../support/report-builder'
import { findingsOf, said } from '../run-rule'
import { smallPlan } from '../small-plan'

const projects = projectRows(smallPlan()).slice(1)

describe('row-removed', () => {
  it('accepts all rows in any order', () => {
    expect(said(rowRemoved, { projects: projectRows(smallPlan()).reverse() })).toEqual([])
  })

  it('reports each row that is gone, at its table', () => {
    expect(findingsOf(rowRemoved, { projects })).toMatchObject([
      { sheet: '项目表', cell: '', row: 0, rowKey: 'PRJ-1', params: { name: '河道\n清淤', no: 1 } }
    ])
  })

  it('expects of a package the package’s rows', () => {
    const metadata = {
      packageId: 'P1',
      unit: '城关镇',
      keys: { indicators: [], projects: ['PRJ-1', 'PRJ-2'] }
    }
    expect(said(rowRemoved, { metadata, projects, indicators: [] })).toEqual([
      ['PRJ-1', { name: '河道\n清淤', no: 1 }]
    ])
  })

  it('expects nothing in a blank form', () => {
    const metadata = { keys: { indicators: [], projects: [] } }
    expect(said(rowRemoved, { metadata, projects: [], indicators: [] })).toEqual([])
  })

  it('is silent where the table or its key column is gone', () => {
    expect(said(rowRemoved, { without: ['projects'] })).toEqual([])
    expect(said(rowRemoved, { projectTable: { missing: ['code'] } })).toEqual([])
  })
})
