import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FilledValues } from '../../support/exchange-files'
import { fillFile, reportIn, splitMaster, valueIn } from '../../support/exchange-files'
import { temporaryFolder } from '../../support/cli'
import { movedValues } from '../../support/moved-content'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const plan = smallPlan()
const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
let sent: Awaited<ReturnType<typeof splitMaster>>

const FILLED: FilledValues = {
  'PRJ-1': { investedTotal: 600, status: '在建' },
  'PRJ-3': { investedTotal: 30 },
  'PRJ-4': { investedTotal: 4 }
}
const investedIn = async (file: string): Promise<unknown[]> => {
  const report = await reportIn(plan, file)
  return Object.keys(FILLED).map((key) => valueIn(report, key, 'investedTotal'))
}
interface Held {
  readonly key: string
  readonly shownKey: string
  readonly reason: string
  readonly values: Readonly<Record<string, unknown>>
}
const collect = async (file: string, out: string, ...options: string[]) =>
  sent.run('collect', at(file), '--into', sent.master, '--out', at(out), ...options)

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
  await fillFile(plan, sent.packageOf('城关镇'), at('filled.xlsx'), FILLED)
  const filled = await reportIn(plan, at('filled.xlsx'))
  await fillFile(plan, at('filled.xlsx'), at('sorted.xlsx'), movedValues(filled, ['PRJ-1', 'PRJ-3']))
})
afterAll(folder.remove)

describe('a return sorted without its keys', () => {
  it('is one finding of check', async () => {
    const { stdout } = await sent.run('check', at('sorted.xlsx'), '--json')
    const { files } = JSON.parse(stdout) as { files: { findings: { code: string; rowKey: string }[] }[] }
    const found = files[0]?.findings ?? []
    expect(found.filter(({ code }) => code === 'row-scrambled')).toHaveLength(1)
    expect(found.filter(({ code }) => code === 'plan-cell-changed' || code === 'sequence-broken')).toEqual([])
  })

  it('has these rows held back and the others merged, and collect says so', async () => {
    const { stdout, exitCode } = await collect('sorted.xlsx', 'held.xlsx', '--json')
    const document = JSON.parse(stdout) as {
      held: Held[]
      applied: { key: string }[]
      conflicts: unknown[]
      accepted: { tampering: { kind: string; count: number; message: string }[] }[]
    }
    expect(exitCode).toBe(1)
    expect(document.held.map(({ key, shownKey, reason, values }) => [key, shownKey, reason, values])).toEqual(
      [
        ['PRJ-1', 'PRJ-3', 'row-scrambled', expect.objectContaining({ investedTotal: 30 })],
        ['PRJ-3', 'PRJ-1', 'row-scrambled', expect.objectContaining({ investedTotal: 600, status: '在建' })]
      ]
    )
    expect(document.conflicts).toEqual([])
    expect(new Set(document.applied.map(({ key }) => key))).toEqual(new Set(['PRJ-4']))
    expect(document.accepted[0]?.tampering.map(({ kind, count }) => [kind, count])).toEqual([
      ['rows-scrambled', 2]
    ])
    expect(await investedIn(at('held.xlsx'))).toEqual([null, null, 4])
    const text = await collect('sorted.xlsx', 'text.xlsx')
    expect(text.stdout).toContain('未采用的 2 行')
    expect(text.stdout).toContain('编码是 PRJ-1，规划内容属于 PRJ-3')
  })

  it('is merged onto the right rows once fix has put its keys right, after a first collection too', async () => {
    const { stdout, exitCode } = await sent.run('fix', at('sorted.xlsx'), '--out', at('fixed.xlsx'), '--json')
    expect(exitCode).toBe(1)
    const { fixed, remaining } = JSON.parse(stdout) as Record<'fixed' | 'remaining', { code: string }[]>
    expect(fixed.map(({ code }) => code)).toEqual(['row-scrambled'])
    expect(remaining.filter(({ code }) => code === 'row-scrambled')).toEqual([])
    await collect('fixed.xlsx', 'merged.xlsx')
    expect(await investedIn(at('merged.xlsx'))).toEqual([600, 30, 4])
    await collect('sorted.xlsx', 'first.xlsx')
    await sent.run('collect', at('fixed.xlsx'), '--into', at('first.xlsx'), '--out', at('second.xlsx'))
    expect(await investedIn(at('second.xlsx'))).toEqual([600, 30, 4])
  })

  it('does not take back what an earlier return said', async () => {
    await collect('filled.xlsx', 'before.xlsx')
    await sent.run('collect', at('sorted.xlsx'), '--into', at('before.xlsx'), '--out', at('after.xlsx'))
    expect(await investedIn(at('after.xlsx'))).toEqual([600, 30, 4])
  })
})

describe('a master sorted without its keys', () => {
  it('is neither split nor merged into before its keys are right', async () => {
    const master = await reportIn(plan, sent.master)
    await fillFile(plan, sent.master, at('master.xlsx'), movedValues(master, ['PRJ-1', 'PRJ-2', 'PRJ-4']))
    const merging = await sent.run(
      'collect',
      at('filled.xlsx'),
      '--into',
      at('master.xlsx'),
      '--out',
      at('no.xlsx')
    )
    expect([merging.exitCode, existsSync(at('no.xlsx'))]).toEqual([2, false])
    expect(merging.stderr).toContain('第 5-6, 8 行')
    const splitting = await sent.run('split', at('master.xlsx'), '--out', at('none'))
    expect([splitting.exitCode, splitting.stderr.includes('fix')]).toEqual([2, true])
    await sent.run('fix', at('master.xlsx'), '--out', at('mended.xlsx'))
    await sent.run('collect', at('filled.xlsx'), '--into', at('mended.xlsx'), '--out', at('yes.xlsx'))
    expect(await investedIn(at('yes.xlsx'))).toEqual([600, 30, 4])
  })
})
