import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { signOffStatus } from '../../../src/domain/exchange/sign-off'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { paneWork } from '../../../src/hosts/taskpane/pane-work'
import { differenceLines } from '../../../src/ui/exchange/difference-lines'
import { createOversightStore, type OversightStore } from '../../../src/ui/exchange/oversight-store'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import type { ChosenFile } from '../../../src/ui/work-terms'
import { smallPlan } from '../../domain/rules/small-plan'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../../support/workbook-in-memory'

const plan = builtInPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id, smallPlan().id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : smallPlan().document)
}
const say = (key: string) => key

const file = (name: string, bytes: Uint8Array, changedAt: string): ChosenFile => ({
  name,
  changedAt,
  bytes: () => Promise.resolve(bytes)
})

let workbook: WorkbookInMemory
let pane: PaneStore
let store: OversightStore
let sample: ChosenFile
let empty: ChosenFile

const layout = sampleLayout(plan)

beforeAll(async () => {
  sample = file('今年.xlsx', await xlsxFiles.write(layout), '2024-02-01T08:00:00Z')
  const bare = atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } }))
  empty = file('去年.xlsx', await xlsxFiles.write(bare), '2024-01-01T08:00:00Z')
})

beforeEach(async () => {
  workbook = await workbookInMemory(layout)
  pane = createPaneStore(paneWork(workbook, library), 'zh-CN')
  await pane.open()
  store = createOversightStore(pane)
})

describe('comparing in the pane', () => {
  it('finds nothing between the open workbook and its own file', async () => {
    await store.compare([sample], true, say)
    const { comparison } = store.state()
    expect([comparison?.from, comparison?.to]).toEqual(['今年.xlsx', undefined])
    expect(comparison?.difference).toEqual({ added: [], removed: [], changed: [] })
  })

  it('takes the older of two files for the earlier, and turns around', async () => {
    await store.compare([sample, empty], false, say)
    const before = store.state().comparison
    expect([before?.from, before?.to]).toEqual(['去年.xlsx', '今年.xlsx'])
    const [first] = before?.difference.changed ?? []
    store.swap()
    const after = store.state().comparison
    expect([after?.from, after?.to]).toEqual(['今年.xlsx', '去年.xlsx'])
    expect(after?.difference.changed[0]).toMatchObject({ from: first?.to, to: first?.from })
    expect(after?.difference.changed).toHaveLength(before?.difference.changed.length ?? -1)
  })

  it('lists differences by sheet', async () => {
    await store.compare([empty], true, say)
    const lines = differenceLines(
      store.state().comparison?.difference ?? { added: [], removed: [], changed: [] }
    )
    const headings = lines.flatMap((line) => (line.kind === 'sheet' ? [line] : []))
    expect(headings.map(({ sheet }) => sheet)).toEqual(['header', 'indicators', 'projects'])
    expect(headings.reduce((sum, { count }) => sum + count, headings.length)).toBe(lines.length)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  })

  it.each([0, 1, 3])('asks for two files where %d are chosen', async (count) => {
    await store.compare(new Array<ChosenFile>(count).fill(sample), false, say)
    expect(store.state()).toMatchObject({
      comparison: undefined,
      note: { key: 'comparison.twoNeeded', params: { count } }
    })
  })

  it('says of a chosen file why it cannot be compared, and leaves the pane without a problem', async () => {
    await store.compare([file('信.xlsx', new Uint8Array([1, 2, 3]), '')], true, say)
    expect(store.state().note?.text).toContain('信.xlsx')
    const other = atOnce(
      buildWorkbook({ plan: smallPlan(), variant: 'prefilled', header: { period: '2023年' } })
    )
    await store.compare([file('他县.xlsx', await xlsxFiles.write(other), '')], true, say)
    expect(store.state().note).toMatchObject({ key: 'comparison.plansDiffer' })
    expect(pane.state().failed).toBeUndefined()
  })
})

describe('signing off in the pane', () => {
  it('stores the sign-off in the workbook and shows the workbook as it is then', async () => {
    await store.sign(' 王五 ')
    const report = pane.state().opened?.report
    expect(report && signOffStatus(report)).toMatchObject({ state: 'signed', by: { reviewer: '王五' } })
    await pane.open()
    const again = pane.state().opened?.report
    expect(again && signOffStatus(again).state).toBe('signed')
  })

  it('is said to be unread after a change that nobody checks live, until the workbook is read again', async () => {
    pane.switchLive(false)
    await store.sign('王五')
    expect(store.state().isReadingOld).toBe(false)
    workbook.announceChange({ kind: 'cells', sheet: '项目表', address: 'M6', isRemote: false })
    expect(store.state().isReadingOld).toBe(true)
    await pane.open()
    expect(store.state().isReadingOld).toBe(false)
  })
})
