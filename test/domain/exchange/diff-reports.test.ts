import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { differencePlaces, diffReports, isSame, reversed } from '../../../src/domain/exchange/diff-reports'
import { smallPlan } from '../rules/small-plan'
import { masterOf, reportOf } from '../../support/exchange-plan'
import { caseCount } from '../../support/case-count'

const plan = smallPlan()

describe('the difference of two workbooks', () => {
  it('is none between a workbook and itself in another order', () => {
    const rows = [...plan.projects].reverse().map(({ code }) => ({ key: code, values: {} }))
    const sorted = reportOf({
      plan,
      variant: 'prefilled',
      header: { period: '2023年' },
      projects: rows
    })
    expect(isSame(diffReports(masterOf(plan), sorted))).toBe(true)
  })

  it('names rows and cells by key and field', () => {
    const before = masterOf(plan, { 'PRJ-1': { investedTotal: 10 } })
    const after = reportOf({
      plan,
      variant: 'prefilled',
      header: { period: '2023年上半年' },
      indicators: plan.indicators.map(({ code }) => ({ key: code, values: {} })),
      projects: [
        { key: 'PRJ-1', values: { investedTotal: 12.5, remarks: '甲\r\n乙' } },
        { key: 'PRJ-2', values: { amount: 600 } },
        { key: 'NEW-1', values: { name: '新项目', adjustment: '新增' } },
        { key: '', values: { name: '无编码' } }
      ]
    })
    const { added, removed, changed } = diffReports(before, after)
    expect(added.map(({ key, name }) => [key, name])).toEqual([
      ['NEW-1', '新项目'],
      ['', '无编码']
    ])
    expect(removed.map(({ key }) => key)).toEqual(['PRJ-3', 'PRJ-4'])
    expect(changed.map(({ key, field, from, to }) => [key, field, from, to])).toEqual([
      ['', 'period', '2023年', '2023年上半年'],
      ['PRJ-1', 'investedTotal', 10, 12.5],
      ['PRJ-1', 'remarks', null, '甲\n乙'],
      ['PRJ-2', 'amount', 500.5, 600]
    ])
  })

  it('finds its rows and cells wherever they stand by now, without a key too', () => {
    const row = (key: string, values: Record<string, string | number>) => ({ key, values })
    const before = masterOf(plan)
    const after = (projects: ReturnType<typeof row>[]) =>
      reportOf({ plan, variant: 'prefilled', header: { period: '2023年上半年' }, projects })
    const rows = [row('PRJ-1', { investedTotal: 5 }), row('', { name: '无编码' })]
    const { added, changed } = diffReports(before, after(rows))
    const placesIn = (report: ReturnType<typeof after>) =>
      [...changed, ...added].map(differencePlaces(report)).map((place) => place?.cell)
    const now = after([row('', { name: '无编码' }), row('PRJ-9', {}), row('PRJ-1', {})])
    const [period, total, name] = placesIn(after(rows))
    const [again, totalNow, nameNow] = placesIn(now)
    expect(again).toBe(period)
    const letters = (cell = '') => cell.replace(/\d/gu, '')
    const rowNumber = (cell = '') => Number(cell.replace(/\D/gu, ''))
    expect([letters(totalNow), letters(nameNow)]).toEqual([letters(total), letters(name)])
    expect(rowNumber(totalNow) - rowNumber(total)).toBe(2)
    expect(rowNumber(nameNow) - rowNumber(name)).toBe(-1)
    expect(placesIn(after([]))).toEqual([period, undefined, undefined])
  })

  it('turns around when the workbooks do', () => {
    const value = fc.option(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('甲', '=1+1')))
    const some = fc.record({
      'PRJ-1': fc.record({ investedTotal: value, remarks: value }),
      'IND-1': fc.record({ actual2023: value })
    })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b] = [masterOf(plan, one), masterOf(plan, other)]
        expect(reversed(diffReports(a, b))).toEqual(diffReports(b, a))
        const forth = diffReports(a, b).changed.map(({ key, field, from, to }) => [key, field, from, to])
        const back = diffReports(b, a).changed.map(({ key, field, from, to }) => [key, field, to, from])
        expect(back).toEqual(forth)
      }),
      { numRuns: caseCount(10, 300) }
    )
  })
})
