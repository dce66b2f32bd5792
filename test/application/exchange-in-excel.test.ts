import { randomBytes } from 'node:crypto'
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import type { HandedIn } from '../../src/application/collect-returns'
import { collectIntoOpenMaster, mergeIntoOpenMaster } from '../../src/application/merge-open-master'
import { previewMerge } from '../../src/application/merge-into-master'
import type { Workbook } from '../../src/application/ports'
import { splitOpenMaster } from '../../src/application/split-open-master'
import { findPackage, readExchangeRecord } from '../../src/domain/exchange/exchange-record'
import { cellAddress } from '../../src/domain/report/a1'
import { cellKey, cellText, type WorkbookContent } from '../../src/domain/report/workbook-content'
import type { MergeDecisions } from '../../src/domain/exchange/merge-returns'
import { TABLE_NAMES } from '../../src/domain/report/fields'
import { readReport } from '../../src/domain/report/read-report'
import type { Report } from '../../src/domain/report/report'
import { fillBlocks } from '../../src/domain/report/fill-blocks'
import { smallPlan, smallPlanDocument } from '../domain/rules/small-plan'
import { temporaryFolder } from '../support/cli'
import { fillFile, splitMaster, valueIn } from '../support/exchange-files'
import { startExcel, type ExcelHost } from '../support/office/excel-host'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const master = { file: 'master', choosePlan }
const RETURNED_AT = '2024-01-20T08:00:00.000Z'
const folder = temporaryFolder()
const at = (...names: string[]): string => join(folder.path, ...names)
let sent: Awaited<ReturnType<typeof splitMaster>>
let excel: ExcelHost | undefined

const handedIn = (path: string): HandedIn => ({
  file: path,
  changedAt: RETURNED_AT,
  bytes: () => Promise.resolve(readFileSync(path))
})
/** Lays a return down as the command line finds it, changed at a known time. */
function handIn(name: string, bytes: Uint8Array): void {
  writeFileSync(at(name), bytes)
  utimesSync(at(name), new Date(RETURNED_AT), new Date(RETURNED_AT))
}
const open = async (file: string): Promise<Workbook> => {
  excel = await startExcel({ file: readFileSync(file) })
  return excelWorkbook()
}
const report = async (workbook: Workbook): Promise<Report> => readReport(await workbook.read(), plan)
/** What a workbook file holds that the program in use saves. */
const saved = async (): Promise<WorkbookContent> =>
  xlsxFiles.read((await excel?.host.save()) as Uint8Array, 'saved')
/** A workbook file as the program computes it. */
async function computed(file: string): Promise<WorkbookContent> {
  excel?.host.dispose()
  await open(file)
  return saved()
}

/** Filters the projects by a column that tells these from the others. */
async function hideProjects(keys: readonly string[], { projects }: Report): Promise<void> {
  const rows = projects?.rows ?? []
  const name = projects?.indexOf('name') ?? 0
  const shown = rows
    .filter(({ key }) => !keys.includes(key))
    .map(({ values }) => cellText(values[name] ?? null))
  expect(shown.length).toBeLessThan(rows.length)
  const context = new Excel.RequestContext()
  const table = context.workbook.tables.getItem(TABLE_NAMES.projects)
  const left = projects?.sheet.tables[0]?.range.left ?? 0
  table.columns.getItemAt((projects?.columnOf('name') ?? 0) - left).filter.applyValuesFilter(shown)
  await context.sync()
}

/** Moments of splitting and merging and ids of packages differ from run to run. */
const timeless = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/gu, 'a moment')
        .replace(/(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])/gu, 'a package')
    : value

/** Every cell of every sheet that holds something, by place, with its formula; `typed` leaves out what formulas give. */
function cellByCell({ sheets, names }: WorkbookContent, show: 'all' | 'typed' = 'all') {
  return {
    names: names.map(({ name, refersTo }) => `${name} ${refersTo.replaceAll("'", '')}`).sort(),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      protected: sheet.protected,
      tables: sheet.tables,
      merges: sheet.merges,
      cells: sheet.values.flatMap((row, down) =>
        row.flatMap((value, right) => {
          const [top, left] = [sheet.top + down, sheet.left + right]
          const formula = sheet.formulas.get(cellKey(top, left))
          const place = cellAddress(top, left)
          if (formula === undefined) return value === null ? [] : [[place, timeless(value)]]
          // Nothing that a formula gives is stored as an empty text or not at all.
          return [[place, show === 'typed' || value === '' ? null : value, formula]]
        })
      )
    }))
  }
}

