import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { explainFinding } from '../../src/application/explain-finding'
import { applyFixes, proposeWorkbookFixes, takeBackFixes } from '../../src/application/fix-workbook'
import type { Workbook } from '../../src/application/ports'
import { signWorkbook } from '../../src/application/sign-workbook'
import { reviewWorkbook } from '../../src/application/review-workbook'
import { signOffStatus } from '../../src/domain/exchange/sign-off'
import { atOnce } from '../../src/domain/measures/steps'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { parseReference, rangeAddress, sheetReference } from '../../src/domain/report/a1'
import { projectFields, type ProjectField } from '../../src/domain/report/fields'
import type { CellValue } from '../../src/domain/report/layout'
import { readFindingLines } from '../../src/domain/report/read-findings'
import { readReport } from '../../src/domain/report/read-report'
import { MAX_COLUMNS } from '../../src/domain/report/workbook-content'
import { type ExcelHost, startExcel } from '../support/office/excel-host'
import { indicatorRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
let workbook: Workbook
let excel: ExcelHost | undefined

async function typeInto(field: 'actual2021' | 'explanation', value: CellValue): Promise<void> {
  const { indicators } = readReport(await workbook.read(), plan)
  const [row] = indicators?.rows ?? []
  if (!indicators || !row) throw new Error('no row')
  const left = indicators.columnOf(field) ?? 0
  await workbook.write([{ sheet: indicators.sheet.name, top: row.row - 1, left, values: [[value]] }])
}
const review = async () => {
  const { findings } = await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
  return findings.find(({ code, field }) => code === 'actual-jump' && field === 'actual2021')
}

beforeAll(async () => {
  excel = await startExcel()
  workbook = excelWorkbook()
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      header: { period: '2023年' },
      indicators: indicatorRows(plan, {
        'IND-1': {
          actual2021: 40,
          actual2022: '４２',
          actual2023: 84,
          issues: '=缺 ',
          explanation: '口径调整'
        }
      })
    })
  )
  await workbook.insert(layout, 'replace')
})
afterAll(() => excel?.host.dispose())

describe('审核 through Excel', () => {
  it('stores explanations in the protected workbook, where they lapse with the value', async () => {
    expect(await review()).toMatchObject({ explained: true })
    expect(readReport(await workbook.read(), plan).metadata?.explanations).not.toBeUndefined()
    await typeInto('actual2021', 41)
    expect(await review()).toMatchObject({ explained: false, explanation: { lapsed: true } })
    await typeInto('explanation', '已核实')
    expect(await review()).toMatchObject({ explained: true })
  })
})

describe('sign-off through Excel', () => {
  const guide = async (): Promise<string> =>
    JSON.stringify(readReport(await workbook.read(), plan).guide?.values)

  it('is stored and shown in the protected workbook, and said to be stale once the data changed', async () => {
    const signature = { reviewer: ' =王五 ', signedAt: '2024-01-05T17:30:00+08:00' }
    const { report } = await signWorkbook(workbook, choosePlan, signature)
    const by = report.metadata?.signOff
    if (!by) throw new Error('the workbook is signed')
    expect(signOffStatus(report)).toEqual({ state: 'signed', by })
    expect(signOffStatus(readReport(await workbook.read(), plan))).toEqual({ state: 'signed', by })
    expect(await guide()).toContain(`=王五　2024-01-05 17:30　数据校验码${by.hash.slice(0, 8)}`)
    await review()
    expect(await guide()).toContain('数据校验码')
    await typeInto('actual2021', 42)
    expect(signOffStatus(readReport(await workbook.read(), plan)).state).toBe('stale')
    await review()
    expect(await guide()).toContain('=王五　2024-01-05 17:30　签审后数据已改动，须重新签审')
  })
})

describe('fixes through Excel', () => {
  it('are applied and taken back, texts as texts', async () => {
    const fixes = async () => (await proposeWorkbookFixes(workbook, choosePlan, {})).fixes
    const proposed = await fixes()
    expect(proposed.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['actual2022', '４２', 42],
      ['issues', '=缺 ', '=缺']
    ])
    const { snapshot, skipped } = await applyFixes(workbook, { fixes: proposed })
    expect([skipped, await fixes()]).toEqual([[], []])
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
    const again = await fixes()
    expect(again.map(({ field, before, after }) => [field, before, after])).toEqual(
      proposed.map(({ field, before, after }) => [field, before, after])
    )
  })
})

