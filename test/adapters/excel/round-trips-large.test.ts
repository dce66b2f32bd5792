import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { insertTemplates } from '../../../src/application/insert-templates'
import type { Traffic } from '../../../src/office-host'
import { sheetOf } from '../../contract/workbook-contract'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { planOf } from '../../support/office/plan-layouts'

const PROJECTS = 10_000
const FOUR_MEGABYTES = 4_000_000

let excel: ExcelHost
let inserted: Traffic

beforeAll(async () => {
  excel = await startExcel({ payloadLimit: 5 * 1024 * 1024 })
  const request = {
    plan: planOf(PROJECTS),
    variant: 'prefilled',
    period: { year: 2023, part: 'year' }
  } as const
  excel.host.resetTraffic()
  await insertTemplates(excelWorkbook({ timeLimit: 400_000 }), request, () => Promise.resolve('cancel'))
  inserted = { ...excel.host.traffic }
}, 400_000)

afterAll(() => excel.host.dispose())

describe('ten thousand projects', () => {
  it('are inserted in four requests below four megabytes', () => {
    expect(inserted.requests).toBe(4)
    expect(inserted.largestRequest).toBeLessThan(FOUR_MEGABYTES)
  })

  it('are read in answers that Excel on the web gives', async () => {
    excel.host.resetTraffic()
    const content = await excelWorkbook().read()
    expect(sheetOf(content, '项目表').values).toHaveLength(PROJECTS + 4)
    // The seven formulas of each row alone are 18 MB of text.
    expect(excel.host.traffic.requests).toBeLessThanOrEqual(12)
  }, 60_000)

  it('are written to in one request', async () => {
    excel.host.resetTraffic()
    const values = Array.from({ length: PROJECTS }, (_, index) => [index, index])
    await excelWorkbook({ timeLimit: 400_000 }).write([{ sheet: '项目表', top: 4, left: 11, values }])
    expect(excel.host.traffic.requests).toBe(1)
  }, 400_000)
})
