import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { signOffStatus } from '../../../src/domain/exchange/sign-off'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { paneWork } from '../../../src/hosts/taskpane/pane-work'
import { differenceLines } from '../../../src/ui/exchange/difference-lines'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import type { ChosenFile } from '../../../src/ui/shared/work-terms'
import { smallPlan } from '../../domain/rules/small-plan'
import { excerptPlan } from '../../support/excerpt-plan'
import { sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../../support/workbook-in-memory'
import { compareWorkbooks, comparisonSwapped } from '../../../src/ui/exchange/compare-workbooks'
import { signWorkbook } from '../../../src/ui/exchange/sign-workbook'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'

const plan = excerptPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id, smallPlan().id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : smallPlan().document)
}

const file = (name: string, bytes: Uint8Array, changedAt: string): ChosenFile => ({
  name,
  changedAt,
  bytes: () => Promise.resolve(bytes)
})

let workbook: WorkbookInMemory
let store: PaneStore
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
  store = createPaneStore(paneWork(workbook, library), 'zh-CN')
  await store.run(openWorkbook)
})

describe('comparing in the pane', () => {
  it('finds nothing between the open workbook and its own file', async () => {
    await store.run(compareWorkbooks([sample], true))
    const { comparison } = store.state().exchange
    expect([comparison?.from, comparison?.to]).toEqual(['今年.xlsx', undefined])
    expect(comparison?.difference).toEqual({ added: [], removed: [], changed: [] })
  })

  it('takes the older of two files for the earlier, and turns around', async () => {
    await store.run(compareWorkbooks([sample, empty], false))
    const before = store.state().exchange.comparison
    expect([before?.from, before?.to]).toEqual(['去年.xlsx', '今年.xlsx'])
    const [first] = before?.difference.changed ?? []
    store.change(comparisonSwapped)
    const after = store.state().exchange.comparison
    expect([after?.from, after?.to]).toEqual(['今年.xlsx', '去年.xlsx'])
    expect(after?.difference.changed[0]).toMatchObject({ from: first?.to, to: first?.from })
    expect(after?.difference.changed).toHaveLength(before?.difference.changed.length ?? -1)
  })

  it('lists differences by sheet', async () => {
    await store.run(compareWorkbooks([empty], true))
    const lines = differenceLines(
      store.state().exchange.comparison?.difference ?? { added: [], removed: [], changed: [] }
    )
    const headings = lines.flatMap((line) => (line.kind === 'sheet' ? [line] : []))
    expect(headings.map(({ sheet }) => sheet)).toEqual(['header', 'indicators', 'projects'])
    expect(headings.reduce((sum, { count }) => sum + count, headings.length)).toBe(lines.length)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  })

  it.each([0, 1, 3])('asks for two files where %d are chosen', async (count) => {
    await store.run(compareWorkbooks(new Array<ChosenFile>(count).fill(sample), false))
    expect(store.state().exchange).toMatchObject({
      comparison: undefined,
      notes: { oversight: { key: 'oversightPane:comparison.twoNeeded', params: { count } } }
    })
  })

  it('says of a chosen file why it cannot be compared, and leaves the pane without a problem', async () => {
    await store.run(compareWorkbooks([file('信.xlsx', new Uint8Array([1, 2, 3]), '')], true))
    expect(store.state().exchange.notes.oversight?.text).toContain('信.xlsx')
    const other = atOnce(
      buildWorkbook({ plan: smallPlan(), variant: 'prefilled', header: { period: '2023年' } })
    )
    await store.run(compareWorkbooks([file('他县.xlsx', await xlsxFiles.write(other), '')], true))
    expect(store.state().exchange.notes.oversight).toMatchObject({
      key: 'oversightPane:comparison.plansDiffer'
    })
    expect(store.state().failed).toBeUndefined()
  })
})

describe('signing off in the pane', () => {
  it('stores the sign-off in the workbook and shows the workbook as it is then', async () => {
    await store.run(signWorkbook(' 王五 '))
    const report = store.state().opened?.report
    expect(report && signOffStatus(report)).toMatchObject({ state: 'signed', by: { reviewer: '王五' } })
    await store.run(openWorkbook)
    const again = store.state().opened?.report
    expect(again && signOffStatus(again).state).toBe('signed')
  })

  it('is said to be unread after a change that nobody checks live, until the workbook is read again', async () => {
    store.switchLive(false)
    await store.run(signWorkbook('王五'))
    expect(store.state().isUnread).toBe(false)
    workbook.announceChange({ kind: 'cells', sheet: '项目表', address: 'M6', isRemote: false })
    expect(store.state().isUnread).toBe(true)
    await store.run(openWorkbook)
    expect(store.state().isUnread).toBe(false)
  })
})
