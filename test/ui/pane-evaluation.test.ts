import { describe, expect, it } from '@jest/globals'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { paneWork } from '../../src/hosts/taskpane/pane-work'
import { createPaneStore } from '../../src/ui/pane-store'
import { builtInPlan, sampleLayout } from '../support/sample-workbook'

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
    await store.open()
    store.switchLive(false)
    await store.insertEvaluation()
    expect([store.state().failed, store.state().notice]).toEqual([undefined, { kind: 'evaluation' }])
    expect(await workbook.selection()).toEqual({ sheet: 'Evaluation', cell: 'A1' })
    const stop = store.subscribe(() => {
      if (store.state().question) store.answer('replace')
    })
    store.chooseLanguage('zh-CN')
    await store.insertEvaluation()
    stop()
    expect(store.state().replaced?.sheets).toEqual(['Evaluation', 'Evaluation charts'])
    const title = async () =>
      (await workbook.read()).sheets.find(({ name }) => name === 'Evaluation')?.values[0]?.[0]
    expect(await title()).toBe(`${plan.title}实施情况中期评估报告`)
    await store.restore()
    expect(await title()).toContain('mid-term')
  })
})
