import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { readReport } from '../../../src/domain/report/read-report'
import { smallPlan, smallPlanDocument } from '../../domain/rules/small-plan'
import { planReport, temporaryFolder } from '../../support/cli'
import { splitMaster, valueIn, reportIn } from '../../support/exchange-files'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { sumOf, withRowsBelow, withTotalsRow } from '../../support/total-rows'

const plan = builtInPlan()
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const FILES = ['typed', 'notes', 'totals'] as const

beforeAll(async () => {
  const clean = await xlsxFiles.write(sampleLayout(plan))
  writeFileSync(at('clean.xlsx'), clean)
  const amounts = {
    amount: await sumOf(clean, plan, 'amount'),
    investedTotal: await sumOf(clean, plan, 'investedTotal')
  }
  writeFileSync(at('typed.xlsx'), await withRowsBelow(clean, plan, [{ name: '合计', ...amounts }]))
  const notes = [
    {},
    { task: '小计', investedTotal: 12_345.6 },
    {},
    { mark: '注：1. 初步数。' },
    { no: '填表人：张三' }
  ]
  writeFileSync(at('notes.xlsx'), await withRowsBelow(clean, plan, notes))
  writeFileSync(at('totals.xlsx'), await withTotalsRow(clean, plan))
})
afterAll(folder.remove)

interface Checked {
  readonly files: readonly {
    readonly counts: Readonly<Record<string, number>>
    readonly findings: readonly {
      code: string
      severity: string
      cell: string
      remark?: boolean
      message: string
    }[]
  }[]
}
/** What is asked of the same file once more is what it was. */
const answers = new Map<string, Promise<unknown>>()
function once<T>(what: string, work: () => Promise<T>): Promise<T> {
  const answer = answers.get(what) ?? work()
  answers.set(what, answer)
  return answer as Promise<T>
}
const check = (name: string) =>
  once(`check ${name}`, async () => {
    const { stdout } = await planReport('check', at(`${name}.xlsx`), '--json')
    const [file] = (JSON.parse(stdout) as Checked).files
    return { counts: file?.counts, findings: file?.findings ?? [] }
  })
const output = (command: string, name: string): Promise<unknown> =>
  once(`${command} ${name}`, async () => {
    const { stdout } = await planReport(command, at(`${name}.xlsx`), '--json')
    return JSON.parse(stdout) as unknown
  })
const tableXml = (file: string): string =>
  Object.entries(unzipSync(readFileSync(file)))
    .filter(([part]) => part.startsWith('xl/tables/'))
    .map(([, bytes]) => strFromU8(bytes))
    .find((xml) => xml.includes('displayName="PlanProjects"')) ?? ''

describe('rows under the tables that are no data', () => {
  it.each(FILES)('are remarks in “%s” and nothing else', async (name) => {
    const clean = await check('clean')
    const { counts, findings } = await check(name)
    const more = findings.filter(({ code }) => code === 'total-row')
    expect(findings.filter(({ code }) => code !== 'total-row')).toEqual(clean.findings)
    expect(counts).toEqual(clean.counts)
    expect(
      more.every(
        ({ severity, remark, message }) =>
          severity === 'verification' && remark === true && message.includes('不计入')
      )
    ).toBe(true)
    expect(more.map(({ cell }) => cell)).toEqual(
      { typed: ['E80'], notes: ['C81', 'A83', 'B84'], totals: ['A80'] }[name]
    )
  })

  it.each(FILES)('count in no figure of “%s”', async (name) => {
    expect(await output('sum', name)).toEqual(await output('sum', 'clean'))
    const diff = await planReport('diff', at('clean.xlsx'), at(`${name}.xlsx`), '--json')
    expect(JSON.parse(diff.stdout)).toEqual({ added: [], removed: [], changed: [] })
  })

  it.each(FILES)('are not adopted by fix in “%s”', async (name) => {
    const out = at(`${name}-fixed.xlsx`)
    const { exitCode, stderr } = await planReport(
      'fix',
      at(`${name}.xlsx`),
      '--out',
      out,
      '--json',
      '--force'
    )
    expect([exitCode, stderr]).toEqual([1, ''])
    const [before, after] = await Promise.all([at(`${name}.xlsx`), out].map((file) => reportIn(plan, file)))
    expect(after?.projects?.sheet.tables).toEqual(before?.projects?.sheet.tables)
    expect(after?.projects?.ignoredRows).toEqual(before?.projects?.ignoredRows)
    expect(after?.content.names).toEqual(before?.content.names)
    expect(tableXml(out).includes('totalsRowCount="1"')).toBe(name === 'totals')
  })

  it.each(FILES)('go into no package, report or official form of “%s”', async (name) => {
    const split = (of: string) =>
      once(`split ${of}`, async () => {
        const { stdout } = await planReport(
          'split',
          at(`${of}.xlsx`),
          '--out',
          at(`sent-${of}`),
          '--preview',
          '--json'
        )
        const { packages } = JSON.parse(stdout) as { packages: { unit: string; projects: number }[] }
        return packages.map(({ unit, projects }) => [unit, projects])
      })
    expect(await split(name)).toEqual(await split('clean'))
    for (const command of ['report', 'official']) {
      const made = (of: string) =>
        once(`${command} ${of}`, async () => {
          const out = at(`${of}-${command}.${command === 'report' ? 'html' : 'xlsx'}`)
          const { exitCode } = await planReport(command, at(`${of}.xlsx`), '--out', out, '--force')
          expect(exitCode).toBeLessThan(2)
          if (command === 'report') return readFileSync(out, 'utf8')
          const { sheets } = await xlsxFiles.read(readFileSync(out), out)
          return sheets.map(({ values }) => values)
        })
      expect(await made(name)).toEqual(await made('clean'))
    }
  })

  it('are mandatory findings where they are marked 新增, and are not counted all the same', async () => {
    const rows = [{ name: '合计', adjustment: '新增', amount: 5 }]
    writeFileSync(at('marked.xlsx'), await withRowsBelow(readFileSync(at('clean.xlsx')), plan, rows))
    const clean = await check('clean')
    const { counts, findings } = await check('marked')
    expect(counts).toEqual({ ...clean.counts, mandatory: (clean.counts?.['mandatory'] ?? 0) + 1 })
    expect(findings.filter(({ code }) => code === 'total-row')).toMatchObject([
      { severity: 'mandatory', cell: 'E80' }
    ])
    expect(await output('sum', 'marked')).toEqual(await output('sum', 'clean'))
  })

  it('say so where formulas of the summary count them', async () => {
    const { projects, content } = readReport(
      await xlsxFiles.read(readFileSync(at('clean.xlsx')), 'clean'),
      plan
    )
    expect(content.names.some(({ name }) => name === 'PlanProjects_amount')).toBe(true)
    const place = { sheet: '项目表', top: 78, left: 0 }
    const cleared = { ...place, values: [Array.from({ length: projects?.fields.length ?? 0 }, () => null)] }
    const total = { ...place, left: 4, values: [['小计']] }
    writeFileSync(
      at('inside.xlsx'),
      await xlsxFiles.edit(readFileSync(at('clean.xlsx')), 'clean', [cleared, total])
    )
    const { findings } = await check('inside')
    expect(findings.find(({ code }) => code === 'total-row')?.message).toContain('汇总表的公式仍会算入')
  })
})

