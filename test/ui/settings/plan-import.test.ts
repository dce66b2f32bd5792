import { beforeEach, describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { officialFormOfPlan } from '../../../src/application/official-form'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import { describeImportFailure } from '../../../src/messages/describe-import'
import { paneWorkOfTest } from '../../support/pane-work-of-test'
import { builtInPlan } from '../../support/sample-workbook'
import { workbookInMemory, type WorkbookInMemory } from '../../support/workbook-in-memory'
import { insertTemplates } from '../../../src/ui/fill/insert-templates'
import { takePlan } from '../../../src/ui/settings/choose-plan'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'

const plan = builtInPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}
const textFile = (name: string, text: string) => ({
  name,
  bytes: () => Promise.resolve(new TextEncoder().encode(text))
})

describe('a plan of the person’s own in the pane', () => {
  let workbook: WorkbookInMemory
  let store: PaneStore
  beforeEach(async () => {
    workbook = await workbookInMemory()
    store = createPaneStore(paneWorkOfTest(workbook, library), 'zh-CN')
    await store.run(openWorkbook)
  })

  it('is made of tables and then serves for inserting', async () => {
    const bytes = await xlsxFiles.write(atOnce(officialFormOfPlan(plan)).layout)
    const { document, questions } = await store.work.importPlan({
      name: '规划表格.xlsx',
      bytes: () => Promise.resolve(bytes)
    })
    expect(questions.filter(({ code }) => code === 'direction')).toHaveLength(plan.indicators.length)
    expect(store.state().plans.map(({ id }) => id)).toEqual([plan.id])

    await store.run(takePlan({ ...document, title: '本县规划' }))
    expect(store.state()).toMatchObject({ failed: undefined, planId: document.id })
    expect(store.state().plans.map(({ title }) => title)).toEqual([plan.title, '本县规划'])
    await store.run(insertTemplates('prefilled'))
    expect(store.state()).toMatchObject({
      notice: { key: 'notice.inserted', params: { indicators: 23, projects: 75 } },
      opened: { plan: { id: document.id, title: '本县规划' } }
    })
  })

  it('is read again from its document', async () => {
    const own = { ...plan.document, id: 'own-plan' }
    const { document, questions } = await store.work.importPlan(textFile('规划.json', JSON.stringify(own)))
    expect([document.id, questions]).toEqual(['own-plan', []])
  })

  it.each([
    ['规划.json', '{', '不是有效的 JSON'],
    ['规划.json', '{"format": 1}', '规划不完整'],
    ['规划.csv', '姓名,电话\n甲,1\n', '没有找到指标表或项目表'],
    ['规划.xlsx', 'PK\u0003\u0004nothing', '规划.xlsx']
  ])('is refused from %s holding %j with the reason', async (name, text, says) => {
    const error: unknown = await store.work.importPlan(textFile(name, text)).catch((cause: unknown) => cause)
    expect(describeImportFailure(error, name, 'zh-CN')).toContain(says)
    expect(store.state()).toMatchObject({ failed: undefined, planId: undefined })
  })
})
