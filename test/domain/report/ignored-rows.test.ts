import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { indicatorFields, projectFields, type TableId } from '../../../src/domain/report/fields'
import { outgrownNames } from '../../../src/domain/report/outgrown-rows'
import { adoptedRows } from '../../../src/domain/report/adopted-rows'
import { readReport } from '../../../src/domain/report/read-report'
import { rereadReport } from '../../../src/domain/report/reread-report'
import { computeFromReport } from '../../../src/domain/report/report-rows'
import type { CellContent, WorkbookContent } from '../../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { type Entry, withEntries } from '../../support/edited-content'
import { layoutToContent } from '../../support/layout-content'

const content = layoutToContent(
  atOnce(buildWorkbook({ plan, variant: 'prefilled', header: {}, period: { year: 2023, part: 'year' } }))
)
const blank = layoutToContent(atOnce(buildWorkbook({ plan, variant: 'blank', header: {} })))

const SHEETS: Readonly<Record<TableId, string>> = { indicators: '指标表', projects: '项目表' }
const fieldsOf = (table: TableId): readonly string[] =>
  (table === 'indicators' ? indicatorFields(plan.years) : projectFields()).map(({ id }) => id)
/** First row below the prefilled table, counted from 0. */
const BELOW: Readonly<Record<TableId, number>> = { indicators: 27, projects: 79 }

type Cells = Readonly<Record<string, CellContent | Entry>>
const isEntry = (cell: CellContent | Entry): cell is Entry =>
  typeof cell === 'object' && cell !== null && 'value' in cell

/** Rows typed into a sheet from one on, by field. */
function typed(
  workbook: WorkbookContent,
  table: TableId,
  top: number,
  rows: readonly Cells[]
): WorkbookContent {
  let changed = workbook
  rows.forEach((cells, down) =>
    Object.entries(cells).forEach(([field, cell]) => {
      const entry = isEntry(cell) ? cell : { value: cell }
      changed = withEntries(changed, SHEETS[table], top + down, fieldsOf(table).indexOf(field), [[entry]])
    })
  )
  return changed
}

/** What a row below the table is read as. */
function readAs(cells: Cells, table: TableId = 'projects', workbook = content): 'total' | 'note' | 'data' {
  const report = readReport(typed(workbook, table, BELOW[table], [cells]), plan)
  const ignored = report[table]?.ignoredRows ?? []
  const isRead = report[table]?.rows.some(({ row }) => row === BELOW[table] + 1) === true
  expect(ignored).toHaveLength(isRead ? 0 : 1)
  return isRead ? 'data' : (ignored[0]?.kind ?? 'data')
}
const formula = (text: string, value: number): Entry => ({ value, formula: text })

