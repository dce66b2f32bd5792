import { copyFileSync, mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readTables, xlsxFiles } from '../../../src/adapters/xlsx'
import type { WorkbookFiles } from '../../../src/application/ports'
import { plansInFolder } from '../../../src/hosts/cli/plans-on-disk'
import { runCli } from '../../../src/hosts/cli/program'
import { planReport, PLANS_FOLDER, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (...names: string[]): string => `${folder.path}/${names.join('/')}`
afterAll(folder.remove)

/** Workbooks of which one makes the program fail in a way that nobody foresaw. */
const failing: WorkbookFiles = {
  ...xlsxFiles,
  read: (bytes, file, ...more) => {
    if (basename(file) === 'b.xlsx') throw new TypeError('undefined is not a function')
    return xlsxFiles.read(bytes, file, ...more)
  }
}

async function run(...args: string[]) {
  let stdout = ''
  const exitCode = await runCli(args, {
    workbooks: failing,
    readTables,
    plans: plansInFolder(PLANS_FOLDER),
    stdout: (text) => (stdout += text),
    stderr: () => undefined,
    progress: () => undefined
  })
  return { exitCode, json: JSON.parse(stdout) as Record<string, { file: string }[]> }
}

describe('an error that nobody foresaw in one file of many', () => {
  beforeAll(async () => {
    await planReport('new', '--out', at('new.xlsx'), '--period', '2023')
    mkdirSync(at('returns'))
    for (const name of ['a', 'b', 'c']) copyFileSync(at('new.xlsx'), at('returns', `${name}.xlsx`))
  })

  it('is the refusal of that file by check, which does the others', async () => {
    const { exitCode, json } = await run('check', at('returns'), '--json')
    const files = json['files'] as unknown as { file: string; ok: boolean; error?: string }[]
    expect([exitCode, files.map(({ ok }) => ok)]).toEqual([2, [true, false, true]])
    expect(files[1]?.error).toContain('undefined is not a function')
    expect(files[1]?.error).toContain('b.xlsx')
  })

  it('is the refusal of that file by sum', async () => {
    const { exitCode, json } = await run('sum', at('returns'), '--json')
    expect(exitCode).toBe(2)
    expect(json['refused']?.map(({ file }) => basename(file))).toContain('b.xlsx')
  })

  it('is the refusal of that file by collect', async () => {
    const args = ['--into', at('new.xlsx'), '--out', at('merged.xlsx'), '--json']
    const { json } = await run('collect', at('returns'), ...args)
    expect(json['refused']?.map(({ file }) => basename(file))).toContain('b.xlsx')
  })
})
