import { describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession } from './excel-session'

async function withCells(work: (context: Excel.RequestContext, session: ExcelSession) => Promise<void>) {
  const session = await excelSession()
  try {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A1:B3').values = [
        [1, 'x'],
        [2, 'y'],
        [3, 'z']
      ]
      sheet.getRange('D1').formulas = [['=SUM(A1:A3)']]
      sheet.getRange('A1:A3').dataValidation.rule = {
        wholeNumber: { formula1: 0, formula2: 9, operator: 'Between' }
      }
      const marked = sheet.getRange('A1:A3').conditionalFormats.add('Custom')
      marked.custom.rule.formula = '=A1>B1'
      marked.custom.format.fill.color = '#FF0000'
      await context.sync()
      await work(context, session)
    })
  } finally {
    session.host.dispose()
  }
}

describe('cells that are moved', () => {
  it('take their rules along and leave none behind', () =>
    withCells(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A1:A3').moveTo('F5')
      const [there, here] = [sheet.getRange('F5:F7'), sheet.getRange('A1:A3')].map((range) => ({
        validation: range.dataValidation.load('rule,type'),
        formats: range.conditionalFormats.load('items'),
        values: range.load('values')
      })) as [never, never] as unknown as {
        validation: Excel.DataValidation
        formats: Excel.ConditionalFormatCollection
        values: Excel.Range
      }[]
      const sum = sheet.getRange('D1').load('formulas,values')
      await context.sync()
      expect(there!.values.values).toEqual([[1], [2], [3]])
      expect(there!.validation.type).toBe('WholeNumber')
      expect(there!.formats.items).toHaveLength(1)
      expect(here!.validation.type).toBe('None')
      expect(here!.formats.items).toHaveLength(0)
      expect([sum.formulas[0]![0], sum.values[0]![0]]).toEqual(['=SUM(F5:F7)', 6])
    }))

  it('split a rule whose other cells stay, its formula following what moved', () =>
    withCells(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A2').moveTo('H2')
      const formats = sheet.getRange('A1:H3').conditionalFormats.load('items')
      await context.sync()
      const read = formats.items.map((format) => ({
        areas: format.getRanges().load('address'),
        rule: format.custom.rule.load('formula')
      }))
      await context.sync()
      expect(read.map(({ areas, rule }) => [areas.address, rule.formula])).toEqual([
        ['Sheet1!A1,Sheet1!A3', '=A1>B1'],
        ['Sheet1!H2', '=H2>B2']
      ])
    }))

  it('may not cut a merged cell', () =>
    withCells(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('F5:G5').merge()
      await context.sync()
      sheet.getRange('A1').moveTo('G5')
      await expect(context.sync()).rejects.toMatchObject({ code: 'MergedRangeConflict' })
    }))

  it('are merged where they arrive when they were merged before', () =>
    withCells(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('J1:K2').merge()
      sheet.getRange('J1:K2').moveTo('M5')
      const merged = [
        sheet.getRange('M5').getMergedAreasOrNullObject(),
        sheet.getRange('J1').getMergedAreasOrNullObject()
      ]
      for (const one of merged) one.load('address')
      await context.sync()
      expect(merged[0]!.address).toBe('Sheet1!M5:N6')
      expect(merged[1]!.isNullObject).toBe(true)
    }))

  it('are back with their rules when that is undone', () =>
    withCells(async (context, { host }) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A1:A3').moveTo('F5')
      await context.sync()
      await host.undo()
      const validation = sheet.getRange('A1:A3').dataValidation.load('type')
      const values = sheet.getRange('A1:A3').load('values')
      await context.sync()
      expect([validation.type, values.values]).toEqual(['WholeNumber', [[1], [2], [3]]])
    }))
})

describe('rows fitted to their text', () => {
  it('grow and shrink again', () =>
    withCells(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      const cell = sheet.getRange('A1')
      cell.format.wrapText = true
      cell.values = [['很长的文字'.repeat(20)]]
      cell.format.autofitRows()
      cell.load('format/rowHeight')
      await context.sync()
      const high = cell.format.rowHeight
      cell.values = [['短']]
      cell.format.autofitRows()
      cell.load('format/rowHeight')
      await context.sync()
      expect(high).toBeGreaterThan(60)
      expect(cell.format.rowHeight).toBeLessThan(20)
    }))
})
