import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ExcelSession } from './excel-session'
import { excelSession } from './excel-session'

let session: ExcelSession

beforeAll(async () => {
  session = await excelSession()
})

afterAll(() => {
  session.host.dispose()
})

const steps = (...writes: [string, string | number][][]): Promise<unknown[]> =>
  session.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add()
    const seen: unknown[] = []
    for (const step of writes) {
      for (const [address, value] of step) sheet.getRange(address).formulas = [[value]]
      const cell = sheet.getRange('D1').load('values')
      await context.sync()
      seen.push(cell.values[0]![0])
    }
    return seen
  })

describe('functions', () => {
  it.each([
    ['=NOT(A1="甲")', [['A1', '乙']], true],
    ['=NOT(A1>B1)', [['A1', 2]], false],
    ['=NOT(NOT(A1))', [['A1', 1]], true],
    ['=IF(NOT(ISBLANK(A1)),NOT(A1="x"),"空")', [['A1', 'x']], false],
    [
      '=COUNTIFS(A1:A3,"?*")',
      [
        ['A1', '甲\n乙'],
        ['A2', '丙']
      ],
      2
    ],
    ['=COUNTIF(A1:A3,"甲*")', [['A1', '甲\n乙']], 1],
    ['=COUNTIF(A1:A3,"甲?乙")', [['A1', '甲\n乙']], 1]
  ] as [string, [string, string | number][], unknown][])(
    '%s answers as Excel does',
    async (formula, cells, expected) => {
      expect(await steps([...cells, ['D1', formula]])).toEqual([expected])
    }
  )
})

describe('recalculation', () => {
  it('follows results that spill and grow', async () => {
    const seen = await steps(
      [
        ['A1', 2],
        ['B1', '=SEQUENCE(A1)'],
        ['D1', '=SUM(B1:B9)']
      ],
      [['A1', 4]],
      [['A1', 1]]
    )
    expect(seen).toEqual([3, 10, 1])
  })

  it('computes formulas again whose sheet was missing', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add()
      sheet.getRange('A1').formulas = [['=后来!A1+1']]
      await context.sync()
      const later = context.workbook.worksheets.add('后来')
      later.getRange('A1').values = [[4]]
      const result = sheet.getRange('A1').load('values')
      await context.sync()
      expect(result.values).toEqual([[5]])
    })
  })

  it('leaves out hidden rows where SUBTOTAL wants it', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add()
      sheet.getRange('A1:A3').values = [[1], [2], [4]]
      sheet.getRange('D1').formulas = [['=SUBTOTAL(109,A1:A3)']]
      sheet.getRange('2:2').rowHidden = true
      const result = sheet.getRange('D1').load('values')
      await context.sync()
      expect(result.values).toEqual([[5]])
    })
  })

  it('follows a formula that was changed to other cells', async () => {
    const seen = await steps(
      [
        ['A1', 1],
        ['B1', 2],
        ['D1', '=A1']
      ],
      [['D1', '=B1']],
      [['B1', 5]],
      [['A1', 9]]
    )
    expect(seen).toEqual([1, 2, 5, 5])
  })

  it('follows a chain of formulas and one put in between', async () => {
    const seen = await steps(
      [
        ['A1', 1],
        ['B1', '=A1+1'],
        ['C1', '=B1+1'],
        ['D1', '=C1+1']
      ],
      [['A1', 10]],
      [['C1', '=A1*100']],
      [['A1', 2]],
      [['C1', 7]],
      [['A1', 3]]
    )
    expect(seen).toEqual([4, 13, 1001, 201, 8, 8])
  })

  it('brings a deleted formula back with its dependents on undo', async () => {
    const seen = await steps(
      [
        ['A1', 1],
        ['D1', '=SUM(A1:A3)']
      ],
      [['D1', '']],
      [['D1', '=SUM(A1:A3)*2']],
      [['A3', 4]]
    )
    expect(seen).toEqual([1, '', 2, 10])
  })

  it('follows functions that build their references', async () => {
    const seen = await steps(
      [
        ['A1', 1],
        ['A2', 2],
        ['D1', '=INDIRECT("A"&B1)'],
        ['B1', 1]
      ],
      [['B1', 2]],
      [['A2', 9]]
    )
    expect(seen).toEqual([1, 2, 9])
  })

  it('follows names and tables', async () => {
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('命名')
      sheet.getRange('A1:A3').values = [['额'], [1], [2]]
      const table = sheet.tables.add('A1:A3', true)
      table.name = '额表'
      context.workbook.names.add('额名', sheet.getRange('A2:A3'))
      sheet.getRange('C1:C2').formulas = [['=SUM(额表[额])'], ['=SUM(额名)']]
      const result = sheet.getRange('C1:C2').load('values')
      await context.sync()
      expect(result.values).toEqual([[3], [3]])
      sheet.getRange('A2').values = [[10]]
      result.load('values')
      await context.sync()
      expect(result.values).toEqual([[12], [12]])
      table.rows.add(undefined, [[5]])
      result.load('values')
      await context.sync()
      expect(result.values).toEqual([[17], [12]])
      context.workbook.names.getItem('额名').formula = '=命名!$A$4'
      result.load('values')
      await context.sync()
      expect(result.values).toEqual([[17], [5]])
    })
  })

  it('follows a sheet that was renamed', async () => {
    await session.Excel.run(async (context) => {
      const source = context.workbook.worksheets.add('旧名')
      const sheet = context.workbook.worksheets.add('引用')
      source.getRange('A1').values = [[1]]
      sheet.getRange('A1').formulas = [['=旧名!A1+1']]
      await context.sync()
      source.name = '新 名'
      source.getRange('A1').values = [[5]]
      const result = sheet.getRange('A1').load('values,formulas')
      await context.sync()
      expect(result.values).toEqual([[6]])
      expect(result.formulas).toEqual([["='新 名'!A1+1"]])
    })
  })

  it('computes structured references to a column whose name has a line break', async () => {
    const { host, Excel } = await excelSession({ habits: { 'formula-fills-column': false } })
    const values = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B3').values = [
        ['完成情况\n（自评）', '倍'],
        [3, ''],
        [4, '']
      ]
      sheet.tables.add('A1:B3', true).name = '表'
      sheet.getRange('B2:B3').formulas = [
        ['=表[[#This Row],[完成情况\n（自评）]]*2'],
        ['=SUM(表[完成情况\n（自评）])']
      ]
      await context.sync()
      const range = sheet.getRange('B2:B3').load('values')
      await context.sync()
      return range.values
    })
    expect(values).toEqual([[6], [7]])
    host.dispose()
  })
})