describe('rows of a data table that are no data', () => {
  it.each([
    '合计',
    '小计',
    '总计',
    '共计',
    '汇总',
    '本页小计',
    ' 合　计 ',
    '合\n计',
    '合计：',
    '合计（万元）',
    '合计（75个项目）：',
    '合计75项',
    '郑陆镇小计',
    '其中：中央资金',
    'Total',
    'ＴＯＴＡＬ',
    'Grand total (10k yuan)',
    'Subtotal:'
  ])('takes the name %j with sums for a total', (name) => {
    expect(readAs({ name, amount: formula('SUM(H5:H79)', 255_092.79), investedTotal: 197_540.79 })).toBe(
      'total'
    )
    expect(readAs({ name, amount: 1 })).toBe('total')
  })

  it.each(['no', 'task', 'type', 'content', 'years', 'mark'])('takes a total that is said in %s', (field) => {
    expect(readAs({ [field]: '合计', amount: 255_092.79 })).toBe('total')
  })

  it('takes a total with a count, dashes, sums drawn over all columns or a key that is a sum', () => {
    expect(readAs({ no: '合计', name: '75', amount: 1 })).toBe('total')
    expect(readAs({ no: 76, name: '合计', content: '—', years: '/', leadUnits: '-', amount: 1 })).toBe(
      'total'
    )
    const sum = formula('SUM(F5:F79)', 0)
    expect(readAs({ name: '合计', content: sum, years: sum, amount: sum, leadUnits: sum, code: sum })).toBe(
      'total'
    )
    expect(readAs({ task: `${plan.tasks[0]?.name ?? ''}小计`, amount: 2815.77 })).toBe('total')
  })

  it.each([
    '总计量系统改造',
    '注水泵站',
    '说明书编制',
    '备注册系统',
    '小计量站建设',
    '汇总平台建设',
    '合计划管网',
    '审核平台',
    '总和排放口改造'
  ])('takes the name %j for a project', (name) => {
    expect(readAs({ name })).toBe('data')
    expect(readAs({ name, amount: 100, investedTotal: 20 })).toBe('data')
  })

  it('takes a row with content, years, units or a key for data, whatever it is called', () => {
    const facts = { content: '改造计量系统', years: '2021-2025', leadUnits: '郑陆镇', code: 'PRJ-77' }
    for (const [field, value] of Object.entries({ ...facts, years: 2021, cooperatingUnits: '区水利局' }))
      expect([field, readAs({ name: '水量合计', [field]: value })]).toEqual([field, 'data'])
  })

  it('keeps projects that cost as much as rows above together', () => {
    const report = readReport(content, plan)
    expect(report.projects?.rows).toHaveLength(75)
    expect(report.projects?.ignoredRows).toEqual([])
    const above = formula('SUM(H5:H79)', 255_092.79)
    expect(readAs({ name: '新建泵站', amount: above })).toBe('data')
  })

  it.each([
    { name: '说明：PM2.5为初步数' },
    { mark: '注：1. 数据截至2023年12月31日。' },
    { no: '备注：' },
    { name: '＊ 为预计数' },
    { no: '※投资额含征地' },
    { no: '注1．含税' },
    { no: '填表人：张三　审核：李四' },
    { no: '填表人：', type: '张三', content: '审核：李四', leadUnits: '日期：2024-01-10' },
    { no: '联系电话：', amount: 13_800_000_000 },
    { task: '单位负责人（签字）：' },
    { name: '数据来源：统计年鉴' }
  ])('takes %j for a note', (cells) => {
    expect(readAs(cells)).toBe('note')
  })

  it('takes what has numbers, facts or 新增 for data, however it begins', () => {
    expect(readAs({ name: '*新建泵站', amount: 20 })).toBe('data')
    expect(readAs({ name: '*新建泵站', content: '建两座' })).toBe('data')
    expect(readAs({ name: '*新建泵站', adjustment: '新增' })).toBe('data')
  })

  it('takes numbered lines below a note for the note, and nowhere else', () => {
    const lines = [{ no: '注：1. 含税' }, { no: '2. 郑陆镇未报' }, { no: '（3）其他' }]
    const read = readReport(typed(content, 'projects', 80, lines), plan).projects
    expect(read?.ignoredRows.map(({ row, kind }) => [row, kind])).toEqual([
      [81, 'note'],
      [82, 'note'],
      [83, 'note']
    ])
    expect(readAs({ name: '2. 郑陆镇管网' })).toBe('data')
  })

  it('takes totals and notes below indicators', () => {
    expect(readAs({ name: '合计' }, 'indicators')).toBe('total')
    expect(readAs({ name: '其中：约束性', target: 14 }, 'indicators')).toBe('total')
    expect(readAs({ name: '说明：PM2.5为初步数' }, 'indicators')).toBe('note')
    expect(readAs({ name: '用水总量合计', unit: '亿立方米' }, 'indicators')).toBe('data')
  })

  it('takes a total among rows without keys of a blank form', () => {
    const rows = [
      { name: '泵站', content: '两座', years: '2021', amount: 10 },
      { name: '合计', amount: 10 }
    ]
    const { projects } = readReport(typed(blank, 'projects', 4, rows), plan)
    expect(projects?.rows.map(({ row }) => row)).toEqual([5])
    expect(projects?.ignoredRows.map(({ row, kind }) => [row, kind])).toEqual([[6, 'total']])
  })

  it('takes the totals row of the Excel table whatever it says', () => {
    const withTotals: WorkbookContent = {
      ...typed(content, 'projects', 79, [{ investedTotal: formula('SUBTOTAL(109,M5:M79)', 5), code: '75' }]),
      sheets: typed(content, 'projects', 79, [{ investedTotal: 5, code: '75' }]).sheets.map((sheet) => ({
        ...sheet,
        tables: sheet.tables.map((table) =>
          table.name === 'PlanProjects' ? { ...table, hasTotalsRow: true } : table
        )
      }))
    }
    const { projects } = readReport(withTotals, plan)
    expect(projects?.rows).toHaveLength(75)
    expect(projects?.ignoredRows.map(({ row, kind }) => [row, kind])).toEqual([[80, 'total']])
  })

  it('counts them in no figure', () => {
    const cells = { name: '合计', amount: formula('SUM(H5:H79)', 255_092.79), investedTotal: 9 }
    const report = readReport(typed(content, 'projects', 79, [cells]), plan)
    const sums = (of: typeof report) =>
      JSON.stringify(atOnce(computeFromReport(plan, of, { year: 2023, part: 'year' })).summary)
    expect(sums(report)).toBe(sums(readReport(content, plan)))
  })

  it('never takes a text with content for a total, nor a total word without for data', () => {
    const words = fc.constantFrom('合计', '小计', '总计', '本页小计', '其中：', 'Total')
    const blanks = fc.stringMatching(/^[ \u3000\n\u200b]{0,3}$/u)
    fc.assert(
      fc.property(words, blanks, blanks, fc.string({ unit: 'grapheme' }), (word, before, after, prose) => {
        expect(readAs({ name: `${before}${word}${after}`, amount: 1 })).toBe('total')
        const content = `建设${prose}`
        expect(readAs({ name: word, content, amount: 1 })).toBe('data')
      }),
      { numRuns: 40 }
    )
  })
})

