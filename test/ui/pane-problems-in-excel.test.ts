import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { paneWork } from '../../src/hosts/taskpane/pane-work'
import { LANGUAGES, type Language } from '../../src/messages'
import { translations } from '../../src/messages/pane-words'
import { problemSentence } from '../../src/ui/pane-problem'
import { createPaneStore, type PaneStore } from '../../src/ui/pane-store'
import type { HostOptions } from '../../src/office-host'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { excerptPlan } from '../support/excerpt-plan'
import { sampleLayout } from '../support/sample-workbook'
import { changeProjects } from '../../src/ui/fill/change-projects'
import { insertTemplates } from '../../src/ui/fill/insert-templates'
import { locateFindings } from '../../src/ui/review/locate-findings'
import { reviewWorkbook } from '../../src/ui/review/review-workbook'
import { openWorkbook } from '../../src/ui/shared/open-workbook'
import { selectCell } from '../../src/ui/shared/select-cell'
import { problemReport } from '../../src/ui/problem-report'

const plan = excerptPlan()
const library = {
  choices: () => Promise.resolve([{ id: plan.id, title: plan.title }]),
  ids: () => Promise.resolve([plan.id]),
  load: (id: string) => Promise.resolve(id === plan.id ? plan.document : undefined)
}

let file: Uint8Array
let excel: ExcelHost
let store: PaneStore

beforeAll(async () => {
  file = await xlsxFiles.write(sampleLayout(plan))
})

async function start(options: HostOptions = {}): Promise<void> {
  excel = await startExcel({ file, ...options })
  store = createPaneStore(paneWork(excelWorkbook({ timeLimit: 20_000 }), library), 'zh-CN')
  await store.run(openWorkbook)
  store.switchLive(false)
}

/** What the pane says of the failure of its last work, in a language. */
function said(language: Language): string {
  const problem = store.state().failed?.problem
  if (!problem) return ''
  const separator = translations.t('listSeparator', { ns: 'pane', lng: language })
  const { key, params } = problemSentence(problem, separator)
  return translations.t(`problem.${key}`, { ns: 'pane', lng: language, replace: params })
}

const failure = () => {
  const { failed } = store.state()
  return failed && { code: failed.problem.code, nextStep: failed.problem.nextStep }
}

/** Has Excel refuse requests that write, with a code of its protocol, while work is done. */
async function refusing(code: string, work: () => Promise<void>): Promise<void> {
  const process = excel.host.process.bind(excel.host)
  excel.host.process = async (text) =>
    text.includes('"EnableEvents"')
      ? {
          statusCode: 200,
          body: JSON.stringify({
            Results: [],
            TraceIds: [],
            Error: { Code: code, Message: '', Location: 'Range.values', HttpStatusCode: 409, ActionIndex: 0 }
          })
        }
      : process(text)
  await work()
  excel.host.process = process
}

