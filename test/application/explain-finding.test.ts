import { describe, expect, it } from '@jest/globals'
import { changeRules } from '../../src/application/change-rules'
import { explainFinding } from '../../src/application/explain-finding'
import type { Workbook } from '../../src/application/ports'
import { readAndValidate, reviewWorkbook, type Review } from '../../src/application/review-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { CellValue } from '../../src/domain/report/layout'
import { readFindingLines } from '../../src/domain/report/read-findings'
import { readReport } from '../../src/domain/report/read-report'
import { indicatorRows } from '../support/reported-rows'
import { workbookInMemory } from '../support/workbook-in-memory'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const open = () =>
  workbookInMemory(
    atOnce(
      buildWorkbook({
        plan,
        variant: 'prefilled',
        header: { period: '2023年' },
        indicators: indicatorRows(plan, { 'IND-1': { actual2021: 40, actual2022: 42, actual2023: 84 } })
      })
    )
  )
const jumpIn = ({ findings }: Review) => {
  const jump = findings.find(({ code, field }) => code === 'actual-jump' && field === 'actual2021')
  if (!jump) throw new Error('no jump')
  return jump
}
const validate = (workbook: Workbook) => readAndValidate(workbook, choosePlan, {})
const review = (workbook: Workbook) => reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
const explain = async (workbook: Workbook, text: string) =>
  jumpIn(
    await explainFinding(
      workbook,
      choosePlan,
      {},
      { finding: jumpIn(await validate(workbook)), text },
      'zh-CN'
    )
  )
const lineIn = async (workbook: Workbook) => {
  const report = readReport(await workbook.read(), plan)
  const line = readFindingLines(report).find(
    ({ code, field }) => code === 'actual-jump' && field === 'actual2021'
  )
  const state =
    line && report.findings?.values[line.place.row - report.findings.top]?.[line.place.state ?? -1]
  return [line?.explanation, state]
}
async function type(workbook: Workbook, value: CellValue): Promise<void> {
  const { indicators } = readReport(await workbook.read(), plan)
  const row = indicators?.rows[0]
  await workbook.write([
    {
      sheet: indicators?.sheet.name ?? '',
      top: (row?.row ?? 1) - 1,
      left: indicators?.columnOf('actual2021') ?? 0,
      values: [[value]]
    }
  ])
}

describe('explanation given in the pane', () => {
  it('stands in 审核结果 at once and in every validation after', async () => {
    const workbook = await open()
    await review(workbook)
    expect(await explain(workbook, ' =设备停运\n两周 ')).toMatchObject({
      explained: true,
      explanation: { text: '=设备停运\n两周', source: 'finding', lapsed: false, givenFor: '40' }
    })
    expect(await lineIn(workbook)).toEqual(['=设备停运\n两周', '已说明'])
    expect(jumpIn(await validate(workbook)).explained).toBe(true)
    expect(jumpIn(await review(workbook)).explained).toBe(true)
    expect(await lineIn(workbook)).toEqual(['=设备停运\n两周', '已说明'])
  })

  it('is stored where the finding is not listed yet', async () => {
    const workbook = await open()
    expect((await explain(workbook, '设备停运')).explained).toBe(true)
    expect(await lineIn(workbook)).toEqual(['设备停运', '已说明'])
    expect(jumpIn(await review(workbook)).explained).toBe(true)
  })

  it('is given for the value as it is, also where the sheet lists an older one', async () => {
    const workbook = await open()
    await review(workbook)
    await type(workbook, 41)
    expect((await explain(workbook, '设备停运')).explained).toBe(true)
    expect(jumpIn(await review(workbook)).explained).toBe(true)
    await type(workbook, 39)
    expect(jumpIn(await review(workbook))).toMatchObject({
      explained: false,
      explanation: { text: '设备停运', lapsed: true, givenFor: '41' }
    })
    expect(await lineIn(workbook)).toEqual(['设备停运', '已失效（原为“41”），请重新说明'])
  })

  it('can be changed and taken back', async () => {
    const workbook = await open()
    await review(workbook)
    await explain(workbook, '设备停运')
    expect((await explain(workbook, '已核实')).explanation?.text).toBe('已核实')
    expect(await explain(workbook, '')).toMatchObject({ explained: false })
    expect(await lineIn(workbook)).toEqual(['', '待处理'])
    expect(jumpIn(await review(workbook)).explanation).toBeUndefined()
  })

  it('finds its line after the sheet was sorted by hand', async () => {
    const workbook = await open()
    await review(workbook)
    const { findings } = readReport(await workbook.read(), plan)
    const data = findings?.values.slice(3) ?? []
    const values = [...data]
      .reverse()
      .map((row) => row.map((cell) => (typeof cell === 'object' ? null : cell)))
    await workbook.write([
      { sheet: findings?.name ?? '', top: (findings?.top ?? 0) + 3, left: findings?.left ?? 0, values }
    ])
    await explain(workbook, '设备停运')
    expect(await lineIn(workbook)).toEqual(['设备停运', '已说明'])
    const texts = readFindingLines(readReport(await workbook.read(), plan)).map(
      ({ explanation }) => explanation
    )
    expect(texts.filter((text) => text !== '')).toEqual(['设备停运'])
  })

  it('writes nothing into the tables but marks', async () => {
    const workbook = await open()
    await review(workbook)
    const shown = async () =>
      (await workbook.read()).sheets
        .filter(({ tables }) => tables.some(({ name }) => name !== 'PlanFindings'))
        .map(({ values }) => values.map((row) => row.slice(1, 20)))
    const before = await shown()
    await explain(workbook, '设备停运')
    expect(await shown()).toEqual(before)
  })
})

describe('rules set in the pane', () => {
  const rules = { settings: { 'actual-jump': { off: true } }, custom: [] }

  it('are in force at once, travel with the workbook, and go again', async () => {
    const workbook = await open()
    const without = await changeRules(workbook, choosePlan, {}, rules)
    expect(without.findings.some(({ code }) => code === 'actual-jump')).toBe(false)
    expect(without.report.metadata?.rules).toEqual(rules)
    expect((await review(workbook)).findings.some(({ code }) => code === 'actual-jump')).toBe(false)
    const back = await changeRules(workbook, choosePlan, {}, { settings: {}, custom: [] })
    expect(jumpIn(back).code).toBe('actual-jump')
    expect((await validate(workbook)).report.metadata?.rules).toBeUndefined()
  })

  it('are refused where the workbook cannot keep them', async () => {
    const workbook = await open()
    const content = await workbook.read()
    const bare = { ...content, sheets: content.sheets.filter(({ visibility }) => visibility === 'visible') }
    const without = { ...workbook, read: () => Promise.resolve(bare) }
    await expect(changeRules(without, choosePlan, {}, rules)).rejects.toMatchObject({ code: 'no-metadata' })
  })
})
