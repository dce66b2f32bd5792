import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { performCommand, ribbonCommands } from '../../src/hosts/commands/ribbon-commands'
import { paneWork } from '../../src/hosts/taskpane/pane-work'
import { TABLE_NAMES } from '../../src/domain/report/fields'
import type { PaneAnswer } from '../../src/ui/pane-state'
import { createPaneStore, type PaneStore } from '../../src/ui/pane-store'
import { changeProjects } from '../../src/ui/fill/change-projects'
import { restoreSheets } from '../../src/ui/fill/restore-sheets'
import { openWorkbook } from '../../src/ui/shared/open-workbook'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'

const plan = excerptPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}

describe('a filter in the way of the pane', () => {
  let excel: ExcelHost
  let store: PaneStore
  const workbook = excelWorkbook()

  beforeAll(async () => {
    excel = await startExcel({ file: await xlsxFiles.write(sampleLayout(plan)) })
    store = createPaneStore(paneWork(workbook, library), 'zh-CN')
    await store.run(openWorkbook)
    store.switchLive(false)
  })
  afterAll(() => excel.host.dispose())

  const tableOfProjects = () => new Excel.RequestContext().workbook.tables.getItem(TABLE_NAMES.projects)

  async function filter(): Promise<void> {
    const table = tableOfProjects()
    table.columns.getItem('类型').filter.applyValuesFilter(['生态修复'])
    await table.context.sync()
  }

  async function isFiltered(): Promise<boolean> {
    const { autoFilter, context } = tableOfProjects()
    autoFilter.load('isDataFiltered')
    await context.sync()
    return autoFilter.isDataFiltered
  }

  /** The names of the projects from above. */
  async function names(): Promise<readonly unknown[]> {
    const table = tableOfProjects()
    const cells = table.columns.getItem('项目名称').getDataBodyRange()
    cells.load('values')
    await table.context.sync()
    return cells.values.map(([name]) => name as unknown)
  }

  /** Does work and answers the questions it comes to; gives what they were about. */
  async function answering(answers: readonly PaneAnswer[], work: () => Promise<void>): Promise<unknown> {
    const asked: unknown[] = []
    const stop = store.subscribe(() => {
      const { question } = store.state()
      if (!question) return
      const answer = answers[asked.length] ?? 'cancel'
      asked.push(question.about)
      store.answer(answer)
    })
    await work()
    stop()
    return asked
  }

  const sort = () => store.run(changeProjects({ kind: 'sort', field: 'name', isDescending: true }))

  it('is asked about, and stays with everything else where it may not be cleared', async () => {
    await filter()
    const before = await names()
    expect(await answering(['cancel'], sort)).toEqual(['filters'])
    expect([store.state().notice, store.state().failed, store.state().question]).toEqual([
      'notice.cancelled',
      undefined,
      undefined
    ])
    expect([await isFiltered(), await names()]).toEqual([true, before])
  })

  it('goes with sorting and with putting back where it may be cleared', async () => {
    const before = await names()
    expect(await answering(['clear'], sort)).toEqual(['filters'])
    expect(await isFiltered()).toBe(false)
    const sorted = await names()
    expect(sorted).not.toEqual(before)
    expect([...sorted].sort()).toEqual([...before].sort())
    await filter()
    expect(await answering(['clear'], () => store.run(restoreSheets))).toEqual(['filters'])
    expect([await isFiltered(), await names()]).toEqual([false, before])
  })

  it('is asked about by a command of the ribbon too, which does not wait for the answer', async () => {
    await filter()
    const before = await names()
    const command = ribbonCommands.find(({ name }) => name === 'insertTemplates')
    if (!command) throw new Error('no command')
    const about: unknown[] = []
    const inserted = new Promise<void>((resolve) => {
      store.subscribe(() => {
        const { question, running } = store.state()
        if (question && about.at(-1) !== question.about) {
          about.push(question.about)
          setTimeout(() => store.answer(question.about === 'filters' ? 'clear' : 'keep-both'), 50)
        } else if (about.length > 0 && !running) resolve()
      })
    })
    await performCommand(command, store, () => Promise.resolve())
    expect([about, store.state().notice]).toEqual([['existing'], undefined])
    await inserted
    expect([about, store.state().failed, store.state().notice]).toEqual([
      ['existing', 'filters'],
      undefined,
      {
        key: 'notice.inserted',
        params: { indicators: plan.indicators.length, projects: plan.projects.length }
      }
    ])
    const kept = (await workbook.read()).sheets.find(({ name }) => name === '项目表 (2)')
    const shown = new Set(kept?.values.flat())
    expect(before.filter((name) => !shown.has(name as string))).toEqual([])
  })
})
