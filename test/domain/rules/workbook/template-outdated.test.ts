import { describe, expect, it } from '@jest/globals'
import { TEMPLATE_VERSION } from '../../../../src/domain/report/template-version'
import { templateOutdated } from '../../../../src/domain/rules/workbook/template-outdated'
import { said } from '../run-rule'

describe('template-outdated', () => {
  it.each([[{}], [{ metadata: {} }]])('accepts %j', (judged) => {
    expect(said(templateOutdated, judged)).toEqual([])
  })

  it.each([
    [{ planId: 'other' }, { what: 'plan', actual: 'other', expected: 'small' }],
    [{ planVersion: 'older' }, { what: 'plan-version' }],
    [{ templateVersion: 0 }, { what: 'template', actual: 0, expected: TEMPLATE_VERSION }]
  ])('reports %j', (metadata, params) => {
    expect(said(templateOutdated, { metadata })).toEqual([['填报说明', params]])
  })
  it('is told on a sheet that is there', () => {
    const metadata = { templateVersion: 0 }
    expect(said(templateOutdated, { metadata, without: ['guide'] })[0]?.[0]).toBe('指标表')
    expect(said(templateOutdated, { metadata, without: ['guide', 'indicators'] })[0]?.[0]).toBe('项目表')
    expect(said(templateOutdated, { metadata, without: ['guide', 'indicators', 'projects'] })[0]?.[0]).toBe(
      '汇总表'
    )
  })
})
