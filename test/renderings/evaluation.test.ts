import { describe, expect, it } from '@jest/globals'
import { evaluateWorkbook, evaluationKind } from '../../src/application/evaluate-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { parseReference } from '../../src/domain/report/a1'
import { evaluationDocument, type ReportBlock } from '../../src/renderings/evaluation-document'
import { evaluationHtml } from '../../src/renderings/evaluation-html'
import { layoutOfEvaluation } from '../../src/renderings/evaluation-workbook'
import { buildReport, FILLED_HEADER, indicatorRows, projectRows } from '../support/report-builder'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const HOSTILE = '<img src=x onerror="alert(1)">&\'=1+1'
const evaluationOf = (spec: Parameters<typeof buildReport>[1]) =>
  atOnce(evaluateWorkbook({ plan, report: buildReport(plan, { header: FILLED_HEADER, ...spec }) }, 'f.xlsx'))
const tables = (blocks: readonly ReportBlock[]) => blocks.filter((block) => block.kind === 'table')
const lagging = {
  indicators: indicatorRows(plan, {
    'IND-1': { actual2021: 40, actual2022: 40, actual2023: 40, issues: HOSTILE, explanation: '机组检修' }
  }),
  projects: projectRows(plan, { 'PRJ-1': { status: '暂停', issues: '征地未完成', investedTotal: 10 } })
}

describe('evaluation', () => {
  it.each([
    [2021, 'year', 'annual'],
    [2023, 'year', 'mid-term'],
    [2023, 'H2', 'progress'],
    [2025, 'H1', 'progress'],
    [2025, 'Q4', 'final'],
    [2025, 'year', 'final']
  ] as const)('of %d %s is %s', (year, part, kind) => {
    expect(evaluationKind({ start: 2021, end: 2025 }, { year, part })).toBe(kind)
  })

  it('tells of indicators behind and of paused projects what was written about them', () => {
    const said = JSON.stringify(evaluationDocument(evaluationOf(lagging), 'zh-CN'))
    expect(said).toContain('机组检修')
    expect(said).toContain('征地未完成')
  })

  it('never takes what people wrote for markup or a formula', () => {
    const document = evaluationDocument(evaluationOf(lagging), 'zh-CN')
    const html = evaluationHtml(document, 'zh-CN')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;=1+1')
    const cells = layoutOfEvaluation(document, 'zh-CN').sheets[0]?.cells.flat() ?? []
    expect(cells.some((cell) => cell?.value === HOSTILE)).toBe(true)
    expect(cells.every((cell) => cell?.formula === undefined)).toBe(true)
  })

  it('leaves out what the workbook does not hold', () => {
    const none = evaluationDocument(evaluationOf({ projects: [] }), 'en-US')
    expect(none.blocks).toContainEqual({ kind: 'paragraph', text: 'The workbook has no key projects.' })
    const { bars } = tables(none.blocks).find(({ title }) => title === 'By task') ?? {}
    expect(bars).toBeUndefined()
    expect(evaluationHtml(none, 'en-US')).toContain('The workbook has no key projects.')
  })

  it('says how many findings it leaves out', () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      key: `NEW-${index}`,
      values: { name: `无编码项目${index}`, adjustment: '新增' }
    }))
    const { blocks } = evaluationDocument(evaluationOf({ projects: many }), 'zh-CN')
    const listed = tables(blocks).find(({ title }) => title.startsWith('强制性问题'))?.rows.length
    const more = blocks.find((block) => block.kind === 'paragraph' && block.text.includes('见工作簿'))
    const open = evaluationOf({ projects: many }).validation.findings.filter(
      ({ origin, explained }) => origin === 'reported' && !explained
    ).length
    expect(listed).toBe(100)
    expect(more).toEqual({ kind: 'paragraph', text: `另有 ${open - 100} 条，见工作簿的“审核结果”。` })
  })

  it('puts the charts on a sheet that prints on one page, over the rows they draw', () => {
    const { sheets } = layoutOfEvaluation(evaluationDocument(evaluationOf(lagging), 'zh-CN'), 'zh-CN')
    const [report, charts] = sheets
    expect(charts?.charts?.length).toBeGreaterThanOrEqual(2)
    expect(charts?.print).toMatchObject({ fitToWidth: 1, fitToHeight: 1 })
    expect(charts?.charts?.map(({ axis }) => axis?.format)).toEqual(['0%', '#,##0', '#,##0'])
    for (const { anchor, series } of charts?.charts ?? []) {
      expect(anchor.bottom).toBeLessThanOrEqual(charts?.print?.areas?.[0]?.bottom ?? 0)
      const rows =
        /\$(\d+):\$[A-Z]+\$(\d+)$/u
          .exec(series[0]?.values ?? '')
          ?.slice(1)
          .map(Number) ?? []
      const column = parseReference(series[0]?.values ?? '')?.range.left ?? -1
      for (let row = rows[0] ?? 1; row <= (rows[1] ?? 0); row += 1) {
        expect(typeof report?.cells[row - 1]?.[column]?.value).toBe('number')
      }
    }
  })
})
