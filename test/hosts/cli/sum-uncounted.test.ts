import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { planReport, temporaryFolder } from '../../support/cli'
import { fillFile } from '../../support/exchange-files'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'

const plan = builtInPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)

interface Summed {
  readonly indicators: { readonly meanCompletion: string | null }
  readonly uncounted: readonly { field: string; count: number; cells: string[]; reason: string }[]
}
const summed = async (name: string): Promise<Summed> =>
  JSON.parse((await planReport('sum', at(name), '--json')).stdout) as Summed

beforeAll(async () => {
  writeFileSync(at('sample.xlsx'), await xlsxFiles.write(sampleLayout(plan)))
  // The sample has one text among its values.
  await fillFile(plan, at('sample.xlsx'), at('clean.xlsx'), { 'IND-15': { actual2023: 80 } })
  const typed = Object.fromEntries(
    plan.projects.slice(0, 40).map(({ code }) => [code, { investedTotal: '1,200万元' }])
  )
  mkdirSync(at('masters'))
  await fillFile(plan, at('clean.xlsx'), at('masters', 'amounts.xlsx'), typed)
  await fillFile(plan, at('clean.xlsx'), at('masters', 'values.xlsx'), {
    'IND-03': { actual2023: '83.1天' },
    'IND-15': { actual2023: '约九成' }
  })
})
afterAll(folder.remove)

describe('plan-report sum where cells are no numbers', () => {
  it('names none in a sound workbook', async () => {
    const { uncounted, indicators } = await summed('clean.xlsx')
    expect(uncounted).toEqual([])
    expect(Number(indicators.meanCompletion)).toBeGreaterThan(0)
    expect((await planReport('sum', at('clean.xlsx'))).stdout).not.toContain('未计入')
  })

  it('tells of amounts typed as texts', async () => {
    const { uncounted, indicators } = await summed('masters/amounts.xlsx')
    expect(uncounted).toMatchObject([
      { field: 'investedTotal', count: 40, cells: ['M5:M44'], reason: 'text' }
    ])
    expect(indicators.meanCompletion).not.toBeNull()
    const { stdout, exitCode } = await planReport('sum', at('masters', 'amounts.xlsx'))
    expect(exitCode).toBe(0)
    expect(stdout).toContain('累计完成投资（万元）：40 个单元格不是数字，未计入（项目表 M5:M44）')
  })

  it('gives no mean of the rest', async () => {
    const { uncounted, indicators } = await summed('masters/values.xlsx')
    expect(uncounted).toMatchObject([{ field: 'actual2023', count: 2, cells: ['Q7', 'Q19'] }])
    expect(indicators.meanCompletion).toBeNull()
    const { stdout } = await planReport('sum', at('masters', 'values.xlsx'), '--lang', 'en-US')
    expect(stdout).toContain('mean completion —')
    expect(stdout).toContain('2 cells are no numbers and not counted (指标表 Q7, Q19)')
  })

  it('counts them for each of many masters', async () => {
    const { stdout } = await planReport('sum', at('masters'), '--json')
    const { districts, total } = JSON.parse(stdout) as Record<'districts', { uncounted: number }[]> & {
      total: { uncounted: number }
    }
    expect([districts.map(({ uncounted }) => uncounted), total.uncounted]).toEqual([[40, 2], 42])
    expect((await planReport('sum', at('masters'))).stdout).toContain('；40 个单元格未能计入')
    await planReport('sum', at('masters'), '--out', at('all.csv'))
    expect(readFileSync(at('all.csv'), 'utf8')).toContain('未能计入的单元格')
  })

  it('is told in the evaluation report', async () => {
    const out = at('report.html')
    await planReport('report', at('masters', 'values.xlsx'), '--out', out)
    expect(readFileSync(out, 'utf8')).toContain('2 个单元格不是数字，未计入（指标表 Q7、Q19）')
  })
})
