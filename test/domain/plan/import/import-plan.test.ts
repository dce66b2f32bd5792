import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import {
  importPlan,
  type ImportAnswers,
  type PlanImport
} from '../../../../src/domain/plan/import/import-plan'
import type { MergedArea, SourceSheet } from '../../../../src/domain/plan/import/source-grid'
import { parsePlanDocument } from '../../../../src/domain/plan/plan-schema'

const sheet = (
  rows: readonly (readonly string[])[],
  merges: readonly MergedArea[] = [],
  name = 'Sheet1'
): SourceSheet => ({
  name,
  rows,
  merges
})

const INDICATORS = [
  ['表1 某县“十五五”水务发展规划指标表'],
  ['类别', '指标名称', '单位', '2025年现状', '2030年目标', '属性'],
  ['供水', '供水普及率', '%', '92', '≥98', '约束性'],
  ['', '管网漏损率', '%', '12', '9', '预期性']
] as const
const PROJECTS = [
  ['序号', '项目名称', '建设内容及规模', '建设年限', '总投资（万元）', '责任单位', '配合单位'],
  ['一、供水工程'],
  ['1', '水厂扩建', '扩建至5万吨', '2026-2028', '1200', '县水利局、东湖镇', '/'],
  ['2', '管网改造', '更新管网', '2027', '/', '县水利局', '县住房和城乡建设局'],
  ['二、排水工程'],
  ['1', '泵站', '新建泵站', '2026', '300.5', '西街道办', ''],
  ['合计', '', '', '', '1500.5', '', '']
] as const

const imported = (sheets: readonly SourceSheet[], answers?: ImportAnswers) => {
  const result = importPlan(sheets, 'file', answers)
  if (!result.ok) throw new Error(result.problem.code)
  return result
}
const asked = (result: PlanImport, code: string): readonly string[] =>
  result.ok
    ? result.questions
        .filter((each) => each.code === code)
        .map(({ subject, proposed }) => `${subject}:${proposed}`)
    : []

