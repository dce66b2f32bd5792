import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession } from './excel-session'

let session: ExcelSession
const sessions: ExcelSession[] = []
const run = <T>(work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> =>
  session.Excel.run((context) => work(context, context.workbook.worksheets.getActiveWorksheet()))
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))

beforeEach(async () => {
  session = await excelSession()
  sessions.push(session)
})

afterAll(() => {
  for (const { host } of sessions) host.dispose()
})

describe('settings', () => {
  it('tell when they change, by either way of setting them', async () => {
    const seen: unknown[] = []
    await run(async (context) => {
      context.workbook.settings.onSettingsChanged.add(async ({ settings }) => {
        const item = settings.getItem('审').load('value')
        await settings.context.sync()
        seen.push(item.value)
      })
      await context.sync()
      context.workbook.settings.add('审', true)
      await context.sync()
    })
    await settled()
    const { settings } = session.Office.context.document
    settings.set('审', false)
    await new Promise((resolve) => settings.saveAsync(resolve))
    await settled()
    expect(seen).toEqual([true, false])
  })
})

describe('what the document cannot do', () => {
  it('fails instead of keeping silent', async () => {
    const { document } = session.Office.context
    const answer = await new Promise<Office.AsyncResult<Office.File>>((resolve) => {
      document.getFileAsync(session.Office.FileType.Compressed, { sliceSize: 4096 }, resolve)
    })
    expect([answer.status, answer.error.code]).toEqual(['failed', 5000])
    const registered = await new Promise<Office.AsyncResult<void>>((resolve) => {
      document.addHandlerAsync(session.Office.EventType.ActiveViewChanged, () => undefined, resolve)
    })
    expect(registered.status).toBe('failed')
  })
})

describe('the validity of cells under a computed rule', () => {
  it('is told of a range and of its cells', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:A4')
      range.values = [[1], [2], [3], ['']]
      range.dataValidation.rule = { custom: { formula: '=MOD(A1,2)=1' } }
      const second = sheet.getRange('B1:B3')
      second.values = [[1], [1], [1]]
      second.dataValidation.rule = { custom: { formula: '=MOD(ROW(),2)=1' } }
      await context.sync()
      range.dataValidation.load('valid')
      const [odd, even] = ['A1:A1', 'A2'].map((address) =>
        sheet.getRange(address).load('dataValidation/valid')
      )
      const invalid = range.dataValidation.getInvalidCells().load('address')
      const byPlace = second.dataValidation.getInvalidCells().load('address')
      await context.sync()
      expect(range.dataValidation.valid).toBeNull()
      expect([odd!.dataValidation.valid, even!.dataValidation.valid]).toEqual([true, false])
      expect([invalid.address, byPlace.address]).toEqual(['Sheet1!A2', 'Sheet1!B2'])
      sheet.getRange('A2').values = [[5]]
      range.dataValidation.load('valid')
      await context.sync()
      expect(range.dataValidation.valid).toBe(true)
    })
  })
})
