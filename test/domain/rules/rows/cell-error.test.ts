import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../../src/domain/measures/steps'
import { catalogue } from '../../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { cellError } from '../../../../src/domain/rules/rows/cell-error'
import { buildReport, FILLED_HEADER } from '../../../support/report-builder'
import { findingsOf, saidOfProject } from '../run-rule'
import { smallPlan } from '../small-plan'

const broken = { error: '#REF!' }

describe('cell-error', () => {
  it('reports every field of a row that shows an error, computed ones too', () => {
    expect(saidOfProject(cellError, { amount: broken, investedRate: broken, remarks: '#REF!' })).toEqual([
      ['PRJ-1.amount'],
      ['PRJ-1.investedRate']
    ])
  })

  it('reports header fields and cells of 汇总表', () => {
    const header = { ...FILLED_HEADER, phone: { error: '#NAME?' } }
    const summary = [
      ['合计', 5],
      [null, { error: '#DIV/0!' }]
    ]
    const findings = findingsOf(cellError, { header, summary })
    expect(findings.map(({ sheet, cell, value }) => [sheet, cell, value])).toEqual([
      ['填报说明', 'C7', '#NAME?'],
      ['汇总表', 'B2', '#DIV/0!']
    ])
  })

  it('is the only finding of a broken cell', () => {
    const plan = smallPlan()
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      projects: [{ key: 'PRJ-1', values: { years: broken, amount: broken, leadUnits: broken, name: broken } }]
    })
    const findings = atOnce(validate(compileRules(catalogue, plan), { plan, report }))
    const codes = findings
      .filter(
        ({ rowKey, field }) => rowKey === 'PRJ-1' && ['years', 'amount', 'leadUnits', 'name'].includes(field)
      )
      .map(({ code }) => code)
    expect(codes).toEqual(['cell-error', 'cell-error', 'cell-error', 'cell-error'])
  })
})
