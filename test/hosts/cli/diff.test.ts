import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { builtInPlan } from '../../support/built-in-plan'
import { planReport, temporaryFolder } from '../../support/cli'
import { projectRows } from '../../support/reported-rows'

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)

beforeAll(async () => {
  const write = async (name: string, values: Parameters<typeof projectRows>[1]): Promise<void> => {
    const projects = projectRows(builtInPlan, values)
    const layout = atOnce(buildWorkbook({ plan: builtInPlan, variant: 'prefilled', header: {}, projects }))
    writeFileSync(at(name), await xlsxFiles.write(layout))
  }
  await write('a.xlsx', { 'PRJ-01': { investedTotal: 10 } })
  await write('b.xlsx', { 'PRJ-01': { investedTotal: 12.5, remarks: '=HYPERLINK("x")' } })
})
afterAll(folder.remove)

describe('plan-report diff', () => {
  it('answers rows and cells by key and field', async () => {
    const run = await planReport('diff', at('a.xlsx'), at('b.xlsx'), '--json')
    expect([run.exitCode, run.stderr]).toEqual([1, ''])
    const { added, removed, changed } = JSON.parse(run.stdout) as Record<string, Record<string, unknown>[]>
    expect([added, removed]).toEqual([[], []])
    expect(changed?.map(({ table, key, field, from, to }) => [table, key, field, from, to])).toEqual([
      ['projects', 'PRJ-01', 'investedTotal', 10, 12.5],
      ['projects', 'PRJ-01', 'remarks', null, '=HYPERLINK("x")']
    ])
  })

  it('ends with 0 where nothing is different', async () => {
    const run = await planReport('diff', at('a.xlsx'), at('a.xlsx'))
    expect([run.exitCode, run.stdout]).toEqual([0, '新增 0 行，删除 0 行，改动 0 处\n'])
  })

  it('writes a list in which no text is a formula', async () => {
    const out = at('list.xlsx')
    expect((await planReport('diff', at('a.xlsx'), at('b.xlsx'), '--out', out)).exitCode).toBe(1)
    const [sheet] = (await xlsxFiles.read(readFileSync(out), out)).sheets
    expect(sheet?.formulas.size).toBe(0)
    expect(sheet?.values.at(-1)?.slice(-3)).toEqual(['备注', null, '=HYPERLINK("x")'])
    expect((await planReport('diff', at('a.xlsx'), at('b.xlsx'), '--out', out)).exitCode).toBe(2)
    expect((await planReport('diff', at('a.xlsx'), at('b.xlsx'), '--out', at('x.csv'))).exitCode).toBe(2)
  })
})
