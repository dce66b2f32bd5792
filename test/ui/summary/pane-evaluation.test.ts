import { describe, expect, it } from '@jest/globals'
import { fileWorkbook } from '../../../src/adapters/xlsx/file-workbook'
import { paneWork } from '../../../src/hosts/taskpane/pane-work'
import { createPaneStore } from '../../../src/ui/pane-store'
import { builtInPlan, sampleLayout } from '../../support/sample-workbook'
import { restoreSheets } from '../../../src/ui/fill/restore-sheets'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'
import { insertEvaluation } from '../../../src/ui/summary/insert-evaluation'

const plan = builtInPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}

describe('the evaluation report in the pane', () => {
  it('becomes sheets in the language of the pane, which are shown, replaced when asked and put back', async () => {
    const workbook = fileWorkbook()
    await workbook.insert(sampleLayout(plan), 'replace')
    const store = createPaneStore(paneWork(workbook, library), 'en-US')
    await store.run(openWorkbook)
    store.switchLive(false)
    await store.run(insertEvaluation)
    expect([store.state().failed, store.state().notice]).toEqual([undefined, 'notice.evaluation'])
    expect(await workbook.selection()).toEqual({ sheet: 'Evaluation', cell: 'A1' })
    const stop = store.subscribe(() => {
      if (store.state().question) store.answer('replace')
    })
    store.change({ language: 'zh-CN' })
    await store.run(insertEvaluation)
    stop()
    expect(store.state().replaced?.sheets).toEqual(['Evaluation', 'Evaluation charts'])
    const title = async () =>
      (await workbook.read()).sheets.find(({ name }) => name === 'Evaluation')?.values[0]?.[0]
    expect(await title()).toBe(`${plan.title}实施情况中期评估报告`)
    await store.run(restoreSheets)
    expect(await title()).toContain('mid-term')
  })
})
