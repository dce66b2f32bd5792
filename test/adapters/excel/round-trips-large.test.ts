import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import { fillSample } from '../../../src/application/fill-sample'
import { insertTemplates } from '../../../src/application/insert-templates'
import { reviewWorkbook } from '../../../src/application/review-workbook'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import { cellKey } from '../../../src/domain/report/workbook-content'
import type { Traffic } from '../../../src/office-host'
import { sheetOf } from '../../contract/workbook-contract'
import { generatedDocument } from '../../support/generated-plan'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'

const PROJECTS = 10_000
const FOUR_MEGABYTES = 4_000_000
const PERIOD = { year: 2023, part: 'year' } as const

/** Excel on the web: it limits requests and answers, and tells of links to other files. */
const web = { payloadLimit: 5 * 1024 * 1024 }
const plan = compilePlan(generatedDocument(PROJECTS))
const choosePlan = () => Promise.resolve(plan)
const workbook = excelWorkbook({ timeLimit: 400_000 })

let excel: ExcelHost
let inserted: Traffic

/** What work costs in requests and bytes. */
async function traffic(work: () => Promise<unknown>): Promise<Traffic> {
  excel.host.resetTraffic()
  await work()
  return { ...excel.host.traffic }
}

beforeAll(async () => {
  excel = await startExcel(web)
  // Round trips and bytes are counted here; results are compared with smaller workbooks elsewhere.
  const context = new Excel.RequestContext()
  context.workbook.application.calculationMode = 'Manual'
  await context.sync()
  inserted = await traffic(() =>
    insertTemplates(workbook, { plan, variant: 'prefilled', period: PERIOD }, () => Promise.resolve('cancel'))
  )
  await fillSample(workbook, plan, PERIOD, '2024-01-31')
}, 600_000)

afterAll(() => excel.host.dispose())

describe('ten thousand projects', () => {
  it('are inserted in four requests below four megabytes', () => {
    expect(inserted.requests).toBe(4)
    expect(inserted.largestRequest).toBeLessThan(FOUR_MEGABYTES)
  })

  it('are read in two requests, every row and which cells hold formulas', async () => {
    excel.host.resetTraffic()
    const content = await workbook.read()
    expect(excel.host.traffic.requests).toBe(2)
    const projects = sheetOf(content, '项目表')
    expect(projects.values).toHaveLength(PROJECTS + 4)
    const formulas = [4, 5000, 6001, PROJECTS + 3].map((row) =>
      projects.values[0]!.map((_, column) => projects.formulas.has(cellKey(row, column))).filter(Boolean)
    )
    expect(formulas.map(({ length }) => length)).toEqual([7, 7, 7, 7])
  }, 120_000)

  it('are computed in two requests and validated in three', async () => {
    expect((await traffic(() => computeWorkbook(workbook, choosePlan, PERIOD))).requests).toBe(2)
    const review = await traffic(async () => {
      const { findings } = await reviewWorkbook(workbook, choosePlan, { period: PERIOD }, 'zh-CN')
      expect(findings.length).toBeGreaterThan(5000)
    })
    expect(review.requests).toBe(3)
    expect(review.largestRequest).toBeLessThan(FOUR_MEGABYTES)
  }, 400_000)

  it('are written to in one request', async () => {
    const values = Array.from({ length: PROJECTS }, (_, index) => [index, index])
    const write = await traffic(() => workbook.write([{ sheet: '项目表', top: 4, left: 11, values }]))
    expect(write.requests).toBe(1)
  }, 400_000)

  it('are read with the texts of their formulas once one of them points to another file', async () => {
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.getItem('项目表')
    sheet.protection.unprotect()
    sheet.getRange('AH9000').formulas = [["='[other.xlsx]Sheet1'!A1"]]
    await context.sync()
    const projects = sheetOf(await workbook.read(), '项目表')
    expect(projects.formulas.get(cellKey(8999, 33))).toContain('other.xlsx')
    expect(projects.formulas.get(cellKey(8999, 13))).toContain('ROUND')
  }, 400_000)
})
