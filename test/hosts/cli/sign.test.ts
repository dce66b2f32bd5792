import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { signOffNoticeBlocks, signOffStatus } from '../../../src/domain/exchange/sign-off'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { draftOfReport } from '../../../src/domain/report/draft-of-report'
import { temporaryFolder } from '../../support/cli'
import { fillFile, reportIn, splitMaster } from '../../support/exchange-files'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const plan = smallPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
let sent: Awaited<ReturnType<typeof splitMaster>>
const text = async (file: string): Promise<string> =>
  JSON.stringify((await reportIn(plan, file)).guide?.values)
const stateOf = async (file: string) => {
  const { exitCode, stdout } = await sent.run('sign', file, '--json')
  return [exitCode, (JSON.parse(stdout) as { state: string }).state]
}

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
  await fillFile(plan, sent.packageOf('城关镇'), at('filled.xlsx'), { 'PRJ-1': { investedTotal: 600 } })
  await sent.run('sign', at('filled.xlsx'), '--reviewer', '=王 五', '--out', at('signed.xlsx'))
  await fillFile(plan, at('signed.xlsx'), at('stale.xlsx'), { 'PRJ-1': { investedTotal: 601 } })
})
afterAll(folder.remove)

describe('plan-report sign', () => {
  it('writes reviewer, time and hash into a copy and shows them beside 审核人, as text', async () => {
    const { signOff } = (await reportIn(plan, at('signed.xlsx'))).metadata ?? {}
    expect(signOff).toMatchObject({ reviewer: '=王 五' })
    expect(signOff?.signedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/u)
    expect(await text(at('signed.xlsx'))).toContain(`数据校验码${signOff?.hash.slice(0, 8)}`)
  })

  it('says whether a file is unsigned, signed or changed since', async () => {
    expect(await stateOf(at('filled.xlsx'))).toEqual([1, 'unsigned'])
    expect(await stateOf(at('signed.xlsx'))).toEqual([0, 'signed'])
    expect(await stateOf(at('stale.xlsx'))).toEqual([1, 'stale'])
    expect((await sent.run('check', at('stale.xlsx'))).stdout).toContain('签审已失效：=王 五')
  })

  it('is in force again once the data is what was signed', async () => {
    await fillFile(plan, at('stale.xlsx'), at('again.xlsx'), { 'PRJ-1': { investedTotal: 600 } })
    expect(await stateOf(at('again.xlsx'))).toEqual([0, 'signed'])
  })

  it('stays in force, without a difference, when a program stores a sum by its 15 digits', async () => {
    const noisy = { 'PRJ-1': { investedTotal: 0.1 + 0.2 } }
    await fillFile(plan, sent.packageOf('城关镇'), at('noisy.xlsx'), noisy)
    await sent.run('sign', at('noisy.xlsx'), '--reviewer', '王五', '--out', at('noisy-signed.xlsx'))
    await fillFile(plan, at('noisy-signed.xlsx'), at('saved.xlsx'), { 'PRJ-1': { investedTotal: 0.3 } })
    expect(await stateOf(at('saved.xlsx'))).toEqual([0, 'signed'])
    const diff = await sent.run('diff', at('noisy-signed.xlsx'), at('saved.xlsx'))
    expect(diff.stdout).toContain('改动 0 处')
    await fillFile(plan, at('saved.xlsx'), at('other.xlsx'), { 'PRJ-1': { investedTotal: 0.31 } })
    expect(await stateOf(at('other.xlsx'))).toEqual([1, 'stale'])
  })

  it('says in the guide sheet that the data changed, unless something else was typed there', async () => {
    const stale = await reportIn(plan, at('stale.xlsx'))
    const blocks = signOffNoticeBlocks(stale)
    expect(blocks.map(({ values }) => values)).toEqual([
      [[expect.stringContaining('签审后数据已改动，须重新签审')]]
    ])
    const told = await xlsxFiles.edit(readFileSync(at('stale.xlsx')), 'stale.xlsx', blocks)
    writeFileSync(at('told.xlsx'), told)
    expect(signOffNoticeBlocks(await reportIn(plan, at('told.xlsx')))).toEqual([])
    const typed = blocks.map((block) => ({ ...block, values: [['已阅']] }))
    writeFileSync(at('typed.xlsx'), await xlsxFiles.edit(told, 'told.xlsx', typed))
    expect(signOffNoticeBlocks(await reportIn(plan, at('typed.xlsx')))).toEqual([])
  })

  it('stays in force in a workbook laid out anew', async () => {
    const signed = await reportIn(plan, at('signed.xlsx'))
    const layout = atOnce(buildWorkbook(draftOfReport(plan, signed)))
    writeFileSync(at('anew.xlsx'), await xlsxFiles.write(layout))
    const anew = await reportIn(plan, at('anew.xlsx'))
    expect(signOffStatus(anew)).toEqual({ state: 'signed', by: signed.metadata?.signOff })
    expect(await text(at('anew.xlsx'))).toContain('数据校验码')
  })

  it('stays in force in a master that is split', async () => {
    const master = at('signed-master.xlsx')
    await sent.run('sign', sent.master, '--reviewer', '李四', '--out', master)
    await sent.run('split', master, '--out', at('sent-again'))
    expect(await stateOf(master)).toEqual([0, 'signed'])
  })

  it('is told of each return by collect, and of each unit by the overview afterwards', async () => {
    const out = at('merged.xlsx')
    const run = await sent.run('collect', at('signed.xlsx'), '--into', sent.master, '--out', out, '--json')
    const collected = JSON.parse(run.stdout) as { accepted: { signOff: object }[] }
    expect(collected.accepted.map(({ signOff }) => signOff)).toEqual([
      expect.objectContaining({ state: 'signed', reviewer: '=王 五' })
    ])
    const { stdout } = await sent.run('overview', out)
    expect(stdout).toContain('已签审：=王 五')
  })

  it('refuses a signature without a name', async () => {
    expect((await sent.run('sign', sent.master, '--reviewer', ' ', '--out', at('no.xlsx'))).exitCode).toBe(2)
    expect((await sent.run('sign', sent.master, '--out', at('no.xlsx'))).exitCode).toBe(2)
  })
})
