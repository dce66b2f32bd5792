import Big from 'big.js'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import type { Scalar } from '../../../src/domain/measures/expression'
import type { WorkbookLayout } from '../../../src/domain/report/layout'
import { newWorkbook } from '../../../src/application/new-workbook'
import { summaryView, type SummaryView } from '../../../src/ui/summary/summary-view'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory } from '../../support/workbook-in-memory'

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
    expect(line?.rows()).toEqual({
      sheet: '指标表',
      count: 1,
      spans: [{ first: 7, last: 7, place: { sheet: '指标表', cell: expect.stringMatching(/^A7:[A-Z]+7$/u) } }]
    })
  })

  it('draws tasks and years to the scale of the longest and tells their share of the whole', () => {
    const longest = view.tasks.map(({ length }) => length)
    expect(Math.max(...longest)).toBe(1)
    expect(longest[0]).toBeCloseTo(2815.77 / 160331.92, 10)
    expect(view.tasks.map(({ share }) => share?.toFixed())).toEqual([
      '0.011038',
      '0.352507',
      '0.628524',
      '0.000784',
      '0.007147'
    ])
  })

  it.each(['start', 'end', 'spread'] as const)('adds the years up to the total: %s', (kind) => {
    const sum = view.years[kind].reduce((total, line) => total.plus(line.total as Big), new Big(0))
    expect(sum.toFixed()).toBe('255092.79')
  })

  it('leads from a task or a year to all its rows, in spans', () => {
    const task = view.tasks[1]?.rows()
    expect([task?.sheet, task?.count, task?.spans.map(({ first, last }) => last - first + 1)]).toEqual([
      '项目表',
      21,
      [21]
    ])
    const early = view.years.start.find(({ name }) => name === '2020')?.rows()
    expect(early?.count).toBe(2)
    const counted = view.years.start.reduce((count, { rows }) => count + (rows()?.count ?? 0), 0)
    expect(counted).toBe(75)
    const spans = view.years.end.flatMap(({ rows }) => rows()?.spans ?? [])
    expect(spans.every(({ first, last }) => first <= last)).toBe(true)
    expect(new Set(spans.map(({ first }) => first)).size).toBe(spans.length)
  })
})

describe('the summary of an unfilled workbook', () => {
  it('shows what cannot be computed as absent, not as zero', async () => {
    const view = await viewOf(atOnce(newWorkbook({ plan, variant: 'prefilled' })).layout)
    expect([view.hasPeriod, view.timeProgress]).toEqual([false, undefined])
    expect(view.rated).toEqual([])
    expect(shown(view.total)).toBe('255092.79')
  })
})
