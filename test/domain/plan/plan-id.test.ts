import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { importedPlanId, isAmbiguousPlanId } from '../../../src/domain/plan/plan-id'
import { compareWithPlan, workbookPlan } from '../../../src/domain/report/workbook-plan'
import { planVersion } from '../../../src/domain/report/plan-version'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readMetadata } from '../../../src/domain/report/read-metadata'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan } from '../rules/small-plan'

const period = { start: 2021, end: 2025 }
const county = { region: '甲县', title: '甲县“十四五”水利规划', period }

describe('the id of an imported plan', () => {
  it('names its years and tells plans of other regions, titles and years apart', () => {
    expect(importedPlanId(county)).toMatch(/^plan-2021-2025-[0-9a-f]{6}$/u)
    const ids = [
      county,
      { ...county, region: '乙县' },
      { ...county, title: '甲县“十四五”交通规划' },
      { ...county, period: { start: 2026, end: 2030 } }
    ].map(importedPlanId)
    expect(new Set(ids).size).toBe(4)
    expect(ids.some(isAmbiguousPlanId)).toBe(false)
  })

  it('is the same whatever the spelling', () => {
    expect(importedPlanId({ ...county, title: ' 甲县"十四五"\n水利规划' })).toBe(importedPlanId(county))
  })

  it('was once its years alone', () => {
    expect(['plan-2021-2025', 'plan-2021-2025-3f9a1c', 'tianning-14fyp'].map(isAmbiguousPlanId)).toEqual([
      true,
      false,
      false
    ])
  })
})

describe('the plan that a workbook was made from', () => {
  const id = 'plan-2021-2025'
  const plan = smallPlan({ id })
  const content = layoutToContent(atOnce(buildWorkbook({ plan, variant: 'prefilled', header: {} })))
  const made = workbookPlan(content, readMetadata(content)!)

  it('is told by id, version and the title on the guide sheet', () => {
    expect(made).toEqual({ id, version: atOnce(planVersion(plan.document)), title: plan.title })
    const blank = layoutToContent(atOnce(buildWorkbook({ plan, variant: 'blank', header: {} })))
    expect(workbookPlan(blank, readMetadata(blank)!).title).toBeUndefined()
  })

  it.each([
    ['same', plan],
    ['unsure', smallPlan({ id, issued: '2022-03' })],
    ['other', smallPlan({ id, title: '乙县“十四五”规划' })],
    ['same', smallPlan({ id: 'plan-2021-2025-3f9a1c', title: '乙县“十四五”规划' })]
  ])('is %s beside a plan of the same or another id', (likeness, known) => {
    expect(compareWithPlan(made, known)).toBe(likeness)
  })
})
