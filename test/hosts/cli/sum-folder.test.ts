import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { temporaryFolder } from '../../support/cli'
import { fillFile, splitMaster } from '../../support/exchange-files'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const plan = smallPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
let sent: Awaited<ReturnType<typeof splitMaster>>

interface Figures {
  readonly projects: number
  readonly total: string
  readonly invested: string | null
  readonly investedRate: string | null
}
interface RollUp {
  readonly period: string
  readonly districts: readonly (Figures & { readonly file: string })[]
  readonly total: Figures & { readonly workbooks: number }
  readonly refused: readonly { readonly reason: string }[]
}
const rollUp = async (...args: string[]) => {
  const run = await sent.run('sum', ...args, '--json')
  return { exitCode: run.exitCode, document: JSON.parse(run.stdout) as RollUp }
}

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
  mkdirSync(at('sound', 'east'), { recursive: true })
  await fillFile(plan, sent.master, at('sound', 'a.xlsx'), { 'PRJ-1': { investedTotal: 0.1 } })
  await fillFile(plan, sent.master, at('sound', 'east', 'b.xlsx'), { 'PRJ-1': { investedTotal: 0.2 } })
  mkdirSync(at('mixed'))
  copyFileSync(at('sound', 'a.xlsx'), at('mixed', '1.xlsx'))
  copyFileSync(at('sound', 'a.xlsx'), at('mixed', '2.xlsx'))
  copyFileSync(sent.packageOf('城关镇'), at('mixed', '3.xlsx'))
  writeFileSync(at('mixed', '4.xlsx'), readFileSync(at('sound', 'a.xlsx')).subarray(0, 5000))
  const other = atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2024年' } }))
  writeFileSync(at('mixed', '5.xlsx'), await xlsxFiles.write(other))
})
afterAll(folder.remove)

describe('plan-report sum over a folder', () => {
  it('gives the figures of each master and their exact total', async () => {
    const { exitCode, document } = await rollUp(at('sound'))
    expect([exitCode, document.period, document.refused]).toEqual([0, '2023年', []])
    expect(document.districts.map(({ invested }) => invested)).toEqual(['0.1', '0.2'])
    const [one] = document.districts
    expect(document.total).toMatchObject({
      workbooks: 2,
      invested: '0.3',
      projects: 2 * (one?.projects ?? 0),
      total: String(2 * Number(one?.total))
    })
  })

  it('says the same of a master as sum does of it alone', async () => {
    const { document } = await rollUp(at('sound'))
    const run = await sent.run('sum', at('sound', 'a.xlsx'), '--json')
    const { investment } = JSON.parse(run.stdout) as { investment: Figures & { count: number } }
    expect(document.districts[0]).toMatchObject({
      projects: investment.count,
      total: investment.total,
      invested: investment.invested,
      investedRate: investment.investedRate
    })
  })

  it('names what it leaves out, counts nothing twice and goes on with the rest', async () => {
    const { exitCode, document } = await rollUp(at('mixed'))
    expect(exitCode).toBe(2)
    expect(document.refused.map(({ reason }) => reason)).toEqual([
      'duplicate',
      'package',
      'unusable',
      'other-period'
    ])
    expect(document.total).toMatchObject({ workbooks: 1, invested: '0.1' })
    const { stdout } = await sent.run('sum', at('mixed'))
    expect(stdout).toContain('未计入的文件 4 个')
    expect(stdout).toContain('只计一份')
  })

  it('writes the table as .xlsx and .csv and nothing else', async () => {
    await sent.run('sum', at('mixed'), '--out', at('all.xlsx'))
    const { sheets } = await xlsxFiles.read(readFileSync(at('all.xlsx')), 'all.xlsx')
    const rows = sheets[0]?.values ?? []
    expect(rows.map(([district]) => district)).toEqual(['填报单位', null, '合计', null, null, null, null])
    expect(rows[2]?.[rows[0]?.indexOf('累计完成投资（万元）') ?? -1]).toBe(0.1)
    await sent.run('sum', at('mixed'), '--out', at('all.csv'))
    expect(readFileSync(at('all.csv'), 'utf8').split('\r\n')).toHaveLength(8)
    expect((await sent.run('sum', at('mixed'), '--out', at('all.pdf'))).exitCode).toBe(2)
  })
})