async function mergeInPane(workbook: Workbook, files: readonly string[], decisions: MergeDecisions) {
  const collection = await collectIntoOpenMaster(workbook, xlsxFiles, master, files.map(handedIn))
  const returns = collection.collected.accepted
  const mergedAt = '2024-02-01T00:00:00.000Z'
  const { outcome } = previewMerge(collection.master, returns, decisions, mergedAt)
  return {
    ...collection,
    outcome,
    merge: () => mergeIntoOpenMaster(workbook, master, { returns, decisions, outcome, mergedAt })
  }
}

beforeAll(async () => {
  writeFileSync(at('plan.json'), JSON.stringify(smallPlanDocument))
  sent = await splitMaster(at('round'), at('plan.json'))
  await fillFile(plan, sent.packageOf('城关镇'), at('filled.xlsx'), {
    'PRJ-1': { investedTotal: 600, investedYear: 200, physicalProgress: 60, status: '在建', remarks: '=1+1' }
  })
  handIn('town.xlsx', readFileSync(at('filled.xlsx')))
  const base = await xlsxFiles.read(readFileSync(sent.master), 'master')
  const ours = [{ key: 'PRJ-1', values: { investedTotal: 500, progressNote: '电话报来' } }]
  const blocks = fillBlocks(readReport(base, plan), { header: {}, indicators: [], projects: ours })
  writeFileSync(at('master.xlsx'), await xlsxFiles.edit(readFileSync(sent.master), 'master', blocks))
})
afterEach(() => {
  excel?.host.dispose()
  excel = undefined
})
afterAll(folder.remove)

