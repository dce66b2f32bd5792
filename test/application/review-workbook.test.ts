import { describe, expect, it } from '@jest/globals'
import { reviewWorkbook } from '../../src/application/review-workbook'
import type { Workbook } from '../../src/application/ports'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { FINDING_COLUMNS } from '../../src/domain/report/findings-sheet'
import { readFindingLines } from '../../src/domain/report/read-findings'
import { readReport } from '../../src/domain/report/read-report'
import type { CellValue } from '../../src/domain/report/layout'
import { indicatorRows } from '../support/reported-rows'
import { workbookInMemory } from '../support/workbook-in-memory'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const JUMP = { 'IND-1': { actual2021: 40, actual2022: 42, actual2023: 84 } }

const jumpOf = (review: Awaited<ReturnType<typeof reviewWorkbook>>) =>
  review.findings.find(({ code, field }) => code === 'actual-jump' && field === 'actual2021')
const review = (workbook: Workbook) => reviewWorkbook(workbook, () => Promise.resolve(plan), {}, 'zh-CN')
const open = () =>
  workbookInMemory(
    atOnce(
      buildWorkbook({
        plan,
        variant: 'prefilled',
        header: { period: '2023年' },
        indicators: indicatorRows(plan, JUMP)
      })
    )
  )

/** What a person types: beside the jump of 2021 in 审核结果, or into the row of the first indicator. */
async function typeBeside(workbook: Workbook, text: string): Promise<void> {
  const report = readReport(await workbook.read(), plan)
  const sheet = report.findings
  const row = sheet?.values.findIndex(
    (cells) => cells[FINDING_COLUMNS.indexOf('code')] === 'actual-jump' && cells.includes('actual2021')
  )
  if (!sheet || row === undefined || row < 0) throw new Error('the jump is not listed')
  await workbook.write([
    {
      sheet: sheet.name,
      top: sheet.top + row,
      left: sheet.left + FINDING_COLUMNS.indexOf('explanation'),
      values: [[text]]
    }
  ])
}
async function typeIntoRow(
  workbook: Workbook,
  field: 'actual2021' | 'explanation',
  value: CellValue
): Promise<void> {
  const { indicators } = readReport(await workbook.read(), plan)
  const [row] = indicators?.rows ?? []
  if (!indicators || !row) throw new Error('no row')
  await workbook.write([
    {
      sheet: indicators.sheet.name,
      top: row.row - 1,
      left: indicators.columnOf(field) ?? 0,
      values: [[value]]
    }
  ])
}
const lineOf = async (workbook: Workbook) => {
  const report = readReport(await workbook.read(), plan)
  const line = readFindingLines(report).find(
    ({ code, field }) => code === 'actual-jump' && field === 'actual2021'
  )
  const at = FINDING_COLUMNS.indexOf('state')
  const states = report.findings?.values.filter(
    (cells) => cells.includes('actual-jump') && cells.includes('actual2021')
  )
  return [line?.explanation, states?.[0]?.[at]]
}

describe('审核 of an open workbook', () => {
  it('keeps an explanation beside its finding until the value changes, then shows that it lapsed', async () => {
    const workbook = await open()
    expect(jumpOf(await review(workbook))?.explained).toBe(false)
    await typeBeside(workbook, '设备停运')
    expect(jumpOf(await review(workbook))?.explained).toBe(true)
    expect(jumpOf(await review(workbook))?.explained).toBe(true)
    expect(await lineOf(workbook)).toEqual(['设备停运', '已说明'])
    await typeIntoRow(workbook, 'actual2021', 41)
    expect(jumpOf(await review(workbook))?.explained).toBe(false)
    expect(jumpOf(await review(workbook))?.explained).toBe(false)
    expect(await lineOf(workbook)).toEqual(['设备停运', '已失效（原为“40”），请重新说明'])
    await typeBeside(workbook, '已核实')
    expect(jumpOf(await review(workbook))?.explained).toBe(true)
  })

  it('fixes the values of a row’s explanation', async () => {
    const workbook = await open()
    await typeIntoRow(workbook, 'explanation', '口径调整')
    expect(jumpOf(await review(workbook))?.explained).toBe(true)
    expect(await lineOf(workbook)).toEqual(['', '已说明'])
    await typeIntoRow(workbook, 'actual2021', 41)
    expect(jumpOf(await review(workbook))).toMatchObject({ explained: false, explanation: { lapsed: true } })
    expect(await lineOf(workbook)).toEqual(['', '已失效（原为“40”），请重新说明'])
    await typeIntoRow(workbook, 'explanation', '已核实')
    expect(jumpOf(await review(workbook))?.explained).toBe(true)
  })

  it('asks no explanation for the printed plan', async () => {
    const workbook = await open()
    await review(workbook)
    const { findings } = readReport(await workbook.read(), plan)
    const [line] = findings?.values.filter((cells) => cells.includes('cooperating-missing')) ?? []
    expect(line?.[FINDING_COLUMNS.indexOf('state')]).toBe('无须说明')
  })
})
