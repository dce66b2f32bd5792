import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../../src/domain/measures/steps'
import { catalogue } from '../../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { columnMissing } from '../../../../src/domain/rules/workbook/column-missing'
import { buildReport, FILLED_HEADER } from '../../../support/report-builder'
import { said } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('column-missing', () => {
  it('accepts tables with all columns', () => {
    expect(said(columnMissing)).toEqual([])
  })

  it('reports each column that is gone', () => {
    const judged = {
      indicatorTable: { missing: ['actual2022' as const] },
      projectTable: { missing: ['years' as const] }
    }
    expect(said(columnMissing, judged)).toEqual([
      ['actual2022', { header: '2022年实际值' }],
      ['years', { header: '实施年限' }]
    ])
  })

  it('is the only finding about a column that is gone', () => {
    const plan = smallPlan()
    const fields = ['years', 'amount', 'code'] as const
    const report = buildReport(plan, { header: FILLED_HEADER, projectTable: { missing: fields } })
    const findings = atOnce(validate(compileRules(catalogue, plan), { plan, report }))
    const about = findings.filter(
      ({ field, table }) => table === 'projects' && (fields as readonly string[]).includes(field)
    )
    expect(about.map(({ code }) => code)).toEqual(['column-missing', 'column-missing', 'column-missing'])
    expect(findings.filter(({ code }) => code === 'row-removed' || code === 'row-added')).toEqual([])
  })
})
