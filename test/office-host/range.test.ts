import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession, failureCode } from './excel-session'

let session: ExcelSession
const sessions: ExcelSession[] = []
const run = <T>(work: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> =>
  session.Excel.run((context) => work(context, context.workbook.worksheets.getActiveWorksheet()))

beforeEach(async () => {
  session = await excelSession()
  sessions.push(session)
})

afterAll(() => {
  for (const { host } of sessions) host.dispose()
})

describe('range values', () => {
  it('come back as written, with their types and computed results', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:C2').values = [
        ['项目', 3, true],
        ['=B1*2', '', 'x']
      ]
      const range = sheet
        .getRange('A1:C2')
        .load(['values', 'formulas', 'valueTypes', 'address', 'rowCount', 'text'])
      await context.sync()
      expect(range.values).toEqual([
        ['项目', 3, true],
        [6, '', 'x']
      ])
      expect(range.formulas[1]![0]).toBe('=B1*2')
      expect(range.valueTypes).toEqual([
        ['String', 'Double', 'Boolean'],
        ['Double', 'Empty', 'String']
      ])
      expect(range.address).toBe('Sheet1!A1:C2')
      expect(range.text[0]![2]).toBe('TRUE')
    })
  })

  it.each([
    ['12', 12, 'General'],
    ['10%', 0.1, '0%'],
    ['2021/3/4', 44259, 'yyyy/m/d'],
    ['1,234', 1234, '#,##0'],
    ["'12", '12', 'General'],
    ['TRUE', true, 'General'],
    ['2021年', '2021年', 'General']
  ])('read the text %j as typed', async (text, value, format) => {
    await run(async (context, sheet) => {
      const cell = sheet.getRange('A1')
      cell.values = [[text]]
      cell.load('values,numberFormat')
      await context.sync()
      expect(cell.values).toEqual([[value]])
      expect(cell.numberFormat).toEqual([[format]])
    })
  })

  it('stay text under the format @ even when they look like formulas', async () => {
    await run(async (context, sheet) => {
      const cell = sheet.getRange('A1')
      cell.numberFormat = [['@']]
      cell.values = [['=1+1']]
      cell.load('values')
      await context.sync()
      expect(cell.values).toEqual([['=1+1']])
    })
  })

  it('leave cells alone where null and clear them where empty', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:B1')
      range.values = [[1, 2]]
      range.values = [[null, '']]
      range.load('values')
      await context.sync()
      expect(range.values).toEqual([[1, '']])
    })
  })

  it('refuse an array of another shape', async () => {
    const code = await failureCode(
      run(async (context, sheet) => {
        sheet.getRange('A1:B2').values = [[1, 2]]
        await context.sync()
      })
    )
    expect(code).toBe('InvalidArgument')
  })

  it('cannot be read before they are loaded', async () => {
    const code = await failureCode(run((_context, sheet) => Promise.resolve(sheet.getRange('A1').values)))
    expect(code).toBe('PropertyNotLoaded')
  })

  it.each([
    ['=1/0', '#DIV/0!'],
    ['=NOSUCH()', '#NAME?'],
    ['=HYPERLINK("#A1","去")', '去'],
    ['=IFERROR(MATCH("x",A2:A9,0),"没有")', '没有']
  ])('give the result of %s', async (formula, value) => {
    await run(async (context, sheet) => {
      const cell = sheet.getRange('A1')
      cell.formulas = [[formula]]
      cell.load('values,formulas')
      await context.sync()
      expect(cell.values).toEqual([[value]])
      expect(cell.formulas).toEqual([[formula]])
    })
  })

  it('of 10,000 rows by 25 columns go out in one request and come back in another', async () => {
    session.host.options.payloadLimit = 50_000_000
    await run(async (context, sheet) => {
      const rows = Array.from({ length: 10_000 }, (_, row) =>
        Array.from({ length: 25 }, (_, column) => row * 25 + column)
      )
      const range = sheet.getRangeByIndexes(0, 0, 10_000, 25)
      session.host.resetTraffic()
      range.values = rows
      range.format.fill.color = '#FFEE00'
      await context.sync()
      range.load('values')
      await context.sync()
      expect(range.values[9_999]![24]).toBe(249_999)
      expect(session.host.traffic.requests).toBeLessThanOrEqual(3)
    })
  })
})

