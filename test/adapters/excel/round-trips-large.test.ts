import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import { fillSample } from '../../../src/application/fill-sample'
import { insertTemplates } from '../../../src/application/insert-templates'
import { reviewWorkbook, type Review } from '../../../src/application/review-workbook'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { ProjectField } from '../../../src/domain/report/fields'
import { FINDING_COLUMNS } from '../../../src/domain/report/findings-sheet'
import { readReport } from '../../../src/domain/report/read-report'
import { cellKey } from '../../../src/domain/report/workbook-content'
import type { Traffic } from '../../../src/office-host'
import { sheetOf } from '../../contract/workbook-contract'
import { caseCount, isSoak } from '../../support/case-count'
import { generatedDocument } from '../../support/generated-plan'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'

/** Ten thousand need one request more for inserting and for reading findings than a quarter of them. */
const PROJECTS = caseCount(2_500, 10_000)
const FOUR_MEGABYTES = 4_000_000
/** Row of 审核结果, counted from its first. */
const FIRST_FINDING = 3
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
  await emptyColumns('physicalProgress', 'status')
})

/** Empties the first three tenths of columns of 项目表 that are asked for in every project begun. */
async function emptyColumns(...fields: readonly ProjectField[]): Promise<void> {
  const { projects } = readReport(await workbook.read(), plan)
  const empty = Array.from({ length: PROJECTS * 0.3 }, () => [null])
  await workbook.write(
    fields.map((field) => ({
      sheet: projects?.sheet.name ?? '',
      top: (projects?.headerRow ?? 0) + 1,
      left: projects?.columnOf(field) ?? 0,
      values: empty
    }))
  )
}

afterAll(() => excel.host.dispose())

describe(`${PROJECTS} projects`, () => {
  it('are inserted in as few requests below four megabytes as hold them', () => {
    expect(inserted.requests).toBe(isSoak ? 4 : 3)
    expect(inserted.largestRequest).toBeLessThan(FOUR_MEGABYTES)
  })

  it('are read in two requests, every row and which cells hold formulas', async () => {
    excel.host.resetTraffic()
    const content = await workbook.read()
    expect(excel.host.traffic.requests).toBe(2)
    const projects = sheetOf(content, '项目表')
    expect(projects.values).toHaveLength(PROJECTS + 4)
    const formulas = [4, PROJECTS / 2, PROJECTS / 2 + 1001, PROJECTS + 3].map((row) =>
      projects.values[0]!.map((_, column) => projects.formulas.has(cellKey(row, column))).filter(Boolean)
    )
    expect(formulas.map(({ length }) => length)).toEqual([7, 7, 7, 7])
  })

  it('are computed in two requests', async () => {
    expect((await traffic(() => computeWorkbook(workbook, choosePlan, PERIOD))).requests).toBe(2)
  })

  it('are validated in three requests with more findings than projects, in one more once those are too many to be read along, and explanations stay', async () => {
    let review: Review | undefined
    const validated = () =>
      traffic(async () => {
        review = await reviewWorkbook(workbook, choosePlan, { period: PERIOD }, 'zh-CN')
      })
    const first = await validated()
    expect(review?.findings.length).toBeGreaterThan(PROJECTS)
    expect(first.requests).toBe(3)
    expect(first.largestRequest).toBeLessThan(FOUR_MEGABYTES)

    const at = review?.findings.findLastIndex(
      ({ severity, origin }) => severity === 'verification' && origin === 'reported'
    )
    const { top, left } = sheetOf(await workbook.read(), '审核结果')
    await workbook.write([
      {
        sheet: '审核结果',
        top: top + FIRST_FINDING + (at ?? 0),
        left: left + FINDING_COLUMNS.indexOf('explanation'),
        values: [['已与统计部门核对']]
      }
    ])
    const [second, third] = [await validated(), await validated()]
    const again = isSoak ? 4 : 3
    expect([second.requests, third.requests]).toEqual([again, again])
    expect(review?.findings[at ?? 0]?.explanation).toMatchObject({ text: '已与统计部门核对', lapsed: false })
    expect(review?.counts.explained).toBe(1)
  })

  it('are looked at and written to in two requests', async () => {
    const values = Array.from({ length: PROJECTS }, (_, index) => [index, index])
    const write = await traffic(() => workbook.write([{ sheet: '项目表', top: 4, left: 11, values }]))
    expect(write.requests).toBe(2)
  })

  it('are read with the texts of their formulas once one of them points to another file', async () => {
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.getItem('项目表')
    sheet.protection.unprotect()
    sheet.getRange(`AH${PROJECTS - 1000}`).formulas = [["='[other.xlsx]Sheet1'!A1"]]
    await context.sync()
    const projects = sheetOf(await workbook.read(), '项目表')
    expect(projects.formulas.get(cellKey(PROJECTS - 1001, 33))).toContain('other.xlsx')
    expect(projects.formulas.get(cellKey(PROJECTS - 1001, 13))).toContain('ROUND')
  })
})
