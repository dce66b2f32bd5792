import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { planReport, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
const OLD = join(__dirname, '..', '..', 'cases', 'workbooks', 'unit-template-1.xlsx')
afterAll(folder.remove)

const sheetNames = async (file: string): Promise<string[]> =>
  (await xlsxFiles.read(readFileSync(file), file)).sheets.map(({ name }) => name)

describe('official', () => {
  it('prints the plan where no file is named', async () => {
    const { exitCode, stdout } = await planReport('official', '--out', at('plan.xlsx'), '--json')
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      0,
      { file: at('plan.xlsx'), indicators: 23, projects: 75 }
    ])
    expect(await sheetNames(at('plan.xlsx'))).toEqual(['表1 指标体系', '表2 重点工程项目'])
  })

  it('prints the rows of a workbook', async () => {
    const { exitCode, stdout } = await planReport('official', OLD, '--out', at('unit.xlsx'), '--json')
    expect([exitCode, (JSON.parse(stdout) as { projects: number }).projects]).toEqual([0, 45])
  })
})

describe('upgrade', () => {
  it('writes a copy in the present template and leaves the file', async () => {
    const before = readFileSync(OLD)
    const { exitCode, stdout } = await planReport('upgrade', OLD, '--out', at('new.xlsx'), '--json')
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, { file: at('new.xlsx'), from: 1, to: 2, kept: [] }])
    expect(readFileSync(OLD)).toEqual(before)
  })

  it('refuses what is no reporting workbook', async () => {
    writeFileSync(at('other.xlsx'), 'no workbook')
    const { exitCode, stderr } = await planReport('upgrade', at('other.xlsx'), '--out', at('x.xlsx'))
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('other.xlsx')])
  })
})
