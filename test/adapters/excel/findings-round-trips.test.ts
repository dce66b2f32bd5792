import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildFindings } from '../../../src/domain/report/build-findings'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readFindingLines } from '../../../src/domain/report/read-findings'
import { readReport } from '../../../src/domain/report/read-report'
import type { FindingLine } from '../../../src/domain/report/report-draft'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { smallPlan } from '../../domain/rules/small-plan'

const plan = smallPlan()
const workbook = excelWorkbook({ timeLimit: 300_000 })
let excel: ExcelHost

const linesOf = (count: number): FindingLine[] =>
  Array.from({ length: count }, (_, index) => ({
    severity: index % 3 === 0 ? 'mandatory' : 'verification',
    origin: 'reported',
    sheet: '项目表',
    cell: `L${5 + index}`,
    rowKey: `PRJ-${index}`,
    field: '累计完成投资（万元）',
    value: `${index},000`,
    message: `“${index},000”是以文本存储的数字，求和时会被漏掉。请改为数值 ${index}000。`,
    state: '待处理',
    code: 'number-as-text',
    fieldId: 'investedTotal',
    ...(index % 2 === 0 && { explanation: `说明 ${index}` })
  }))

/** Requests that laying the findings sheet out anew takes. */
async function requestsFor(count: number): Promise<number> {
  const seen = await workbook.read()
  excel.host.resetTraffic()
  await workbook.apply({
    refresh: { layout: atOnce(buildFindings(plan, linesOf(count))), sheet: 'findings' },
    seen
  })
  return excel.host.traffic.requests
}

beforeAll(async () => {
  excel = await startExcel({ payloadLimit: 5 * 1024 * 1024 })
  await workbook.insert(
    atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } })),
    'replace'
  )
})
afterAll(() => excel.host.dispose())

describe('findings sheet', () => {
  it('is written in one request, with one finding and with ten thousand', async () => {
    expect(await requestsFor(1)).toBe(1)
    expect(await requestsFor(10_000)).toBeLessThanOrEqual(2)
    const lines = readFindingLines(readReport(await workbook.read(), plan))
    expect(lines).toHaveLength(10_000)
    expect(lines.at(-2)).toMatchObject({ rowKey: 'PRJ-9998', explanation: '说明 9998', cell: 'L10003' })
    expect(await requestsFor(3)).toBe(1)
    expect(readFindingLines(readReport(await workbook.read(), plan))).toHaveLength(3)
  })
})
