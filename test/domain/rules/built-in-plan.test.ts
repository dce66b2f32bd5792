import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import { catalogue } from '../../../src/domain/rules/catalogue'
import { compileRules, validate } from '../../../src/domain/rules/engine'
import type { Finding } from '../../../src/domain/rules/finding'
import { buildReport } from '../../support/report-builder'

const plan = compilePlan(JSON.parse(readFileSync('assets/plans/tianning-14fyp.json', 'utf8')) as PlanDocument)
const findings = atOnce(
  validate(compileRules(catalogue, plan), {
    plan,
    report: buildReport(plan, { header: { period: '2023年' } })
  })
)

const counts = (some: readonly Finding[]): Record<string, number> => {
  const byCode: Record<string, number> = {}
  for (const { code } of some) byCode[code] = (byCode[code] ?? 0) + 1
  return byCode
}
const ofPlan = findings.filter(({ origin }) => origin === 'plan')
const reported = findings.filter(({ origin }) => origin === 'reported')

describe('the untouched prefilled workbook of the built-in plan, 2023', () => {
  it('repeats the blemishes of the printed plan and nothing else', () => {
    const { 'text-untidy': untidy, ...others } = counts(ofPlan)
    expect(others).toEqual({
      'amount-unlisted': 15,
      'cooperating-missing': 3,
      'years-outside-period': 2,
      'bracket-unbalanced': 1,
      'unit-nonstandard': 1,
      'target-below-baseline': 1,
      'name-similar': 1
    })
    expect(untidy).toBeGreaterThan(0)
  })

  it('asks for what is to be reported and nothing else', () => {
    expect(counts(reported)).toEqual({
      'required-missing': 4 + projectCellsDue(),
      'actual-missing': 13 * 3 + 10,
      'assigned-target-missing': 10
    })
  })

  it('asks in 填报说明 for the header fields that are empty', () => {
    expect(reported.filter(({ sheet }) => sheet === '填报说明').map(({ field }) => field)).toEqual([
      'unit',
      'reporter',
      'phone',
      'date'
    ])
  })

  it('gives each finding the address of a cell', () => {
    expect(findings.filter(({ cell }) => !/^[A-Z]+\d+$/u.test(cell))).toEqual([])
  })
})

function projectCellsDue(): number {
  const begun = plan.projects.filter(({ yearSpan }) => yearSpan && yearSpan.start <= 2023)
  return begun.length * 3 - begun.filter(({ amount }) => amount === '/').length
}
