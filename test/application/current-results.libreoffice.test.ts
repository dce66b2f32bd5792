import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { cellAddress } from '../../src/domain/report/a1'
import {
  cellAt,
  contentAt,
  isCellError,
  type CellContent,
  type WorkbookContent
} from '../../src/domain/report/workbook-content'
import { excerptDocument, excerptPlan } from '../support/excerpt-plan'
import { planReport, temporaryFolder } from '../support/cli'
import { fillFile, reportIn, type FilledValues } from '../support/exchange-files'
import { editedByHand } from '../support/libreoffice/edit-by-hand'
import { allRecalculated } from '../support/libreoffice/libreoffice'
import { REPORTED_INDICATORS, REPORTED_PROJECTS } from '../support/reported-rows'

/** All indicators, for the values reported are of many kinds, and some of the projects. */
const KEPT = { indicators: 23, projects: 16 }
const plan = excerptPlan(KEPT)
const OLD = join(__dirname, '..', 'cases', 'workbooks', 'whole-template-1.xlsx')
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
const bytesAt = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
afterAll(folder.remove)

async function run(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await planReport(...args, '--plan', at('plan.json'))
  if (exitCode > 1 || stderr.includes('Error')) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

/** Another's sheet over ours, formulas as inputs, a constant over a formula, a column in the table, rows out of sight. */
const BY_HAND = `
projects = doc.Sheets.getByName('项目表')
projects.unprotect('')
projects.Columns.insertByIndex(6, 1)
projects.getCellByPosition(6, 3).setString('本单位编号')
def column(sheet, header):
    return next(at for at in range(60) if sheet.getCellByPosition(at, 3).getString().replace(chr(10), '') == header)
invested = column(projects, '累计完成投资（万元）')
projects.getCellByPosition(invested, 10).setFormula('=100+20.5')
projects.getCellByPosition(invested, 11).setFormula('=' + chr(65 + invested) + '11*2')
projects.getCellByPosition(column(projects, '投资完成率'), 8).setValue(0.5)
projects.getCellByPosition(column(projects, '类型'), 4).setString('碳汇交易')
projects.getCellByPosition(column(projects, '责任单位归并'), 4).setString('|区文旅局|中交建|')
projects.getCellByPosition(column(projects, '责任单位归并'), 5).setString('|区市监局|')
projects.getCellByPosition(column(projects, '实施年限'), 4).setString('2024-2025')
for row in (7, 8, 9):
    projects.Rows.getByIndex(row).IsVisible = False
indicators = doc.Sheets.getByName('指标表')
indicators.unprotect('')
indicators.Columns.insertByIndex(3, 2)
doc.Sheets.insertNewByName('测算', 2)
own = doc.Sheets.getByName('测算')
own.getCellByPosition(0, 0).setFormula("=$'汇总表'.M8*2")
own.getCellByPosition(0, 1).setFormula('=A1+1')
own.getCellByPosition(0, 2).setFormula('=6*7')
`

const values: FilledValues = { ...REPORTED_INDICATORS, ...REPORTED_PROJECTS }

/** What the commands make of one master, by what they are called. */
async function edited(name: string, master: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const out = (file: string): string => at(name, file)
  mkdirSync(at(name))
  copyFileSync(master, out('master.xlsx'))
  await run('sign', master, '--reviewer', '李四', '--out', out('signed.xlsx'))
  await run('fix', master, '--out', out('fixed.xlsx'))
  const split = await run('split', out('master.xlsx'), '--out', out('sent'), '--json')
  const { packages } = JSON.parse(split) as { packages: { unit: string; file: string }[] }
  mkdirSync(out('inbox'))
  for (const [index, { file }] of packages.slice(0, 3).entries()) {
    const report = await reportIn(plan, file)
    const keys = (report.projects?.rows ?? []).map(({ key }) => key).slice(0, 4)
    const own = Object.fromEntries(
      keys.map((key, row) => [
        key,
        { investedTotal: 1000 + 37.25 * row + index, investedYear: 10, status: '在建' }
      ])
    )
    await fillFile(plan, file, out(`inbox/${index}.xlsx`), own)
  }
  const merged = out('collected.xlsx')
  await run('collect', out('inbox'), '--into', out('master.xlsx'), '--out', merged, '--prefer', 'theirs')
  return {
    sign: bytesAt(out('signed.xlsx')),
    fix: bytesAt(out('fixed.xlsx')),
    split: bytesAt(out('master.xlsx')),
    collect: bytesAt(merged)
  }
}

/** Other kinds of workbooks, filled so that their results are old, and signed. */
async function otherKinds(): Promise<Readonly<Record<string, Uint8Array>>> {
  const kinds = {
    'half a year': ['--period', '2023上半年'],
    'one unit': ['--period', '2023', '--unit', '郑陆镇'],
    blank: ['--blank']
  }
  const signed: Record<string, Uint8Array> = {}
  for (const [name, options] of Object.entries(kinds)) {
    await run('new', '--out', at(`${name}.xlsx`), ...options)
    const report = await reportIn(plan, at(`${name}.xlsx`))
    const [row] = report.projects?.rows ?? []
    const own = { ...values, [row?.key ?? '']: { investedTotal: 12.5, investedYear: 3 } }
    await fillFile(plan, at(`${name}.xlsx`), at(`${name} filled.xlsx`), {
      ...own,
      'IND-04': { current: 35, actual2022: 33 }
    })
    await run('sign', at(`${name} filled.xlsx`), '--reviewer', '李四', '--out', at(`${name} signed.xlsx`))
    signed[name] = bytesAt(at(`${name} signed.xlsx`))
  }
  expect((await planReport('upgrade', OLD, '--out', at('upgraded.xlsx'))).exitCode).toBe(0)
  return { ...signed, upgraded: bytesAt(at('upgraded.xlsx')) }
}

const isSame = (shown: CellContent, stored: CellContent): boolean => {
  if (isCellError(shown) || isCellError(stored)) return JSON.stringify(shown) === JSON.stringify(stored)
  if (typeof stored === 'number' && typeof shown === 'number') {
    return Math.abs(shown - stored) <= 1e-9 * Math.max(1, Math.abs(stored))
  }
  return (shown ?? '') === (stored ?? '')
}

const FALSIFIED = 987_654.25

interface Judged {
  readonly stored: WorkbookContent
  readonly recalculated: WorkbookContent
}

describe('the stored results after a command has edited a workbook', () => {
  const masters = ['filled', 'by hand'] as const
  const commands = ['sign', 'fix', 'split', 'collect'] as const
  const others = ['half a year', 'one unit', 'blank', 'upgraded'] as const
  const cases = [
    ...masters.flatMap((master) => commands.map((command) => `${master}: ${command}`)),
    ...others.map((kind) => `another kind: ${kind}`)
  ]
  const judged = new Map<string, Judged>()

  beforeAll(async () => {
    writeFileSync(at('plan.json'), JSON.stringify(excerptDocument(KEPT)))
    await run('new', '--out', at('new.xlsx'), '--period', '2023')
    await fillFile(plan, at('new.xlsx'), at('filled.xlsx'), values)
    const { xlsx } = await editedByHand(bytesAt(at('filled.xlsx')), BY_HAND)
    // LibreOffice computes on saving; filled once more, the results are the old ones again.
    writeFileSync(at('saved.xlsx'), xlsx)
    await fillFile(plan, at('saved.xlsx'), at('by hand.xlsx'), {
      'PRJ-01': { investedTotal: 900 },
      'IND-03': { actual2023: 88 }
    })
    const files: [string, Uint8Array][] = []
    for (const master of masters) {
      const made = await edited(`${master}s`, at(`${master}.xlsx`))
      for (const [command, bytes] of Object.entries(made)) files.push([`${master}: ${command}`, bytes])
    }
    for (const [kind, bytes] of Object.entries(await otherKinds()))
      files.push([`another kind: ${kind}`, bytes])
    const falsified = files.map(([, bytes]) =>
      xlsxFiles.storeResults(bytes, 'a.xlsx', [{ sheet: '汇总表', row: 6, column: 4, value: FALSIFIED }])
    )
    const recalculated = await allRecalculated(await Promise.all(falsified))
    for (const [index, [name, bytes]] of files.entries()) {
      judged.set(name, {
        stored: await xlsxFiles.read(bytes, 'a.xlsx'),
        recalculated: recalculated[index] as WorkbookContent
      })
    }
  })

  it.each(cases)('are those of a recalculation: %s', (name) => {
    const { stored, recalculated } = judged.get(name) as Judged
    let count = 0
    const emptied: string[] = []
    const differing: unknown[] = []
    for (const sheet of stored.sheets) {
      const again = recalculated.sheets.find(({ name }) => name === sheet.name)
      if (!again) throw new Error(`no sheet ${sheet.name}`)
      for (const [key, formula] of sheet.formulas) {
        const [row, column] = cellAt(key)
        const [kept, shown] = [contentAt(sheet, row, column), contentAt(again, row, column)]
        const cell = `${sheet.name}!${cellAddress(row, column)}`
        count += 1
        if (kept === null && (shown ?? '') !== '') emptied.push(cell)
        else if (!isSame(shown, kept)) differing.push({ cell, kept, shown, formula: formula.slice(0, 200) })
      }
    }
    const summary = recalculated.sheets.find(({ name }) => name === '汇总表')
    process.stdout.write(`${name}: ${count} formula cells compared, ${emptied.length} emptied\n`)
    expect(differing).toEqual([])
    expect(summary && contentAt(summary, 6, 4)).not.toBe(FALSIFIED)
    expect(count).toBeGreaterThan(name === 'another kind: one unit' ? 500 : 600)
    expect(emptied).toEqual(name.startsWith('by hand') ? ['测算!A1', '测算!A2'] : [])
  })
})
