import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { planReport, temporaryFolder } from '../../support/cli'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'

const plan = builtInPlan()
const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
const textOf = (html: string): string =>
  html.replace(/<style>[\s\S]*?<\/style>/u, '').replace(/<[^>]+>/gu, ' ')

beforeAll(async () => {
  writeFileSync(at('sample.xlsx'), await xlsxFiles.write(sampleLayout(plan)))
  const bare = atOnce(buildWorkbook({ plan, variant: 'prefilled', header: {} }))
  writeFileSync(at('no-period.xlsx'), await xlsxFiles.write(bare))
})
afterAll(folder.remove)

describe('plan-report report', () => {
  it('writes a page that tells figures, lagging indicators, investment and findings, and fetches nothing', async () => {
    const { exitCode, stdout } = await planReport(
      'report',
      at('sample.xlsx'),
      '--out',
      at('r.html'),
      '--json'
    )
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      { file: at('r.html'), kind: 'mid-term', period: '2023年', indicators: 23, projects: 75 }
    ])
    const html = readFileSync(at('r.html'), 'utf8')
    expect(html).not.toMatch(/<script|https?:|url\(|@import/u)
    expect(html).toContain("default-src 'none'")
    const text = textOf(html)
    for (const said of [
      '中期评估报告',
      '示例数据',
      '255,092.79',
      '25.509279 亿元',
      '与规划公布的合计一致',
      '▲ 滞后',
      '受污染耕地安全利用率',
      '160,331.92',
      '2022年实际值未填写'
    ]) {
      expect(text).toContain(said)
    }
  })

  it('draws as many bars as there are completion rates, tasks and years', async () => {
    const summed = await planReport('sum', at('sample.xlsx'), '--json')
    const { completion, investment } = JSON.parse(summed.stdout) as {
      completion: { rate: string | null }[]
      investment: { byTask: unknown[]; evenSpread: Record<string, string> }
    }
    const html = readFileSync(at('r.html'), 'utf8')
    const rates = completion.filter(({ rate }) => rate !== null).length
    const expected = rates + investment.byTask.length + Object.keys(investment.evenSpread).length
    expect(html.match(/<svg/gu)?.length).toBe(expected)
  })

  it('writes the same as a sheet with charts, in English too', async () => {
    const { exitCode } = await planReport(
      'report',
      at('sample.xlsx'),
      '--out',
      at('r.xlsx'),
      '--lang',
      'en-US'
    )
    expect(exitCode).toBe(0)
    const { sheets } = await xlsxFiles.read(readFileSync(at('r.xlsx')), 'r.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual(['Evaluation', 'Evaluation charts'])
    const values = sheets[0]?.values.flat() ?? []
    expect(values).toContain(255092.79)
    expect(values.filter((value) => typeof value === 'string').join('\n')).toMatch(
      /mid-term evaluation report/u
    )
  })

  it.each([
    ['2021', 'annual', '年度评估报告'],
    ['2025', 'final', '终期评估报告'],
    ['2023上半年', 'progress', '进展报告']
  ])('evaluates %s as %s', async (period, kind, title) => {
    const out = at(`${kind}.html`)
    const { stdout } = await planReport(
      'report',
      at('sample.xlsx'),
      '--out',
      out,
      '--period',
      period,
      '--json'
    )
    expect(JSON.parse(stdout)).toMatchObject({ kind })
    expect(readFileSync(out, 'utf8')).toContain(title)
  })

  it.each([
    ['another ending', ['sample.xlsx', 'r.pdf'], '.html 或 .xlsx'],
    ['an existing file', ['sample.xlsx', 'r.html'], '已存在'],
    ['a workbook without a period', ['no-period.xlsx', 'n.html'], '没有填写报告期'],
    ['a missing file', ['gone.xlsx', 'n.html'], '找不到文件']
  ])('refuses %s', async (_what, [file = '', out = ''], said) => {
    const { exitCode, stderr } = await planReport('report', at(file), '--out', at(out))
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)])
  })
})
