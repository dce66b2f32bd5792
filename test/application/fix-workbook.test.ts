import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import {
  applyFixes,
  fixFile,
  type FixProposal,
  proposeWorkbookFixes,
  takeBackFixes
} from '../../src/application/fix-workbook'
import type { Workbook } from '../../src/application/ports'
import { reviewWorkbook } from '../../src/application/review-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { parsePeriod } from '../../src/domain/measures/report-period'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { ProjectField } from '../../src/domain/report/fields'
import type { CellValue, WorkbookLayout } from '../../src/domain/report/layout'
import { readReport } from '../../src/domain/report/read-report'
import { cellKey, type WorkbookContent } from '../../src/domain/report/workbook-content'
import { workbookInMemory } from '../support/workbook-in-memory'
import { indicatorRows, projectRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
type Values = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

const layoutOf = (indicators: Values, projects: Values): WorkbookLayout =>
  atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      header: { unit: '城关镇', period: '2023年', reporter: '张三', phone: '1', date: '2024-01-15' },
      indicators: indicatorRows(plan, indicators),
      projects: projectRows(plan, projects)
    })
  )
const untidy = layoutOf(
  { 'IND-1': { actual2021: '８３', actual2022: 0.83, issues: '缺资金 ', name: '优良天数比例 ' } },
  { 'PRJ-1': { investedTotal: '1,200', progressNote: '已开工\u200b' } }
)

const propose = (workbook: Workbook): Promise<FixProposal> =>
  proposeWorkbookFixes(workbook, choosePlan, { period: parsePeriod('2023年') })
const shown = ({ fixes }: FixProposal) =>
  fixes.map(({ field, before, after, safe }) => [field, before, after, safe])
const shownCells = ({ sheets }: WorkbookContent) =>
  sheets.map(({ name, values }) => [name, values.map((row) => row.map((value) => value ?? ''))])

describe('fixes of an open workbook', () => {
  it('are proposed without writing, those of locked cells marked', async () => {
    const workbook = await workbookInMemory(untidy)
    const before = await workbook.read()
    expect(shown(await propose(workbook))).toEqual([
      ['name', '优良天数比例 ', '优良天数比例', true],
      ['actual2021', '８３', 83, true],
      ['actual2022', 0.83, 83, false],
      ['issues', '缺资金 ', '缺资金', true],
      ['investedTotal', '1,200', 1200, true],
      ['progressNote', '已开工\u200b', '已开工', true]
    ])
    const { fixes } = await propose(workbook)
    expect(fixes.filter(({ locked }) => locked).map(({ field }) => field)).toEqual(['name'])
    expect(await workbook.read()).toEqual(before)
  })

  it('are applied as chosen and gone from the next proposal', async () => {
    const workbook = await workbookInMemory(untidy)
    const { fixes } = await propose(workbook)
    const { skipped } = await applyFixes(workbook, { fixes: fixes.filter(({ safe }) => safe) })
    expect(skipped).toEqual([])
    expect(shown(await propose(workbook))).toEqual([['actual2022', 0.83, 83, false]])
  })

  it('are taken back in one step, all of them', async () => {
    const workbook = await workbookInMemory(untidy)
    const before = shownCells(await workbook.read())
    const { snapshot } = await applyFixes(workbook, await propose(workbook))
    expect(shownCells(await workbook.read())).not.toEqual(before)
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
    expect(shownCells(await workbook.read())).toEqual(before)
  })

  it('leave alone what was typed since, when applied and when taken back', async () => {
    const workbook = await workbookInMemory(untidy)
    const [, first, second, ...others] = (await propose(workbook)).fixes
    if (!first || !second) throw new Error('two fixes expected')
    const type = (cell: typeof first, value: CellValue) =>
      workbook.write([{ sheet: cell.sheet, top: cell.row - 1, left: cell.column, values: [[value]] }])
    await type(first, 84)
    const { snapshot, skipped } = await applyFixes(workbook, { fixes: [first, second, ...others] })
    expect(skipped).toEqual([first])
    await type(second, 85)
    expect(await takeBackFixes(workbook, snapshot)).toEqual([second])
    const after = await propose(workbook)
    expect(shown(after)).not.toContainEqual(['actual2021', '８３', 83, true])
    const row = after.report.indicators?.rows[0]
    const at = (field: 'actual2021' | 'actual2022') =>
      row?.values[after.report.indicators?.indexOf(field) ?? -1]
    expect([at('actual2021'), at('actual2022')]).toEqual([84, 85])
  })

  it('write nothing where there is nothing to do', async () => {
    const apply = () => Promise.reject(new Error('nothing to write'))
    const workbook = { ...(await workbookInMemory(untidy)), apply }
    const { snapshot } = await applyFixes(workbook, { fixes: [] })
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
  })
})

