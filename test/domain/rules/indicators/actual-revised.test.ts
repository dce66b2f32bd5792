import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../../src/domain/measures/steps'
import { parsePeriod } from '../../../../src/domain/measures/report-period'
import type { IndicatorField } from '../../../../src/domain/report/fields'
import type { CellContent } from '../../../../src/domain/report/workbook-content'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { actualRevised } from '../../../../src/domain/rules/indicators/actual-revised'
import { buildReport } from '../../../support/report-builder'
import { smallPlan } from '../small-plan'

type Values = Readonly<Partial<Record<IndicatorField, CellContent>>>

const plan = smallPlan()
const reportOf = (values: Values, key = 'IND-1') =>
  buildReport(plan, { indicators: [{ key, values }], projects: [] })
const saidAgainst = (before: Values, now: Values, period = '2023年', keyBefore = 'IND-1') =>
  atOnce(
    validate(compileRules([actualRevised], plan), {
      plan,
      report: reportOf(now),
      period: parsePeriod(period),
      previous: reportOf(before, keyBefore)
    })
  ).map(({ rowKey, field, params }) => [`${rowKey}.${field}`, params])

describe('actual-revised', () => {
  it.each<[Values, Values]>([
    [{ actual2021: 83 }, { actual2021: 83 }],
    [{ actual2021: '83 ' }, { actual2021: 83 }],
    [{}, { actual2021: 83 }],
    [{ actual2021: '未公布' }, { actual2021: 83 }],
    [{ actual2021: '约83' }, { actual2021: 83 }],
    [{ actual2023: 83 }, { actual2023: 84 }]
  ])('accepts %j followed by %j', (before, now) => {
    expect(saidAgainst(before, now)).toEqual([])
  })

  it.each<[Values, Values, string, string]>([
    [{ actual2021: 82.5 }, { actual2021: 83 }, 'changed', '82.5'],
    [{ actual2021: 82.5 }, { actual2021: '约83' }, 'changed', '82.5'],
    [{ actual2021: 82.5 }, { actual2021: null }, 'removed', '82.5'],
    [{ actual2021: 82.5 }, { actual2021: '未公布' }, 'removed', '82.5']
  ])('reports %j followed by %j as %s', (before, now, reason, previous) => {
    expect(saidAgainst(before, now)).toEqual([['IND-1.actual2021', { reason, year: 2021, previous }]])
  })

  it('looks only at years before the report year', () => {
    const before = { actual2021: 1, actual2022: 1, actual2023: 1 }
    const now = { actual2021: 2, actual2022: 2, actual2023: 2 }
    expect(saidAgainst(before, now, '2022年上半年').map(([place]) => place)).toEqual(['IND-1.actual2021'])
  })

  it('compares rows by key and nothing without a previous workbook', () => {
    expect(saidAgainst({ actual2021: 1 }, { actual2021: 2 }, '2023年', 'IND-2')).toEqual([])
    const report = reportOf({ actual2021: 2 })
    expect(
      atOnce(validate(compileRules([actualRevised], plan), { plan, report, period: parsePeriod('2023年') }))
    ).toEqual([])
  })
})
