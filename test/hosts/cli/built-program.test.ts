import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { planReport, temporaryFolder } from '../../support/cli'
import { fillFile, fillFiles, reportIn, splitMaster, valueIn } from '../../support/exchange-files'
import { workbookWithSheet, worksheet } from '../../adapters/xlsx/parts'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const ROOT = join(__dirname, '..', '..', '..')
const FROM_CHECKOUT = join(ROOT, 'src', 'hosts', 'cli', 'run-from-checkout.mjs')
const PROGRAM = join(ROOT, 'dist', 'cli', 'plan-report.cjs')
const KILLED = join(ROOT, 'test', 'support', 'killed-while-renaming.cjs')

const INVESTED = { key: 'PRJ-1', field: 'investedTotal' }
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
const plan = smallPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)

/** The built command line in a process of its own, killed where it would give a written file its name. */
function run(isKilled: boolean, ...args: string[]) {
  const options = isKilled ? ['--require', KILLED] : []
  return spawnSync(process.execPath, [...options, PROGRAM, ...args, '--plan', at('plan.json')])
}

beforeAll(() => {
  // Builds it unless the last build still holds.
  const started = spawnSync(process.execPath, [FROM_CHECKOUT, '--version'], { encoding: 'utf8' })
  if (started.status !== 0) throw new Error(started.stderr)
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
})
afterAll(folder.remove)

describe('a command killed between writing and naming its file', () => {
  it('leaves the master of a merge untouched, and can be run again', async () => {
    const { master, packageOf } = await splitMaster(at('round'), at('plan.json'))
    await fillFile(plan, packageOf('城关镇'), at('return.xlsx'), { 'PRJ-1': { investedTotal: 9 } })
    const before = readFileSync(master)
    const merge = ['collect', at('return.xlsx'), '--into', master, '--out', master, '--force']
    const killed = run(true, ...merge)
    expect(killed.signal).toBe('SIGKILL')
    expect(readFileSync(master).equals(before)).toBe(true)
    expect(readdirSync(at('round')).filter((name) => name.endsWith('.tmp'))).toHaveLength(1)
    expect(run(false, ...merge).signal).toBe(null)
    expect(valueIn(await reportIn(plan, master), 'PRJ-1', 'investedTotal')).toBe(9)
  })

  it('leaves no half-written package under its name, and the master without memory of it', () => {
    const master = at('unsplit.xlsx')
    copyFileSync(at('round', 'unsplit.xlsx'), master)
    const before = readFileSync(master)
    expect(run(true, 'split', master, '--out', at('packages')).signal).toBe('SIGKILL')
    expect(readdirSync(at('packages')).filter((name) => name.endsWith('.xlsx'))).toEqual([])
    expect(readFileSync(master).equals(before)).toBe(true)
  })
})

describe('a command interrupted from the keyboard', () => {
  it('ends before the next file, takes back what it wrote and leaves the master as it was', async () => {
    const master = at('interrupted.xlsx')
    await planReport('new', '--out', master, '--period', '2023')
    const before = readFileSync(master)
    const builtIn = join(ROOT, 'assets', 'plans', 'tianning-14fyp.json')
    const args = ['split', master, '--out', at('interrupted'), '--plan', builtIn]
    const split = spawn(process.execPath, [PROGRAM, ...args])
    const written: string[] = []
    let said = ''
    split.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.length === text.length) {
        written.push(...readdirSync(at('interrupted')))
        split.kill('SIGINT')
      }
    })
    const code = await new Promise((resolve) => split.on('close', resolve))
    expect([code, said.includes('已中断'), written.length > 0]).toEqual([130, true, true])
    expect(readdirSync(at('interrupted'))).toEqual([])
    expect(readFileSync(master).equals(before)).toBe(true)
  })

  /** Runs a command and interrupts it as soon as it says something. */
  async function interrupted(...args: string[]): Promise<readonly [number | null, string]> {
    const child = spawn(process.execPath, [PROGRAM, ...args, '--plan', at('plan.json')])
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said === '') child.kill('SIGINT')
      said += text
    })
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return [code, said]
  }

  it('leaves nothing of a merge, and the master as it was', async () => {
    const { master, packageOf } = await splitMaster(at('merging'), at('plan.json'))
    mkdirSync(at('merging', 'returns'))
    await fillFiles(plan, packageOf('城关镇'), { ...INVESTED, numbers: upTo(20) }, (number) =>
      at('merging', 'returns', `${number}.xlsx`)
    )
    const before = readFileSync(master)
    const files = readdirSync(at('merging'))
    const into = ['--into', master, '--out', at('merging', 'merged.xlsx'), '--prefer', 'theirs']
    const [code, said] = await interrupted('collect', at('merging', 'returns'), ...into)
    expect([code, said.includes('已中断')]).toEqual([130, true])
    expect(said).not.toContain('20/20')
    expect(readdirSync(at('merging'))).toEqual(files)
    expect(readFileSync(master).equals(before)).toBe(true)
    expect(run(false, 'collect', at('merging', 'returns'), ...into).status).not.toBe(2)
    expect(readdirSync(at('merging'))).toContain('merged.xlsx')
  })

  it('leaves nothing of a roll-up', async () => {
    const masters = at('summing')
    mkdirSync(masters)
    for (let number = 1; number <= 60; number += 1) {
      copyFileSync(at('round', 'unsplit.xlsx'), join(masters, `${number}.xlsx`))
    }
    const files = readdirSync(masters)
    const [code, said] = await interrupted('sum', masters, '--out', join(masters, 'total.xlsx'))
    expect([code, said.includes('已中断')]).toEqual([130, true])
    expect(said).not.toContain('60/60')
    expect(readdirSync(masters)).toEqual(files)
  })
})