describe('collecting new rows into a master with rows below its table', () => {
  const small = smallPlan()
  const added = {
    name: '新建泵站',
    content: '两座',
    years: '2023',
    amount: 100,
    adjustment: '新增',
    leadUnits: '城关镇'
  }

  it.each([
    ['a typed total and a note', 'typed', [9, 11]],
    ['the totals row of the table', 'totals', [9]]
  ])('puts them above %s, which move down', async (_title, kind, moved) => {
    writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
    const sent = await splitMaster(at(`round-${kind}`), at('plan.json'))
    const bytes = readFileSync(sent.master)
    const total = { name: '合计', amount: await sumOf(bytes, small, 'amount') }
    const below = [total, {}, { no: '注：初步数' }]
    writeFileSync(
      sent.master,
      kind === 'typed' ? await withRowsBelow(bytes, small, below) : await withTotalsRow(bytes, small)
    )
    const before = await reportIn(small, sent.master)
    const returned = at(`${kind}-return.xlsx`)
    writeFileSync(returned, await withRowsBelow(readFileSync(sent.packageOf('城关镇')), small, [added]))
    const out = at(`${kind}-merged.xlsx`)
    const { stderr, exitCode } = await sent.run(
      'collect',
      returned,
      '--into',
      sent.master,
      '--out',
      out,
      '--json'
    )
    expect([exitCode < 2, stderr]).toEqual([true, expect.not.stringContaining('错误')])
    const merged = await reportIn(small, out)
    const rowsBefore = before.projects?.rows.length ?? 0
    const row = merged.projects?.rows.at(-1)
    expect(merged.projects?.rows).toHaveLength(rowsBefore + 1)
    expect(valueIn(merged, row?.key ?? '', 'name')).toBe('新建泵站')
    const first = before.projects?.ignoredRows[0]?.row ?? 0
    expect(row?.row).toBe(first)
    expect(merged.projects?.ignoredRows.map((each) => each.row)).toEqual(
      before.projects?.ignoredRows.map((each) => each.row + 1)
    )
    expect(merged.projects?.ignoredRows.map((each) => each.row - first + 8)).toEqual(moved)
    const bottomOf = (report: typeof merged) => report.projects?.sheet.tables[0]
    expect(bottomOf(merged)?.range.bottom).toBe((bottomOf(before)?.range.bottom ?? 0) + 1)
    expect(bottomOf(merged)?.hasTotalsRow).toBe(kind === 'totals' ? true : undefined)
    if (kind === 'typed') {
      const formulas = [...(merged.projects?.sheet.formulas.values() ?? [])].filter((text) =>
        text.startsWith('SUM(')
      )
      expect(formulas).toEqual([(await sumOf(readFileSync(out), small, 'amount')).slice(1)])
    } else expect(tableXml(out)).toMatch(new RegExp(`ref="A4:[A-Z]+${first + 1}"`, 'u'))
  })
})
