import { describe, expect, it } from '@jest/globals'
import { countFindings, isClean, validateWorkbook } from '../../src/application/validate-workbook'
import { buildReport, FILLED_HEADER, indicatorRows } from '../support/report-builder'
import { atOnce } from '../../src/domain/measures/steps'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const reportOf = (explanation: string | null) =>
  buildReport(plan, {
    header: FILLED_HEADER,
    indicators: indicatorRows(plan, {
      'IND-1': { actual2021: 40, actual2022: 42, actual2023: 84, explanation }
    })
  })

describe('validation of a workbook', () => {
  it('counts explained findings apart, the printed plan’s own never', () => {
    const open = atOnce(validateWorkbook(plan, reportOf(null))).counts
    const explained = atOnce(validateWorkbook(plan, reportOf('口径调整'))).counts
    const ofRow = atOnce(validateWorkbook(plan, reportOf('口径调整'))).findings.filter(
      ({ rowKey, severity }) => rowKey === 'IND-1' && severity === 'verification'
    )
    expect(ofRow.length).toBeGreaterThan(0)
    expect(open.explained).toBe(0)
    expect(explained).toEqual({ ...open, explained: ofRow.length })
    expect(open.plan).toBeGreaterThan(0)
  })

  it('gives the explanations to store, with the values they were given for', () => {
    const { explanations } = atOnce(validateWorkbook(plan, reportOf('口径调整')))
    expect(explanations).toContainEqual({
      source: 'row',
      rule: 'actual-jump',
      row: 'IND-1',
      field: 'actual2021',
      value: '40',
      text: '口径调整'
    })
  })

  it('is clean once everything reported is corrected or explained', () => {
    const { findings } = atOnce(validateWorkbook(plan, reportOf(null)))
    const verification = findings.filter(({ severity }) => severity === 'verification')
    expect(isClean(countFindings(verification))).toBe(false)
    expect(isClean(countFindings(verification.map((finding) => ({ ...finding, explained: true }))))).toBe(
      true
    )
  })
})