describe('a folder of masters large enough for threads', () => {
  it('sums up to the same as in one thread, in the same order', async () => {
    const masters = at('masters')
    mkdirSync(masters)
    await fillFiles(
      plan,
      at('round', 'unsplit.xlsx'),
      { ...INVESTED, numbers: upTo(40).map((tenths) => tenths / 10) },
      (number) => join(masters, `${Math.round(number * 10)}.xlsx`)
    )
    writeFileSync(join(masters, '41.xlsx'), 'not a workbook')
    copyFileSync(join(masters, '40.xlsx'), join(masters, '5 (2).xlsx'))
    const inThreads = run(false, 'sum', masters, '--json')
    const inOne = await planReport('sum', masters, '--json', '--plan', at('plan.json'))
    expect(inOne.exitCode).toBe(2)
    expect([inThreads.status, inThreads.stdout.toString()]).toEqual([inOne.exitCode, inOne.stdout])
    const { total, refused } = JSON.parse(inOne.stdout) as {
      total: { workbooks: number; invested: string }
      refused: { reason: string }[]
    }
    expect([total.workbooks, total.invested]).toEqual([40, '82'])
    expect(refused.map(({ reason }) => reason).sort()).toEqual(['duplicate', 'unusable'])
  })
})

describe('a folder with a file that takes more memory than there is', () => {
  it('is done all the same by every command, and the file refused', async () => {
    const { master, packageOf } = await splitMaster(at('memory'), at('plan.json'))
    mkdirSync(at('memory', 'returns'))
    await fillFile(plan, packageOf('城关镇'), at('memory', 'returns', 'good.xlsx'), {
      'PRJ-1': { investedTotal: 9 }
    })
    // Figures that differ, for a file that packs too well is refused before it is unpacked.
    const cells = (first: number): string =>
      Array.from({ length: 100 }, (_, at) => `<c><v>${((first + at) * 7919) % 1_000_003}</v></c>`).join('')
    const row = (number: number): string => `<row r="${number}">${cells(number * 100)}</row>`
    const rows = Array.from({ length: 12_000 }, (_, index) => row(index + 1)).join('')
    writeFileSync(at('memory', 'returns', 'bad.xlsx'), workbookWithSheet(worksheet(rows)))
    const capped = (...args: string[]) =>
      spawnSync(process.execPath, ['--max-old-space-size=64', PROGRAM, ...args, '--plan', at('plan.json')], {
        encoding: 'utf8'
      })
    const check = capped('check', at('memory', 'returns'), '--json')
    const { files } = JSON.parse(check.stdout) as { files: { file: string; ok: boolean; error?: string }[] }
    expect([check.status, files.map(({ ok }) => ok)]).toEqual([2, [false, true]])
    expect(files[0]?.error).toContain('内存不足')
    const out = at('memory', 'merged.xlsx')
    const collect = capped('collect', at('memory', 'returns'), '--into', master, '--out', out, '--json')
    const { accepted, refused } = JSON.parse(collect.stdout) as Record<string, { file: string }[]>
    expect([accepted?.length, refused?.length]).toEqual([1, 1])
  })
})

describe('output that cannot be written', () => {
  it('ends quietly where its reader has gone', async () => {
    const child = spawn(process.execPath, [PROGRAM, '--help'])
    child.stdout.destroy()
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, said]).toEqual([0, ''])
  })

  it('ends as it would where nobody hears what goes wrong', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'check', at('nowhere.xlsx')])
    child.stderr.destroy()
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, printed]).toEqual([2, ''])
  })

  const full = existsSync('/dev/full') ? it : it.skip
  full('is said in a sentence, and ends with 2', () => {
    const device = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, '--version'], {
      stdio: ['ignore', device, 'pipe'],
      encoding: 'utf8'
    })
    closeSync(device)
    expect([status, stderr]).toEqual([2, '结果没有写完（ENOSPC）。请检查磁盘空间后重新运行。\n'])
  })
})

describe('a program that is told to end', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130]
  ] as const)(
    'by %s leaves the master and the folder as they were, and says so with %i',
    async (signal, code) => {
      const { master, packageOf } = await splitMaster(at(signal), at('plan.json'))
      mkdirSync(at(signal, 'returns'))
      for (let number = 1; number <= 60; number += 1)
        copyFileSync(packageOf('城关镇'), at(signal, 'returns', `${number}.xlsx`))
      const before = readFileSync(master)
      const names = readdirSync(at(signal))
      const merge = ['collect', at(signal, 'returns'), '--into', master, '--out', master, '--force']
      const child = spawn(process.execPath, [PROGRAM, ...merge, '--plan', at('plan.json')])
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        // The first file has been read, many have not.
        if (said === '') child.kill(signal)
        said += text
      })
      const ended = await new Promise((resolve) => child.on('close', resolve))
      expect(ended).toBe(code)
      expect(said).toContain('已中断')
      expect(said).not.toContain('    at ')
      expect(readFileSync(master).equals(before)).toBe(true)
      expect(readdirSync(at(signal))).toEqual(names)
    }
  )
})