describe('merging into the open workbook', () => {
  it.each(['all rows shown', 'a filter on'])(
    'gives the same master as the command line: %s',
    async (rows) => {
      const run = await sent.run(
        ...['collect', at('town.xlsx'), '--into', at('master.xlsx'), '--out', at('merged.xlsx')],
        ...['--prefer', 'theirs']
      )
      expect(run.stderr).not.toContain('problem')
      const workbook = await open(at('master.xlsx'))
      if (rows === 'a filter on') await hideProjects(['PRJ-1', 'PRJ-3'], await report(workbook))
      const { merge, outcome } = await mergeInPane(workbook, [at('town.xlsx')], { rule: 'theirs', cells: [] })
      expect(outcome.conflicts).toEqual([])
      expect(await merge()).toMatchObject({ kind: 'merged', unlocked: [] })
      const own = await report(workbook)
      expect(valueIn(own, 'PRJ-1', 'investedTotal')).toBe(600)
      expect(valueIn(own, 'PRJ-1', 'remarks')).toBe('=1+1')
      expect(own.projects?.sheet.protected).toBe(true)
      const inPane = await saved()
      const inFile = await xlsxFiles.read(readFileSync(at('merged.xlsx')), 'merged')
      expect(cellByCell(inPane, 'typed')).toEqual(cellByCell(inFile, 'typed'))
      // A file's formulas are computed when it is opened.
      expect(cellByCell(inPane)).toEqual(cellByCell(await computed(at('merged.xlsx'))))
    }
  )

  it('applies nothing while a conflict is open, and nothing else than what was confirmed', async () => {
    const workbook = await open(at('master.xlsx'))
    const before = cellByCell(await workbook.read())
    const undecided = await mergeInPane(workbook, [at('town.xlsx')], { cells: [] })
    expect(undecided.outcome.conflicts.map(({ key, field }) => [key, field])).toEqual([
      ['PRJ-1', 'investedTotal']
    ])
    expect((await undecided.merge()).kind).toBe('changed')
    expect(cellByCell(await workbook.read())).toEqual(before)

    const decided = await mergeInPane(workbook, [at('town.xlsx')], { rule: 'theirs', cells: [] })
    const now = await report(workbook)
    const left = now.projects?.columnOf('status') ?? 0
    const top = (now.projects?.rows.find(({ key }) => key === 'PRJ-1')?.row ?? 1) - 1
    await workbook.write([{ sheet: now.projects?.sheet.name ?? '', top, left, values: [['暂停']] }])
    const typed = cellByCell(await workbook.read())
    expect((await decided.merge()).kind).toBe('changed')
    expect(cellByCell(await workbook.read())).toEqual(typed)
  })

  it('refuses the same return once it is merged, and puts everything back when asked', async () => {
    const workbook = await open(at('master.xlsx'))
    const before = await workbook.read()
    const { merge } = await mergeInPane(workbook, [at('town.xlsx')], { rule: 'ours', cells: [] })
    const result = await merge()
    if (result.kind !== 'merged') throw new Error('not merged')
    const merged = cellByCell(await workbook.read())
    const again = await mergeInPane(workbook, [at('town.xlsx')], { rule: 'ours', cells: [] })
    expect(again.collected.refused.map(({ reason }) => reason)).toEqual(['already-merged'])
    expect((await again.merge()).kind).toBe('merged')
    expect(cellByCell(await workbook.read())).toEqual(merged)
    await workbook.restore(result.snapshot)
    expect(cellByCell(await workbook.read())).toEqual(cellByCell(before))
  })

  it('takes back locked cells, formulas typed over and further lines of the record, protection as before', async () => {
    await fillFile(plan, sent.packageOf('城关镇'), at('adjusted.xlsx'), {
      'PRJ-1': { adjustment: '调整', amount: 1234, explanation: '批复调整', remarks: '＝见附件' }
    })
    const unit = plan.coordinatingUnit
    const own = await xlsxFiles.read(readFileSync(sent.packageOf(unit)), unit)
    const key = readReport(own, plan).indicators?.rows[0]?.key ?? ''
    await fillFile(plan, sent.packageOf(unit), at('typed.xlsx'), { [key]: { current: 5 } })
    for (const file of ['adjusted.xlsx', 'typed.xlsx']) handIn(file, readFileSync(at(file)))
    const workbook = await open(at('master.xlsx'))
    const { merge: first } = await mergeInPane(workbook, [at('town.xlsx')], { rule: 'theirs', cells: [] })
    await first()
    const before = cellByCell(await workbook.read())
    const { indicators, projects } = await report(workbook)
    expect(indicators?.rows[0] && indicators.hasFormula(indicators.rows[0], 'current')).toBe(true)
    const { merge } = await mergeInPane(workbook, [at('adjusted.xlsx'), at('typed.xlsx')], {
      rule: 'theirs',
      cells: []
    })
    const result = await merge()
    if (result.kind !== 'merged') throw new Error('not merged')
    expect(new Set(result.unlocked)).toEqual(new Set([indicators?.sheet.name, projects?.sheet.name]))
    const now = await report(workbook)
    expect(valueIn(now, 'PRJ-1', 'amount')).toBe(1234)
    expect(now.indicators?.rows[0] && now.indicators.hasFormula(now.indicators.rows[0], 'current')).toBe(
      false
    )
    await workbook.restore(result.snapshot)
    expect(cellByCell(await workbook.read())).toEqual(before)
  })

  it('puts rows that units added under the table as the command line does, formulas and protection going on', async () => {
    const content = await xlsxFiles.read(readFileSync(sent.packageOf('城关镇')), 'package')
    const { projects } = readReport(content, plan)
    if (!projects) throw new Error('no projects')
    const { left, right } = projects.sheet.tables[0]?.range ?? { left: 0, right: 0 }
    const row = (values: Readonly<Record<string, string | number>>) =>
      Array.from({ length: right - left + 1 }, (_, index) => {
        const field = projects.fields.find(({ id }) => projects.columnOf(id) === left + index)
        return field && values[field.id]
      })
    const added = { task: '一、治水', name: '新挖河道', content: '两公里', years: '2023', amount: 120 }
    const rows = [
      row({ ...added, code: 'NEW-AAAA', adjustment: '新增', leadUnits: '城关镇', investedTotal: 20 }),
      row({ ...added, code: 'NEW-BBBB', name: '新建泵站', adjustment: '新增', leadUnits: '城关镇' })
    ]
    const table = projects.sheet.tables[0]?.name ?? ''
    const bytes = await xlsxFiles.extend(readFileSync(sent.packageOf('城关镇')), 'package', {
      rows: [{ sheet: projects.sheet.name, table, rows }]
    })
    handIn('added.xlsx', bytes)
    await sent.run('collect', at('added.xlsx'), '--into', at('master.xlsx'), '--out', at('grown.xlsx'))
    const workbook = await open(at('master.xlsx'))
    const before = cellByCell(await workbook.read())
    const { merge, outcome } = await mergeInPane(workbook, [at('added.xlsx')], { cells: [] })
    expect(outcome.added.map(({ key }) => key)).toEqual(['NEW-AAAA', 'NEW-BBBB'])
    const result = await merge()
    expect(result).toMatchObject({ kind: 'merged', unlocked: [projects.sheet.name] })
    const inPane = await saved()
    const inFile = await xlsxFiles.read(readFileSync(at('grown.xlsx')), 'grown')
    if (result.kind !== 'merged') throw new Error('not merged')
    await workbook.restore(result.snapshot)
    expect(cellByCell(await workbook.read())).toEqual(before)
    expect(cellByCell(inPane, 'typed')).toEqual(cellByCell(inFile, 'typed'))
    expect(cellByCell(inPane)).toEqual(cellByCell(await computed(at('grown.xlsx'))))
  })

  it('leaves the master as it was where Excel stops half-way', async () => {
    const workbook = await open(at('master.xlsx'))
    const before = cellByCell(await workbook.read())
    const broken: Workbook = {
      ...workbook,
      apply: async (update, options) => {
        await workbook.apply({ ...update, write: update.write?.slice(0, 2) ?? [] }, options)
        throw new Error('power cut')
      }
    }
    const { merge } = await mergeInPane(broken, [at('town.xlsx')], { rule: 'theirs', cells: [] })
    await expect(merge()).rejects.toThrow('power cut')
    expect(cellByCell(await workbook.read())).toEqual(before)
  })
})

