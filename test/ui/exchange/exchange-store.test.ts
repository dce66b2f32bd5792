import { beforeEach, describe, expect, it } from '@jest/globals'
import { zipSync } from 'fflate'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { WorkbookProblem, type WorkbookSnapshot, type WorkbookUpdate } from '../../../src/application/ports'
import { fillBlocks } from '../../../src/domain/report/fill-blocks'
import { readReport } from '../../../src/domain/report/read-report'
import type { MadePackage } from '../../../src/ui/exchange/exchange-work'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import type { ChosenFile } from '../../../src/ui/shared/work-terms'
import { paneWorkOfTest } from '../../support/pane-work-of-test'
import { valueIn } from '../../support/exchange-files'
import { smallPlan } from '../../domain/rules/small-plan'
import { sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../../support/workbook-in-memory'
import {
  collectReturns,
  conflictDecided,
  mergeRecordPlace,
  mergeReturns,
  restDecided,
  takeBackMerge
} from '../../../src/ui/exchange/merge-returns'
import {
  previewSplit,
  rowDecided,
  sharingChosen,
  splitPackages
} from '../../../src/ui/exchange/split-packages'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'
import { selectCell } from '../../../src/ui/shared/select-cell'

const plan = smallPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: () => Promise.resolve(plan.document)
}
/** Names of the files given to the browser. */
let downloads: string[]
let workbook: WorkbookInMemory
let store: PaneStore

const chosen = (name: string, bytes: Uint8Array): ChosenFile => ({
  name,
  size: bytes.length,
  changedAt: '2024-01-20T16:00:00+08:00',
  bytes: () => Promise.resolve(bytes)
})
const packageOf = (unit: string): MadePackage => {
  const found = store.state().exchange.sent?.packages.find((each) => each.unit === unit)
  if (!found) throw new Error(`No package of ${unit}`)
  return found
}
const ownRows = async ({ bytes }: MadePackage) => {
  const report = readReport(await xlsxFiles.read(bytes, ''), plan)
  const readOnly = report.metadata?.readOnly?.projects ?? []
  return {
    report,
    keys: (report.projects?.rows ?? []).map(({ key }) => key).filter((key) => !readOnly.includes(key))
  }
}
/** The package with an amount in its first open project. */
async function filled(made: MadePackage, investedTotal: number): Promise<Uint8Array> {
  const { report, keys } = await ownRows(made)
  const projects = [{ key: keys[0] ?? '', values: { investedTotal } }]
  return xlsxFiles.edit(made.bytes, made.name, fillBlocks(report, { header: {}, indicators: [], projects }))
}
const inMaster = async (key: string): Promise<unknown> =>
  valueIn(readReport(await workbook.read(), plan), key, 'investedTotal')
async function type(key: string, value: number): Promise<void> {
  const { projects } = readReport(await workbook.read(), plan)
  const top = (projects?.rows.find((row) => row.key === key)?.row ?? 1) - 1
  const left = projects?.columnOf('investedTotal') ?? 0
  await workbook.write([{ sheet: projects?.sheet.name ?? '', top, left, values: [[value]] }])
}

/** The address of a download is given up a minute later, which nobody waits for here. */
const { setTimeout: later } = globalThis
const soon = (work: () => void, delay = 0) => (delay < 60_000 ? later(work, delay) : undefined)

beforeEach(async () => {
  Object.assign(globalThis, { setTimeout: soon })
  downloads = []
  const link = { download: '', href: '', click: () => downloads.push(link.download) }
  Object.assign(globalThis, { document: { createElement: () => link } })
  workbook = await workbookInMemory(sampleLayout(plan))
  store = createPaneStore(paneWorkOfTest(workbook, library), 'zh-CN')
  store.switchLive(false)
  await store.run(openWorkbook)
})

describe('sending out', () => {
  it('shows what will be made and follows what is decided row by row', async () => {
    await store.run(previewSplit)
    const packages = () => store.state().exchange.split?.prepared.preview.packages ?? []
    const rowsOf = (unit: string) => packages().find((each) => each.unit === unit)?.rows.indicators ?? []
    expect(packages().length).toBeGreaterThan(1)
    const before = rowsOf(plan.coordinatingUnit).length
    const key = rowsOf(plan.coordinatingUnit)[0]?.key ?? ''
    store.change(rowDecided(key, { units: ['城关镇'] }))
    expect(rowsOf(plan.coordinatingUnit)).toHaveLength(before - 1)
    expect(rowsOf('城关镇').map((row) => row.key)).toContain(key)
    expect(downloads).toEqual([])
  })

  it('gives one archive out, remembers in the workbook what was decided, and says so the next time', async () => {
    await store.run(previewSplit)
    store.change(sharingChosen('shares'))
    await store.run(splitPackages)
    const { sent, split, notes } = store.state().exchange
    expect(downloads).toEqual([sent?.archive.name])
    expect(split).toBeUndefined()
    expect(notes.work).toMatchObject({
      card: 'split',
      intent: 'success',
      key: 'exchangePane:split.done'
    })
    await store.run(previewSplit)
    const { prepared, decision } = store.state().exchange.split ?? {}
    expect(decision?.sharing).toBe('shares')
    expect(prepared?.record.rounds).toHaveLength(1)
  })

  it('says in its card why a package cannot be split', async () => {
    await store.run(previewSplit)
    await store.run(splitPackages)
    const { bytes } = packageOf('城关镇')
    const content = await xlsxFiles.read(bytes, '')
    const own = { ...workbook, read: () => Promise.resolve(content) }
    const other = createPaneStore(paneWorkOfTest(own, library), 'zh-CN')
    await other.run(previewSplit)
    expect(other.state().exchange.notes.work).toMatchObject({
      card: 'split',
      intent: 'error',
      key: 'exchangePane:problem.master-is-package',
      params: { unit: '城关镇' }
    })
  })
})

