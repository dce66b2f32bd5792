import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { addProject, adjustProject, sortProjects } from '../../src/application/change-projects'
import { applyFixes, proposeWorkbookFixes, takeBackFixes } from '../../src/application/fix-workbook'
import type { Workbook } from '../../src/application/ports'
import { reviewWorkbook } from '../../src/application/review-workbook'
import { TABLE_NAMES, type ProjectField } from '../../src/domain/report/fields'
import { FINDING_COLUMNS } from '../../src/domain/report/findings-sheet'
import { readReport } from '../../src/domain/report/read-report'
import { cellText } from '../../src/domain/report/workbook-content'
import { cellsOf } from '../support/office/cells'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import type { HostHabits } from '../../src/office-host'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'

const TIME = 300_000
const plan = excerptPlan()
const choosePlan = () => Promise.resolve(plan)

type Cells = Readonly<Record<string, string>>

/** Findings tell of hidden rows too, so that there are more of them. */
const besidesFindings = (cells: Cells = {}) =>
  Object.entries(cells).filter(([place]) => !place.startsWith('审核结果!'))

/** The workbook in Excel with mistakes in neighbouring rows, of which a filter hides every other one where asked for. */
class Filled {
  private constructor(
    readonly excel: ExcelHost,
    readonly workbook: Workbook,
    private readonly isFiltered: boolean
  ) {}

  static async open(isFiltered: boolean, habits: Partial<HostHabits> = {}): Promise<Filled> {
    const filled = new Filled(await startExcel({ habits }), excelWorkbook(), isFiltered)
    const { workbook } = filled
    await workbook.insert(sampleLayout(plan), 'replace')
    const { projects } = readReport(await workbook.read(), plan)
    const block = (
      field: 'investedTotal' | 'status' | 'progressNote',
      values: readonly (string | null)[]
    ) => ({
      sheet: '项目表',
      top: (projects?.rows[0]?.row ?? 1) - 1,
      left: projects?.columnOf(field) ?? 0,
      values: values.map((value) => [value])
    })
    await workbook.write([
      block('investedTotal', ['１０', '２０', '３０', '４０', '５０', '６０']),
      block('status', ['停', null, '在建', '停', '完', '在建']),
      block('progressNote', [' 一', '二 ', ' 三', '四 ', ' 五', '六 '])
    ])
    await filled.filter()
    return filled
  }

  /** Hides every other row of the two tables, as a person's filter does. */
  async filter(): Promise<void> {
    if (!this.isFiltered) return
    const { indicators, projects } = readReport(await this.workbook.read(), plan)
    const context = new Excel.RequestContext()
    for (const [name, table, field] of [
      [TABLE_NAMES.indicators, indicators, indicators?.columnOf('name')],
      [TABLE_NAMES.projects, projects, projects?.columnOf('name')]
    ] as const) {
      const shown = (table?.rows ?? []).flatMap((row, index) =>
        index % 2 === 0 ? [cellText(row.values[table?.indexOf('name') ?? 0] ?? null)] : []
      )
      const left = table?.sheet.tables[0]?.range.left ?? 0
      const column = context.workbook.tables.getItem(name).columns.getItemAt((field ?? 0) - left)
      column.filter.applyValuesFilter(shown)
    }
    await context.sync()
  }

  /** Puts three rows into the table of projects, above its last. */
  async append(): Promise<void> {
    const seen = await this.workbook.read()
    const { projects } = readReport(seen, plan)
    const [table] = projects?.sheet.tables ?? []
    if (!projects || !table) throw new Error('no projects')
    const at = (projects.columnOf('name') ?? 0) - table.range.left
    const rows = ['甲', '乙', '丙'].map((name) => {
      const row: (string | undefined)[] = []
      row[at] = name
      return Array.from(row)
    })
    await this.workbook.apply({
      additions: { rows: [{ sheet: '项目表', table: table.name, rows }] },
      unlock: ['项目表'],
      seen
    })
  }

  /** Types two projects under the table, as a person does once the protection is lifted. */
  async typeUnderTable(): Promise<void> {
    const { projects } = readReport(await this.workbook.read(), plan)
    const bottom = (projects?.sheet.tables[0]?.range.bottom ?? 0) + 1
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.getItem('项目表')
    sheet.protection.unprotect()
    for (const [down, name] of ['表下一', '表下二'].entries()) {
      const typed = {
        name,
        type: '生态修复',
        years: '2023-2024',
        amount: 12,
        adjustment: '新增',
        explanation: '批准'
      }
      for (const [field, value] of Object.entries(typed))
        sheet.getCell(bottom + down, projects?.columnOf(field as ProjectField) ?? 0).values = [[value]]
    }
    await context.sync()
  }

