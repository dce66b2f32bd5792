import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readReport } from '../../../src/domain/report/read-report'
import { builtInPlan } from '../../support/built-in-plan'
import { planReport, temporaryFolder } from '../../support/cli'
import { indicatorRows } from '../../support/reported-rows'

const folder = temporaryFolder()
const untidy = join(folder.path, 'untidy.xlsx')
const at = (name: string): string => join(folder.path, name)

beforeAll(async () => {
  const layout = atOnce(
    buildWorkbook({
      plan: builtInPlan,
      variant: 'prefilled',
      header: { period: '2023年' },
      indicators: indicatorRows(builtInPlan, { 'IND-03': { actual2021: '８２.５', issues: '缺资金 ' } })
    })
  )
  writeFileSync(untidy, await xlsxFiles.write(layout))
})
afterAll(folder.remove)

describe('fix', () => {
  it('writes a corrected copy and lists what was corrected and what remains', async () => {
    const before = readFileSync(untidy)
    const { exitCode, stdout, stderr } = await planReport('fix', untidy, '--out', at('fixed.xlsx'), '--json')
    expect([exitCode, stderr]).toEqual([1, ''])
    const document = JSON.parse(stdout) as Record<'fixed' | 'remaining', { code: string; field: string }[]>
    expect(Object.keys(document)).toEqual(['fixed', 'remaining'])
    expect(document.fixed.map(({ code, field }) => [code, field])).toEqual([
      ['number-as-text', 'actual2021'],
      ['text-untidy', 'issues']
    ])
    expect(document.remaining.some(({ code }) => code === 'number-as-text')).toBe(false)
    expect(readFileSync(untidy)).toEqual(before)
    const { indicators } = readReport(
      await xlsxFiles.read(readFileSync(at('fixed.xlsx')), 'fixed.xlsx'),
      builtInPlan
    )
    const row = indicators?.rows.find(({ key }) => key === 'IND-03')
    expect(row?.values[indicators?.indexOf('actual2021') ?? -1]).toBe(82.5)
  })

  it('says each correction before and after', async () => {
    const { exitCode, stdout } = await planReport('fix', untidy, '--out', at('text.xlsx'))
    expect(exitCode).toBe(1)
    expect(stdout).toContain('已改正 2 处')
    expect(stdout).toContain('“８２.５” → “82.5”')
    expect(stdout).toContain('“缺资金 ” → “缺资金”')
  })

  it('never overwrites without being told to', async () => {
    writeFileSync(at('there.xlsx'), 'mine')
    const { exitCode } = await planReport('fix', untidy, '--out', at('there.xlsx'))
    expect(exitCode).toBe(2)
    expect(readFileSync(at('there.xlsx'), 'utf8')).toBe('mine')
    expect((await planReport('fix', untidy, '--out', at('there.xlsx'), '--force')).exitCode).toBe(1)
  })

  it('names a file that it cannot use, and writes nothing', async () => {
    writeFileSync(at('broken.xlsx'), 'not a workbook')
    const { exitCode, stderr } = await planReport('fix', at('broken.xlsx'), '--out', at('none.xlsx'))
    expect(exitCode).toBe(2)
    expect(stderr).toContain('broken.xlsx')
    expect(() => readFileSync(at('none.xlsx'))).toThrow()
  })
})
