import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { formProgress } from '../../../src/domain/rules/form-progress'
import { buildReport, FILLED_HEADER, indicatorRows, projectRows } from '../../support/report-builder'
import { smallPlan } from './small-plan'

const plan = smallPlan()
const period = { year: 2021, part: 'year' } as const
const actuals = Object.fromEntries(plan.indicators.map(({ code }) => [code, { actual2021: 1 }]))
const reported = { investedTotal: 0, physicalProgress: 0, status: '在建' }
const projects = Object.fromEntries(plan.projects.map(({ code }) => [code, reported]))

describe('the progress of a form', () => {
  it('counts nothing as filled in an empty one and names its cells in order', () => {
    const report = buildReport(plan, {
      header: { unit: null, period: null, reporter: null, phone: null, date: null },
      indicators: indicatorRows(plan),
      projects: projectRows(plan)
    })
    const { done, total, toFill, sheets } = atOnce(formProgress({ plan, report, period }))
    expect(done).toBe(0)
    expect(total).toBe(toFill.length)
    expect(total).toBe(sheets.reduce((sum, sheet) => sum + sheet.total, 0))
    expect(new Set(toFill.map(({ sheet, cell }) => `${sheet}!${cell}`)).size).toBe(total)
  })

  it('counts every cell asked for in a filled one', () => {
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      indicators: indicatorRows(plan, actuals),
      projects: projectRows(plan, projects)
    })
    const { done, total, toFill } = atOnce(formProgress({ plan, report, period }))
    expect(toFill).toEqual([])
    expect([total > 0, done]).toEqual([true, total])
  })

  it('takes one cell off when one is emptied', () => {
    const key = plan.indicators[0]?.code ?? ''
    const report = buildReport(plan, {
      header: FILLED_HEADER,
      indicators: indicatorRows(plan, { ...actuals, [key]: { actual2021: null } }),
      projects: projectRows(plan, projects)
    })
    const { done, total, toFill } = atOnce(formProgress({ plan, report, period }))
    expect([toFill.length, total - done]).toEqual([1, 1])
  })
})
