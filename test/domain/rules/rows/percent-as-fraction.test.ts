import { describe, expect, it } from '@jest/globals'
import { indicatorFields } from '../../../../src/domain/report/fields'
import { cellKey } from '../../../../src/domain/report/workbook-content'
import { percentAsFraction } from '../../../../src/domain/rules/rows/percent-as-fraction'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { buildReport, FILLED_HEADER, HEADER_ROW } from '../../../support/report-builder'
import { saidOfIndicator } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('percent-as-fraction', () => {
  it.each([
    [{ actual2021: 82 }, 'IND-1'],
    [{ actual2021: 0 }, 'IND-1'],
    [{ actual2021: 0.3 }, 'IND-1'],
    [{ actual2021: 0.36 }, 'IND-2'],
    [{ actual2021: 0.03 }, 'IND-3'],
    [{ actual2021: '0.83' }, 'IND-1']
  ])('accepts %j of %s', (values, key) => {
    expect(saidOfIndicator(percentAsFraction, values, { key })).toEqual([])
  })

  it.each([
    [{ actual2021: 0.83 }, 'actual2021', '83'],
    [{ actual2021: 20, actual2022: 0.2 }, 'actual2022', '20'],
    [{ actual2021: 1 }, 'actual2021', '100']
  ])('reports %j at %s', (values, field, suggested) => {
    expect(saidOfIndicator(percentAsFraction, values)).toEqual([
      [`IND-1.${field}`, { suggested, reason: 'near' }]
    ])
  })

  it.each([
    ['0.00%', [{ suggested: '30', reason: 'format' }]],
    ['0.00', []]
  ])('judges a cell with the number format %s', (format, expected) => {
    const plan = smallPlan()
    const column = indicatorFields(plan.years).findIndex(({ id }) => id === 'actual2021')
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      indicators: [{ key: 'IND-1', values: { actual2021: 0.3 } }]
    })
    const table = report.indicators
    if (!table) throw new Error('no indicator table')
    const numberFormats = new Map([[cellKey(HEADER_ROW + 1, column), format]])
    const formatted = { ...report, indicators: { ...table, sheet: { ...table.sheet, numberFormats } } }
    const findings = validate(compileRules([percentAsFraction], plan), { plan, report: formatted })
    expect(findings.map(({ params }) => params)).toEqual(expected)
  })
})
