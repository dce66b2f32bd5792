import { describe, expect, it } from '@jest/globals'
import type { CustomRuleRecord } from '../../../../src/domain/plan/plan-document'
import { tryCustomRule } from '../../../../src/domain/rules/custom/try-rule'
import { buildReport, FILLED_HEADER, projectRows } from '../../../support/report-builder'
import { smallPlan } from '../small-plan'

const plan = smallPlan({ ruleSettings: { own: { off: true, severity: 'mandatory' } } })
const report = buildReport(plan, {
  header: FILLED_HEADER,
  projects: projectRows(plan, { 'PRJ-1': { investedTotal: 1200 }, 'PRJ-2': { investedTotal: 10 } })
})
const tried = (expression: string, scope: CustomRuleRecord['scope'] = 'project') =>
  tryCustomRule(
    { code: 'own', scope, expression, severity: 'verification', message: '“{项目名称}”' },
    plan,
    report,
    undefined
  )

describe('trial of a custom rule', () => {
  it('gives its findings whatever the settings say of it', () => {
    const trial = tried('row["累计完成投资"] <= row["投资额"]')
    expect(trial).toMatchObject({
      ok: true,
      findings: [{ rowKey: 'PRJ-1', severity: 'verification' }],
      failure: undefined
    })
  })

  it.each([
    ['row["累计完成投资"] <=', 'syntax', { line: 1 }],
    ['row["项目名称"] == "a" &&\n  row["没有"] > 1', 'unknown-field', { line: 2, column: 7 }],
    ['row["投资额"] + 1', 'not-boolean', { line: 1, column: 1 }]
  ])('says why and where %s is refused', (expression, code, position) => {
    expect(tried(expression)).toMatchObject({ ok: false, error: { code, position } })
  })

  it('says that it would take too long', () => {
    const tens = '[1,2,3,4,5,6,7,8,9,10]'
    const loops = `${tens}.all(a, ${tens}.all(b, ${tens}.all(c, ${tens}.all(d, ${tens}.all(e, ${tens}.all(f, ${tens}.all(g, a+b+c+d+e+f+g>0)))))))`
    expect(tried(loops, 'workbook')).toMatchObject({
      ok: true,
      findings: [],
      failure: { reason: 'too-costly' }
    })
  })
})
