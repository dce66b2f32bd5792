import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { supportedMembers } from '../../src/office-host'
import type { ExcelSession } from './excel-session'
import { excelSession, failureCode } from './excel-session'

let session: ExcelSession
const sessions: ExcelSession[] = []
const run = <T>(work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> =>
  session.Excel.run((context) => work(context, context.workbook.worksheets.getActiveWorksheet()))
const failing = (work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => void): Promise<string> =>
  failureCode(
    run(async (context, sheet) => {
      work(context, sheet)
      await context.sync()
    })
  )

beforeEach(async () => {
  session = await excelSession()
  sessions.push(session)
})

afterAll(() => {
  for (const { host } of sessions) host.dispose()
})

describe('Office', () => {
  it('reports Excel and the requirement sets of the host', async () => {
    const info = await session.Office.onReady()
    expect(info.host).toBe('Excel')
    expect(session.Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(true)
    expect(session.Office.context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(false)
  })
})

describe('worksheets', () => {
  it('are added, renamed, moved, hidden and deleted', async () => {
    await run(async (context, sheet) => {
      const added = context.workbook.worksheets.add('指标')
      added.tabColor = '#FF0000'
      added.position = 0
      sheet.visibility = 'VeryHidden'
      sheet.getRange('A1').formulas = [["='指标'!B2"]]
      added.name = '主要指标'
      const formula = sheet.getRange('A1').load('formulas')
      const all = context.workbook.worksheets.load(
        'items/name,items/visibility,items/position,items/tabColor,items/id'
      )
      await context.sync()
      expect(all.items.map((item) => [item.name, item.visibility, item.position])).toEqual([
        ['主要指标', 'Visible', 0],
        ['Sheet1', 'VeryHidden', 1]
      ])
      expect(formula.formulas).toEqual([['=主要指标!B2']])
      sheet.visibility = 'Visible'
      added.delete()
      const broken = sheet.getRange('A1').load('formulas')
      await context.sync()
      expect(broken.formulas).toEqual([['=#REF!']])
    })
  })

  it('are found by name or are null objects', async () => {
    await run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject('没有')
      const one = context.workbook.worksheets.getItemOrNullObject('sheet1').load('name')
      await context.sync()
      expect([none.isNullObject, one.isNullObject, one.name]).toEqual([true, false, 'Sheet1'])
    })
  })

  it.each<[string, (context: Excel.RequestContext, sheet: Excel.Worksheet) => void, string]>([
    [
      'a missing sheet',
      (context) => context.workbook.worksheets.getItem('没有').load('name'),
      'ItemNotFound'
    ],
    ['a repeated name', (context) => void context.workbook.worksheets.add('Sheet1'), 'ItemAlreadyExists'],
    ['a name with a colon', (_context, sheet) => void (sheet.name = 'a:b'), 'InvalidArgument'],
    ['deleting the last sheet', (_context, sheet) => sheet.delete(), 'InvalidOperation']
  ])('refuse %s', async (_name, work, code) => {
    expect(await failing(work)).toBe(code)
  })
})

describe('tables', () => {
  const makeTable = (sheet: Excel.Worksheet): Excel.Table => {
    sheet.getRange('A1:C3').values = [
      ['项目', '投资', '完成'],
      ['甲', 10, '=[@投资]*2'],
      ['乙', 20, '=[@投资]*2']
    ]
    const table = sheet.tables.add('A1:C3', true)
    table.name = '项目表'
    return table
  }

  it('compute structured references and fill calculated columns in new rows', async () => {
    await run(async (context, sheet) => {
      const table = makeTable(sheet)
      table.rows.add(undefined, [['丙', 30, null as unknown as string]])
      sheet.getRange('E1').formulas = [['=SUM(项目表[完成])']]
      const sum = sheet.getRange('E1').load('values')
      const body = table.getDataBodyRange().load('values,address')
      table.load('name,rows/count,columns/items/name')
      await context.sync()
      expect(body.address).toBe('Sheet1!A2:C4')
      expect(body.values[2]).toEqual(['丙', 30, 60])
      expect(sum.values).toEqual([[120]])
      expect(table.columns.items.map((column) => column.name)).toEqual(['项目', '投资', '完成'])
    })
  })

  it('resize, sort, filter and convert to ranges', async () => {
    await run(async (context, sheet) => {
      const table = makeTable(sheet)
      table.resize('A1:D4')
      table.style = 'TableStyleLight1'
      table.sort.apply([{ key: 1, ascending: false }])
      table.columns.getItem('项目').filter.applyValuesFilter(['甲'])
      const header = table.getHeaderRowRange().load('values')
      const second = sheet.getRange('A2').load('values,rowHidden')
      await context.sync()
      expect(header.values[0]).toEqual(['项目', '投资', '完成', 'Column4'])
      expect([second.values[0]![0], second.rowHidden]).toEqual(['乙', true])
      table.clearFilters()
      table.convertToRange()
      const tables = sheet.tables.load('count')
      await context.sync()
      expect(tables.count).toBe(0)
    })
  })

  it('show totals and rename columns with their header cells', async () => {
    await run(async (context, sheet) => {
      const table = makeTable(sheet)
      table.showTotals = true
      sheet.getRange('B1').values = [['总投资']]
      sheet.getRange('B4').formulas = [['=SUM([总投资])']]
      const total = table.getTotalRowRange().load('values,address')
      const column = table.columns.getItem('总投资').getDataBodyRange().load('address')
      await context.sync()
      expect(total.address).toBe('Sheet1!A4:C4')
      expect(total.values[0]![1]).toBe(30)
      expect(column.address).toBe('Sheet1!B2:B3')
    })
  })

  it('leave #REF! where a formula named a deleted column, and what is left of a span', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('Lost')
      sheet.getRange('A1:D2').values = [
        ['one', 'two', 'three', 'four'],
        [1, 2, 3, 4]
      ]
      sheet.tables.add('A1:D2', true).name = 'Lost'
      sheet.getRange('F2:F7').formulas = [
        ['=COUNT(Lost[[#This Row],[two]],Lost[[#This Row],[four]])'],
        ['=SUM(Lost[two])'],
        ['=SUM(Lost[[two]:[four]])'],
        ['=SUM(Lost[[one]:[two]])'],
        ['=SUM(Lost[four])&"[two]"'],
        ['=IFERROR(SUM(Lost[two]),"gone")']
      ]
      await context.sync()
      sheet.getRange('B:B').delete('Left')
      const cells = sheet.getRange('E2:E7').load('formulas,values')
      await context.sync()
      expect(cells.formulas.flat()).toEqual([
        '=COUNT(#REF!,Lost[[#This Row],[four]])',
        '=SUM(#REF!)',
        '=SUM(Lost[[three]:[four]])',
        '=SUM(Lost[[one]:[one]])',
        '=SUM(Lost[four])&"[two]"',
        '=IFERROR(SUM(#REF!),"gone")'
      ])
      expect(cells.values.flat().slice(1)).toEqual(['#REF!', 7, 1, '4[two]', 'gone'])
    })
  })

  it('refuse to overlap and to be shifted in part', async () => {
    await run(async (context, sheet) => {
      makeTable(sheet)
      await context.sync()
    })
    expect(await failing((_context, sheet) => void sheet.tables.add('B2:E5', true))).toBe('InvalidOperation')
    expect(await failing((_context, sheet) => void sheet.getRange('A2').insert('Down'))).toBe(
      'InvalidOperation'
    )
  })
})

