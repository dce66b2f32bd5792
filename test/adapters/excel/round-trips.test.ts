import { afterEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import { insertTemplates } from '../../../src/application/insert-templates'
import { reviewWorkbook } from '../../../src/application/review-workbook'
import type { OfficeHost } from '../../../src/office-host'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { planOf } from '../../support/office/plan-layouts'

const FOUR_MEGABYTES = 4_000_000
const PERIOD = { year: 2023, part: 'year' } as const

let excel: ExcelHost | undefined

afterEach(() => {
  excel?.host.dispose()
})

/** A host that computes nothing by itself: round trips and bytes are counted here, results are compared elsewhere. */
async function startIdle(): Promise<ExcelHost> {
  const started = await startExcel()
  const context = new Excel.RequestContext()
  context.workbook.application.calculationMode = 'Manual'
  await context.sync()
  return started
}

/** Requests and bytes that work takes. */
async function traffic(host: OfficeHost, work: () => Promise<unknown>): Promise<OfficeHost['traffic']> {
  host.resetTraffic()
  await work()
  return { ...host.traffic }
}

const cancel = (): Promise<'cancel'> => Promise.resolve('cancel')

describe('round trips', () => {
  it('are few', async () => {
    excel = await startIdle()
    const { host } = excel
    const workbook = excelWorkbook()
    const plan = planOf(20)
    const choosePlan = () => Promise.resolve(plan)

    const insert = await traffic(host, () =>
      insertTemplates(workbook, { plan, variant: 'prefilled', period: PERIOD }, cancel)
    )
    expect(insert.requests).toBeLessThanOrEqual(4)
    expect(insert.largestRequest).toBeLessThan(FOUR_MEGABYTES)

    const read = await traffic(host, () => workbook.read())
    expect(read.requests).toBe(2)

    const compute = await traffic(host, () => computeWorkbook(workbook, choosePlan, PERIOD))
    expect(compute.requests).toBeLessThanOrEqual(3)

    const review = await traffic(host, () =>
      reviewWorkbook(workbook, choosePlan, { period: PERIOD }, 'zh-CN')
    )
    expect(review.requests).toBe(3)
    expect(review.largestRequest).toBeLessThan(FOUR_MEGABYTES)

    const second = await traffic(host, () =>
      reviewWorkbook(workbook, choosePlan, { period: PERIOD }, 'zh-CN')
    )
    expect(second.requests).toBe(3)

    const one = await traffic(host, () =>
      workbook.write([{ sheet: '项目表', top: 4, left: 11, values: [[1]] }])
    )
    expect(one.requests).toBe(1)
    const several = await traffic(host, () =>
      workbook.write([{ sheet: '项目表', top: 4, left: 11, values: [[1], [2]] }])
    )
    expect(several.requests).toBe(2)
  })

  it('are five where sheets are replaced: asked for, kept aside, inserted', async () => {
    excel = await startIdle()
    const { host } = excel
    const workbook = excelWorkbook()
    const request = { plan: planOf(20), variant: 'prefilled', period: PERIOD } as const
    await insertTemplates(workbook, request, cancel)
    const replace = await traffic(host, () =>
      insertTemplates(workbook, request, () => Promise.resolve('replace'))
    )
    expect(replace.requests).toBe(5)
  })

  it('look once more only where some rows are hidden', async () => {
    excel = await startIdle()
    const { host } = excel
    const workbook = excelWorkbook()
    await insertTemplates(workbook, { plan: planOf(20), variant: 'prefilled', period: PERIOD }, cancel)
    const context = new Excel.RequestContext()
    context.workbook.worksheets.getItem('审核结果').getRange('2:2').rowHidden = true
    await context.sync()
    expect((await traffic(host, () => workbook.read())).requests).toBe(3)
  })
})
