import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { parseReference } from '../../../src/domain/report/a1'
import { fillBlocks } from '../../../src/domain/report/fill-blocks'
import { mergeRecordOf } from '../../../src/domain/report/merge-record'
import type { CellValue } from '../../../src/domain/report/layout'
import type { Report } from '../../../src/domain/report/report'
import {
  cellText,
  type SheetContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { temporaryFolder, type CliRun } from '../../support/cli'
import { fillFile, reportIn, splitMaster, type FilledValues } from '../../support/exchange-files'
import { allEditedByHand } from '../../support/libreoffice/edit-by-hand'
import { allRecalculated } from '../../support/libreoffice/libreoffice'

const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)

/** Units whose workbooks come back, the last two out of LibreOffice, the last of all tampered with. */
const UNITS = ['青龙街道', '郑陆镇', '红梅街道', '区住建局', '天宁建设'] as const
const [, CONFLICTING, , BY_HAND, TAMPERED] = UNITS

/** What a unit reports on the rows that are its own; every value differs from every other. */
function filled(report: Report, unit: number): FilledValues {
  const { projects, metadata } = report
  const readOnly = new Set(metadata?.readOnly?.projects)
  const own = (projects?.rows ?? []).filter(({ key }) => !readOnly.has(key))
  return Object.fromEntries(
    own.map(({ key }, index) => [
      key,
      {
        investedYear: unit * 100 + index + 0.25,
        investedTotal: unit * 1000 + index + 0.5,
        physicalProgress: 10 * unit + (index % 10),
        status: '在建',
        progressNote: `第${index + 1}项按计划推进`
      } satisfies Record<string, CellValue>
    ])
  )
}

/** A person's keystrokes in LibreOffice: the same values into the same cells, as Python over the open document. */
function typedByHand(report: Report, values: FilledValues): string {
  const table = report.projects
  if (!table) throw new Error('the package has projects')
  const lines = table.rows.flatMap((row) =>
    Object.entries(values[row.key] ?? {}).map(([field, value]) => {
      const cell = `sheet.getCellByPosition(${table.columnOf(field as never)}, ${row.row - 1})`
      return typeof value === 'number' ? `${cell}.setValue(${value})` : `${cell}.setString('${value}')`
    })
  )
  const header = (['reporter', 'phone'] as const).map((field) => {
    const { cell = 'A1', sheet = '' } = report.header[field] ?? {}
    const { left = 0, top = 0 } = parseReference(cell)?.range ?? {}
    return `doc.Sheets.getByName('${sheet}').getCellByPosition(${left}, ${top}).setString('王五')`
  })
  return [`sheet = doc.Sheets.getByName('${table.sheet.name}')`, ...lines, ...header].join('\n')
}

/** What nobody asked for: a plan amount and a formula typed over, a row hidden, sheets renamed and added. */
const tamperedByHand = (report: Report): string => {
  const table = report.projects
  const [first, second] = table?.rows ?? []
  return `
doc.unprotect('')
sheet.unprotect('')
sheet.getCellByPosition(${table?.columnOf('amount')}, ${(first?.row ?? 1) - 1}).setValue(1)
sheet.getCellByPosition(${table?.columnOf('investedRate')}, ${(first?.row ?? 1) - 1}).setValue(0.99)
sheet.Rows.getByIndex(${(second?.row ?? 1) - 1}).IsVisible = False
sheet.setName('我的项目')
doc.Sheets.insertNewByName('草稿', 6)
`
}

interface Collected {
  readonly file: string | null
  readonly accepted: readonly { unit: string; tampering: { kind: string; key: string; field: string }[] }[]
  readonly refused: readonly { reason: string }[]
  readonly applied: readonly unknown[]
  readonly conflicts: readonly {
    key: string
    field: string
    base: unknown
    ours: unknown
    theirs: { value: unknown }[]
  }[]
  readonly units: readonly { unit: string; state: string }[]
}
const documentOf = ({ stdout, stderr }: CliRun): Collected => {
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Collected
}

const cellsOf = ({ top, left, values }: SheetContent): ReadonlyMap<string, string> =>
  new Map(
    values.flatMap((row, down) =>
      row.map((content, across): [string, string] => [`${top + down},${left + across}`, cellText(content)])
    )
  )

/** Cells of the sheets of the template that differ between two workbooks, and how many were compared. */
function compared(one: WorkbookContent, other: WorkbookContent, names: readonly string[]) {
  const differing: string[] = []
  let count = 0
  for (const name of names) {
    const [a, b] = [one, other].map(({ sheets }) => {
      const sheet = sheets.find((each) => each.name === name)
      return sheet ? cellsOf(sheet) : new Map<string, string>()
    }) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>]
    for (const place of new Set([...a.keys(), ...b.keys()])) {
      count += 1
      const [x, y] = [a.get(place) ?? '', b.get(place) ?? '']
      if (x !== y) differing.push(`${name} ${place}: ${x} / ${y}`)
    }
  }
  return { differing, count }
}

