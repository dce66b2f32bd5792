import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { findHandedIn, findWorkbooks, readBytes, writeWhole } from '../../../src/hosts/cli/files'
import { planReport, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const TOO_LONG = `${'长'.repeat(90)}.xlsx`
afterAll(folder.remove)

const filled = (name: string, files: readonly string[]): string => {
  mkdirSync(at(name), { recursive: true })
  for (const file of files) writeFileSync(at(name, file), file)
  return at(name)
}
const inside = (path: string, found: readonly string[]): string[] => found.map((each) => relative(path, each))

describe('the files of a folder', () => {
  it('come in the order in which people count', async () => {
    const path = filled('counted', ['10.xlsx', '9.xlsx', '郑陆镇.xlsx', '1.xlsx'])
    filled('counted/2', ['b.xlsx'])
    expect(inside(path, await findWorkbooks([path]))).toEqual([
      '1.xlsx',
      '2/b.xlsx',
      '9.xlsx',
      '10.xlsx',
      '郑陆镇.xlsx'
    ])
  })

  it('include what links lead to, whose loops end', async () => {
    const path = filled('links', ['a.xlsx'])
    filled('elsewhere', ['b.xlsx'])
    symlinkSync(at('elsewhere'), at('links', 'folder'))
    symlinkSync(at('elsewhere', 'b.xlsx'), at('links', 'link.xlsx'))
    symlinkSync(path, at('links', 'loop'))
    symlinkSync(at('nowhere'), at('links', 'lost.xlsx'))
    expect(inside(path, await findHandedIn([path]))).toEqual([
      'a.xlsx',
      'folder/b.xlsx',
      'link.xlsx',
      'lost.xlsx'
    ])
    await expect(readBytes(at('links', 'lost.xlsx'))).rejects.toMatchObject({ code: 'file-not-found' })
  })

  it('include a folder that cannot be opened, which reading refuses', async () => {
    const path = filled('closed', ['a.xlsx', 'z.xlsx'])
    mkdirSync(at('closed', 'm'), { mode: 0o000 })
    chmodSync(folder.path, 0o755)
    // The superuser opens every folder.
    const isSuperuser = process.geteuid?.() === 0
    if (isSuperuser) process.seteuid?.(65_534)
    const found = await findWorkbooks([path]).finally(() => {
      if (isSuperuser) process.seteuid?.(0)
    })
    expect(inside(path, found)).toEqual(['a.xlsx', 'm', 'z.xlsx'])
    await expect(readBytes(at('closed', 'm'))).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('that are pipes are refused and not waited for', async () => {
    const path = filled('pipes', [])
    expect(spawnSync('mkfifo', [at('pipes', 'p.xlsx')]).status).toBe(0)
    const run = await planReport('check', path, '--json')
    const { files } = JSON.parse(run.stdout) as { files: { error: string }[] }
    expect([run.exitCode, files.length]).toEqual([2, 1])
    expect(files[0]?.error).toContain('不是普通文件')
  })
})

describe('a name longer than the file system takes', () => {
  it('is not found, and said to be too long where it is to be written', async () => {
    await expect(readBytes(at(TOO_LONG))).rejects.toMatchObject({ code: 'file-not-found' })
    const run = await planReport('new', '--out', at(TOO_LONG))
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('文件名太长')
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a file written', () => {
  it('stays where a link leads to and is read by whom it was', async () => {
    const path = filled('written', ['master.xlsx'])
    chmodSync(join(path, 'master.xlsx'), 0o600)
    symlinkSync(join(path, 'master.xlsx'), at('link.xlsx'))
    await writeWhole(at('link.xlsx'), 'new', true)
    expect(lstatSync(at('link.xlsx')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(path, 'master.xlsx'), 'utf8')).toBe('new')
    expect(statSync(join(path, 'master.xlsx')).mode & 0o777).toBe(0o600)
    expect(readdirSync(path)).toEqual(['master.xlsx'])
  })

  it('by two at once is the one’s, and the other hears that it is there', async () => {
    const path = filled('twice', [])
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map((text) => writeWhole(join(path, 'f.xlsx'), text, false))
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'exists' })
    expect(readdirSync(path)).toEqual(['f.xlsx'])
  })

  it('as a workbook is called one', async () => {
    for (const command of ['new', 'official']) {
      const run = await planReport(command, '--out', at('o.txt'))
      expect([run.exitCode, run.stderr]).toEqual([2, `不能写“${at('o.txt')}”：工作簿须以 .xlsx 结尾。\n`])
    }
  })
})
