import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'
import { temporaryFolder } from '../../support/cli'
import { fillFile, reportIn, splitMaster, valueIn } from '../../support/exchange-files'
import { convert } from '../../support/libreoffice/libreoffice'

const plan = smallPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const UNIT = '城关镇'
let sent: Awaited<ReturnType<typeof splitMaster>>

interface Checked {
  readonly files: readonly { valuesOnly?: boolean; findings: { code: string; field: string }[] }[]
}

/** What `collect` says of one return: its tampering, its sign-off and how many mandatory findings it has. */
async function collected(file: string) {
  const out = at(`merged-${file}.xlsx`)
  const into = ['--into', sent.master, '--out', out, '--json', '--force']
  const run = await sent.run('collect', at(file), ...into)
  if (run.stdout === '') throw new Error(run.stderr)
  const { accepted, conflicts } = JSON.parse(run.stdout) as {
    accepted: { tampering: { kind: string }[]; signOff: { state: string }; counts: { mandatory: number } }[]
    conflicts: unknown[]
  }
  const [one] = accepted
  if (!one) throw new Error(run.stdout)
  const kinds = one.tampering.map(({ kind }) => kind)
  return { kinds, state: one.signOff.state, mandatory: one.counts.mandatory, conflicts, out }
}

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
  await fillFile(plan, sent.packageOf(UNIT), at('filled.xlsx'), {
    'PRJ-1': { investedTotal: 600.5, physicalProgress: 60, status: '在建' }
  })
  await sent.run('sign', at('filled.xlsx'), '--reviewer', '王五', '--out', at('signed.xlsx'))
  const signed = [new Uint8Array(readFileSync(at('signed.xlsx')))]
  const [kept] = await convert(signed, 'xlsx', { recalculate: true })
  const [old] = await convert(signed, 'xls', { recalculate: true })
  if (!kept || !old) throw new Error('LibreOffice saved nothing')
  writeFileSync(at('kept.xlsx'), kept)
  writeFileSync(at('old.xls'), old)
})
afterAll(folder.remove)

describe('a signed return saved by LibreOffice', () => {
  it('is still signed', async () => {
    expect(await collected('kept.xlsx')).toMatchObject({ kinds: [], state: 'signed' })
  })

  it('is told of in one line where it is an old .xls, of which only values can be read', async () => {
    const [kept, old] = [await collected('kept.xlsx'), await collected('old.xls')]
    expect(old).toMatchObject({ kinds: ['old-format'], state: 'signed', conflicts: [] })
    expect(old.mandatory).toBe(kept.mandatory)
    const [fromKept, fromOld] = [await reportIn(plan, kept.out), await reportIn(plan, old.out)]
    expect(valueIn(fromOld, 'PRJ-1', 'investedTotal')).toBe(600.5)
    const formulas = (report: typeof fromOld) => [
      report.indicators?.sheet.formulas,
      report.projects?.sheet.formulas
    ]
    expect(formulas(fromOld)).toEqual(formulas(fromKept))
  })

  it('is checked as an old .xls too, named or in a folder, and what was not looked at is said', async () => {
    mkdirSync(at('old'))
    copyFileSync(at('old.xls'), at('old', 'old.xls'))
    const kept = await sent.run('check', at('kept.xlsx'), '--json')
    const run = await sent.run('check', at('old'), '--json')
    const [of, other] = [kept, run].map(({ stdout }) => JSON.parse(stdout) as Checked)
    expect(of?.files.map(({ valuesOnly }) => valuesOnly)).toEqual([undefined])
    expect(other?.files.map(({ valuesOnly }) => valuesOnly)).toEqual([true])
    expect(other?.files[0]?.findings.map(({ code, field }) => [code, field])).toEqual(
      of?.files[0]?.findings.map(({ code, field }) => [code, field])
    )
    for (const ending of ['csv', 'html']) {
      await sent.run('check', at('old.xls'), '--out', at(`old.${ending}`), '--lang', 'en-US')
      expect(readFileSync(at(`old.${ending}`), 'utf8')).toContain('only values can be read')
    }
    expect((await sent.run('check', at('old.xls'))).stdout).toContain('公式、输入限制')
  })

  it('differs in nothing from what was signed', async () => {
    for (const file of ['kept.xlsx', 'old.xls']) {
      const run = await sent.run('diff', at('signed.xlsx'), at(file), '--json')
      expect(JSON.parse(run.stdout)).toEqual({ added: [], removed: [], changed: [] })
    }
  })
})