describe('five units’ workbooks out and back', () => {
  let round: Awaited<ReturnType<typeof splitMaster>>
  const expected: Record<string, Record<string, CellValue>> = {}
  const merged = (): string => at('merged.xlsx')
  let conflictKey = ''

  beforeAll(async () => {
    round = await splitMaster(at('round'), undefined)
    mkdirSync(at('inbox', '第二批'), { recursive: true })
    const typed: { bytes: Uint8Array; steps: string; to: string }[] = []
    for (const [index, unit] of UNITS.entries()) {
      const from = round.packageOf(unit)
      const report = await reportIn(plan, from)
      const values = filled(report, index + 1)
      expect(Object.keys(values).length).toBeGreaterThan(0)
      Object.assign(expected, values)
      if (unit === BY_HAND || unit === TAMPERED) {
        const steps = typedByHand(report, values) + (unit === TAMPERED ? tamperedByHand(report) : '')
        typed.push({ bytes: readFileSync(from), steps, to: at('inbox', '第二批', `${index}.xlsx`) })
      } else {
        await fillFile(plan, from, at('inbox', `回传 (${index}).xlsx`), values)
        if (unit === CONFLICTING) conflictKey = Object.keys(values)[0] ?? ''
      }
    }
    for (const [index, { xlsx }] of (await allEditedByHand(typed)).entries())
      writeFileSync(typed[index]?.to ?? '', xlsx)
    copyFileSync(round.packageOf('兰陵街道'), at('inbox', '未填.xlsx'))
    writeFileSync(at('inbox', '说明.xlsx'), '不是工作簿')
    await fillFile(plan, round.master, round.master, { [conflictKey]: { investedTotal: 7 } })
  })
  afterAll(folder.remove)

  it('stops at the conflict, shows it, and says what was tampered with', async () => {
    const run = await round.run('collect', at('inbox'), '--into', round.master, '--out', merged(), '--json')
    const document = documentOf(run)
    expect([run.exitCode, document.file, existsSync(merged())]).toEqual([1, null, false])
    expect(document.accepted.map(({ unit }) => unit).sort()).toEqual([...UNITS, '兰陵街道'].sort())
    expect(document.refused.map(({ reason }) => reason)).toEqual(['not-a-workbook'])
    expect(
      document.conflicts.map(({ key, field, base, ours, theirs }) => [
        key,
        field,
        base,
        ours,
        theirs.map(({ value }) => value)
      ])
    ).toEqual([[conflictKey, 'investedTotal', null, 7, [expected[conflictKey]?.['investedTotal']]]])
    const kinds = new Map(
      document.accepted.map(({ unit, tampering }) => [unit, new Set(tampering.map(({ kind }) => kind))])
    )
    expect(kinds.get(BY_HAND)).toEqual(new Set())
    expect(kinds.get(TAMPERED)).toEqual(
      new Set(['plan-cell', 'formula-removed', 'rows-hidden', 'protection-removed', 'sheet-added'])
    )
    const conflicts = document.conflicts.map((each) => ({ ...each, take: 'theirs' }))
    writeFileSync(at('decisions.json'), JSON.stringify({ conflicts }))
  })

  it('merges to the expected master, cell by cell, computed cells included', async () => {
    const args = ['collect', at('inbox'), '--into', round.master, '--out', merged(), '--json']
    const document = documentOf(await round.run(...args, '--decisions', at('decisions.json')))
    expect(document.conflicts).toEqual([])
    expect(document.units.filter(({ state }) => state === 'merged')).toHaveLength(UNITS.length + 1)
    const master = await reportIn(plan, round.master)
    const rows = Object.entries(expected).map(([key, values]) => ({ key, values }))
    const blocks = fillBlocks(master, { header: {}, indicators: [], projects: rows })
    const sent = readFileSync(round.master)
    const asWanted = await xlsxFiles.edit(sent, 'wanted', blocks)
    const [wanted, got, before] = (await allRecalculated([asWanted, readFileSync(merged()), sent])) as [
      WorkbookContent,
      WorkbookContent,
      WorkbookContent
    ]
    const sheets = [master.guide, master.indicators?.sheet, master.projects?.sheet, master.summary]
    const { differing, count } = compared(
      wanted,
      got,
      sheets.map((sheet) => sheet?.name ?? '')
    )
    expect(differing).toEqual([])
    expect(count).toBeGreaterThan(3_000)
    const changes = compared(before, got, [master.projects?.sheet.name ?? '']).differing.length
    expect(changes).toBeGreaterThan(rows.length * 5)
    const record = mergeRecordOf(got)?.values.slice(1) ?? []
    expect(record).toHaveLength(document.applied.length)
    process.stdout.write(`${count} cells of the merged master compared, ${record.length} values recorded\n`)
  })

  it('changes nothing when everything comes again', async () => {
    const again = at('again.xlsx')
    const run = await round.run('collect', at('inbox'), '--into', merged(), '--out', again, '--json')
    const { refused, applied } = documentOf(run)
    expect(refused.filter(({ reason }) => reason === 'already-merged')).toHaveLength(UNITS.length + 1)
    expect(applied).toEqual([])
    expect(readFileSync(again).equals(readFileSync(merged()))).toBe(true)
  })
})
