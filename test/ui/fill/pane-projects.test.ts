import { beforeEach, describe, expect, it } from '@jest/globals'
import { fileWorkbook } from '../../../src/adapters/xlsx/file-workbook'
import { paneWork } from '../../../src/hosts/taskpane/pane-work'
import type { Workbook } from '../../../src/application/ports'
import { createPaneStore, type PaneStore } from '../../../src/ui/pane-store'
import { excerptPlan } from '../../support/excerpt-plan'
import { sampleLayout } from '../../support/sample-workbook'
import { changeProjects } from '../../../src/ui/fill/change-projects'
import { openOfficialForm } from '../../../src/ui/fill/open-official-form'
import { restoreSheets } from '../../../src/ui/fill/restore-sheets'
import { openWorkbook } from '../../../src/ui/shared/open-workbook'

const plan = excerptPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}

describe('the projects of a workbook in the pane', () => {
  let workbook: Workbook
  let store: PaneStore
  const names = (): unknown[] => {
    const table = store.state().opened?.report?.projects
    return table?.rows.map(({ values }) => values[table.indexOf('name')]) ?? []
  }
  beforeEach(async () => {
    workbook = fileWorkbook()
    await workbook.insert(sampleLayout(plan), 'replace')
    store = createPaneStore(paneWork(workbook, library), 'zh-CN')
    await store.run(openWorkbook)
    store.switchLive(false)
  })

  it('grow by a new one that is selected, and can be put back', async () => {
    await store.run(changeProjects({ kind: 'add', values: { name: '湿地修复' } }))
    const { notice, projectsBefore, failed } = store.state()
    expect([failed, notice]).toEqual([undefined, 'notice.projects.add'])
    expect(projectsBefore?.sheets).toEqual(['项目表'])
    expect(names()).toHaveLength(plan.projects.length + 1)
    expect((await workbook.selection()).sheet).toBe('项目表')
    await store.run(restoreSheets)
    expect([names().length, store.state().projectsBefore]).toEqual([plan.projects.length, undefined])
  })

  it('are sorted and put back in their order', async () => {
    const before = names()
    await store.run(changeProjects({ kind: 'sort', field: 'name', isDescending: false }))
    expect(names()).not.toEqual(before)
    await store.run(restoreSheets)
    expect(names()).toEqual(before)
  })

  it('are adjusted; one that is unknown changes nothing and offers nothing', async () => {
    await store.run(changeProjects({ kind: 'adjust', key: 'none', adjustment: 'cancelled' }))
    expect([store.state().notice, store.state().projectsBefore]).toEqual([
      'notice.projects.nothing',
      undefined
    ])
    const explanation = '资金未落实'
    await store.run(changeProjects({ kind: 'adjust', key: 'PRJ-02', adjustment: 'cancelled', explanation }))
    const table = store.state().opened?.report?.projects
    const row = table?.rows.find(({ key }) => key === 'PRJ-02')
    expect(row?.values[table?.indexOf('adjustment') ?? 0]).toBe('取消')
  })

  it('are counted in the progress of the form', async () => {
    const { opened } = store.state()
    const progress = opened && (await store.work.formProgress(opened, undefined))
    expect(progress?.sheets.map(({ sheet }) => sheet)).toEqual(['填报说明', '指标表', '项目表'])
    expect((progress?.done ?? 0) + (progress?.toFill.length ?? 0)).toBe(progress?.total)
  })

  it('come out in the official form, asked about once it is there', async () => {
    await store.run(openOfficialForm)
    const sheets = async (): Promise<string[]> => (await workbook.read()).sheets.map(({ name }) => name)
    expect([store.state().notice, (await workbook.selection()).sheet]).toEqual([
      'notice.official',
      '表1 指标体系'
    ])
    const before = await sheets()
    const stop = store.subscribe(() => {
      if (store.state().question) store.answer('cancel')
    })
    await store.run(openOfficialForm)
    stop()
    expect(await sheets()).toEqual(before)
    expect(store.state().notice).toBe('notice.insertion-cancelled')
  })
})