describe('names', () => {
  it('compute in formulas, give ranges and are deleted', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A2').values = [[1], [2]]
      context.workbook.names.add('数据', sheet.getRange('A1:A2'))
      context.workbook.names.add('系数', '=2.5')
      sheet.names.add('本表', '=Sheet1!$A$1')
      sheet.getRange('B1').formulas = [['=SUM(数据)*系数']]
      const result = sheet.getRange('B1').load('values')
      const name = context.workbook.names.getItem('数据').load('formula,type,visible,scope')
      const range = name.getRange().load('address')
      await context.sync()
      expect(result.values).toEqual([[7.5]])
      expect([name.formula, name.type, range.address]).toEqual(['=Sheet1!$A$1:$A$2', 'Range', 'Sheet1!A1:A2'])
      sheet.getRange('1:1').insert('Down')
      name.load('formula')
      await context.sync()
      expect(name.formula).toBe('=Sheet1!$A$2:$A$3')
      name.delete()
      const gone = context.workbook.names.getItemOrNullObject('数据')
      await context.sync()
      expect(gone.isNullObject).toBe(true)
    })
  })
})

describe('protection', () => {
  const protect = (): Promise<void> =>
    run(async (context, sheet) => {
      sheet.getRange('B:B').format.protection.locked = false
      sheet.protection.protect({ allowFormatColumns: true }, 'pw')
      await context.sync()
    })

  it.each<[string, (sheet: Excel.Worksheet) => void]>([
    ['a locked cell', (sheet) => void (sheet.getRange('A1').values = [[1]])],
    ['a format', (sheet) => void (sheet.getRange('B1').format.fill.color = 'red')],
    ['a row insertion', (sheet) => void sheet.getRange('1:1').insert('Down')],
    ['sorting locked cells', (sheet) => sheet.getRange('A1:B3').sort.apply([{ key: 0 }])],
    ['a table', (sheet) => void sheet.tables.add('A1:B3', true)],
    ['a validation', (sheet) => sheet.getRange('B1').dataValidation.clear()],
    ['protecting again', (sheet) => sheet.protection.protect()]
  ])('refuses %s with AccessDenied', async (_name, work) => {
    await protect()
    expect(await failing((_context, sheet) => work(sheet))).toBe('AccessDenied')
  })

  it('lets unlocked cells and allowed formats change', async () => {
    await protect()
    expect(
      await failing((_context, sheet) => {
        sheet.getRange('B2').values = [[1]]
        sheet.getRange('B:B').format.columnWidth = 90
      })
    ).toBe('')
  })

  it('ends with the password only', async () => {
    await protect()
    expect(await failing((_context, sheet) => sheet.protection.unprotect('wrong'))).toBe('BadPassword')
    expect(await failing((_context, sheet) => sheet.protection.unprotect('pw'))).toBe('')
  })

  it('of the structure keeps sheets as they are', async () => {
    await run(async (context) => {
      context.workbook.protection.protect()
      await context.sync()
    })
    expect(await failing((context) => void context.workbook.worksheets.add('x'))).toBe('AccessDenied')
  })
})