describe('cells put right through Excel', () => {
  const columnOf = (field: ProjectField): number => projectFields().findIndex(({ id }) => id === field)
  const lookedAt = (row: number, column: number) =>
    Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem('项目表').getCell(row, column)
      cell.load('values,numberFormat,formulas')
      await context.sync()
      return [cell.values[0]?.[0], cell.numberFormat[0]?.[0]] as readonly [unknown, unknown]
    })
  const ofCode = async (code: string, wanted?: ProjectField) =>
    (await proposeWorkbookFixes(workbook, choosePlan, {})).fixes.filter(
      ({ finding, field }) => finding.code === code && (wanted ?? field) === field
    )

  it.each([
    ['a share in a percent cell', 'physicalProgress', '0.00%', 0.6, 'percent-as-fraction', 60],
    ['a number in a date cell', 'investedTotal', 'yyyy-mm-dd', 120, 'date-as-number', 120],
    ['a text in a text cell', 'investedTotal', '@', '120', 'number-as-text', 120]
  ] as const)(
    'get the number format of their column, and back: %s',
    async (_, field, format, value, code, after) => {
      const [row, column] = [4, columnOf(field)]
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('项目表')
        sheet.protection.load('options')
        await context.sync()
        const { options } = sheet.protection
        sheet.protection.unprotect()
        const cell = sheet.getCell(row, column)
        cell.numberFormat = [[format]]
        cell.values = [[value]]
        sheet.protection.protect(options)
        await context.sync()
      })
      const before = await lookedAt(row, column)
      const fixes = await ofCode(code, field)
      expect(fixes).toMatchObject([
        { safe: true, locked: true, numberFormat: { before: format, after: 'General' } }
      ])
      const { snapshot } = await applyFixes(workbook, { fixes })
      expect(await lookedAt(row, column)).toEqual([after, 'General'])
      expect(await ofCode(code, field)).toEqual([])
      expect(await takeBackFixes(workbook, snapshot)).toEqual([])
      expect(await lookedAt(row, column)).toEqual(before)
      await applyFixes(workbook, { fixes: await ofCode(code, field) })
    }
  )

  it('get formulas of 汇总表 back under its protection', async () => {
    const sheet = (await workbook.read()).sheets.find(({ name }) => name === '汇总表')
    const [key, formula] = [...(sheet?.formulas ?? [])].find(([, text]) => text.startsWith('SUM')) ??
      [...(sheet?.formulas ?? [])][10] ?? [0, '']
    const [top, left] = [Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS]
    await workbook.apply({ write: [{ sheet: '汇总表', top, left, values: [[999_999]] }], unlock: ['汇总表'] })
    const fixes = await ofCode('formula-overwritten')
    expect(fixes).toMatchObject([{ sheet: '汇总表', row: top + 1, column: left, locked: true }])
    await applyFixes(workbook, { fixes })
    const after = (await workbook.read()).sheets.find(({ name }) => name === '汇总表')
    expect(after?.formulas.get(key)).toBe(formula)
    expect(after?.protected).toBe(true)
  })

  it('take rows in that table and names leave out', async () => {
    const projects = readReport(await workbook.read(), plan).projects
    const table = projects?.sheet.tables[0]
    if (!table) throw new Error('no table')
    const isColumn = (name: string): boolean => /^PlanProjects_(?!head_)/u.test(name)
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('项目表')
      sheet.protection.load('options')
      await context.sync()
      const { options } = sheet.protection
      sheet.protection.unprotect()
      context.workbook.tables
        .getItem(table.name)
        .resize(rangeAddress({ ...table.range, bottom: table.range.top + 2 }))
      sheet.protection.protect(options)
      const { names } = context.workbook
      names.load('items/name,items/formula')
      await context.sync()
      for (const item of names.items.filter(({ name }) => isColumn(name))) {
        const range = parseReference(String(item.formula).slice(1))?.range
        if (range) item.formula = `=${sheetReference('项目表', { ...range, bottom: range.top + 1 })}`
      }
      await context.sync()
    })
    const { findings, repairs } = await proposeWorkbookFixes(workbook, choosePlan, {})
    expect(findings.filter(({ code }) => code === 'range-too-short')).toMatchObject([
      { sheet: '项目表', fixable: true, severity: 'mandatory' }
    ])
    expect(repairs).toMatchObject([{ sheet: '项目表', locked: true }])
    await applyFixes(workbook, { fixes: [], repairs })
    const after = await workbook.read()
    const sheet = after.sheets.find(({ name }) => name === '项目表')
    expect(sheet?.tables[0]?.range).toEqual(table.range)
    expect(sheet?.protected).toBe(true)
    const bottoms = after.names
      .filter(({ name }) => isColumn(name))
      .map(({ refersTo }) => parseReference(refersTo)?.range.bottom)
    expect(new Set(bottoms)).toEqual(new Set([table.range.bottom]))
    const again = await proposeWorkbookFixes(workbook, choosePlan, {})
    expect(again.findings.map(({ code }) => code)).not.toContain('range-too-short')
  })
})

