import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { WorkbookProblem, type Workbook, type WorkbookChange } from '../../../src/application/ports'
import type { WorkbookLayout } from '../../../src/domain/report/layout'
import { problemCode, sheetOf, valueAt } from '../../contract/workbook-contract'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { findings, findingsLayout, smallLayout } from '../../support/office/small-layouts'

let excel: ExcelHost
let workbook: Workbook

beforeEach(async () => {
  excel = await startExcel()
  workbook = excelWorkbook()
})

afterEach(() => excel.host.dispose())

const failure = async (work: Promise<unknown>): Promise<WorkbookProblem> => {
  try {
    await work
  } catch (error) {
    if (error instanceof WorkbookProblem) return error
    throw error
  }
  throw new Error('It did not fail')
}

const areEventsOn = (): boolean => excel.host.book.eventsEnabled

/** A layout whose texts take more than one request. */
const heavyLayout = (): WorkbookLayout => {
  const texts = Array.from({ length: 700 }, (_, index) => `说明${index}`.padEnd(3000, '长'))
  return { ...smallLayout(), sheets: [...smallLayout().sheets.slice(0, 1), findings(texts)] }
}

/** Makes the host fail or wait at the n-th request from now. */
function interfere(at: number, act: () => Promise<void> | void): void {
  const { host } = excel
  const process = host.process.bind(host)
  let count = 0
  host.process = async (text) => {
    count += 1
    if (count === at) await act()
    return process(text)
  }
}

describe('Excel that cannot', () => {
  it('says that a cell is being edited, and that trying again helps', async () => {
    excel.host.enterEditMode()
    expect(await failure(workbook.read())).toMatchObject({ code: 'cell-editing', canRetry: true })
    excel.host.leaveEditMode()
    expect((await workbook.read()).sheets).toHaveLength(1)
  })

  it('names the protected sheet', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const problem = await failure(workbook.write([{ sheet: '项目表', top: 1, left: 0, values: [['改']] }]))
    expect(problem).toMatchObject({ code: 'sheet-protected', canRetry: false })
    expect(problem.params).toMatchObject({ sheet: '项目表', cell: 'A2' })
    expect(areEventsOn()).toBe(true)
  })

  it('refuses to insert into a workbook whose structure is protected', async () => {
    const context = new Excel.RequestContext()
    context.workbook.protection.protect()
    await context.sync()
    expect(await problemCode(workbook.insert(smallLayout(), 'replace'))).toBe('structure-protected')
    expect((await workbook.read()).sheets.map(({ name }) => name)).toEqual(['Sheet1'])
  })

  it('tells a protected structure from protected sheets', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const context = new Excel.RequestContext()
    context.workbook.protection.protect()
    await context.sync()
    expect(await problemCode(workbook.insert(smallLayout(), 'replace'))).toBe('structure-protected')
    const locked = workbook.write([{ sheet: '项目表', top: 1, left: 0, values: [['改']] }])
    expect(await problemCode(locked)).toBe('sheet-protected')
  })

  it('names the sheet that is gone, among those it was to write to', async () => {
    await workbook.insert(smallLayout(), 'replace')
    await excel.host.asOtherUser((host) => host.deleteSheet('审核结果'))
    const blocks = ['项目表', '审核结果'].map((sheet) => ({ sheet, top: 5, left: 3, values: [['改']] }))
    expect(await failure(workbook.write(blocks.slice(1)))).toMatchObject({
      code: 'sheet-gone',
      params: { sheet: '审核结果', cell: 'D6' }
    })
    expect((await failure(workbook.select({ sheet: '没有', cell: 'B7' }))).params).toMatchObject({
      code: 'ItemNotFound',
      sheet: '没有',
      cell: 'B7'
    })
  })

  it('names the open-for-reading-only workbook, which can be read and shown', async () => {
    excel.host.dispose()
    excel = await startExcel({ readOnly: true })
    workbook = excelWorkbook()
    expect((await workbook.read()).sheets).toHaveLength(1)
    await workbook.select({ sheet: 'Sheet1', cell: 'B2' })
    const write = workbook.write([{ sheet: 'Sheet1', top: 0, left: 0, values: [['改']] }])
    expect(await failure(write)).toMatchObject({ code: 'read-only' })
    expect(await problemCode(workbook.insert(smallLayout(), 'replace'))).toBe('read-only')
    expect((await workbook.read()).sheets.map(({ name, values }) => [name, values])).toEqual([['Sheet1', []]])
  })

  it('gives up on a request that hangs and offers another try', async () => {
    const slow = excelWorkbook({ timeLimit: 50 })
    let release: () => void = () => undefined
    interfere(1, () => new Promise<void>((resolve) => (release = resolve)))
    expect(await failure(slow.read())).toMatchObject({ code: 'timed-out', canRetry: true })
    release()
    expect((await workbook.read()).sheets).toHaveLength(1)
  })

  it('reads on in smaller answers when one is refused', async () => {
    await workbook.insert(heavyLayout(), 'replace')
    const content = await workbook.read()
    const sheet = sheetOf(content, '审核结果')
    expect(sheet.values).toHaveLength(701)
    expect(valueAt(sheet, 700, 1)).toMatch(/^说明699长+$/u)
  })
})

