import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { WorkbookProblem } from '../../src/application/ports'
import { performCommand, ribbonCommands } from '../../src/hosts/commands/ribbon-commands'
import type { PaneState } from '../../src/ui/pane-state'
import { createPaneStore, type PaneStore } from '../../src/ui/pane-store'
import { paneWorkOfTest } from '../support/pane-work-of-test'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../support/workbook-in-memory'
import { insertTemplates } from '../../src/ui/fill/insert-templates'
import { restoreSheets } from '../../src/ui/fill/restore-sheets'
import { periodChosen } from '../../src/ui/pane-state'
import { reviewWorkbook } from '../../src/ui/review/review-workbook'
import { openWorkbook } from '../../src/ui/shared/open-workbook'
import { selectCell } from '../../src/ui/shared/select-cell'
import { showPlace } from '../../src/ui/shared/show-place'
import { computeSummary } from '../../src/ui/summary/compute-summary'

const plan = excerptPlan()
const sample = sampleLayout(plan)
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}

async function storeOver(workbook: WorkbookInMemory): Promise<PaneStore> {
  const store = createPaneStore(paneWorkOfTest(workbook, library), 'zh-CN')
  await store.run(openWorkbook)
  return store
}

const command = (name: string) => ribbonCommands.find((each) => each.name === name)!
const nextQuestion = (store: PaneStore): Promise<void> =>
  new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!store.state().question) return
      stop()
      resolve()
    })
  })

describe('the pane over an empty workbook', () => {
  let workbook: WorkbookInMemory
  let store: PaneStore
  beforeEach(async () => {
    workbook = await workbookInMemory()
    store = await storeOver(workbook)
  })

  it('knows the plan and that there are no forms', () => {
    const { opened, plans, failed, running } = store.state()
    expect([opened?.plan.id, opened?.report, plans.length, failed, running]).toEqual([
      plan.id,
      undefined,
      1,
      undefined,
      undefined
    ])
  })

  it('inserts the forms for the chosen period without a question', async () => {
    store.choose(periodChosen({ year: 2024, part: 'H1' }))
    await store.run(insertTemplates('prefilled'))
    const { opened, notice, question } = store.state()
    expect(notice).toEqual({ key: 'notice.inserted', params: { indicators: 6, projects: 16 } })
    expect([opened?.report?.period, question]).toEqual([{ year: 2024, part: 'H1' }, undefined])
  })

  it('does not compute a summary of nothing', () => {
    showPlace(store, 'summary')
    expect(store.state().running).toBeUndefined()
  })

  it('names the missing forms when asked to validate', async () => {
    await store.run(reviewWorkbook)
    expect(store.state().failed).toMatchObject({
      task: 'review',
      problem: { code: 'not-a-report', nextStep: 'fill' }
    })
  })
})

describe('the pane over a filled workbook', () => {
  let workbook: WorkbookInMemory
  let store: PaneStore
  beforeEach(async () => {
    workbook = await workbookInMemory(sample)
    store = await storeOver(workbook)
  })

  it('writes findings and marks when validating', async () => {
    await store.run(reviewWorkbook)
    const { review, notice } = store.state()
    expect([review?.counts.mandatory, notice]).toEqual([1, 'notice.reviewed'])
    const marked = (await workbook.read()).sheets.find(({ name }) => name === '指标表')
    expect(marked?.values.flat().filter((value) => value === '✕')).toHaveLength(1)
  })

  it('computes the figures on the first look at the summary only', async () => {
    const read = jest.spyOn(workbook, 'read')
    showPlace(store, 'summary')
    await store.run(computeSummary)
    expect(store.state().figures?.figures.summary).toBeDefined()
    const times = read.mock.calls.length
    showPlace(store, 'fill')
    showPlace(store, 'summary')
    expect(read.mock.calls.length).toBe(times)
  })

  it.each([
    ['replace', 7],
    ['keep-both', 14]
  ] as const)('asks about existing sheets and can %s them', async (answer, sheets) => {
    const inserting = store.run(insertTemplates('prefilled'))
    await nextQuestion(store)
    store.answer(answer)
    await inserting
    expect((await workbook.read()).sheets).toHaveLength(sheets)
    expect(store.state().replaced === undefined).toBe(answer === 'keep-both')
  })

  it('leaves the workbook alone when the question is cancelled', async () => {
    const before = await workbook.read()
    const inserting = store.run(insertTemplates('blank'))
    await nextQuestion(store)
    store.cancel()
    await inserting
    expect(await workbook.read()).toBe(before)
    expect(store.state().notice).toBe('notice.insertion-cancelled')
  })

  it('puts replaced sheets back', async () => {
    const before = await workbook.read()
    const inserting = store.run(insertTemplates('prefilled'))
    await nextQuestion(store)
    store.answer('replace')
    await inserting
    await store.run(restoreSheets)
    expect(await workbook.read()).toBe(before)
    expect([store.state().notice, store.state().replaced]).toEqual(['notice.restored', undefined])
  })

  it('tells a failure and does the same again on request', async () => {
    workbook.failNext(new WorkbookProblem('cell-editing'))
    await store.run(reviewWorkbook)
    expect(store.state().failed?.problem.code).toBe('cell-editing')
    await store.retry()
    expect([store.state().failed, store.state().review?.counts.mandatory]).toEqual([undefined, 1])
  })

  it('says no more than that work was cancelled', async () => {
    workbook.failNext(new WorkbookProblem('cancelled'))
    await store.run(computeSummary)
    expect([store.state().failed, store.state().notice]).toEqual([undefined, 'notice.cancelled'])
  })

  it('does one thing after the other', async () => {
    await Promise.all([
      store.run(reviewWorkbook),
      store.run(computeSummary),
      store.run(selectCell({ sheet: '指标表', cell: 'P7' }))
    ])
    expect([store.state().review !== undefined, store.state().figures !== undefined]).toEqual([true, true])
    expect(workbook.selected()).toEqual({ sheet: '指标表', cell: 'P7' })
  })

  it('calls results out of date once the workbook changes and nobody checks it live', async () => {
    store.switchLive(false)
    await store.run(reviewWorkbook)
    workbook.announceChange()
    expect([store.state().isReviewStale, store.state().live]).toEqual([true, 'off'])
  })

  it('works on where changes cannot be heard of', async () => {
    const deaf = {
      ...(await workbookInMemory()),
      watch: () => Promise.reject(new WorkbookProblem('not-supported'))
    }
    expect((await storeOver(deaf)).state().failed).toBeUndefined()
  })
})