describe('imported plan', () => {
  const whole = imported([sheet(INDICATORS), sheet(PROJECTS, [], 'Sheet2')])

  it('knows its title, region and period from the title of a table', () => {
    expect(whole.document).toMatchObject({
      title: '某县“十五五”水务发展规划',
      region: '某县',
      period: { start: 2026, end: 2030 },
      baselineYear: 2025
    })
  })

  it('numbers rows through where the printed numbers begin again', () => {
    expect(whole.document.projects.map(({ code, no, task }) => [code, no, task])).toEqual([
      ['PRJ-01', 1, 'task-1'],
      ['PRJ-02', 2, 'task-1'],
      ['PRJ-03', 3, 'task-2']
    ])
    expect(asked(whole, 'numbers-given')).toEqual([':1-3'])
  })

  it('keeps a name whole in which a word stands that separates elsewhere', () => {
    expect(whole.document.units.map(({ name, kind }) => [name, kind])).toEqual([
      ['县水利局', 'department'],
      ['东湖镇', 'town'],
      ['县住房和城乡建设局', 'department'],
      ['西街道办', 'street']
    ])
  })

  it('fills an empty cell down where no cells are merged', () => {
    expect(whole.document.indicators.map(({ category, continues }) => [category, continues])).toEqual([
      ['category-1', undefined],
      ['category-1', ['category']]
    ])
  })

  it('has an id of its own, the same again for the same tables', () => {
    const ids = [undefined, '乙县“十五五”水务发展规划'].map(
      (title) =>
        imported([sheet(INDICATORS), sheet(PROJECTS, [], 'Sheet2')], title ? { title } : {}).document.id
    )
    expect(ids[0]).toBe(whole.document.id)
    expect(ids).toEqual([
      expect.stringMatching(/^plan-2026-2030-[0-9a-f]{6}$/u),
      expect.not.stringContaining(ids[0]!)
    ])
    expect(imported([sheet(INDICATORS), sheet(PROJECTS, [], 'Sheet2')], { id: 'mine' }).document.id).toBe(
      'mine'
    )
  })

  it('is a valid document', () => {
    expect(parsePlanDocument(JSON.parse(JSON.stringify(whole.document)))).toMatchObject({ ok: true })
  })

  it('asks for every direction that nobody decided', () => {
    expect(asked(whole, 'direction')).toEqual(['供水普及率:up', '管网漏损率:up'])
    const decided = imported([sheet(INDICATORS)], {
      directions: new Map([['管网漏损率 ', 'down']]),
      coordinatingUnit: '县水利局'
    })
    expect(asked(decided, 'direction')).toEqual(['供水普及率:up'])
    expect(decided.document.indicators.map(({ direction }) => direction)).toEqual(['up', 'down'])
  })

  it('takes directions from a column that says them', () => {
    const withColumn = INDICATORS.map((row, index) => [...row, ['', '指标方向', '正向', '逆向'][index] ?? ''])
    const result = imported([sheet(withColumn)], { coordinatingUnit: '县水利局' })
    expect(asked(result, 'direction')).toEqual([])
    expect(result.document.indicators.map(({ direction }) => direction)).toEqual(['up', 'down'])
  })

  it.each([
    ['亿元', '12000000', '10000'],
    ['元', '0.12', '0.0001']
  ])('converts amounts printed in %s exactly', (unit, amount, factor) => {
    const rows = PROJECTS.map((row) => row.map((cell) => cell.replace('万元', unit)))
    const result = imported([sheet(rows)])
    expect(result.document.projects[0]?.amount).toBe(amount)
    expect(asked(result, 'amounts-converted')).toEqual([`:${factor}`])
    expect(asked(result, 'total-differs')).toEqual([])
  })

  it('says that the total row differs from the sum', () => {
    const rows = PROJECTS.map((row) => row.map((cell) => (cell === '1500.5' ? '1600' : cell)))
    const result = imported([sheet(rows)])
    expect(result.questions.find(({ code }) => code === 'total-differs')?.params).toEqual({
      declared: '1600',
      sum: '1500.5'
    })
    expect(result.document.declared.totalInvestment).toBe('1600')
  })

  it('reads a header of two lines', () => {
    const rows = [
      ['序号', '项目名称', '建设内容', '投资', '', '责任单位'],
      ['', '', '', '总投资（万元）', '已完成', ''],
      ['1', '水厂', '扩建', '20', '3', '县水利局']
    ]
    const merges = [0, 1, 2, 5].map((column) => ({ top: 0, bottom: 1, left: column, right: column }))
    const result = imported([sheet(rows, [...merges, { top: 0, bottom: 0, left: 3, right: 4 }])], {
      period: { start: 2026, end: 2030 }
    })
    expect(result.document.projects).toMatchObject([{ name: '水厂', amount: '20', leadUnits: '县水利局' }])
  })

  it('tells a row without a name instead of dropping it', () => {
    const rows = [...PROJECTS.slice(0, 3), ['9', '', '', '', '77', '县水利局', '']]
    expect(asked(imported([sheet(rows)]), 'row-skipped')).toEqual([':9 77 县水利局'])
  })

  it('leaves an empty cell empty where cells of its column are merged', () => {
    const rows = [
      ['指标名称', '单位', '基期值', '规划目标', '属性'],
      ['甲', '%', '1', '完成省定目标', '约束性'],
      ['乙', '%', '1', '', '约束性'],
      ['丙', '%', '1', '', '约束性']
    ]
    const merges = [{ top: 1, bottom: 2, left: 3, right: 3 }]
    const result = imported([sheet(rows, merges)], {
      coordinatingUnit: '局',
      period: { start: 2026, end: 2030 }
    })
    expect(result.document.indicators.map(({ target }) => target)).toEqual([
      '完成省定目标',
      '完成省定目标',
      ''
    ])
  })

  it.each([
    [
      'no-tables',
      [
        sheet([
          ['姓名', '电话'],
          ['甲', '1']
        ])
      ],
      {}
    ],
    ['no-tables', [], {}],
    ['no-tables', [sheet([['项目名称'], ['水厂']])], {}],
    ['no-rows', [sheet([INDICATORS[1]])], {}],
    ['period-unknown', [sheet([PROJECTS[0], ['1', '水厂', '扩建', '近期', '20', '县水利局', '']])], {}],
    ['unit-not-named', [sheet(INDICATORS)], {}],
    ['indicator-unknown', [sheet(INDICATORS)], { directions: new Map([['无此指标', 'up' as const]]) }]
  ] as const)('is refused as %s', (code, sheets, answers) => {
    expect(importPlan(sheets, 'file', answers)).toMatchObject({ ok: false, problem: { code } })
  })

  it('is refused or whole for whatever stands in the cells', () => {
    const headers = [...INDICATORS[1], ...PROJECTS[0]]
    const cell = fc.oneof(
      fc.constantFrom(
        ...headers,
        '',
        ' ',
        '/',
        '合计',
        '一、供水',
        '2021',
        '98%',
        '（',
        '县水利局、镇',
        '注：',
        '1e9',
        '😀'
      ),
      fc.string({ maxLength: 12 })
    )
    const merge = fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(20000), fc.nat(20000))
      .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 9 }),
        fc.constantFrom([INDICATORS[1]], [PROJECTS[0]], []),
        fc.array(merge, { maxLength: 6 }),
        (rows, header, merges) => {
          const result = importPlan([sheet([...header, ...rows], merges)], 'file')
          if (result.ok) expect(parsePlanDocument(result.document)).toMatchObject({ ok: true })
        }
      ),
      { numRuns: 2000 }
    )
  })
})
