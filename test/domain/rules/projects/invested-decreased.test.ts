import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../../src/domain/measures/steps'
import type { CellContent } from '../../../../src/domain/report/workbook-content'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { investedDecreased } from '../../../../src/domain/rules/projects/invested-decreased'
import { buildReport } from '../../../support/report-builder'
import { smallPlan } from '../small-plan'

const plan = smallPlan()
const reportOf = (investedTotal: CellContent, key = 'PRJ-1') =>
  buildReport(plan, { projects: [{ key, values: { investedTotal } }], indicators: [] })
const saidAgainst = (before: CellContent, now: CellContent, keyBefore = 'PRJ-1') =>
  atOnce(
    validate(compileRules([investedDecreased], plan), {
      plan,
      report: reportOf(now),
      previous: reportOf(before, keyBefore)
    })
  ).map(({ field, severity, params }) => [field, severity, params])

describe('invested-decreased', () => {
  it.each([
    [100, 100],
    [100, 100.01],
    [null, 5],
    ['暂无', 5],
    [100, null],
    [100, '少']
  ])('accepts %j followed by %j', (before, now) => {
    expect(saidAgainst(before, now)).toEqual([])
  })

  it.each([
    [100.5, 100.4, '100.5'],
    ['1,200', 300, '1200'],
    [5, 0, '5']
  ])('reports %j followed by %j', (before, now, previous) => {
    expect(saidAgainst(before, now)).toEqual([['investedTotal', 'mandatory', { previous }]])
  })

  it('compares rows by key', () => {
    expect(saidAgainst(100, 5, 'PRJ-2')).toEqual([])
  })

  it('says nothing without a previous workbook', () => {
    expect(atOnce(validate(compileRules([investedDecreased], plan), { plan, report: reportOf(5) }))).toEqual(
      []
    )
  })
})
