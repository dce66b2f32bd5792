import { afterEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { signFile, signWorkbook } from '../../src/application/sign-workbook'
import { signOffStatus } from '../../src/domain/exchange/sign-off'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readReport } from '../../src/domain/report/read-report'
import { cellText, type WorkbookContent } from '../../src/domain/report/workbook-content'
import { smallPlan } from '../domain/rules/small-plan'
import { masterAndReturn } from '../support/sent-package'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { planOf } from '../support/office/plan-layouts'

const SIGNATURE = { reviewer: '=王 五', signedAt: '2024-01-05T17:30:00+08:00' }
const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)

let excel: ExcelHost | undefined
afterEach(() => excel?.host.dispose())

/** Every cell that shows something, by sheet and position. */
const cellsOf = ({ sheets }: WorkbookContent): ReadonlyMap<string, string> =>
  new Map(
    sheets.flatMap(({ name, top, left, values }) =>
      values.flatMap((cells, row) =>
        cells.flatMap((content, column): [string, string][] => {
          const text = cellText(content)
          return text === '' ? [] : [[`${name} ${top + row} ${left + column}`, `${typeof content} ${text}`]]
        })
      )
    )
  )

describe('signing off through Excel', () => {
  it.each(['master', 'sound'] as const)(
    'leaves the same cells as signing the file of a %s',
    async (which) => {
      const bytes = (await masterAndReturn(plan, '城关镇'))[which]
      excel = await startExcel({ file: bytes })
      const before = await signFile(xlsxFiles, { bytes, file: 'a.xlsx' }, choosePlan, SIGNATURE)
      await signWorkbook(excelWorkbook(), choosePlan, SIGNATURE)
      const saved = await xlsxFiles.read(await excel.host.save(), 'saved.xlsx')
      const wanted = cellsOf(await xlsxFiles.read(before.bytes, 'signed.xlsx'))
      const got = cellsOf(saved)
      expect(wanted.size).toBeGreaterThan(200)
      expect(got).toEqual(wanted)
      expect(signOffStatus(readReport(saved, plan))).toEqual({ state: 'signed', by: before.by })
    }
  )

  it('takes three round trips with a thousand projects, and as many to sign again', async () => {
    const large = planOf(1000)
    excel = await startExcel()
    const { host } = excel
    const workbook = excelWorkbook()
    await workbook.insert(
      atOnce(buildWorkbook({ plan: large, variant: 'prefilled', header: { period: '2023年' } })),
      'replace'
    )
    for (const reviewer of ['王五', '李四']) {
      host.resetTraffic()
      const { report } = await signWorkbook(workbook, () => Promise.resolve(large), {
        ...SIGNATURE,
        reviewer
      })
      expect([host.traffic.requests, report.metadata?.signOff?.reviewer]).toEqual([3, reviewer])
    }
  })
})
