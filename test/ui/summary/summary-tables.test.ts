import { beforeAll, describe, expect, it } from '@jest/globals'
import { computeWorkbook, type Computation } from '../../../src/application/compute-workbook'
import { translations } from '../../../src/messages/pane-words'
import '../../../src/messages/summary-words'
import type { Language } from '../../../src/messages'
import { allRows, summaryTables, type SummaryTables } from '../../../src/ui/summary/summary-tables'
import { summaryView, type YearKind } from '../../../src/ui/summary/summary-view'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory } from '../../support/workbook-in-memory'

const plan = builtInPlan()
let computation: Computation
beforeAll(async () => {
  const workbook = await workbookInMemory(sampleLayout(plan))
  computation = await computeWorkbook(workbook, () => Promise.resolve(plan), undefined)
})

function tablesIn(language: Language, kind: YearKind = 'start'): SummaryTables {
  const words =
    (subject: 'pane' | 'summary') =>
    (key: string, params = {}): string =>
      translations.t(key, { ns: subject, lng: language, replace: params })
  return summaryTables(summaryView(computation), computation.figures.period, kind, {
    say: words('summary'),
    sayInPane: words('pane')
  })
}

describe('the figures of the summary for copying', () => {
  it('tell the total with its check, the share met, those behind and time progress', () => {
    const { rows } = tablesIn('zh-CN').headline
    expect(rows[0]).toEqual(['总投资（万元）', '255,092.79', '✓ 与规划合计一致'])
    expect(rows.map(([label]) => label)).toEqual(['总投资（万元）', '达标率', '滞后或未达标', '序时进度'])
    expect(rows[3]).toEqual(['序时进度', '60%', '2023年'])
  })

  it('sum the tasks up under their columns', () => {
    const { rows } = tablesIn('zh-CN').tasks
    expect(rows[0]).toEqual(['重点任务', '项目（个）', '投资（万元）', '占比'])
    expect(rows.at(-1)).toEqual(['合计', '75', '255,092.79', ''])
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4]))
  })

  it('say what a year means', () => {
    expect(tablesIn('zh-CN', 'spread').years.rows[0]?.[0]).toBe('投资：按年度 · 实施年限内平均分摊（估算）')
    expect(tablesIn('zh-CN', 'spread').years.rows[1]?.[1]).toBe('')
  })

  it('are complete in both languages, without a key or a hole in them', () => {
    for (const language of ['zh-CN', 'en-US'] as const) {
      const cells = allRows(tablesIn(language)).flat()
      expect(cells.filter((cell) => /\{\{|^[a-z]+\.[a-z]/u.test(cell))).toEqual([])
      expect(cells.length).toBeGreaterThan(100)
    }
  })
})