describe('tables with rows that are no data', () => {
  const total = { name: '合计', amount: formula('SUM(H5:H79)', 255_092.79) }
  const added = { name: '新建泵站', content: '两座', years: '2023', amount: 10, adjustment: '新增' }
  const namesOf = (workbook: WorkbookContent) => outgrownNames(readReport(workbook, plan))
  const adopted = (workbook: WorkbookContent) =>
    adoptedRows(plan, readReport(workbook, plan), new Map(), { includeProtected: true })

  it('do not grow over a total, nor over what stands below one', () => {
    expect(adopted(typed(content, 'projects', 79, [total]))).toEqual([])
    expect(adopted(typed(content, 'projects', 79, [total, added]))).toEqual([])
    expect(namesOf(typed(content, 'projects', 79, [total, added]))).toEqual([])
    const [grown] = adopted(typed(content, 'projects', 79, [added, total]))
    expect([grown?.bottom, grown?.spans.map(({ top, bottom }) => [top, bottom])]).toEqual([79, [[79, 79]]])
    expect(
      new Set(
        namesOf(typed(content, 'projects', 79, [added, total])).map(({ refersTo }) => refersTo.slice(-3))
      )
    ).toEqual(new Set(['$80']))
  })

  it('have names that end above a total they grew over', () => {
    const grown: WorkbookContent = {
      ...content,
      names: content.names.map((name) => ({
        ...name,
        refersTo: name.refersTo.replace(/(项目表.*:\$[A-Z]+\$)79$/u, '$180')
      }))
    }
    const names = namesOf(typed(grown, 'projects', 79, [total]))
    expect(names.length).toBeGreaterThan(20)
    expect(names.every(({ refersTo }) => refersTo.endsWith('$79'))).toBe(true)
  })

  it('read the same row by row as whole while a total is typed and taken away', () => {
    const steps: readonly Cells[] = [
      { name: '合' },
      { name: '合计' },
      { name: '合计', amount: 5 },
      { name: '合计', amount: 5, content: '真实内容' },
      { name: '合计', amount: 5, content: null },
      { name: null, amount: null }
    ]
    let now = readReport(content, plan)
    let workbook = content
    for (const cells of steps) {
      workbook = typed(workbook, 'projects', 79, [cells])
      now = rereadReport(now, plan, workbook, [{ sheet: '项目表', top: 79, bottom: 79 }])
      const whole = readReport(workbook, plan).projects
      expect(now.projects?.ignoredRows).toEqual(whole?.ignoredRows)
      expect(now.projects?.rows.map(({ row }) => row)).toEqual(whole?.rows.map(({ row }) => row))
    }
  })
})
