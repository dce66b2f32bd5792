import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import type { CustomRuleRecord } from '../../../src/domain/plan/plan-document'
import type { WorkbookRules } from '../../../src/domain/report/report'
import { validate } from '../../../src/domain/rules/engine'
import { changedRules, rulesInForce, ruleWishes } from '../../../src/domain/rules/rules-in-force'
import { buildReport, FILLED_HEADER, projectRows } from '../../support/report-builder'
import { smallPlan } from './small-plan'

const own = (code: string, expression: string): CustomRuleRecord => ({
  code,
  scope: 'project',
  expression,
  severity: 'mandatory',
  message: '请核实'
})
const PLAN_RULE = own('plan-rule', 'row["累计完成投资"] <= 10')
const plan = smallPlan({
  ruleSettings: { 'invested-over-plan': { severity: 'mandatory', numbers: { percent: 120 } } },
  customRules: [PLAN_RULE]
})
const reportWith = (rules: WorkbookRules | undefined) =>
  buildReport(plan, {
    header: FILLED_HEADER,
    metadata: rules ? { rules } : {},
    projects: projectRows(plan, { 'PRJ-1': { investedTotal: 1150, physicalProgress: 5, status: '在建' } })
  })
const judged = (rules?: WorkbookRules, whose?: 'plan') => {
  const report = reportWith(rules)
  return atOnce(validate(rulesInForce(plan, report, whose), { plan, report }))
    .filter(({ code, field }) => field === 'investedTotal' && code !== 'required-missing')
    .map(({ code, severity }) => `${code} ${severity}`)
}

describe('rules in force', () => {
  it.each<[says: string, rules: WorkbookRules | undefined, findings: readonly string[]]>([
    ['nothing', undefined, ['plan-rule mandatory']],
    [
      'another number',
      { settings: { 'invested-over-plan': { numbers: { percent: 110 } } }, custom: [] },
      ['invested-over-plan mandatory', 'plan-rule mandatory']
    ],
    [
      'another severity and number',
      {
        settings: { 'invested-over-plan': { severity: 'verification', numbers: { percent: 110 } } },
        custom: []
      },
      ['invested-over-plan verification', 'plan-rule mandatory']
    ],
    ['the plan’s own rule is off', { settings: { 'plan-rule': { off: true } }, custom: [] }, []],
    [
      'the plan’s own rule otherwise',
      { settings: {}, custom: [own('plan-rule', 'row["累计完成投资"] <= 2000')] },
      []
    ],
    [
      'a rule more',
      { settings: {}, custom: [own('more', 'row["累计完成投资"] != 1150')] },
      ['more mandatory', 'plan-rule mandatory']
    ]
  ])('are those of the plan where the workbook says %s', (_says, rules, findings) => {
    expect(judged(rules)).toEqual(findings)
    expect(judged(undefined)).toEqual(['plan-rule mandatory'])
    expect(judged(rules, 'plan')).toEqual(['plan-rule mandatory'])
  })

  it('tell of a rule that cannot be run, and run the others', () => {
    const report = reportWith({ settings: {}, custom: [own('broken', 'row["没有"] > 1')] })
    const found = atOnce(validate(rulesInForce(plan, report), { plan, report }))
    expect(found.filter(({ code }) => code === 'custom-rule-failed').map(({ params }) => params)).toEqual([
      { rule: 'broken', reason: 'unknown-field', detail: '没有', line: 1, column: 5 }
    ])
    expect(found.some(({ code }) => code === 'plan-rule')).toBe(true)
  })

  it('leave the plan as it is, whose version the workbook knows', () => {
    const report = reportWith({ settings: { 'row-added': { off: true } }, custom: [] })
    const found = atOnce(validate(rulesInForce(plan, report), { plan, report }))
    expect(found.filter(({ code }) => code === 'template-outdated')).toEqual([])
  })

  it('name what the workbook changes', () => {
    expect(changedRules(undefined)).toEqual([])
    expect(
      changedRules({ settings: { b: { off: true }, a: {} }, custom: [own('c', 'true'), own('a', 'true')] })
    ).toEqual(['a', 'b', 'c'])
    expect(ruleWishes(plan, undefined).custom).toEqual([PLAN_RULE])
  })
})
