import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import type { RuleSetting } from '../../../src/domain/plan/plan-document'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../src/domain/rules/engine'
import { faultyReport } from '../../support/faulty-report'
import { amountOutlier } from '../../../src/domain/rules/projects/amount-outlier'
import { percentAsFraction } from '../../../src/domain/rules/rows/percent-as-fraction'
import { saidOfIndicator, saidOfProject } from './run-rule'
import { smallPlan } from './small-plan'

const report = faultyReport(smallPlan())
const findingsWith = (ruleSettings: Readonly<Record<string, RuleSetting>>) => {
  const plan = smallPlan({ ruleSettings })
  return atOnce(validate(compileRules(catalogue, plan), { plan, report }))
}
const usual = findingsWith({})
const found = [...new Set(usual.map(({ code }) => code))]

describe('setting of a rule', () => {
  it.each(found)('switches %s off', (code) => {
    expect(findingsWith({ [code]: { off: true } }).filter((finding) => finding.code === code)).toEqual([])
  })

  it.each(found)('gives all findings of %s another severity', (code) => {
    for (const severity of ['mandatory', 'verification'] as const) {
      const own = findingsWith({ [code]: { severity } }).filter((finding) => finding.code === code)
      expect(own).toHaveLength(usual.filter((finding) => finding.code === code).length)
      expect(new Set(own.map((finding) => finding.severity))).toEqual(new Set([severity]))
    }
  })

  it('sets the factor of amount-outlier', () => {
    const said = (factor: number) =>
      saidOfProject(
        amountOutlier,
        { investedTotal: 50_000 },
        {
          plan: smallPlan({ ruleSettings: { 'amount-outlier': { numbers: { factor } } } })
        }
      )
    expect([said(1000), said(50)]).toEqual([[], [expect.anything()]])
  })

  it('sets the nearness of percent-as-fraction', () => {
    const said = (percent: number) =>
      saidOfIndicator(
        percentAsFraction,
        { actual2021: 0.6 },
        {
          plan: smallPlan({ ruleSettings: { 'percent-as-fraction': { numbers: { percent } } } })
        }
      )
    expect([said(10), said(40)]).toEqual([[], [expect.anything()]])
  })
})