describe('data validation', () => {
  it('keeps rules, prompts and alerts, and finds invalid cells', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:A3')
      range.values = [['是'], ['坏'], ['']]
      range.dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } }
      range.dataValidation.errorAlert = { message: '只能选', showAlert: true, style: 'Stop', title: '错' }
      range.dataValidation.load('type,rule,errorAlert,valid')
      const invalid = range.dataValidation.getInvalidCellsOrNullObject().load('address')
      await context.sync()
      expect(range.dataValidation.type).toBe('List')
      expect(range.dataValidation.errorAlert.message).toBe('只能选')
      expect(range.dataValidation.valid).toBeNull()
      expect(invalid.address).toBe('Sheet1!A2')
    })
  })

  it('stops a person typing, with list, number and custom rules', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('C1:C2').values = [['甲'], ['乙']]
      sheet.getRange('A1').dataValidation.rule = {
        list: { inCellDropDown: true, source: sheet.getRange('C1:C2') }
      }
      sheet.getRange('A2').dataValidation.rule = {
        wholeNumber: { formula1: 1, formula2: 9, operator: 'Between' }
      }
      sheet.getRange('A3').dataValidation.rule = { custom: { formula: '=LEN(C1)=1' } }
      sheet.getRange('A4').dataValidation.rule = { custom: { formula: '=LEN(C1)=2' } }
      await context.sync()
    })
    const type = (cell: string, text: string): Promise<string> =>
      failureCode(session.host.typeIntoCell('Sheet1', cell, text))
    expect(await type('A1', '乙')).toBe('')
    expect(await type('A1', '丙')).toBe('InvalidOperation')
    expect(await type('A2', '10')).toBe('InvalidOperation')
    expect(await type('A2', '5')).toBe('')
    expect(await type('A3', 'x')).toBe('')
    expect(await type('A4', 'x')).toBe('InvalidOperation')
  })

  it('refuses inline lists over 255 characters', async () => {
    expect(
      await failing((_context, sheet) => {
        sheet.getRange('A1').dataValidation.rule = {
          list: { inCellDropDown: true, source: '长'.repeat(256) }
        }
      })
    ).toBe('InvalidArgument')
  })
})