  /** Hides all findings but those of one level. */
  async filterFindings(): Promise<void> {
    if (!this.isFiltered) return
    const context = new Excel.RequestContext()
    const tables = context.workbook.worksheets.getItem('审核结果').tables
    tables.load('items')
    await context.sync()
    const [table] = tables.items
    if (!table) throw new Error('no table of findings')
    table.columns.getItemAt(FINDING_COLUMNS.indexOf('sheet')).filter.applyValuesFilter(['项目表'])
    const rows = table.getDataBodyRange()
    rows.load('rowHidden')
    await context.sync()
    // Some are hidden and some are not.
    expect(rows.rowHidden).toBeNull()
  }

  /** The filters that are on, by the sheets of their tables. */
  async filters(): Promise<readonly string[]> {
    const { tables } = new Excel.RequestContext().workbook
    tables.load('items/worksheet/name,items/autoFilter/isDataFiltered')
    await tables.context.sync()
    return tables.items
      .filter(({ autoFilter }) => autoFilter.isDataFiltered)
      .map(({ worksheet }) => worksheet.name)
  }

  /** Every cell, with keys that are made up anew on every run told alike. */
  async cells(): Promise<Cells> {
    const cells = Object.entries(cellsOf(await this.workbook.read()))
    return Object.fromEntries(cells.map(([place, shown]) => [place, shown.replace(/NEW-\w+/gu, 'NEW')]))
  }

  async requests(work: () => Promise<unknown>): Promise<number> {
    this.excel.host.resetTraffic()
    await work()
    return this.excel.host.traffic.requests
  }
}

/** What the workbook holds after each step of a person's work. */
async function steps(filled: Filled) {
  const { workbook } = filled
  const cells = () => filled.cells()
  const seen: Record<string, Cells> = {}
  await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
  seen['审核'] = await cells()
  const { fixes } = await proposeWorkbookFixes(workbook, choosePlan, {})
  const { snapshot } = await applyFixes(workbook, { fixes })
  seen['修正'] = await cells()
  await takeBackFixes(workbook, snapshot)
  seen['撤回'] = await cells()
  const content = await workbook.read()
  const { projects } = readReport(content, plan)
  const top = (projects?.rows[0]?.row ?? 1) - 1
  const left = projects?.columnOf('investedTotal') ?? 0
  const values = Array.from({ length: 8 }, (_, index) => [index, `行${index}`])
  const update = { write: [{ sheet: '项目表', top, left, values }], unlock: ['项目表'], seen: content }
  const kept = await workbook.snapshot(['项目表'], update)
  await workbook.apply(update)
  seen['写入'] = await cells()
  await workbook.restore(kept)
  seen['恢复'] = await cells()
  await workbook.write([{ sheet: '项目表', top, left, values: values.map(([number]) => [number ?? null]) }])
  seen['未看'] = await cells()
  await addProject(workbook, choosePlan, { name: '湿地修复', amount: 300, task: plan.tasks[0]?.name ?? '' })
  seen['增加'] = await cells()
  await adjustProject(workbook, choosePlan, { key: 'PRJ-02', adjustment: 'changed', explanation: '批准' })
  seen['调整'] = await cells()
  await filled.append()
  seen['追加'] = await cells()
  await filled.typeUnderTable()
  await filled.filterFindings()
  await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
  seen['再审核'] = await cells()
  const grown = readReport(await workbook.read(), plan).projects?.rows.some(
    ({ values }) => values[projects?.indexOf('name') ?? 0] === '表下二'
  )
  return { seen, fixes: fixes.length, grown }
}

/** What the workbook holds after each step that writes sheets as a whole, and what was asked about filters for it. */
async function wholeSteps(filled: Filled) {
  const { workbook } = filled
  const seen: Record<string, Cells> = {}
  const asked: (readonly string[])[] = []
  const options = {
    mayClearFilters: (sheets: readonly string[]) => {
      asked.push(sheets)
      return Promise.resolve(true)
    }
  }
  const whole = await workbook.snapshot(['项目表', '指标表'])
  await sortProjects(workbook, choosePlan, { field: 'amount' }, options)
  seen['排序'] = await filled.cells()
  await filled.filter()
  await workbook.restore(whole, options)
  seen['恢复'] = await filled.cells()
  await filled.filter()
  await workbook.insert(sampleLayout(plan), 'keep-both', options)
  seen['两者都保留'] = await filled.cells()
  return { seen, asked, filters: await filled.filters() }
}

