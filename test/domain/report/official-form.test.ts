import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import type { CellRange, SheetLayout } from '../../../src/domain/report/layout'
import { buildOfficialForm } from '../../../src/domain/report/official-form'
import type { ReportDraft } from '../../../src/domain/report/report-draft'
import { rowHeight } from '../../../src/domain/report/text-height'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { ADDED_PROJECT, indicatorRows, projectRows, REPORTED_INDICATORS } from '../../support/reported-rows'

const draft = (more: Partial<ReportDraft> = {}): ReportDraft => ({
  plan,
  variant: 'prefilled',
  header: {},
  ...more
})

function tables(of: ReportDraft): { readonly indicators: SheetLayout; readonly projects: SheetLayout } {
  const [indicators, projects] = atOnce(buildOfficialForm(of)).sheets
  if (!indicators || !projects) throw new Error('a table is missing')
  return { indicators, projects }
}

const shown = (sheet: SheetLayout, row: number): unknown[] =>
  (sheet.cells[row] ?? []).map((cell) => cell?.value ?? null)
const rowOf = (sheet: SheetLayout, words: string): number =>
  sheet.cells.findIndex((row) => row.some((cell) => cell?.value === words))
const merged = (sheet: SheetLayout, value: unknown): CellRange[] =>
  (sheet.merges ?? []).filter(({ top, left }) => sheet.cells[top]?.[left]?.value === value)
const overlaps = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

describe('the official form of the built-in plan', () => {
  const { indicators, projects } = tables(draft())

  it('prints the columns of the source', () => {
    expect(shown(indicators, 2)).toEqual([
      '类别',
      '序号',
      '指标名称',
      null,
      '单位',
      '2020年\n现状',
      '规划目标',
      '属性',
      '来源'
    ])
    expect(shown(projects, 2)).toEqual([
      '序号',
      '类型',
      '项目名称',
      '主要内容',
      '实施年限',
      '投资额\n（万元）',
      '责任主体',
      '配合部门'
    ])
  })

  it('merges categories, the group of six, and the assigned targets of three and of six rows', () => {
    const rows = (value: string): number[] =>
      merged(indicators, value).map(({ top, bottom }) => bottom - top + 1)
    expect(rows('环境质量')).toEqual([4])
    expect(rows('环境治理')).toEqual([11])
    expect(rows('重点工程减排量')).toEqual([6])
    expect(rows('完成国家、省定指标')).toEqual([3])
    expect(rows('完成省定目标')).toEqual([6])
    expect(rows('100')).toEqual([])
  })

  it('puts each task in bold over its projects and the declared total at the end', () => {
    const headings = plan.tasks.map(({ name }) => rowOf(projects, name))
    expect(headings).toEqual([...headings].sort((a, b) => a - b))
    expect(headings[0]).toBe(3)
    const last = projects.cells.length - 1
    expect(last).toBe(2 + plan.tasks.length + plan.projects.length + 1)
    expect(shown(projects, last)).toEqual(['合计', null, null, null, null, 255092.79, null, null])
  })

  it('shows what spans rows in the middle of one page, and in the first row where pages may end between them', () => {
    const { sheets, styles } = atOnce(buildOfficialForm(draft()))
    const [verticalOf, spanning] = [
      (sheet: SheetLayout | undefined, { top, left }: CellRange) =>
        styles[sheet?.cells[top]?.[left]?.style ?? '']?.vertical,
      (sheet: SheetLayout | undefined) => (sheet?.merges ?? []).filter(({ top, bottom }) => bottom > top)
    ]
    const [first, second] = sheets
    expect([first?.print?.fitToHeight, second?.print?.fitToHeight]).toEqual([1, 0])
    expect(new Set(spanning(first).map((range) => verticalOf(first, range)))).toEqual(new Set(['center']))
    expect(new Set(spanning(second).map((range) => verticalOf(second, range)))).toEqual(new Set(['top']))
    expect(spanning(second).length).toBeGreaterThan(10)
    for (const { top, left } of spanning(second)) {
      const text = String(second?.cells[top]?.[left]?.value)
      const needed = rowHeight([[text, second?.columns[left]?.width ?? 0]])
      expect(second?.rows.get(top)?.height).toBeGreaterThanOrEqual(needed)
    }
  })

  it.each([indicators, projects])('has merges that lie apart and formulas nowhere', (sheet) => {
    const merges = sheet.merges ?? []
    merges.forEach((one, index) =>
      expect(merges.slice(index + 1).filter((other) => overlaps(one, other))).toEqual([])
    )
    expect(sheet.cells.flat().filter((cell) => cell?.formula !== undefined)).toEqual([])
  })
})

describe('the official form of a report', () => {
  it('shows how things stand, projects in the order of the rows under one heading a task', () => {
    const rows = projectRows(plan, {
      'PRJ-01': { investedTotal: 400.33, physicalProgress: 40, status: '在建' }
    })
    const { indicators, projects } = tables(
      draft({
        period: { year: 2023, part: 'year' },
        indicators: indicatorRows(plan, REPORTED_INDICATORS),
        projects: [...rows.toReversed(), ADDED_PROJECT]
      })
    )
    const indicator = shown(indicators, rowOf(indicators, '空气质量优良天数比例'))
    expect(indicator.slice(-4)).toEqual([null, 83.1, 0.611111, '○ 达到序时进度'])
    expect(projects.cells.filter((row) => row[0]?.value === plan.tasks[0]?.name)).toHaveLength(1)
    expect(shown(projects, 4)[0]).toBe(75)
    const total = rowOf(projects, '合计')
    expect(shown(projects, total).slice(5)).toEqual([255092.79, null, null, 400.33, null, null])
    expect(shown(projects, total + 1)[0]).toBe('新增项目（不计入规划合计）')
    expect(shown(projects, total + 3).slice(0, 6)).toEqual(['新增项目合计', null, null, null, null, 300.1])
  })

  it('stays a form where a table has no rows', () => {
    const { indicators, projects } = tables(draft({ indicators: [], projects: [] }))
    expect(indicators.cells).toHaveLength(3)
    expect(projects.cells.map((_, row) => shown(projects, row)[0]).slice(3)).toEqual(['合计'])
    expect(indicators.print?.areas?.[0]?.bottom).toBe(2)
  })
})
