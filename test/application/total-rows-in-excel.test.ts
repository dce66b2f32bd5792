import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { addProject, sortProjects } from '../../src/application/change-projects'
import { startLiveCheck } from '../../src/application/live-check'
import type { Workbook } from '../../src/application/ports'
import { readAndValidate, reviewWorkbook, type Review } from '../../src/application/review-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readReport } from '../../src/domain/report/read-report'
import { computeFromReport } from '../../src/domain/report/report-rows'
import type { Report } from '../../src/domain/report/report'
import { inventSample } from '../../src/domain/report/sample-rows'
import { smallPlan } from '../domain/rules/small-plan'
import { type ExcelHost, startExcel } from '../support/office/excel-host'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const period = { year: 2023, part: 'year' } as const
const layout = atOnce(
  buildWorkbook({
    plan,
    variant: 'prefilled',
    period,
    ...inventSample(plan, period, '2024-01-15')
  })
)
const SHEET = '项目表'

let excel: ExcelHost | undefined
let workbook: Workbook

const moment = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const read = async (): Promise<Report> => readReport(await workbook.read(), plan)
const totalsOf = (report: Report): unknown => {
  const { count, total, invested } = atOnce(computeFromReport(plan, report, period)).summary.investment
  return JSON.stringify([count, total, invested])
}
const codes = ({ findings }: Pick<Review, 'findings'>): readonly string[] =>
  findings.filter(({ origin }) => origin === 'reported').map(({ code, cell }) => `${code} ${cell}`)
const tableOf = ({ projects }: Report) => projects?.sheet.tables[0]

async function withTable(change: (table: Excel.Table) => void): Promise<void> {
  const context = new Excel.RequestContext()
  change(context.workbook.tables.getItem('PlanProjects'))
  await context.sync()
}

beforeEach(async () => {
  excel?.host.dispose()
  excel = await startExcel()
  workbook = excelWorkbook()
  await workbook.insert(layout, 'replace')
  const context = new Excel.RequestContext()
  context.workbook.worksheets.getItem(SHEET).protection.unprotect()
  await context.sync()
})
afterAll(() => excel?.host.dispose())

describe('a total typed below the projects in Excel', () => {
  it('is a remark of the live check, is not adopted, and is in no name and no figure after 审核', async () => {
    const before = await readAndValidate(workbook, choosePlan, {})
    const last = before.report.projects?.rows.at(-1)?.row ?? 0
    const newIn = (review: Review) => codes(review).filter((each) => !codes(before).includes(each))
    let review: Review | undefined
    const problems: unknown[] = []
    const live = startLiveCheck(
      workbook,
      {
        choosePlan,
        period: undefined,
        onReview: (newer) => (review = newer),
        onProblem: (error) => problems.push(error),
        pause: () => moment(0),
        inTurn: (reading) => reading()
      },
      before
    )
    // Own writes are passed over for about a second.
    await moment(1100)
    const stop = await workbook.watch(live.take)
    const quiet = async (): Promise<void> => {
      await moment(30)
      await live.settled()
    }
    await excel?.host.typeIntoCell(SHEET, `E${last + 1}`, '合计')
    await quiet()
    await excel?.host.typeIntoCell(SHEET, `H${last + 1}`, `=SUM(H5:H${last})`)
    await quiet()
    await stop()
    live.stop()
    expect(problems).toEqual([])
    expect(review && newIn(review)).toEqual([`total-row E${last + 1}`])
    expect(review?.counts).toEqual(before.counts)

    const reviewed = await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
    expect(codes(reviewed).filter((each) => each.startsWith('total-row'))).toEqual([`total-row E${last + 1}`])
    expect(reviewed.counts).toEqual(before.counts)
    const after = await read()
    expect(after.projects?.rows).toHaveLength(before.report.projects?.rows.length ?? 0)
    expect(totalsOf(after)).toBe(totalsOf(before.report))
    const names = after.content.names.filter(({ name }) => /^PlanProjects_(?!head)/u.test(name))
    expect(new Set(names.map(({ refersTo }) => refersTo.split('$').at(-1)))).toEqual(new Set([String(last)]))
    const row = after.projects?.ignoredRows[0]
    expect(row).toMatchObject({ row: last + 1, kind: 'total', label: '合计' })

    const { key } = await addProject(workbook, choosePlan, {
      name: '新建泵站',
      content: '两座',
      years: '2023',
      amount: 5
    })
    const grown = await read()
    expect(grown.projects?.rows.at(-1)?.key).toBe(key)
    expect(grown.projects?.ignoredRows).toMatchObject([{ row: last + 2, label: '合计' }])
  }, 60_000)
})

describe('a table with its totals row shown in Excel', () => {
  it('is read, judged, sorted and added to as one without, its totals row staying below', async () => {
    const before = await readAndValidate(workbook, choosePlan, {})
    const range = tableOf(before.report)?.range
    await withTable((table) => {
      table.showTotals = true
    })
    const last = before.report.projects?.rows.at(-1)?.row ?? 0
    await excel?.host.typeIntoCell(SHEET, `M${last + 1}`, `=SUBTOTAL(109,M5:M${last})`)
    const shown = await readAndValidate(workbook, choosePlan, {})
    expect(tableOf(shown.report)).toMatchObject({ range, hasTotalsRow: true })
    expect(codes(shown).filter((each) => !codes(before).includes(each))).toEqual([`total-row A${last + 1}`])
    expect(totalsOf(shown.report)).toBe(totalsOf(before.report))

    await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
    await sortProjects(workbook, choosePlan, { field: 'name' })
    const { key } = await addProject(workbook, choosePlan, {
      name: '新建泵站',
      content: '两座',
      years: '2023',
      amount: 5
    })
    const grown = await read()
    expect(grown.projects?.rows.at(-1)?.key).toBe(key)
    expect(tableOf(grown)?.range.bottom).toBe((range?.bottom ?? 0) + 1)
    expect(grown.projects?.ignoredRows).toMatchObject([{ row: last + 2, kind: 'total' }])
    const saved = await xlsxFiles.read((await excel?.host.save()) as Uint8Array, 'saved')
    const file = readReport(saved, plan)
    expect(tableOf(file)).toEqual(tableOf(grown))
    expect(file.projects?.ignoredRows).toEqual(grown.projects?.ignoredRows)
  }, 60_000)
})