describe('collecting and merging', () => {
  let key: string
  let returned: Uint8Array
  beforeEach(async () => {
    await store.run(previewSplit)
    await store.run(splitPackages)
    const made = packageOf('城关镇')
    key = (await ownRows(made)).keys[0] ?? ''
    returned = await filled(made, 77)
  })

  it('looks into archives, names what is left out, and writes nothing', async () => {
    const before = await inMaster(key)
    const archive = zipSync({ '回传/甲.xlsx': returned, '回传/信.docx': new Uint8Array([1, 2, 3, 4]) })
    await store.run(collectReturns([chosen('返回.zip', archive)]))
    const { accepted, refused } = store.state().exchange.merge?.collection.collected ?? {}
    expect(accepted?.map(({ file, returned: { unit } }) => [file, unit])).toEqual([
      ['返回.zip/回传/甲.xlsx', '城关镇']
    ])
    expect(refused?.map(({ file, problem }) => [file, problem?.code])).toEqual([
      ['返回.zip/回传/信.docx', 'not-a-workbook']
    ])
    expect(await inMaster(key)).toBe(before)
  })

  it('refuses what is too large without loading it', async () => {
    const film: ChosenFile = {
      name: '录像.xlsx',
      size: 5_000_000_000,
      bytes: () => Promise.reject(new Error('loaded'))
    }
    await store.run(collectReturns([film]))
    expect(store.state().exchange.merge?.collection.collected.refused).toMatchObject([
      { file: '录像.xlsx', problem: { code: 'too-large' } }
    ])
  })

  it('writes once every conflict is decided, and puts back what was there before', async () => {
    await type(key, 5)
    await store.run(collectReturns([chosen('甲.xlsx', returned)]))
    const { conflicts, preview } = store.state().exchange.merge ?? {}
    expect(conflicts?.map((each) => [each.key, each.ours, each.theirs[0]?.value])).toEqual([[key, 5, 77]])
    expect(preview?.outcome.conflicts).toHaveLength(1)
    await store.run(mergeReturns)
    expect(await inMaster(key)).toBe(5)

    store.change(restDecided('ours'))
    expect(store.state().exchange.merge?.preview.outcome.conflicts).toEqual([])
    store.change(conflictDecided({ table: 'projects', key, field: 'investedTotal' }, 'theirs'))
    await store.run(mergeReturns)
    expect(store.state().exchange).toMatchObject({
      merge: undefined,
      notes: {
        work: {
          card: 'returns',
          intent: 'success',
          key: 'exchangePane:returns.done',
          params: { returns: 1, applied: 1, kept: 0 }
        }
      }
    })
    expect(await inMaster(key)).toBe(77)
    await store.run(selectCell(mergeRecordPlace(store.state()) ?? { sheet: '', cell: '' }))
    expect(workbook.selected()).toEqual({ sheet: '合并记录', cell: 'A1' })
    await store.run(takeBackMerge)
    expect(await inMaster(key)).toBe(5)
    expect(store.state().exchange.before).toBeUndefined()
  })

  it('shows the merge anew where the master changed after it was looked at', async () => {
    await store.run(collectReturns([chosen('甲.xlsx', returned)]))
    await type(key, 6)
    await store.run(mergeReturns)
    expect(store.state().exchange.notes.work).toMatchObject({
      intent: 'warning',
      key: 'exchangePane:returns.changed'
    })
    expect(store.state().exchange.merge?.conflicts.map(({ ours }) => ours)).toEqual([6])
    expect(await inMaster(key)).toBe(6)
  })

  it('does not put back over what somebody typed since', async () => {
    await store.run(collectReturns([chosen('甲.xlsx', returned)]))
    await store.run(mergeReturns)
    expect(store.state().exchange.before).toBeDefined()
    workbook.announceChange()
    expect(store.state().exchange.before).toBeUndefined()
  })

  it('offers to put back what was there where a merge breaks off and cannot be taken back at once', async () => {
    await type(key, 5)
    let isBroken = true
    const failing = {
      ...workbook,
      apply: async (update: WorkbookUpdate) => {
        await workbook.apply({ ...update, write: update.write?.slice(0, 1) ?? [] })
        throw new WorkbookProblem('timed-out')
      },
      restore: (snapshot: WorkbookSnapshot) =>
        isBroken ? Promise.reject(new WorkbookProblem('timed-out')) : workbook.restore(snapshot)
    }
    const other = createPaneStore(paneWorkOfTest(failing, library), 'zh-CN')
    await other.run(openWorkbook)
    await other.run(collectReturns([chosen('甲.xlsx', returned)]))
    other.change(restDecided('theirs'))
    await other.run(mergeReturns)
    expect(other.state().exchange.notes).toMatchObject({
      work: { intent: 'error', key: 'exchangePane:returns.half' }
    })
    expect(other.state().failed?.problem.code).toBe('timed-out')
    expect(await inMaster(key)).toBe(77)
    isBroken = false
    await other.run(takeBackMerge)
    expect(await inMaster(key)).toBe(5)
  })

  it('tells what failed and keeps what was decided where the workbook cannot be written', async () => {
    await store.run(collectReturns([chosen('甲.xlsx', returned)]))
    const failing = { ...workbook, apply: () => Promise.reject(new Error('gone')) }
    const other = createPaneStore(paneWorkOfTest(failing, library), 'zh-CN')
    await other.run(openWorkbook)
    await other.run(collectReturns([chosen('甲.xlsx', returned)]))
    await other.run(mergeReturns)
    expect(other.state().failed?.task).toBe('exchange')
    expect(other.state().exchange.merge?.collection.collected.accepted).toHaveLength(1)
  })
})