/** A row put in by hand under the projects, marked 新增: cells of its reporting columns and nothing else. */
async function addRow(workbook: Workbook, values: Readonly<Partial<Record<ProjectField, CellValue>>>) {
  const { projects } = readReport(await workbook.read(), plan)
  const last = projects?.rows.at(-1)?.row ?? 0
  await workbook.write(
    Object.entries(values).map(([field, value]) => ({
      sheet: projects?.sheet.name ?? '',
      top: last,
      left: projects?.columnOf(field as ProjectField) ?? 0,
      values: [[value]]
    }))
  )
}
const ADDED = { name: '湿地修复', adjustment: '新增', years: '2023-2024', amount: 300 } as const
const lastProject = async (workbook: Workbook) => {
  const { projects } = readReport(await workbook.read(), plan)
  const row = projects?.rows.at(-1)
  return {
    key: row?.key,
    formula: row && projects?.sheet.formulas.get(cellKey(row.row - 1, projects.columnOf('investedRate') ?? 0))
  }
}

describe('formulas of an open workbook', () => {
  it('are put back where somebody typed over them, after asking', async () => {
    const workbook = await workbookInMemory(untidy)
    const { projects } = readReport(await workbook.read(), plan)
    const place = { sheet: '项目表', top: 5, left: projects?.columnOf('investedRate') ?? 0 }
    const own = projects?.sheet.formulas.get(cellKey(place.top, place.left))
    await workbook.write([{ ...place, values: [[0.5]] }])
    const { fixes } = await propose(workbook)
    const fix = fixes.find(({ finding }) => finding.code === 'formula-overwritten')
    expect(fix).toMatchObject({ before: 0.5, formula: own, safe: false, locked: true })
    const { snapshot } = await applyFixes(workbook, { fixes: fix ? [fix] : [] })
    const codes = async () => (await propose(workbook)).findings.map(({ code }) => code)
    expect(await codes()).not.toContain('formula-overwritten')
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
    expect(await codes()).toContain('formula-overwritten')
  })

  it('are proposed for rows put in by hand, with a key, and taken back', async () => {
    const workbook = await workbookInMemory(untidy)
    await addRow(workbook, ADDED)
    const { repairs } = await propose(workbook)
    expect(repairs).toMatchObject([{ sheet: '项目表', locked: true, keys: [{}] }])
    const { snapshot } = await applyFixes(workbook, { fixes: [], repairs })
    const { key, formula } = await lastProject(workbook)
    expect([key, formula]).toEqual([expect.stringMatching(/^NEW-\w{10}$/u), expect.stringContaining('$H')])
    expect((await propose(workbook)).repairs).toEqual([])
    await takeBackFixes(workbook, snapshot)
    expect(await lastProject(workbook)).toEqual({ key: '', formula: undefined })
  })

  it('come with the next 审核 where the sheet is open, under one key for good', async () => {
    const closed = await workbookInMemory(untidy)
    await addRow(closed, ADDED)
    await reviewWorkbook(closed, choosePlan, {}, 'zh-CN')
    expect(await lastProject(closed)).toEqual({ key: '', formula: undefined })

    const { sheets, ...rest } = untidy
    const open = await workbookInMemory({
      ...rest,
      sheets: sheets.map(({ protection: _, ...sheet }) => sheet)
    })
    await addRow(open, ADDED)
    const { findings } = await reviewWorkbook(open, choosePlan, {}, 'zh-CN')
    const first = await lastProject(open)
    expect(first.formula).not.toBeUndefined()
    expect(findings.filter(({ rowKey }) => rowKey === first.key).length).toBeGreaterThan(0)
    await reviewWorkbook(open, choosePlan, {}, 'zh-CN')
    expect(await lastProject(open)).toEqual(first)
  })
})

describe('fixes of a file', () => {
  it('correct what is safe, locked cells too, and nothing else', async () => {
    const source = { bytes: await xlsxFiles.write(untidy), file: 'a.xlsx' }
    const { bytes, fixes, remaining } = await fixFile(xlsxFiles, source, choosePlan)
    expect(fixes.map(({ field }) => field)).toEqual([
      'name',
      'actual2021',
      'issues',
      'investedTotal',
      'progressNote'
    ])
    const codes = remaining.findings.map(({ code }) => code)
    expect(codes).toContain('percent-as-fraction')
    expect(codes).not.toContain('number-as-text')
    const [before, after] = [await xlsxFiles.read(source.bytes, ''), await xlsxFiles.read(bytes, '')]
    const changed = before.sheets.flatMap(({ name, values, formulas }, index) =>
      values.flatMap((row, down) =>
        row.flatMap((value, right) =>
          value === (after.sheets[index]?.values[down]?.[right] ?? null) || formulas.has(cellKey(down, right))
            ? []
            : [`${name} ${down} ${right}`]
        )
      )
    )
    expect(after.sheets.map(({ formulas }) => formulas)).toEqual(
      before.sheets.map(({ formulas }) => formulas)
    )
    expect(changed.sort()).toEqual(
      fixes.map(({ sheet, row, column }) => `${sheet} ${row - 1} ${column}`).sort()
    )
    const again = await fixFile(xlsxFiles, { bytes, file: 'a.xlsx' }, choosePlan)
    expect(again.completed).toEqual([])
    expect(again.fixes).toEqual([])
    expect(again.bytes).toBe(bytes)
  })
})