/** Source: https://support.microsoft.com/office/sort-data-in-a-range-or-table-62d0b95d-2a90-4610-a6ae-2e545c4a4654 */
describe('sorting values of different kinds', () => {
  const mixed = ['b', true, '=NA()', 10, '', 'a', false, -2, '=1/0', 'C', 'B', '', '10']

  it.each<[string, boolean, unknown[]]>([
    [
      'numbers, texts, logical values, errors, blanks',
      true,
      [-2, 10, '10', 'a', 'b', 'B', 'C', false, true, '#N/A', '#DIV/0!', '', '']
    ],
    [
      'the other way round with blanks still last',
      false,
      ['#N/A', '#DIV/0!', true, false, 'C', 'b', 'B', 'a', '10', 10, -2, '', '']
    ]
  ])('puts %s', async (_order, ascending, expected) => {
    await run(async (context, sheet) => {
      const range = sheet.getRange(`A1:A${mixed.length}`)
      sheet.getRange('A13').numberFormat = [['@']]
      range.values = mixed.map((value) => [value])
      await context.sync()
      range.sort.apply([{ key: 0, ascending }])
      range.load('values')
      await context.sync()
      expect(range.values.flat()).toEqual(expected)
    })
  })
})

describe('range addressing', () => {
  it.each<[string, (range: Excel.Range) => Excel.Range, string]>([
    ['getCell', (range) => range.getCell(1, 1), 'C3'],
    ['getRow', (range) => range.getRow(0), 'B2:D2'],
    ['getColumn', (range) => range.getColumn(2), 'D2:D4'],
    ['getResizedRange', (range) => range.getResizedRange(1, -1), 'B2:C5'],
    ['getOffsetRange', (range) => range.getOffsetRange(1, 1), 'C3:E5'],
    ['getEntireRow', (range) => range.getEntireRow(), '2:4'],
    ['getEntireColumn', (range) => range.getEntireColumn(), 'B:D'],
    ['getIntersection', (range) => range.getIntersection('C1:C9'), 'C2:C4'],
    ['getLastCell', (range) => range.getLastCell(), 'D4'],
    ['getRowsBelow', (range) => range.getRowsBelow(2), 'B5:D6'],
    ['getBoundingRect', (range) => range.getBoundingRect('F9'), 'B2:F9']
  ])('%s', async (_name, from, address) => {
    await run(async (context, sheet) => {
      const range = from(sheet.getRange('B2:D4')).load('address')
      await context.sync()
      expect(range.address).toBe(`Sheet1!${address}`)
    })
  })

  it('gives null objects where there is nothing', async () => {
    await run(async (context, sheet) => {
      const none = sheet.getRange('A1').getIntersectionOrNullObject('B1')
      const used = sheet.getUsedRangeOrNullObject(true)
      await context.sync()
      expect([none.isNullObject, used.isNullObject]).toEqual([true, true])
    })
  })

  it('finds what is in use', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('B2').values = [['x']]
      sheet.getRange('D9').format.fill.color = 'red'
      const values = sheet.getUsedRange(true).load('address')
      const all = sheet.getUsedRange().load('address')
      await context.sync()
      expect([values.address, all.address]).toEqual(['Sheet1!B2', 'Sheet1!B2:D9'])
    })
  })

  it('refuses what is no address', async () => {
    expect(
      await failureCode(
        run(async (context, sheet) => {
          sheet.getRange('nothing here').load('values')
          await context.sync()
        })
      )
    ).toBe('InvalidArgument')
  })
})

