import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { xlsxFiles } from '../../src/adapters/xlsx'
import type { Plan } from '../../src/domain/plan/plan'
import { fillBlocks } from '../../src/domain/report/fill-blocks'
import type { CellValue } from '../../src/domain/report/layout'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import { planReport, type CliRun } from './cli'

export type FilledValues = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

/** A report read back from a file. */
export const reportIn = async (plan: Plan, file: string): Promise<Report> =>
  readReport(await xlsxFiles.read(readFileSync(file), file), plan)

/** The value of a cell by key and field, of either table; undefined for a row that is not there. */
export function valueIn(report: Report, key: string, field: string): unknown {
  for (const table of [report.indicators, report.projects]) {
    const row = table?.rows.find((each) => each.key === key)
    if (table && row) return row.values[table.indexOf(field as never)]
  }
  return undefined
}

/** Fills in a workbook file by row key and field, as a person would, and writes it under another name. */
export async function fillFile(plan: Plan, from: string, to: string, values: FilledValues): Promise<void> {
  const bytes = readFileSync(from)
  const report = await reportIn(plan, from)
  const rows = Object.entries(values).map(([key, cells]) => ({ key, values: cells }))
  const header = { reporter: '张三', phone: '0519-1', date: 45310 }
  const blocks = fillBlocks(report, { header, indicators: rows, projects: rows })
  writeFileSync(to, await xlsxFiles.edit(bytes, from, blocks))
}

/** A number that no workbook of a test holds. */
const STAND_IN = 918273645

/** Fills in one cell of a workbook file with each of the numbers and writes them as files of their own. */
export async function fillFiles(
  plan: Plan,
  from: string,
  { key, field, numbers }: { key: string; field: string; numbers: readonly number[] },
  to: (number: number) => string
): Promise<void> {
  const pattern = `${to(0)}.pattern`
  await fillFile(plan, from, pattern, { [key]: { [field]: STAND_IN } })
  for (const number of numbers)
    tamper(pattern, to(number), (_, xml) => xml.replace(`${STAND_IN}`, `${number}`))
  rmSync(pattern)
}

/** Changes parts of a file as XML, and puts further parts in. */
export function tamper(
  from: string,
  to: string,
  change: (part: string, xml: string) => string,
  more: Readonly<Record<string, string>> = {}
): void {
  const parts = unzipSync(readFileSync(from))
  for (const [name, bytes] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/u.test(name)) parts[name] = strToU8(change(name, strFromU8(bytes)))
  }
  for (const [name, text] of Object.entries(more)) parts[name] = strToU8(text)
  // Packing takes ten times as long as all the rest.
  writeFileSync(to, zipSync(parts, { level: 0 }))
}

/** A master split into all units: where everything is, and the command line with its plan. */
export async function splitMaster(
  folder: string,
  plan: string | undefined
): Promise<{
  readonly master: string
  readonly packageOf: (unit: string) => string
  readonly run: (...args: string[]) => Promise<CliRun>
  readonly units: readonly string[]
}> {
  mkdirSync(folder, { recursive: true })
  const master = join(folder, 'master.xlsx')
  const option = plan === undefined ? [] : ['--plan', plan]
  const run = (...args: string[]): Promise<CliRun> => planReport(...args, ...option)
  await run('new', '--out', master, '--period', '2023')
  copyFileSync(master, join(folder, 'unsplit.xlsx'))
  const { stdout } = await run('split', master, '--out', join(folder, 'sent'), '--json')
  const { packages } = JSON.parse(stdout) as { packages: { unit: string; file: string }[] }
  const files = new Map(packages.map(({ unit, file }) => [unit, file]))
  return { master, run, units: [...files.keys()], packageOf: (unit) => files.get(unit) ?? '' }
}
