import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../../src/domain/measures/steps'
import { negativeNotAllowed } from '../../../../src/domain/rules/indicators/negative-not-allowed'
import { percentOutOfRange } from '../../../../src/domain/rules/indicators/percent-out-of-range'
import { compileRules, validate } from '../../../../src/domain/rules/engine'
import { buildReport, FILLED_HEADER } from '../../../support/report-builder'
import { saidOfIndicator, saidOfProject } from '../run-rule'
import { smallPlan } from '../small-plan'

describe('negative-not-allowed', () => {
  it.each([
    ['IND-1', { actual2021: 0 }],
    ['IND-3', { actual2021: -3 }],
    ['IND-5', { actual2021: -3 }],
    ['X', { unit: '%', actual2021: -3 }]
  ])('accepts %s with %j', (key, values) => {
    expect(saidOfIndicator(negativeNotAllowed, values, { key })).toEqual([])
  })

  it.each([
    ['IND-1', { actual2021: -1 }],
    ['IND-2', { actual2021: '-1' }],
    ['X', { unit: '起/每万枚', actual2021: -1 }],
    ['X', { unit: 'mg/l', actual2021: -1 }]
  ])('reports %s with %j', (key, values) => {
    expect(saidOfIndicator(negativeNotAllowed, values, { key })).toEqual([[`${key}.actual2021`]])
  })

  it.each([['amount'], ['investedYear'], ['investedTotal']])('reports a negative %s', (field) => {
    expect(saidOfProject(negativeNotAllowed, { [field]: -0.01 })).toEqual([[`PRJ-1.${field}`]])
  })

  it('leaves a value outside the range to that rule', () => {
    const plan = smallPlan()
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      indicators: [{ key: 'IND-1', values: { actual2021: -1 } }]
    })
    const findings = atOnce(
      validate(compileRules([negativeNotAllowed, percentOutOfRange], plan), { plan, report })
    )
    expect(findings.map(({ code }) => code)).toEqual(['percent-out-of-range'])
  })
})
