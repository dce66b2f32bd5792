import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { unzipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { EXCHANGE_KEY, readExchangeRecord } from '../../../src/domain/exchange/exchange-record'
import { storedValue, storedValueBlocks } from '../../../src/domain/report/stored-values'
import { readReport } from '../../../src/domain/report/read-report'
import type { Report } from '../../../src/domain/report/report'
import { builtInPlan } from '../../support/built-in-plan'
import { planReport, temporaryFolder } from '../../support/cli'

const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const read = async (file: string): Promise<Report> =>
  readReport(await xlsxFiles.read(readFileSync(file), file), builtInPlan)

interface SplitDocument {
  readonly packages: readonly { unit: string; file: string; projects: number; open: { projects: number } }[]
  readonly unassigned: readonly { key: string }[]
  readonly shared: readonly { key: string; holder: string }[]
}
const documentOf = (stdout: string): SplitDocument => JSON.parse(stdout) as SplitDocument

let made = 0
let packages: SplitDocument['packages']
beforeAll(async () => {
  expect((await planReport('new', '--out', at('new.xlsx'), '--period', '2023')).exitCode).toBe(0)
  copyFileSync(at('new.xlsx'), at('split.xlsx'))
  const run = await planReport('split', at('split.xlsx'), '--out', at('out'), '--json')
  expect(run.exitCode).toBe(0)
  packages = documentOf(run.stdout).packages
})
const copyOf = (name: 'new' | 'split'): string => {
  made += 1
  copyFileSync(at(`${name}.xlsx`), at(`master${made}.xlsx`))
  return at(`master${made}.xlsx`)
}
afterAll(folder.remove)

describe('plan-report split', () => {
  it('writes one workbook per unit and remembers in the master what was sent', async () => {
    expect(readdirSync(at('out')).sort()).toEqual(packages.map((each) => each.file.split('/').at(-1)).sort())
    const town = packages.find(({ unit }) => unit === '郑陆镇')
    expect(town?.file).toBe(at('out', `${builtInPlan.shortTitle}—郑陆镇—2023年.xlsx`))
    const report = await read(town?.file ?? '')
    expect([report.metadata?.unit, report.period, report.projects?.rows.length]).toEqual([
      '郑陆镇',
      { year: 2023, part: 'year' },
      town?.projects
    ])
    const record = readExchangeRecord((await read(at('split.xlsx'))).content)
    expect(record.rounds.map(({ period, packages: sent }) => [period, sent.length])).toEqual([
      ['2023年', packages.length]
    ])
    expect(record.rounds[0]?.packages.find(({ unit }) => unit === '郑陆镇')?.id).toBe(
      report.metadata?.packageId
    )
    const before = unzipSync(readFileSync(at('new.xlsx')))
    const after = unzipSync(readFileSync(at('split.xlsx')))
    const changed = Object.keys(before).filter(
      (part) => Buffer.compare(before[part] ?? new Uint8Array(), after[part] ?? new Uint8Array()) !== 0
    )
    expect(changed.filter((part) => part.startsWith('xl/worksheets/sheet'))).toHaveLength(1)
  })

  it('does not ask a unit for what another unit fills in', async () => {
    const street = packages.find(({ unit }) => unit === '兰陵街道')
    expect(street).toMatchObject({ projects: 25, open: { projects: 1 } })
    const check = await planReport('check', street?.file ?? '', '--json')
    const { files } = JSON.parse(check.stdout) as {
      files: { findings: { code: string; table: string; rowKey: string; origin: string }[] }[]
    }
    const asked = (files[0]?.findings ?? []).filter(
      ({ code, rowKey }) => code === 'required-missing' && rowKey !== ''
    )
    expect(new Set(asked.map(({ rowKey }) => rowKey)).size).toBeLessThanOrEqual(1)
  })

  it('follows a decision, remembers it and says what can be decided', async () => {
    const file = copyOf('new')
    writeFileSync(
      at('decision.json'),
      JSON.stringify({ rows: { 'IND-01': { units: ['区水利局'] }, 'PRJ-02': { holder: '青龙街道' } } })
    )
    const first = await planReport(
      'split',
      file,
      '--out',
      at('a.zip'),
      '--decision',
      at('decision.json'),
      '--json'
    )
    expect(first.exitCode).toBe(0)
    const names = Object.keys(unzipSync(readFileSync(at('a.zip'))))
    expect(names).toEqual(documentOf(first.stdout).packages.map((each) => each.file))
    expect(names).toContain(`${builtInPlan.shortTitle}—区水利局—2023年.xlsx`)
    const again = documentOf((await planReport('split', file, '--preview', '--json')).stdout)
    expect(again.unassigned.some(({ key }) => key === 'IND-01')).toBe(false)
    expect(again.packages.every((each) => each.file === null)).toBe(true)
  })

  it('previews in words without writing anything', async () => {
    const file = copyOf('new')
    const before = readFileSync(file)
    const run = await planReport('split', file, '--preview')
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(run.stdout).toContain('郑陆镇：指标 0 项')
    expect(run.stdout).toContain('多个单位共有的 37 行')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each([
    ['a package', ['--unit', '郑陆镇', '--period', '2023'], '不是总表'],
    ['a master without a period', [], '报告期']
  ])('refuses %s and says what to do', async (_, options, sentence) => {
    const file = at(`refused${options.length}.xlsx`)
    await planReport('new', '--out', file, ...options)
    const run = await planReport('split', file, '--out', at('refused'))
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain(sentence)
    expect(existsSync(at('refused'))).toBe(false)
  })

  it('refuses a decision that names nobody, and a decision file that is none', async () => {
    const file = copyOf('new')
    writeFileSync(at('wrong.json'), JSON.stringify({ rows: { 'PRJ-01': { holder: '某处' } } }))
    const wrong = await planReport('split', file, '--out', at('w'), '--decision', at('wrong.json'))
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('某处')])
    writeFileSync(at('broken.json'), JSON.stringify({ rows: { 'PRJ-01': { sharing: 'x' } } }))
    const broken = await planReport('split', file, '--out', at('w'), '--decision', at('broken.json'))
    expect([broken.exitCode, broken.stderr]).toEqual([2, expect.stringContaining('broken.json')])
  })

  it('says that the memory in the master is damaged, and keeps it aside', async () => {
    const file = copyOf('split')
    const { content } = await read(file)
    const blocks = storedValueBlocks(content, { [EXCHANGE_KEY]: { rounds: 'lost' } })
    writeFileSync(file, await xlsxFiles.edit(readFileSync(file), file, blocks))
    expect((await planReport('overview', file)).stdout).toContain('已损坏')
    const run = await planReport('split', file, '--out', at('after-damage'))
    expect(run.stdout).toContain('已损坏')
    const after = await read(file)
    expect(readExchangeRecord(after.content).rounds).toHaveLength(1)
    expect(storedValue(after.content, 'exchangeUnreadable')).toBe('{"rounds":"lost"}')
    expect((await planReport('split', file, '--preview')).stdout).not.toContain('已损坏')
  })
})
