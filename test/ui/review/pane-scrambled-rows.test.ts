import { beforeEach, describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import type { Plan } from '../../../src/domain/plan/plan'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { fillBlocks } from '../../../src/domain/report/fill-blocks'
import { readReport } from '../../../src/domain/report/read-report'
import { collectReturns } from '../../../src/ui/exchange/merge-returns'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import { paneWorkOfTest } from '../../support/pane-work-of-test'
import { movedValues } from '../../support/moved-content'
import { sampleLayout } from '../../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../../support/workbook-in-memory'
import { smallPlan } from '../../domain/rules/small-plan'
import { applyFixes, proposeFixes, takeBackFixes } from '../../../src/ui/review/correct-findings'
import { reviewWorkbook } from '../../../src/ui/review/review-workbook'
import { choosePlan } from '../../../src/ui/settings/choose-plan'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'

const libraryOf = (...plans: Plan[]) => ({
  choices: () => Promise.resolve(plans.map(({ id, title }) => ({ id, title }))),
  ids: () => Promise.resolve(plans.map(({ id }) => id)),
  load: (id: string) => Promise.resolve(plans.find((plan) => plan.id === id)?.document)
})

describe('rows of an open workbook out of step with their keys', () => {
  const plan = smallPlan()
  let workbook: WorkbookInMemory
  let store: PaneStore
  const keys = async (): Promise<unknown[]> => {
    const { indicators, projects } = readReport(await workbook.read(), plan)
    return [...(indicators?.rows ?? []), ...(projects?.rows ?? [])].map(({ key }) => key)
  }
  const found = (): string[] => (store.state().review?.findings ?? []).map(({ code }) => code)

  beforeEach(async () => {
    workbook = await workbookInMemory(sampleLayout(plan))
    const report = readReport(await workbook.read(), plan)
    const moved = Object.entries({
      ...movedValues(report, ['PRJ-1', 'PRJ-4', 'PRJ-2']),
      ...movedValues(report, ['IND-1', 'IND-2'])
    }).map(([key, values]) => ({ key, values }))
    await workbook.write(fillBlocks(report, { header: {}, indicators: moved, projects: moved }))
    store = createPaneStore(paneWorkOfTest(workbook, libraryOf(plan)), 'zh-CN')
    store.switchLive(false)
    await store.run(openWorkbook)
    await store.run(reviewWorkbook)
  })

  it('are one finding a table, with one correction of all keys that is put back whole', async () => {
    const before = await keys()
    expect(found().filter((code) => code === 'row-scrambled')).toHaveLength(2)
    expect(found()).not.toContain('plan-cell-changed')
    await proposeFixes(store)
    const fixes = (store.state().proposal?.fixes ?? []).filter(
      ({ finding }) => finding.code === 'row-scrambled'
    )
    expect(fixes.map(({ safe, locked, field }) => [safe, locked, field])).toEqual([
      [true, true, 'code'],
      [true, true, 'code']
    ])
    await store.run(applyFixes({ fixes }))
    expect(await keys()).toEqual([
      'IND-2',
      'IND-1',
      'IND-3',
      'IND-4',
      'IND-5',
      'PRJ-4',
      'PRJ-1',
      'PRJ-3',
      'PRJ-2'
    ])
    expect(found()).not.toContain('row-scrambled')
    // What formulas read beside the key is that of the key again.
    const { indicators } = readReport(await workbook.read(), plan)
    const helper = (place: number) => indicators?.rows[place]?.values[indicators.indexOf('targetNumber')]
    expect([helper(0), helper(1)]).toEqual([34, 84])
    await store.run(takeBackFixes)
    expect(await keys()).toEqual(before)
  })

  it('get no key at all where one of them was changed since', async () => {
    await proposeFixes(store)
    const fixes = (store.state().proposal?.fixes ?? []).filter(({ table }) => table === 'projects')
    const scrambled = fixes.filter(({ finding }) => finding.code === 'row-scrambled')
    const [last] = scrambled[0]?.also?.slice(-1) ?? []
    await workbook.write([
      { sheet: last?.sheet ?? '', top: (last?.row ?? 1) - 1, left: last?.column ?? 0, values: [['X']] }
    ])
    const before = await keys()
    await store.run(applyFixes({ fixes: scrambled }))
    expect(await keys()).toEqual(before)
  })

  it('keep the workbook from being merged into, and say why', async () => {
    const bytes = () => Promise.resolve(new Uint8Array())
    await store.run(collectReturns([{ name: 'a.xlsx', size: 0, changedAt: '', bytes }]))
    expect(store.state().exchange.notes.work).toMatchObject({
      key: 'exchangePane:problem.master-rows-scrambled'
    })
  })
})

describe('a workbook whose plan id names nothing but years', () => {
  const id = 'plan-2021-2025'
  const ours = smallPlan({ id })
  const open = async (known: Plan | readonly Plan[], chosen?: string): Promise<PaneStore> => {
    const workbook = await workbookInMemory(
      atOnce(buildWorkbook({ plan: ours, variant: 'prefilled', header: { period: '2023年' } }))
    )
    const store = createPaneStore(paneWorkOfTest(workbook, libraryOf(...[known].flat())), 'zh-CN')
    store.switchLive(false)
    await store.run(openWorkbook)
    if (chosen !== undefined) await choosePlan(store, chosen)
    return store
  }
  const problem = (store: PaneStore) => store.state().failed?.problem

  it('opens with the same plan, and with another version once that is chosen', async () => {
    expect((await open(ours)).state().opened?.plan.id).toBe(id)
    const newer = smallPlan({ id, issued: '2022-03' })
    const asked = await open(newer)
    expect(problem(asked)).toMatchObject({ code: 'plan-ambiguous', nextStep: 'settings' })
    expect(asked.state().opened?.report).toBeUndefined()
    const chosen = await open(newer, id)
    expect([problem(chosen), chosen.state().opened?.report?.metadata?.planId]).toEqual([undefined, id])
  })

  it('is judged by a plan of its own that was chosen beside another one of its id', async () => {
    const theirs = smallPlan({ id, title: '乙县“十四五”规划', region: '乙县' })
    const imported = smallPlan({ id: `${id}-3f9a1c` })
    const store = await open([theirs, imported], imported.id)
    expect([problem(store), store.state().opened?.plan.id]).toEqual([undefined, imported.id])
    await store.run(reviewWorkbook)
    expect(store.state().review?.findings.map(({ code }) => code)).toContain('template-outdated')
  })

  it('is not judged by a plan of another title, chosen or not', async () => {
    const theirs = smallPlan({ id, title: '乙县“十四五”规划', region: '乙县' })
    for (const chosen of [undefined, id]) {
      const store = await open(theirs, chosen)
      expect(problem(store)).toMatchObject({
        code: 'plan-other',
        params: { ours: theirs.title, theirs: ours.title }
      })
      expect(store.state().opened?.report).toBeUndefined()
    }
  })
})