describe('range edits', () => {
  it('insert and delete cells and move references along', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:A4').values = [[1], [2], [3], ['=SUM(A1:A3)']]
      sheet.getRange('2:2').insert('Down')
      const total = sheet.getRange('A5').load('formulas,values')
      await context.sync()
      expect(total.formulas).toEqual([['=SUM(A1:A4)']])
      expect(total.values).toEqual([[6]])
      sheet.getRange('3:4').delete('Up')
      const after = sheet.getRange('A3').load('formulas,values')
      await context.sync()
      expect(after.formulas).toEqual([['=SUM(A1:A2)']])
      expect(after.values).toEqual([[1]])
    })
  })

  it('keep tracked ranges on their cells', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('B5')
      range.values = [['mine']]
      context.trackedObjects.add(range)
      await context.sync()
      sheet.getRange('1:2').insert('Down')
      range.load('address,values')
      await context.sync()
      expect(range.address).toBe('Sheet1!B7')
      expect(range.values).toEqual([['mine']])
    })
  })

  it('merge, find, sort, copy and clear', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:C1').merge()
      sheet.getRange('A3:B6').values = [
        ['b', 2],
        ['a', 1],
        [5, 3],
        ['', 4]
      ]
      sheet.getRange('A3:B6').sort.apply([{ key: 0, ascending: true }])
      sheet.getRange('D3').copyFrom('A3:B6')
      const sorted = sheet.getRange('D3:E6').load('values')
      const merged = sheet.getRange('A1:Z9').getMergedAreasOrNullObject().load('address')
      const found = sheet
        .getRange('A1:B9')
        .find('A', { matchCase: false, completeMatch: true })
        .load('address')
      await context.sync()
      expect(sorted.values).toEqual([
        [5, 3],
        ['a', 1],
        ['b', 2],
        ['', 4]
      ])
      expect(merged.address).toBe('Sheet1!A1:C1')
      expect(found.address).toBe('Sheet1!A4')
      sheet.getRange('D3:E6').clear('Contents')
      sheet.getRange('A1:C1').unmerge()
      const gone = sheet.getRange('A1').getMergedAreasOrNullObject()
      const cleared = sheet.getRange('D3').load('values')
      await context.sync()
      expect(gone.isNullObject).toBe(true)
      expect(cleared.values).toEqual([['']])
    })
  })

  it('name special cells', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:B2').values = [
        [1, 'x'],
        ['=1+1', '']
      ]
      const formulas = sheet.getRange('A1:B2').getSpecialCells('Formulas').load('address')
      const blanks = sheet.getRange('A1:B2').getSpecialCellsOrNullObject('Blanks').load('address,cellCount')
      await context.sync()
      expect(formulas.address).toBe('Sheet1!A2')
      expect(blanks.address).toBe('Sheet1!B2')
    })
  })
})

describe('range format', () => {
  it('sets and reads fonts, fills, alignment, sizes and locking, null where mixed', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:B2')
      range.set({
        format: {
          font: { bold: true, color: '#112233', size: 14 },
          fill: { color: 'yellow' },
          wrapText: true,
          columnWidth: 80,
          rowHeight: 30
        }
      })
      range.format.horizontalAlignment = 'Center'
      sheet.getRange('A1').format.protection.locked = false
      range.load(
        'format/font/bold,format/font/color,format/font/size,format/fill/color,format/wrapText,format/columnWidth,format/rowHeight,format/horizontalAlignment,format/protection/locked'
      )
      await context.sync()
      const { font, fill } = range.format
      expect([font.bold, font.color, font.size, fill.color]).toEqual([true, '#112233', 14, '#FFFF00'])
      expect([range.format.wrapText, range.format.columnWidth, range.format.rowHeight]).toEqual([
        true,
        80,
        30
      ])
      expect(range.format.horizontalAlignment).toBe('Center')
      expect(range.format.protection.locked).toBeNull()
    })
  })

  it('keeps the format of whole columns for cells written later', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('C:C').numberFormat = [['0.00']]
      sheet.getRange('C5').values = [[1.5]]
      const cell = sheet.getRange('C5').load('text')
      await context.sync()
      expect(cell.text).toEqual([['1.50']])
    })
  })

  it('draws borders side by side', async () => {
    await run(async (context, sheet) => {
      const range = sheet.getRange('A1:B2')
      range.format.borders.getItem('EdgeBottom').style = 'Double'
      range.format.borders.getItem('InsideHorizontal').color = '#FF0000'
      const borders = range.format.borders.load('items/style,items/color,items/sideIndex')
      await context.sync()
      const style = Object.fromEntries(borders.items.map((border) => [border.sideIndex, border.style]))
      expect(style['EdgeBottom']).toBe('Double')
      expect(style['InsideHorizontal']).toBe('Continuous')
      expect(style['EdgeTop']).toBe('None')
    })
  })

  it('hides rows and columns and links cells', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('2:3').rowHidden = true
      sheet.getRange('B:B').columnHidden = true
      sheet.getRange('D1').hyperlink = { documentReference: 'Sheet1!A1', textToDisplay: '回到' }
      const rows = sheet.getRange('A2:A3').load('rowHidden')
      const columns = sheet.getRange('A1:B1').load('columnHidden')
      const link = sheet.getRange('D1').load('hyperlink,values')
      await context.sync()
      expect(rows.rowHidden).toBe(true)
      expect(columns.columnHidden).toBeNull()
      expect(link.hyperlink.documentReference).toBe('Sheet1!A1')
      expect(link.values).toEqual([['回到']])
    })
  })
})

describe('a member the host does not support', () => {
  it('fails with ApiNotFound', async () => {
    expect(
      await failureCode(
        run(async (context, sheet) => {
          sheet.pivotTables.load('items/name')
          await context.sync()
        })
      )
    ).toBe('ApiNotFound')
  })
})