describe('a workbook whose tables are filtered', () => {
  let excel: ExcelHost | undefined
  let plain: Awaited<ReturnType<typeof steps>>
  let filtered: Awaited<ReturnType<typeof steps>>

  const stepsIn = async (filled: Filled) => {
    const done = await steps(filled)
    filled.excel.host.dispose()
    return done
  }
  beforeAll(async () => {
    plain = await stepsIn(await Filled.open(false))
    filtered = await stepsIn(await Filled.open(true))
  }, TIME)
  afterAll(() => excel?.host.dispose())

  it('holds after every step what it holds without a filter, cell by cell', () => {
    expect(plain.fixes).toBeGreaterThan(5)
    expect(filtered.fixes).toBe(plain.fixes)
    expect(plain.grown).toBe(true)
    for (const [step, cells] of Object.entries(plain.seen))
      expect([step, besidesFindings(filtered.seen[step])]).toEqual([step, besidesFindings(cells)])
  })

  it(
    'gets the findings that it gets where blocks arrive as given',
    async () => {
      const expected = await stepsIn(await Filled.open(true, { 'filtered-write-scrambles': false }))
      expect(filtered.seen).toEqual(expected.seen)
    },
    TIME
  )

  it(
    'is written as a whole like one without a filter, once the person agreed to clear it',
    async () => {
      const calm = await Filled.open(false)
      const expected = await wholeSteps(calm)
      calm.excel.host.dispose()
      expect(expected.asked).toEqual([])
      const filled = await Filled.open(true)
      expect(await filled.filters()).toEqual(['指标表', '项目表'])
      const { seen, asked, filters } = await wholeSteps(filled)
      expect(asked).toEqual([['项目表'], ['指标表', '项目表'], ['指标表', '项目表']])
      expect(filters).toEqual([])
      for (const [step, cells] of Object.entries(expected.seen))
        expect([step, seen[step]]).toEqual([step, cells])
      filled.excel.host.dispose()
    },
    TIME
  )

  it(
    'is left as it is, filter and all, where the person does not agree',
    async () => {
      const filled = await Filled.open(true)
      const { workbook } = filled
      const before = await filled.cells()
      const whole = await workbook.snapshot(['项目表'])
      const options = { mayClearFilters: () => Promise.resolve(false) }
      for (const work of [
        () => sortProjects(workbook, choosePlan, { field: 'amount' }, options),
        () => workbook.restore(whole, options),
        () => workbook.insert(sampleLayout(plan), 'keep-both', options)
      ]) {
        await expect(work()).rejects.toMatchObject({ code: 'cancelled' })
        expect([await filled.filters(), await filled.cells()]).toEqual([['指标表', '项目表'], before])
      }
      filled.excel.host.dispose()
    },
    TIME
  )

  it(
    'is neither sorted nor put back as a whole before the filter is cleared, and takes no more requests for it',
    async () => {
      const filled = await Filled.open(true)
      excel = filled.excel
      const { workbook } = filled
      const before = await filled.cells()
      const whole = await workbook.snapshot(['项目表'])
      const refused = { code: 'rows-hidden', params: { sheet: '项目表' }, canRetry: true }
      await expect(sortProjects(workbook, choosePlan, { field: 'amount' })).rejects.toMatchObject(refused)
      await expect(workbook.restore(whole)).rejects.toMatchObject(refused)
      await expect(workbook.insert(sampleLayout(plan), 'keep-both')).rejects.toMatchObject({
        code: 'rows-hidden'
      })
      expect(await filled.cells()).toEqual(before)
      // Reading takes one more to learn of hidden rows, writing none.
      const review = () => reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')
      expect(await filled.requests(review)).toBe(4)
      expect(await filled.requests(review)).toBe(4)
      const context = new Excel.RequestContext()
      context.workbook.tables.getItem(TABLE_NAMES.projects).clearFilters()
      await context.sync()
      expect(await sortProjects(workbook, choosePlan, { field: 'amount' })).toBe(true)
      await workbook.restore(whole)
      const inProjects = (cells: Cells) =>
        Object.entries(cells).filter(([place]) => place.startsWith('项目表!'))
      expect(inProjects(await filled.cells())).toEqual(inProjects(before))
    },
    TIME
  )
})
