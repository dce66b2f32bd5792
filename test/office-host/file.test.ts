import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from '@jest/globals'
import { excelSession, failureCode } from './excel-session'

describe('a workbook saved and opened again', () => {
  it('keeps content, formats, structure and rules', async () => {
    const first = await excelSession()
    await first.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.name = '项目 表'
      sheet.tabColor = '#00FF00'
      sheet.getRange('A1:C3').values = [
        ['名称', '投资', '倍'],
        ['甲', 10.5, '=B2*2'],
        ['乙', true, '="x"&A3']
      ]
      const head = sheet.getRange('A1:C1')
      head.format.font.bold = true
      head.format.fill.color = '#DDEEFF'
      head.format.wrapText = true
      head.format.horizontalAlignment = 'Center'
      head.format.borders.getItem('EdgeBottom').style = 'Double'
      sheet.getRange('B2').numberFormat = [['0.00']]
      sheet.getRange('B:B').format.columnWidth = 90
      sheet.getRange('1:1').format.rowHeight = 33
      sheet.getRange('5:5').rowHidden = true
      sheet.getRange('A7:B7').merge()
      sheet.getRange('B2:B9').format.protection.locked = false
      const table = sheet.tables.add('A1:C3', true)
      table.name = '项目表'
      sheet.getRange('D1:D5').dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } }
      sheet.getRange('D1:D5').dataValidation.errorAlert = {
        message: '选',
        showAlert: true,
        style: 'Warning',
        title: 't'
      }
      sheet.getRange('E1:E5').dataValidation.rule = {
        decimal: { formula1: 0, formula2: '=B2', operator: 'Between' }
      }
      const rule = sheet.getRange('A2:C9').conditionalFormats.add('Custom')
      rule.custom.rule.formula = '=$B2>5'
      rule.custom.format.fill.color = '#FFC7CE'
      context.workbook.names.add('投资额', sheet.getRange('B2:B3'))
      context.workbook.names.add('暗名', '=1').visible = false
      context.workbook.properties.custom.add('包号', 'P-1')
      sheet.freezePanes.freezeRows(1)
      sheet.pageLayout.orientation = 'Landscape'
      sheet.pageLayout.paperSize = 'A3'
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 }
      sheet.pageLayout.setPrintTitleRows('$1:$1')
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '第&P页'
      context.workbook.comments.add("'项目 表'!A2", '说明')
      const meta = context.workbook.worksheets.add('元')
      meta.visibility = 'VeryHidden'
      sheet.protection.protect({ allowSort: true, allowFormatColumns: true }, '密')
      await context.sync()
    })
    const file = await first.host.save()
    first.host.dispose()
    const second = await excelSession({ file })
    await second.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('项目 表')
      const all = sheet.getRange('A1:C3').load('values,formulas')
      const head = sheet
        .getRange('A1:C1')
        .load(
          'format/font/bold,format/fill/color,format/wrapText,format/horizontalAlignment,format/rowHeight'
        )
      const bottom = head.format.borders.getItem('EdgeBottom').load('style')
      const b2 = sheet.getRange('B2').load('text,format/columnWidth,format/protection/locked')
      const hidden = sheet.getRange('A5').load('rowHidden')
      const merged = sheet.getRange('A1:Z99').getMergedAreasOrNullObject().load('address')
      const table = sheet.tables.getItem('项目表').getRange().load('address')
      const list = sheet.getRange('D1:D5').dataValidation.load('rule,errorAlert')
      const decimal = sheet.getRange('E1:E5').dataValidation.load('type,rule')
      const format = sheet.getRange('A2').conditionalFormats.getItemAt(0)
      const rule = format.custom.rule.load('formula')
      const fill = format.custom.format.fill.load('color')
      const name = context.workbook.names.getItem('投资额').getRange().load('address')
      const dark = context.workbook.names.getItem('暗名').load('visible')
      const property = context.workbook.properties.custom.getItem('包号').load('value')
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address')
      const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject().load('address')
      const footer = sheet.pageLayout.headersFooters.defaultForAllPages.load('centerFooter')
      const layout = sheet.pageLayout.load('orientation,paperSize,zoom')
      const comment = context.workbook.comments.getItemByCell("'项目 表'!A2").load('content')
      const protection = sheet.protection.load('protected,options')
      const sheets = context.workbook.worksheets.load('items/name,items/visibility,items/tabColor')
      await context.sync()
      expect(all.values).toEqual([
        ['名称', '投资', '倍'],
        ['甲', 10.5, 21],
        ['乙', true, 'x乙']
      ])
      expect(all.formulas[1]![2]).toBe('=B2*2')
      expect([
        head.format.font.bold,
        head.format.fill.color,
        head.format.wrapText,
        head.format.horizontalAlignment,
        head.format.rowHeight
      ]).toEqual([true, '#DDEEFF', true, 'Center', 33])
      expect(bottom.style).toBe('Double')
      expect([b2.text[0]![0], b2.format.protection.locked]).toEqual(['10.50', false])
      expect(b2.format.columnWidth).toBeCloseTo(90, 0)
      expect([hidden.rowHidden, merged.address, table.address]).toEqual([
        true,
        "'项目 表'!A7:B7",
        "'项目 表'!A1:C3"
      ])
      expect(list.rule).toEqual({ list: { inCellDropDown: true, source: '是,否' } })
      expect(list.errorAlert).toMatchObject({ message: '选', style: 'Warning' })
      expect(decimal.rule).toEqual({ decimal: { formula1: 0, formula2: '=B2', operator: 'Between' } })
      expect([rule.formula, fill.color]).toEqual(['=$B2>5', '#FFC7CE'])
      expect([name.address, property.value]).toEqual(["'项目 表'!B2:B3", 'P-1'])
      expect(dark.visible).toBe(false)
      expect([frozen.address, titles.address]).toEqual(["'项目 表'!1:1", "'项目 表'!1:1"])
      expect([
        footer.centerFooter,
        layout.orientation,
        layout.paperSize,
        layout.zoom.horizontalFitToPages
      ]).toEqual(['第&P页', 'Landscape', 'A3', 1])
      expect(comment.content).toBe('说明')
      expect(protection.protected).toBe(true)
      expect(protection.options).toMatchObject({
        allowSort: true,
        allowFormatColumns: true,
        allowFormatCells: false
      })
      expect(sheets.items.map((item) => [item.name, item.visibility])).toEqual([
        ['项目 表', 'Visible'],
        ['元', 'VeryHidden']
      ])
      expect(sheets.items[0]!.tabColor).toBe('#00FF00')
    })
    const unprotect = (password: string): Promise<string> =>
      failureCode(
        second.Excel.run(async (context) => {
          context.workbook.worksheets.getItem('项目 表').protection.unprotect(password)
          await context.sync()
        })
      )
    expect(await unprotect('错')).toBe('BadPassword')
    expect(await unprotect('密')).toBe('')
    second.host.dispose()
  })

  it('fills new rows in the opened file as the calculated column says', async () => {
    const first = await excelSession()
    await first.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B3').values = [
        ['量', '倍'],
        [1, '=A2*2'],
        [2, '=A3*2']
      ]
      sheet.tables.add('A1:B3', true).name = '量表'
      await context.sync()
    })
    const parts = unzipSync(await first.host.save())
    first.host.dispose()
    const table = strFromU8(Object.entries(parts).find(([path]) => path.startsWith('xl/tables/'))![1])
    expect(table).toContain('<calculatedColumnFormula>A2*2</calculatedColumnFormula>')
  })
})
