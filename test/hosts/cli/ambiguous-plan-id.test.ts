import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readTables, xlsxFiles } from '../../../src/adapters/xlsx'
import { plansInFolder } from '../../../src/hosts/cli/plans-on-disk'
import { runCli } from '../../../src/hosts/cli/program'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import { planReport, temporaryFolder } from '../../support/cli'
import { fillFile, splitMaster } from '../../support/exchange-files'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'

const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const id = 'plan-2021-2025'
const documents: Readonly<Record<'ours' | 'newer' | 'theirs' | 'renumbered', PlanDocument>> = {
  ours: { ...smallPlanDocument, id },
  newer: { ...smallPlanDocument, id, issued: '2022-03' },
  theirs: { ...smallPlanDocument, id, title: '乙县“十四五”规划', region: '乙县' },
  renumbered: { ...smallPlanDocument, id: `${id}-3f9a1c`, title: '乙县“十四五”规划', region: '乙县' }
}
const plan = (name: keyof typeof documents): string => at(`${name}.json`)

/** The command line with a library of its own, as a coordinator keeps one. */
async function withLibrary(library: string, ...args: string[]) {
  let [stdout, stderr] = ['', '']
  const exitCode = await runCli(args, {
    workbooks: xlsxFiles,
    readTables,
    plans: plansInFolder(library),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    progress: (line) => (stderr += `${line}\n`)
  })
  return { exitCode, stdout, stderr }
}

beforeAll(async () => {
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(at(`${name}.json`), JSON.stringify(document))
    mkdirSync(at(name))
    writeFileSync(at(name, `${id}.json`), JSON.stringify(document))
  }
  await planReport('new', '--plan', plan('ours'), '--out', at('f.xlsx'), '--period', '2023')
})
afterAll(folder.remove)

describe('a workbook whose plan id names nothing but years', () => {
  it('is judged by the known plan of that id where that is the same', async () => {
    const { exitCode, stderr } = await withLibrary(at('ours'), 'check', at('f.xlsx'), '--json')
    expect([exitCode, stderr]).toEqual([1, ''])
  })

  it('is judged by a known plan of another version only where somebody says so', async () => {
    const asked = await withLibrary(at('newer'), 'fix', at('f.xlsx'), '--out', at('g.xlsx'))
    expect([asked.exitCode, existsSync(at('g.xlsx'))]).toEqual([2, false])
    expect(asked.stderr).toContain('f.xlsx')
    expect(asked.stderr).toContain('不能确定是同一规划')
    expect(asked.stderr).toContain('--plan')
    const chosen = await withLibrary(at('newer'), 'check', at('f.xlsx'), '--plan', plan('newer'), '--json')
    expect(chosen.stdout).toContain('template-outdated')
  })

  it('is never judged by a plan of another title with the same id', async () => {
    for (const choice of [[], ['--plan', plan('theirs')]]) {
      const refused = await withLibrary(at('theirs'), 'fix', at('f.xlsx'), '--out', at('h.xlsx'), ...choice)
      expect([refused.exitCode, existsSync(at('h.xlsx'))]).toEqual([2, false])
      expect(refused.stderr).toContain('乙县“十四五”规划')
      expect(refused.stderr).toContain('某县“十四五”规划')
    }
    const checked = await withLibrary(at('theirs'), 'check', at('f.xlsx'), '--json')
    expect(checked.stdout).toContain('不是同一规划')
    const other = await planReport('check', at('f.xlsx'), '--plan', plan('renumbered'), '--json')
    expect(other.stdout).toContain('template-outdated')
  })

  it('is no return to the master of another plan of the same id', async () => {
    const theirs = await splitMaster(at('round-theirs'), plan('theirs'))
    const ours = await splitMaster(at('round-ours'), plan('ours'))
    const values = { 'PRJ-1': { investedTotal: 1 } }
    await fillFile(smallPlan(), theirs.packageOf('城关镇'), at('theirs.xlsx'), values)
    await fillFile(smallPlan(), ours.packageOf('城关镇'), at('ours.xlsx'), values)
    const collect = async (file: string) => {
      const { stdout } = await ours.run(
        'collect',
        at(file),
        '--into',
        ours.master,
        '--out',
        at(`m-${file}`),
        '--json'
      )
      return JSON.parse(stdout) as { refused: { reason: string; message: string }[]; accepted: unknown[] }
    }
    expect((await collect('ours.xlsx')).refused).toEqual([])
    const { refused } = await collect('theirs.xlsx')
    expect(refused.map(({ reason }) => reason)).toEqual(['other-plan'])
    expect(refused[0]?.message).toContain('乙县“十四五”规划')
  })
})
