import { afterEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { computeWorkbook } from '../../../src/application/compute-workbook'
import { fillSample } from '../../../src/application/fill-sample'
import { insertTemplates } from '../../../src/application/insert-templates'
import { reviewWorkbook } from '../../../src/application/review-workbook'
import type { HostHabits } from '../../../src/office-host'
import { findingsLayout } from '../../support/office/small-layouts'
import { cellsOf } from '../../support/office/cells'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { smallLayout } from '../../support/office/small-layouts'
import { isSoak } from '../../support/case-count'
import { excerptPlan } from '../../support/excerpt-plan'

const TIME = 240_000
const PERIOD = { year: 2023, part: 'year' } as const
const plan = excerptPlan()
const choosePlan = () => Promise.resolve(plan)

let excel: ExcelHost | undefined
afterEach(() => {
  excel?.host.dispose()
  excel = undefined
})

async function open(habits: Partial<HostHabits> = {}) {
  excel?.host.dispose()
  excel = await startExcel({ habits })
  return excelWorkbook()
}

/** What the workbook holds after each part of the add-in's main job. */
async function mainJob(
  variant: 'prefilled' | 'blank',
  habits: HostHabits
): Promise<readonly Readonly<Record<string, string>>[]> {
  const workbook = await open(habits)
  const held: Readonly<Record<string, string>>[] = []
  const hold = async () => held.push(cellsOf(await workbook.read()))
  await insertTemplates(workbook, { plan, variant, period: PERIOD, sample: true }, () =>
    Promise.resolve('replace')
  )
  await hold()
  if (variant === 'prefilled') await fillSample(workbook, plan, PERIOD, '2024-01-15')
  await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
  await hold()
  await computeWorkbook(workbook, choosePlan, PERIOD)
  await hold()
  return held
}

const CALM: HostHabits = { 'filtered-write-scrambles': false, 'formula-fills-column': false }
/** All together tell of each; which one it is where they differ, a long run tells. */
const HABITS = [
  ['filtered-write-scrambles', { ...CALM, 'filtered-write-scrambles': true }],
  ['formula-fills-column', { ...CALM, 'formula-fills-column': true }],
  ['all together', { 'filtered-write-scrambles': true, 'formula-fills-column': true }]
] as const
const TRIED = isSoak ? HABITS : HABITS.slice(-1)

describe.each(['prefilled', 'blank'] as const)('the main job with %s templates', (variant) => {
  it(
    'gives the same cells whatever Excel’s habits',
    async () => {
      const calm = await mainJob(variant, CALM)
      for (const [name, habits] of TRIED) expect([name, await mainJob(variant, habits)]).toEqual([name, calm])
    },
    TIME
  )
})

describe('formulas in a table that is there', () => {
  /** Rows 3 to 5 hold the projects, column C a formula of them, column A their names. */
  const first = 2

  it('are put back one by one, beside blank cells and beside other formulas', async () => {
    const workbook = await open()
    await workbook.insert(smallLayout(), 'replace')
    await workbook.apply({
      write: [{ sheet: '项目表', top: first, left: 0, values: [[null], [null], [null]] }]
    })
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.getItem('项目表')
    sheet.protection.unprotect()
    sheet.getRange('A5').values = [[1]]
    sheet.getRange('A3:A4').formulas = [['=1+1'], ['=""']]
    sheet.getRange('A5').values = [['']]
    await context.sync()
    const seen = await workbook.read()
    const update = {
      write: [{ sheet: '项目表', top: first, left: 0, values: [['甲'], ['乙'], ['丙']] }],
      seen
    }
    const kept = await workbook.snapshot(['项目表'], update)
    const whole = await workbook.snapshot(['项目表'])
    for (const snapshot of [kept, whole]) {
      await workbook.apply(update)
      await workbook.restore(snapshot)
      expect(cellsOf(await workbook.read())).toEqual(cellsOf(seen))
    }
    // Blank beforehand, so that the column would be filled.
    await workbook.apply({
      write: [{ sheet: '项目表', top: first, left: 0, values: [[null], [null], [null]] }]
    })
    await workbook.restore(whole)
    expect(cellsOf(await workbook.read())).toEqual(cellsOf(seen))
    await workbook.apply({ formulas: [{ sheet: '项目表', top: first + 2, left: 2, formulas: [['1+2']] }] })
    const cells = cellsOf(await workbook.read())
    expect(['C3', 'C4', 'C5'].map((place) => cells[`项目表!${place}`])).toEqual([
      '[25,"TestProjects[[#This Row],[投资额]]*2"]',
      '[200,"TestProjects[[#This Row],[投资额]]*2"]',
      '[3,"1+2"]'
    ])
  })

  it('are those of many links, each its own', async () => {
    const workbook = await open()
    const texts = Array.from({ length: 80 }, (_, index) => `第${index}条`)
    const layout = findingsLayout(texts)
    const [sheet] = layout.sheets
    if (!sheet) throw new Error('no sheet')
    const links = texts.map((_, index) => ({ row: index + 1, column: 0, target: `'审核结果'!B${index + 2}` }))
    const range = { top: 0, left: 0, bottom: texts.length, right: 1 }
    const table = { name: 'TestFindings', range, columns: [{ name: '位置' }, { name: '说明' }] }
    await workbook.insert({ ...layout, sheets: [{ ...sheet, links, table }] }, 'replace')
    const cells = cellsOf(await workbook.read())
    const held = texts.map((_, index) => cells[`审核结果!A${index + 2}`])
    expect(held).toEqual(
      texts.map((_, index) =>
        JSON.stringify([`B${index + 3}`, `HYPERLINK("#'审核结果'!B${index + 2}","B${index + 3}")`])
      )
    )
  })
})