describe('live checking in the pane', () => {
  const until = (store: PaneStore, holds: (state: PaneState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = store.subscribe(() => {
        if (!holds(store.state())) return
        stop()
        resolve()
      })
      if (holds(store.state())) resolve()
    })
  const typed = { sheet: '指标表', top: 6, left: 15 } as const

  it('shows the findings without being asked and follows what is typed, writing nothing', async () => {
    const workbook = await workbookInMemory(sample)
    const apply = jest.spyOn(workbook, 'apply')
    const store = await storeOver(workbook)
    await until(store, ({ review }) => review !== undefined)
    const holdsTyped = ({ review }: PaneState): boolean =>
      review?.findings.some(({ value }) => value === '不是数字') ?? false
    expect(holdsTyped(store.state())).toBe(false)
    await workbook.write([{ ...typed, values: [['不是数字']] }])
    workbook.announceChange({ kind: 'cells', sheet: '指标表', address: 'P7', isRemote: false })
    expect(store.state().isReviewStale).toBe(false)
    await until(store, holdsTyped)
    expect([store.state().live, store.state().isReviewStale, apply.mock.calls.length]).toEqual([
      'on',
      false,
      0
    ])
  })

  it('says that it pauses where the workbook cannot be read, and goes on with the next change', async () => {
    const workbook = await workbookInMemory(sample)
    const store = await storeOver(workbook)
    await until(store, ({ review }) => review !== undefined)
    workbook.failNext(new WorkbookProblem('no-permission'))
    workbook.announceChange()
    await until(store, ({ live }) => live === 'paused')
    expect(store.state().isReviewStale).toBe(true)
    workbook.announceChange()
    await until(store, ({ live }) => live === 'on')
    expect(store.state().isReviewStale).toBe(false)
  })

  it('can be switched off and on again', async () => {
    const workbook = await workbookInMemory(sample)
    const store = await storeOver(workbook)
    await until(store, ({ review }) => review !== undefined)
    store.switchLive(false)
    const { review } = store.state()
    await workbook.write([{ ...typed, values: [['不是数字']] }])
    workbook.announceChange()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(store.state().review === review).toBe(true)
    store.switchLive(true)
    await until(store, (state) => state.review !== review)
    expect(store.state().review?.findings.map(({ value }) => value)).toContain('不是数字')
  })
})

describe('a command of the ribbon', () => {
  it.each([
    ['reviewWorkbook', 'review'],
    ['computeWorkbook', 'summary']
  ])('%s shows its result in the pane', async (name, place) => {
    const store = await storeOver(await workbookInMemory(sample))
    const showPane = jest.fn(() => Promise.resolve())
    await performCommand(command(name), store, showPane)
    expect([store.state().place, store.state().running, showPane.mock.calls.length]).toEqual([
      place,
      undefined,
      1
    ])
    expect(store.state().review !== undefined || store.state().figures !== undefined).toBe(true)
  })

  it('shows the findings of the selected cell without writing', async () => {
    const workbook = await workbookInMemory(sample)
    const store = await storeOver(workbook)
    await workbook.select({ sheet: '指标表', cell: 'P7' })
    const before = await workbook.read()
    await performCommand(command('locateFindings'), store, () => Promise.resolve())
    expect(store.state().focus).toEqual({ sheet: '指标表', cell: 'P7' })
    expect(await workbook.read()).toBe(before)
  })

  it('is over for the ribbon as soon as a question waits in the pane', async () => {
    const store = await storeOver(await workbookInMemory(sample))
    await performCommand(command('insertTemplates'), store, () => Promise.resolve())
    expect(store.state().question?.sheets).toContain('指标表')
    store.answer('cancel')
  })

  it('does its work where the pane cannot be opened', async () => {
    const store = await storeOver(await workbookInMemory(sample))
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    await performCommand(command('reviewWorkbook'), store, () => Promise.reject(new Error('no pane')))
    expect([store.state().review?.counts.mandatory, warn.mock.calls.length]).toEqual([1, 1])
    warn.mockRestore()
  })
})
