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
import { parsePeriod } from '../../src/domain/measures/report-period'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { CellValue, WorkbookLayout } from '../../src/domain/report/layout'
import type { WorkbookContent } from '../../src/domain/report/workbook-content'
import { workbookInMemory } from '../support/workbook-in-memory'
import { indicatorRows, projectRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
type Values = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

const layoutOf = (indicators: Values, projects: Values): WorkbookLayout =>
  buildWorkbook({
    plan,
    variant: 'prefilled',
    header: { unit: '城关镇', period: '2023年', reporter: '张三', phone: '1', date: '2024-01-15' },
    indicators: indicatorRows(plan, indicators),
    projects: projectRows(plan, projects)
  })
const untidy = layoutOf(
  { 'IND-1': { actual2021: '８３', actual2022: 0.83, issues: '缺资金 ', name: '优良天数比例 ' } },
  { 'PRJ-1': { investedTotal: '1,200', progressNote: '已开工\u200b' } }
)

const propose = (workbook: Workbook): Promise<FixProposal> =>
  proposeWorkbookFixes(workbook, choosePlan, parsePeriod('2023年'))
const shown = ({ fixes }: FixProposal) =>
  fixes.map(({ field, before, after, safe }) => [field, before, after, safe])
const shownCells = ({ sheets }: WorkbookContent) =>
  sheets.map(({ name, values }) => [name, values.map((row) => row.map((value) => value ?? ''))])

describe('fixes of an open workbook', () => {
  it('are proposed for cells that people may type into, without writing', async () => {
    const workbook = await workbookInMemory(untidy)
    const before = await workbook.read()
    expect(shown(await propose(workbook))).toEqual([
      ['actual2021', '８３', 83, true],
      ['actual2022', 0.83, 83, false],
      ['issues', '缺资金 ', '缺资金', true],
      ['investedTotal', '1,200', 1200, true],
      ['progressNote', '已开工\u200b', '已开工', true]
    ])
    expect(await workbook.read()).toEqual(before)
  })

  it('are applied as chosen and gone from the next proposal', async () => {
    const workbook = await workbookInMemory(untidy)
    const { fixes } = await propose(workbook)
    const { skipped } = await applyFixes(
      workbook,
      fixes.filter(({ safe }) => safe)
    )
    expect(skipped).toEqual([])
    expect(shown(await propose(workbook))).toEqual([['actual2022', 0.83, 83, false]])
  })

  it('are taken back in one step, all of them', async () => {
    const workbook = await workbookInMemory(untidy)
    const before = shownCells(await workbook.read())
    const { snapshot } = await applyFixes(workbook, (await propose(workbook)).fixes)
    expect(shownCells(await workbook.read())).not.toEqual(before)
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
    expect(shownCells(await workbook.read())).toEqual(before)
  })

  it('leave alone what was typed since, when applied and when taken back', async () => {
    const workbook = await workbookInMemory(untidy)
    const [first, second, ...others] = (await propose(workbook)).fixes
    if (!first || !second) throw new Error('two fixes expected')
    const type = (cell: typeof first, value: CellValue) =>
      workbook.write([{ sheet: cell.sheet, top: cell.row - 1, left: cell.column, values: [[value]] }])
    await type(first, 84)
    const { snapshot, skipped } = await applyFixes(workbook, [first, second, ...others])
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
    const write = () => Promise.reject(new Error('nothing to write'))
    const workbook = { ...(await workbookInMemory(untidy)), write }
    const { snapshot } = await applyFixes(workbook, [])
    expect(await takeBackFixes(workbook, snapshot)).toEqual([])
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
    const changed = before.sheets.flatMap(({ name, values }, index) =>
      values.flatMap((row, down) =>
        row.flatMap((value, right) =>
          value === (after.sheets[index]?.values[down]?.[right] ?? null) ? [] : [`${name} ${down} ${right}`]
        )
      )
    )
    expect(changed.sort()).toEqual(
      fixes.map(({ sheet, row, column }) => `${sheet} ${row - 1} ${column}`).sort()
    )
    const again = await fixFile(xlsxFiles, { bytes, file: 'a.xlsx' }, choosePlan)
    expect(again.fixes).toEqual([])
    expect(again.bytes).toBe(bytes)
  })
})