describe('conditional formats', () => {
  it('are added, read and cleared', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:A9')
      const custom = range.conditionalFormats.add('Custom')
      custom.custom.rule.formula = '=$A1>1'
      custom.custom.format.fill.color = '#FFC7CE'
      custom.custom.format.font.bold = true
      const cell = range.conditionalFormats.add('CellValue')
      cell.cellValue.rule = { formula1: '=5', operator: 'GreaterThan' }
      cell.stopIfTrue = true
      const all = range.conditionalFormats.load('items/type,items/priority,items/stopIfTrue')
      custom.custom.rule.load('formula')
      custom.custom.format.fill.load('color')
      await context.sync()
      expect(all.items.map((item) => [item.type, item.priority])).toEqual([
        ['CellValue', 0],
        ['Custom', 1]
      ])
      expect(custom.custom.rule.formula).toBe('=$A1>1')
      expect(custom.custom.format.fill.color).toBe('#FFC7CE')
      range.conditionalFormats.clearAll()
      const count = range.conditionalFormats.getCount()
      await context.sync()
      expect(count.value).toBe(0)
    })
  })
})

describe('page layout, panes, charts, comments and properties', () => {
  it('are kept', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:B3').values = [
        ['年', '值'],
        ['2021年', 1],
        ['2022年', 2]
      ]
      sheet.pageLayout.orientation = 'Landscape'
      sheet.pageLayout.paperSize = 'A3'
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 }
      sheet.pageLayout.setPrintTitleRows('$1:$2')
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '&P'
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B1'))
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B3'), 'Columns')
      chart.title.text = '标题'
      chart.setPosition('D1', 'H9')
      context.workbook.comments.add('Sheet1!B2', '看这里')
      context.workbook.properties.custom.add('包', 'abc')
      context.workbook.settings.add('k', 'v')
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address')
      const rows = sheet.pageLayout.getPrintTitleRowsOrNullObject().load('address')
      sheet.pageLayout.load('orientation,paperSize')
      const series = chart.series.load('items/name')
      chart.load('left,width,name,title/text')
      const comment = context.workbook.comments.getItemByCell('Sheet1!B2').load('content')
      const property = context.workbook.properties.custom.getItem('包').load('value')
      await context.sync()
      expect(frozen.address).toBe('Sheet1!A1:B1')
      expect(rows.address).toBe('Sheet1!1:2')
      expect([sheet.pageLayout.orientation, sheet.pageLayout.paperSize]).toEqual(['Landscape', 'A3'])
      expect(series.items.map((item) => item.name)).toEqual(['值'])
      expect([chart.left, chart.width, chart.title.text]).toEqual([144, 240, '标题'])
      expect([comment.content, property.value]).toEqual(['看这里', 'abc'])
    })
  })
})

describe('the support table', () => {
  it('names members of every class once', () => {
    const members = supportedMembers().map(({ className, member }) => `${className}.${member}`)
    expect(members).toContain('Range.values')
    expect(members).toContain('Worksheet.onChanged')
    expect(new Set(members).size).toBe(members.length)
  })
})
