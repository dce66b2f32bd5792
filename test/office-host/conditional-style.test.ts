import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ConditionalStyles } from '../../src/office-host/model/conditional-style'
import { listChoices } from '../../src/office-host/model/data-validation'
import type { ExcelSession } from './excel-session'
import { excelSession } from './excel-session'

let session: ExcelSession
const sessions: ExcelSession[] = []
const run = (work: (sheet: Excel.Worksheet) => void): Promise<void> =>
  session.Excel.run(async (context) => {
    work(context.workbook.worksheets.getActiveWorksheet())
    await context.sync()
  })
const column = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ row: from + index - 1, column: 0 }))

/** What the conditional formats make of the cells of column A from row 1 on. */
const stylesOfColumn = (rows: number) => {
  const sheet = session.host.book.activeSheet
  return session.host.reading(() => new ConditionalStyles(sheet).of(column(1, rows)))
}
const red = (format: Excel.ConditionalRangeFormat): void => {
  format.font.color = '#FF0000'
}

beforeEach(async () => {
  session = await excelSession()
  sessions.push(session)
})

afterAll(() => {
  for (const { host } of sessions) host.dispose()
})

describe('a conditional format by formula', () => {
  it('reads its references from each cell, and follows a changed value', async () => {
    await run((sheet) => {
      sheet.getRange('A1:B3').values = [
        [1, 'x'],
        [2, ''],
        [3, 'x']
      ]
      const { custom } = sheet.getRange('A1:A3').conditionalFormats.add('Custom')
      custom.rule.formula = '=$B1="x"'
      red(custom.format)
    })
    const mark = { fontColor: '#FF0000' }
    expect(await stylesOfColumn(3)).toEqual([mark, undefined, mark])
    await session.host.typeIntoCell('Sheet1', 'B2', 'x')
    expect(await stylesOfColumn(3)).toEqual([mark, mark, mark])
  })

  it('depends on the row it stands in and on large ranges too', async () => {
    await run((sheet) => {
      sheet.getRange('A1:A4').values = [[1], [2], [3], [4]]
      const even = sheet.getRange('A1:A4').conditionalFormats.add('Custom').custom
      even.rule.formula = '=MOD(ROW(),2)=0'
      even.format.font.bold = true
      const largest = sheet.getRange('A1:A4').conditionalFormats.add('Custom')
      largest.custom.rule.formula = '=A1=MAX($A$1:$A$100)'
      red(largest.custom.format)
    })
    const found = await stylesOfColumn(4)
    expect(found.map((style) => style?.bold)).toEqual([undefined, true, undefined, true])
    expect(found[3]?.fontColor).toBe('#FF0000')
    await session.host.typeIntoCell('Sheet1', 'A1', '9')
    expect((await stylesOfColumn(4)).map((style) => style?.fontColor)).toEqual([
      '#FF0000',
      undefined,
      undefined,
      undefined
    ])
  })

  it('stops those behind it where it says so', async () => {
    await run((sheet) => {
      sheet.getRange('A1').values = [[1]]
      const behind = sheet.getRange('A1').conditionalFormats.add('Custom').custom
      behind.rule.formula = '=TRUE'
      behind.format.fill.color = '#00FF00'
      const first = sheet.getRange('A1').conditionalFormats.add('Custom')
      first.custom.rule.formula = '=A1=1'
      red(first.custom.format)
      first.stopIfTrue = true
    })
    expect(await stylesOfColumn(1)).toEqual([{ fontColor: '#FF0000' }])
  })
})

describe('a conditional format by value', () => {
  const values = [[1], [5], [5], ['text'], ['']]
  const add = (type: string, set: (format: Excel.ConditionalFormat) => void): Promise<void> =>
    run((sheet) => {
      sheet.getRange('A1:A5').values = values
      set(sheet.getRange('A1:A5').conditionalFormats.add(type as Excel.ConditionalFormatType))
    })
  const marked = async (): Promise<boolean[]> => (await stylesOfColumn(5)).map((style) => style !== undefined)

  it('compares, also between two limits given the wrong way round', async () => {
    await add('CellValue', ({ cellValue }) => {
      cellValue.rule = { formula1: '=6', formula2: '=4', operator: 'Between' }
      red(cellValue.format)
    })
    expect(await marked()).toEqual([false, true, true, false, false])
  })

  it('finds text', async () => {
    await add('ContainsText', ({ textComparison }) => {
      textComparison.rule = { operator: 'Contains', text: 'EX' }
      red(textComparison.format)
    })
    expect(await marked()).toEqual([false, false, false, true, false])
  })

  it('finds duplicates, blanks and what lies above the average', async () => {
    const wanted: [string, boolean[]][] = [
      ['DuplicateValues', [false, true, true, false, false]],
      ['Blanks', [false, false, false, false, true]],
      ['AboveAverage', [false, true, true, false, false]]
    ]
    for (const [criterion, cells] of wanted) {
      await run((sheet) => {
        sheet.getRange('A1:A5').conditionalFormats.clearAll()
      })
      await add('PresetCriteria', ({ preset }) => {
        preset.rule = { criterion: criterion as Excel.ConditionalFormatPresetCriterion }
        red(preset.format)
      })
      expect([criterion, await marked()]).toEqual([criterion, cells])
    }
  })

  it('finds the lowest', async () => {
    await add('TopBottom', ({ topBottom }) => {
      topBottom.rule = { rank: 1, type: 'BottomItems' }
      red(topBottom.format)
    })
    expect(await marked()).toEqual([true, false, false, false, false])
  })

  it('mixes the colours of a scale', async () => {
    await run((sheet) => {
      sheet.getRange('A1:A3').values = [[0], [5], [10]]
      sheet.getRange('A1:A3').conditionalFormats.add('ColorScale').colorScale.criteria = {
        minimum: { type: 'LowestValue', color: '#000000' },
        maximum: { type: 'HighestValue', color: '#FF0000' }
      }
    })
    const found = await stylesOfColumn(3)
    expect(found.map((style) => style?.fillColor)).toEqual(['#000000', '#800000', '#FF0000'])
  })
})

describe('the list of a cell', () => {
  it('offers what is written in it, what a range holds, and what a name means', async () => {
    await run((sheet) => {
      sheet.getRange('D1:D3').values = [['甲'], [''], ['乙']]
      sheet.names.add('choices', sheet.getRange('D1:D3'))
      sheet.getRange('A1').dataValidation.rule = { list: { inCellDropDown: true, source: 'x, y' } }
      sheet.getRange('A2').dataValidation.rule = { list: { inCellDropDown: true, source: '=$D$1:$D$3' } }
      sheet.getRange('A3').dataValidation.rule = { list: { inCellDropDown: true, source: '=choices' } }
      sheet.getRange('A4').dataValidation.rule = { list: { inCellDropDown: false, source: 'x' } }
    })
    const { book } = session.host
    const at = (row: number) => listChoices(book, book.activeSheet, row, 0)
    expect([await at(0), await at(1), await at(2)]).toEqual([
      ['x', 'y'],
      ['甲', '乙'],
      ['甲', '乙']
    ])
    expect([await at(3), await at(4)]).toEqual([undefined, undefined])
  })
})
