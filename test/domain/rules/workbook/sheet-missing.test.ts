import { describe, expect, it } from '@jest/globals'
import { sheetMissing } from '../../../../src/domain/rules/workbook/sheet-missing'
import { said } from '../run-rule'

describe('sheet-missing', () => {
  it('accepts a workbook with its sheets', () => {
    expect(said(sheetMissing)).toEqual([])
  })

  it.each([
    ['guide' as const, '填报说明'],
    ['indicators' as const, '指标表'],
    ['projects' as const, '项目表'],
    ['summary' as const, '汇总表']
  ])('reports that %s is gone', (id, sheet) => {
    expect(said(sheetMissing, { without: [id] })).toEqual([[sheet, { sheet }]])
  })

  it('does not expect 汇总表 in a package', () => {
    const metadata = { packageId: 'P1', unit: '城关镇' }
    expect(said(sheetMissing, { without: ['summary'], metadata })).toEqual([])
  })
})
