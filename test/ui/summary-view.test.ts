import { beforeAll, describe, expect, it } from '@jest/globals'
import { computeWorkbook } from '../../src/application/compute-workbook'
import type { Scalar } from '../../src/domain/measures/expression'
import type { WorkbookLayout } from '../../src/domain/report/layout'
import { newWorkbook } from '../../src/application/new-workbook'
import { summaryView, type SummaryView } from '../../src/ui/summary-view'
import { builtInPlan, sampleLayout } from '../support/sample-workbook'
import { workbookInMemory } from '../support/workbook-in-memory'

const plan = builtInPlan()
async function viewOf(layout: WorkbookLayout): Promise<SummaryView> {
  const workbook = await workbookInMemory(layout)
  return summaryView(await computeWorkbook(workbook, () => Promise.resolve(plan), undefined))
}
const shown = (value: Scalar): string => String(value)

describe('the summary of a filled workbook', () => {
  let view: SummaryView
  beforeAll(async () => {
    view = await viewOf(sampleLayout(plan))
  })

  it("agrees with the plan's declared total, task by task", () => {
    expect([shown(view.total), view.matchesDeclared]).toEqual(['255092.79', true])
    expect(view.tasks.map(({ total }) => shown(total))).toEqual([
      '2815.77',
      '89922',
      '160331.92',
      '200',
      '1823.1'
    ])
    expect(view.tasks.map(({ count }) => shown(count))).toEqual(['5', '21', '40', '2', '7'])
  })

  it('counts each indicator under one status', () => {
    const sum = view.statuses.reduce((total, { count }) => total + Number(count), 0)
    expect([sum, shown(view.count), shown(view.timeProgress)]).toEqual([23, '23', '0.6'])
  })

  it('lists the furthest behind first and those without a gap after all with one', () => {
    const gaps = view.rated.map(({ gap }) => gap && Number(gap))
    const present = gaps.filter((gap) => gap !== undefined)
    expect(present).toEqual([...present].sort((a, b) => a - b))
    expect(gaps.slice(0, present.length)).toEqual(present)
  })

  it('draws every indicator once, and those without a rate not at all', () => {
    expect(view.rated.length + view.unrated.length).toBe(23)
    expect(view.unrated.every(({ rate }) => rate === undefined)).toBe(true)
    expect(view.unrated.length).toBeGreaterThan(0)
  })

  it('leads from an indicator to its row', () => {
    const line = view.rated.find(({ name }) => name === '空气质量优良天数比例')
    expect(line?.target).toEqual({ sheet: '指标表', cell: expect.stringMatching(/^[A-Z]+7$/u) })
  })
})

describe('the summary of an unfilled workbook', () => {
  it('shows what cannot be computed as absent, not as zero', async () => {
    const view = await viewOf(newWorkbook({ plan, variant: 'prefilled' }).layout)
    expect([view.hasPeriod, view.timeProgress]).toEqual([false, undefined])
    expect(view.rated).toEqual([])
    expect(shown(view.total)).toBe('255092.79')
  })
})