describe('splitting the open workbook', () => {
  const newId = () => randomBytes(8).toString('hex')

  it('makes the same packages as the command line, cell by cell', async () => {
    const workbook = await open(at('round', 'unsplit.xlsx'))
    const { files, split } = await splitOpenMaster(workbook, xlsxFiles, { ...master, newId }, RETURNED_AT)
    expect(files.map(({ name }) => name)).toEqual(sent.units.map((unit) => basename(sent.packageOf(unit))))
    for (const { bytes, planned } of files) {
      const own = cellByCell(await xlsxFiles.read(bytes, planned.unit))
      const file = sent.packageOf(planned.unit)
      expect(own).toEqual(cellByCell(await xlsxFiles.read(readFileSync(file), file)))
    }
    expect(split.preview.rows).toBe(plan.indicators.length + plan.projects.length)
    const inFile = await xlsxFiles.read(readFileSync(sent.master), 'master')
    expect(cellByCell(await saved(), 'typed')).toEqual(cellByCell(inFile, 'typed'))
  })

  it('has the workbook remember what was sent and decided', async () => {
    const workbook = await open(at('round', 'unsplit.xlsx'))
    const { files } = await splitOpenMaster(
      workbook,
      xlsxFiles,
      { ...master, newId, decision: { sharing: 'shares', rows: {} } },
      RETURNED_AT
    )
    const record = readExchangeRecord(await workbook.read())
    expect(record.decision.sharing).toBe('shares')
    for (const { sent: each, bytes } of files) {
      const own = readReport(await xlsxFiles.read(bytes, ''), plan)
      expect(findPackage(record, own.metadata?.packageId ?? '')?.sent.unit).toBe(each.unit)
    }
  })

  it('remembers nothing where it is cancelled', async () => {
    const workbook = await open(at('round', 'unsplit.xlsx'))
    const before = cellByCell(await workbook.read())
    const controller = new AbortController()
    const options = { signal: controller.signal, onProgress: () => controller.abort() }
    const split = splitOpenMaster(workbook, xlsxFiles, { ...master, newId }, RETURNED_AT, options)
    await expect(split).rejects.toMatchObject({ code: 'cancelled' })
    expect(cellByCell(await workbook.read())).toEqual(before)
  })
})