describe('a failure of Excel in the pane', () => {
  beforeAll(() => start())
  afterAll(() => excel.host.dispose())

  it('of a cell being edited asks to finish it, and trying again goes on', async () => {
    excel.host.enterEditMode()
    await store.run(reviewWorkbook)
    expect(failure()).toEqual({ code: 'cell-editing', nextStep: 'retry' })
    expect([said('zh-CN'), said('en-US')]).toEqual([
      '有单元格正在编辑。请按回车键完成编辑，然后重试。',
      'A cell is being edited. Press Enter to finish, then try again.'
    ])
    excel.host.leaveEditMode()
    await store.retry()
    expect(store.state().failed).toBeUndefined()
    expect(store.state().notice).toBe('notice.reviewed')
  })

  it('of another person’s change in the same place offers another try', async () => {
    await refusing('Conflict', () => store.run(reviewWorkbook))
    expect(failure()).toEqual({ code: 'conflict', nextStep: 'retry' })
    expect([said('zh-CN'), said('en-US')]).toEqual([
      '其他人同时修改了同一处内容。请重试。',
      'Someone else changed the same place at the same time. Try again.'
    ])
  })

  it('of merged cells, filters and pivot tables does not blame other people', async () => {
    await refusing('MergedRangeConflict', () => store.run(reviewWorkbook))
    expect(failure()).toEqual({ code: 'range-blocked', nextStep: 'retry' })
    expect(said('zh-CN')).toContain('合并单元格')
  })

  it.each([
    ['WriteNotSupportedWhenModalDialogOpen', 'dialog-open'],
    ['ActivityLimitReached', 'timed-out'],
    ['InvalidOrTimedOutSession', 'timed-out'],
    ['NotImplemented', 'not-supported'],
    ['GeneralException', 'unknown']
  ])('%s is %s, with a sentence in both languages', async (excelCode, code) => {
    await refusing(excelCode, () => store.run(reviewWorkbook))
    expect(failure()?.code).toBe(code)
    for (const language of LANGUAGES) expect(said(language)).not.toMatch(/^$|problem\.|\{\{|undefined/u)
    expect(problemReport(store.state(), {})).toContain(`excel: ${excelCode}\nmember: Range.values`)
  })
})

describe('a workbook that Excel will not have changed', () => {
  afterEach(() => excel.host.dispose())

  it('of a sheet somebody protected names it', async () => {
    await start()
    const context = new Excel.RequestContext()
    context.workbook.worksheets.getItem('审核结果').protection.protect()
    await context.sync()
    await store.run(reviewWorkbook)
    expect(failure()).toEqual({ code: 'sheet-protected', nextStep: 'retry' })
    expect([said('zh-CN'), said('en-US')]).toEqual([
      '审核结果 受保护，不能写入。请在“审阅”选项卡撤销工作表保护后重试。',
      '审核结果 is protected and cannot be written to. Unprotect the sheet on the Review tab, then try again.'
    ])
  })

  it('of a password names the sheet and takes nothing apart', async () => {
    await start()
    const context = new Excel.RequestContext()
    const { protection } = context.workbook.worksheets.getItem('项目表')
    protection.unprotect()
    protection.protect({}, 'geheim')
    await context.sync()
    await store.run(changeProjects({ kind: 'sort', field: 'name', isDescending: false }))
    expect(failure()).toEqual({ code: 'sheet-protected', nextStep: 'retry' })
    expect(said('zh-CN')).toContain('项目表 受保护')
  })

  it('of a protected structure names that, though the forms are protected too', async () => {
    await start()
    const context = new Excel.RequestContext()
    context.workbook.protection.protect()
    await context.sync()
    const inserting = store.run(insertTemplates('blank'))
    while (!store.state().question) await new Promise((resolve) => setTimeout(resolve, 20))
    store.answer('replace')
    await inserting
    expect(failure()).toEqual({ code: 'structure-protected', nextStep: 'retry' })
    expect(said('zh-CN')).toContain('取消“保护工作簿”')
    expect(said('en-US')).toContain('Switch Protect Workbook off')
  })

  it('of a sheet another person deleted names it and offers to validate again', async () => {
    await start()
    await store.run(reviewWorkbook)
    const there = store.state().review?.findings.find(({ sheet }) => sheet === '项目表')
    await excel.host.asOtherUser((host) => host.deleteSheet('项目表'))
    await store.run(selectCell({ sheet: '项目表', cell: there?.cell ?? 'N7' }))
    expect(failure()).toEqual({ code: 'sheet-gone', nextStep: 'review' })
    expect(said('zh-CN')).toBe(
      `找不到 项目表 ${there?.cell ?? 'N7'}：工作表已被删除或改名。请重新审核，更新问题列表。`
    )
    expect(said('en-US')).toMatch(/^项目表 [A-Z]+\d+ was not found: the sheet was deleted or renamed\./u)
  })

  it('of missing rights says whom to ask', async () => {
    await start()
    const context = new Excel.RequestContext()
    for (const name of ['填报说明', '指标表', '项目表', '汇总表']) {
      context.workbook.worksheets.getItem(name).protection.unprotect()
    }
    await context.sync()
    await refusing('AccessDenied', () => store.run(reviewWorkbook))
    expect(failure()).toEqual({ code: 'no-permission', nextStep: 'retry' })
    expect(said('zh-CN')).toContain('请向文件所有者申请编辑权限')
    expect(said('en-US')).toContain('Ask its owner for permission to edit')
  })

  it('because it is open read-only is reported on all the same, and says to save a copy where it is written', async () => {
    await start({ readOnly: true })
    await store.run(locateFindings)
    expect(store.state().review?.findings.length).toBeGreaterThan(0)
    await store.run(reviewWorkbook)
    expect(failure()).toEqual({ code: 'read-only', nextStep: 'retry' })
    expect([said('zh-CN'), said('en-US')]).toEqual([
      '工作簿以只读方式打开。请另存为可编辑的副本后再操作。',
      'The workbook is open read-only. Save an editable copy and work there.'
    ])
  })

  it('because of its size says what to delete', async () => {
    await start({ payloadLimit: 30_000 })
    expect(failure()).toEqual({ code: 'too-large', nextStep: 'retry' })
    expect(said('zh-CN')).toContain('请删除无关的工作表和多余的空行')
    expect(said('en-US')).toContain('Delete unrelated sheets and empty rows')
  })
})
