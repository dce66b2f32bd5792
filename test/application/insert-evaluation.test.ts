import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import type { SheetsQuestion } from '../../src/application/insert-sheets'
import { insertEvaluation } from '../../src/application/insert-evaluation'
import { openReport } from '../../src/application/open-report'
import { layoutOfEvaluation } from '../../src/renderings/evaluation-workbook'
import { evaluationDocument } from '../../src/renderings/evaluation-document'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'
import { startExcel, type ExcelHost } from '../support/office/excel-host'

const plan = excerptPlan()
const workbook = excelWorkbook()
const choosePlan = () => Promise.resolve(plan)
const OWN = ['评估报告 (2)', '评估图表']

let excel: ExcelHost

beforeAll(async () => {
  excel = await startExcel()
  await workbook.insert(sampleLayout(plan), 'replace')
  await excel.library.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('评估报告')
    sheet.getRange('A1').values = [['领导批示']]
    await context.sync()
  })
})

afterAll(() => excel.host.dispose())

const insert = (ask: SheetsQuestion) =>
  insertEvaluation(
    workbook,
    choosePlan,
    undefined,
    (evaluation, nameOf) => layoutOfEvaluation(evaluationDocument(evaluation, 'zh-CN'), 'zh-CN', nameOf),
    ask
  )
const neverAsked: SheetsQuestion = (existing) => Promise.reject(new Error(`asked about ${existing.join()}`))

/** Names of the sheets that are no part of the reporting workbook, with what their first cell holds. */
async function otherSheets(): Promise<Record<string, unknown>> {
  const template = new Set(['Sheet1', ...sampleLayout(plan).sheets.map(({ name }) => name)])
  const { sheets } = await workbook.read()
  return Object.fromEntries(
    sheets.filter(({ name }) => !template.has(name)).map(({ name, values }) => [name, values[0]?.[0]])
  )
}
const TITLE = `${plan.title}实施情况中期评估报告`

describe('an evaluation report in the workbook', () => {
  it('goes beside a sheet of somebody else that has its name', async () => {
    excel.host.resetTraffic()
    const outcome = await insert(neverAsked)
    expect(outcome).toEqual({ kind: 'inserted', place: { sheet: OWN[0], cell: 'A1' } })
    // Two to read, three to insert.
    expect(excel.host.traffic.requests).toBeLessThanOrEqual(5)
    expect(await otherSheets()).toEqual({ 评估报告: '领导批示', '评估报告 (2)': TITLE, 评估图表: TITLE })
  })

  it('is asked about once it is there', async () => {
    const asked: string[][] = []
    const before = await otherSheets()
    const outcome = await insert((existing) => {
      asked.push([...existing])
      return Promise.resolve('cancel')
    })
    expect([outcome, asked]).toEqual([{ kind: 'cancelled' }, [OWN]])
    expect(await otherSheets()).toEqual(before)
  })

  it('replaces itself under whatever name it has by now, and can be put back', async () => {
    await excel.library.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('评估报告 (2)')
      sheet.name = '中期评估'
      sheet.getRange('A1').values = [['改过的标题']]
      await context.sync()
    })
    excel.host.resetTraffic()
    const outcome = await insert(() => Promise.resolve('replace'))
    expect(excel.host.traffic.requests).toBeLessThanOrEqual(7)
    expect(await otherSheets()).toEqual({ 评估报告: '领导批示', 中期评估: TITLE, 评估图表: TITLE })
    if (outcome.kind !== 'inserted' || !outcome.snapshot) throw new Error('nothing was kept aside')
    await workbook.restore(outcome.snapshot)
    expect(await otherSheets()).toEqual({ 评估报告: '领导批示', 中期评估: '改过的标题', 评估图表: TITLE })
  })

  it('stays beside a newer one where both are to be kept, and the newer one is known from then on', async () => {
    await insert(() => Promise.resolve('keep-both'))
    expect(await otherSheets()).toEqual({
      评估报告: '领导批示',
      '中期评估 (2)': '改过的标题',
      中期评估: TITLE,
      评估图表: TITLE,
      '评估图表 (2)': TITLE
    })
    await insert((existing) => {
      expect(existing).toEqual(['中期评估', '评估图表'])
      return Promise.resolve('cancel')
    })
  })

  it('stands in no way of reading the forms', async () => {
    const { report } = await openReport(await workbook.read(), '', choosePlan)
    expect([report.indicators?.rows.length, report.projects?.rows.length]).toEqual([
      plan.indicators.length,
      plan.projects.length
    ])
  })
})