describe('rows typed under a table through Excel', () => {
  it('are adopted by the next validation: table, looks, drop-downs, marks, formulas, names', async () => {
    const before = readReport(await workbook.read(), plan).projects
    const bottom = (before?.sheet.tables[0]?.range.bottom ?? 0) + 1
    const columnOf = (field: ProjectField): number => before?.columnOf(field) ?? -1
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('项目表')
      sheet.protection.unprotect()
      const values = {
        name: '表下的项目',
        type: '生态修复',
        years: '2023-2024',
        amount: 12,
        adjustment: '新增',
        explanation: '批准'
      }
      for (const [field, value] of Object.entries(values))
        sheet.getCell(bottom, columnOf(field as ProjectField)).values = [[value]]
      sheet.getCell(bottom, columnOf('typeKey')).formulas = [['=#VALUE!']]
      await context.sync()
    })
    const { findings } = await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
    expect(findings.filter(({ code }) => code === 'cell-error')).toEqual([])
    const after = readReport(await workbook.read(), plan)
    const { projects } = after
    const row = projects?.rows.find(({ row: number }) => number === bottom + 1)
    expect(projects?.sheet.tables[0]?.range.bottom).toBe(bottom)
    expect(row?.key).toMatch(/^NEW-/u)
    expect(row?.values[projects?.indexOf('startYear') ?? -1]).toBe(2023)
    expect(row?.values[projects?.indexOf('typeKey') ?? -1]).toBe('生态修复')
    expect(after.content.names.find(({ name }) => name === 'PlanProjects_amount')?.refersTo).toMatch(
      new RegExp(`\\$${bottom + 1}$`, 'u')
    )
    const looks = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('项目表')
      const status = sheet.getCell(bottom, columnOf('status'))
      const amount = sheet.getCell(bottom, columnOf('amount'))
      status.dataValidation.load('rule')
      amount.dataValidation.load('rule')
      status.conditionalFormats.load('items')
      amount.load('format/fill/color')
      amount.format.protection.load('locked')
      await context.sync()
      return {
        list: status.dataValidation.rule.list?.source,
        custom: amount.dataValidation.rule.custom?.formula,
        formats: status.conditionalFormats.items.length,
        fill: amount.format.fill.color,
        isLocked: amount.format.protection.locked
      }
    })
    expect(looks).toEqual({
      list: '=List_projectStatuses',
      custom: `=IF(ISNUMBER(H${bottom + 1}),H${bottom + 1}>=0,H${bottom + 1}="/")`,
      formats: 7,
      fill: '#FFF8D6',
      isLocked: false
    })
  })
})

describe('a sheet of somebody’s own that is called as ours', () => {
  const OWN = [
    ['序号', '核实说明', '状态', '备注'],
    [1, '张三看过', '已办', '勿删']
  ]

  it('is left alone by 审核 and by explaining; the findings get a sheet beside it and keep it', async () => {
    await excel?.host.deleteSheet('审核结果')
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.add('审核结果')
    sheet.getRange('A1:D2').values = OWN
    await context.sync()
    const finding = await review()
    const held = async (): Promise<unknown[]> => {
      const { sheets } = await workbook.read()
      return sheets.filter(({ name }) => name.startsWith('审核结果')).map(({ name }) => name)
    }
    expect(await held()).toEqual(['审核结果', '审核结果 (2)'])
    if (!finding) throw new Error('the jump is not found')
    await explainFinding(workbook, choosePlan, {}, { finding, text: '口径调整' }, 'zh-CN')
    await review()
    expect(await held()).toEqual(['审核结果', '审核结果 (2)'])
    const content = await workbook.read()
    expect(content.sheets.find(({ name }) => name === '审核结果')?.values).toEqual(OWN)
    const listed = readFindingLines(readReport(content, plan))
    expect(listed.filter(({ explanation }) => explanation === '口径调整')).toHaveLength(1)
  })
})