describe('a table made anew under the name of one that is gone', () => {
  it.each([
    ['short', '=Plan[[#This Row],[a]]*2'],
    [
      'long',
      '=IF(ISNUMBER(Plan[[#This Row],[a]]),SUM(Plan[[#This Row],[a]],Plan[[#This Row],[a]]),"no number here")'
    ]
  ])('is the one that a %s formula reads', async (_length, formula) => {
    const { Excel } = session
    const make = (): Promise<unknown> =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add()
        sheet.getRange('A1:B2').values = [
          ['a', 'b'],
          [21, null]
        ]
        sheet.tables.add('A1:B2', true).name = 'Plan'
        const cell = sheet.getRange('B2')
        cell.formulas = [[formula]]
        cell.load('values')
        await context.sync()
        const result: unknown = cell.values[0]?.[0]
        sheet.delete()
        await context.sync()
        return result
      })
    expect([await make(), await make(), await make()]).toEqual([42, 42, 42])
  })

  it('is read where the formula stood before its table came', async () => {
    const { Excel } = session
    const formula =
      '=IF(ISNUMBER(Late[[#This Row],[a]]),SUM(Late[[#This Row],[a]],Late[[#This Row],[a]]),"no number here")'
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add()
      sheet.getRange('A1:B2').formulas = [
        ['a', 'b'],
        [21, formula]
      ]
      const before = sheet.getRange('B2').load('values')
      await context.sync()
      sheet.tables.add('A1:B2', true).name = 'Late'
      await context.sync()
      const after = sheet.getRange('B2').load('values')
      await context.sync()
      return [before.values[0]?.[0], after.values[0]?.[0]] as unknown[]
    })
    expect(seen).toEqual(['no number here', 42])
  })
})