describe('inserting into Excel', () => {
  it('takes everything back when cancelled between requests', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const before = await workbook.read()
    const controller = new AbortController()
    const work = workbook.insert(heavyLayout(), 'replace', {
      signal: controller.signal,
      onProgress: () => controller.abort()
    })
    expect(await problemCode(work)).toBe('cancelled')
    expect(await workbook.read()).toEqual(before)
    expect(areEventsOn()).toBe(true)
  })

  it('takes everything back when a request fails half way', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const before = await workbook.read()
    const broken = smallLayout([5])
    const names = [...broken.names, { name: 'A1', refersTo: "'项目表'!$A$1" }]
    expect(await problemCode(workbook.insert({ ...broken, names }, 'replace'))).toBe('unknown')
    const after = await workbook.read()
    expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name))
    expect(after.names).toEqual(before.names)
    expect(sheetOf(after, '项目表').values).toEqual(sheetOf(before, '项目表').values)
    expect(sheetOf(after, '项目表').tables).toEqual(sheetOf(before, '项目表').tables)
    expect(sheetOf(after, '项目表').protected).toBe(true)
    expect(areEventsOn()).toBe(true)
  })

  it('replaces very hidden sheets and the only visible one', async () => {
    await workbook.insert(smallLayout(), 'replace')
    await excel.host.deleteSheet('Sheet1')
    await excel.host.deleteSheet('审核结果')
    await workbook.insert(smallLayout([4]), 'replace')
    const content = await workbook.read()
    expect(content.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['项目表', 'visible'],
      ['审核结果', 'visible'],
      ['_test', 'veryHidden']
    ])
  })

  it('turns a renamed old sheet into values when its table and names are taken over', async () => {
    await workbook.insert(smallLayout([1, 2]), 'replace')
    const context = new Excel.RequestContext()
    context.workbook.worksheets.getItem('项目表').name = '去年'
    await context.sync()
    await workbook.insert(smallLayout([9]), 'replace')
    const content = await workbook.read()
    const old = sheetOf(content, '去年')
    expect([valueAt(old, 2, 2), valueAt(old, 3, 2), old.formulas.size, old.protected]).toEqual([
      2,
      4,
      0,
      true
    ])
    expect(valueAt(sheetOf(content, '项目表'), 2, 2)).toBe(18)
  })

  it('fails on a kept sheet that somebody protected with a password', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const context = new Excel.RequestContext()
    const { protection } = context.workbook.worksheets.getItem('审核结果')
    protection.protect({}, 'geheim')
    await context.sync()
    expect(await problemCode(workbook.insert(smallLayout([1]), 'keep-both'))).toBe('sheet-protected')
    expect(await workbook.existing(['项目表 (2)', '审核结果 (2)'])).toEqual([])
  })

  it('calculates what it inserts and styles it by rectangles', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const context = new Excel.RequestContext()
    const sheet = context.workbook.worksheets.getItem('项目表')
    const [amount, open] = [sheet.getRange('C3:C5'), sheet.getRange('A3:B5')]
    const widths = ['A:A', 'B:B'].map((address) => sheet.getRange(address))
    amount.load('values,numberFormat,format/protection/locked,format/horizontalAlignment')
    open.load('format/fill/color,format/protection/locked')
    const edge = amount.format.borders.getItem('EdgeRight')
    const inside = open.format.borders.getItem('InsideVertical')
    edge.load('weight,color')
    inside.load('weight,color')
    for (const width of widths) width.load('format/columnWidth')
    sheet.load('tabColor,showGridlines')
    await context.sync()
    expect(amount.values).toEqual([[25], [200], [0.5]])
    expect(amount.format.protection.locked).toBe(true)
    expect(amount.format.horizontalAlignment).toBe('Right')
    expect([open.format.fill.color, open.format.protection.locked]).toEqual(['#FFF8D6', false])
    expect([edge.weight, edge.color]).toEqual(['Medium', '#404040'])
    expect([inside.weight, inside.color]).toEqual(['Thin', '#808080'])
    // 20 and 12 characters are 145 and 89 pixels.
    expect(widths.map((width) => width.format.columnWidth)).toEqual([108.75, 66.75])
    expect([sheet.tabColor, sheet.showGridlines]).toEqual(['#3B7D4F', false])
  })
})

describe('a sheet laid out anew in Excel', () => {
  it('writes many links as formulas and few as links of their own', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => `第${index + 1}条`)
    await workbook.insert(smallLayout(), 'replace')
    await workbook.refresh(findingsLayout(texts), 'findings')
    const many = sheetOf(await workbook.read(), '审核结果')
    expect(many.formulas.size).toBe(200)
    expect(valueAt(many, 1, 0)).toBe('B3')
    await workbook.refresh(findingsLayout(['一条']), 'findings')
    const few = sheetOf(await workbook.read(), '审核结果')
    expect([few.formulas.size, few.values.length]).toEqual([0, 2])
  })

  it('looks again when what was seen is out of date', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const seen = await workbook.read()
    await excel.host.deleteSheet('审核结果')
    await workbook.apply({ refresh: { layout: findingsLayout(['甲']), sheet: 'findings' }, seen })
    expect(sheetOf(await workbook.read(), '审核结果').values[1]).toEqual(['B3', '甲'])
  })

  it('keeps its position under a name people gave it', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const context = new Excel.RequestContext()
    context.workbook.worksheets.getItem('审核结果').name = '结果'
    await context.sync()
    const seen = await workbook.read()
    await workbook.apply({
      refresh: { layout: findingsLayout(['甲']), sheet: 'findings', name: '结果' },
      seen
    })
    const content = await workbook.read()
    expect(content.sheets.map(({ name }) => name)).toEqual(seen.sheets.map(({ name }) => name))
    expect(sheetOf(content, '结果').values[1]).toEqual(['B3', '甲'])
    expect(content.names.find(({ name }) => name === 'Test_head')?.refersTo.replaceAll("'", '')).toBe(
      '结果!$A$1'
    )
  })
})

describe('a snapshot of Excel', () => {
  it('makes a deleted sheet again', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const before = await workbook.read()
    const snapshot = await workbook.snapshot(['项目表'])
    await excel.host.deleteSheet('项目表')
    await workbook.restore(snapshot)
    const after = sheetOf(await workbook.read(), '项目表')
    const old = sheetOf(before, '项目表')
    expect(after.values).toEqual(old.values)
    expect([...after.formulas]).toEqual([...old.formulas])
    expect(after.tables).toEqual(old.tables)
    expect(after.merges).toEqual(old.merges)
    expect(after.protected).toBe(true)
  })

  it('empties what came after it', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const snapshot = await workbook.snapshot(['审核结果'])
    await workbook.write([{ sheet: '审核结果', top: 40, left: 5, values: [['后来']] }])
    await workbook.restore(snapshot)
    expect(valueAt(sheetOf(await workbook.read(), '审核结果'), 40, 5)).toBeNull()
  })
})

describe('watching Excel', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))

  it('tells of typing, of other people and of sheets, and is quiet about our own writes', async () => {
    await workbook.insert(smallLayout(), 'replace')
    const heard: WorkbookChange[] = []
    const stop = await workbook.watch((change) => heard.push(change))
    await excel.host.typeIntoCell('项目表', 'B3', '77')
    await excel.host.asOtherUser((other) => other.typeIntoCell('项目表', 'B4', '78'))
    await settled()
    expect(heard).toEqual([
      { kind: 'cells', sheet: '项目表', address: 'B3', isRemote: false },
      { kind: 'cells', sheet: '项目表', address: 'B4', isRemote: true }
    ])
    heard.length = 0
    await workbook.write([{ sheet: '审核结果', top: 1, left: 1, values: [['甲'], ['乙']] }])
    await workbook.insert(smallLayout([1]), 'replace')
    await settled()
    expect(heard).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await excel.host.deleteSheet('审核结果')
    await settled()
    expect(heard).toEqual([{ kind: 'structure', isRemote: false }])
    heard.length = 0
    await stop()
    await excel.host.typeIntoCell('项目表', 'B3', '79')
    await settled()
    expect(heard).toEqual([])
  })
})
