import { describe, expect, it } from '@jest/globals'
import type { HostHabits } from '../../src/office-host'
import { excelSession } from './excel-session'

type Cells = readonly (readonly (string | number)[])[]

/** What A1:B6 holds after work on a table of it, whose rows 3 and 4 a filter hides where asked for. */
async function after(
  work: (sheet: Excel.Worksheet) => void,
  { isFiltered = false, habits = {} }: { isFiltered?: boolean; habits?: Partial<HostHabits> } = {}
): Promise<Cells> {
  const { host, Excel } = await excelSession({ habits })
  const cells = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet()
    sheet.getRange('A1:A6').values = [['名称'], ['甲'], ['乙'], ['乙'], ['甲'], ['甲']]
    sheet.getRange('B1').values = [['数']]
    const table = sheet.tables.add('A1:B6', true)
    if (isFiltered) table.columns.getItemAt(0).filter.applyValuesFilter(['甲'])
    await context.sync()
    work(sheet)
    const range = sheet.getRange('B2:B6').load('formulas')
    await context.sync()
    return range.formulas as Cells
  })
  host.dispose()
  return cells
}

const put = (address: string, formulas: Cells) => (sheet: Excel.Worksheet) => {
  sheet.getRange(address).formulas = formulas as (string | number)[][]
}

describe('filtered-write-scrambles', () => {
  const numbers: Cells = [[5], [4], [3], [2], [1]]

  it('puts the first row of a block into every visible row', async () => {
    expect(await after(put('B2:B6', numbers), { isFiltered: true })).toEqual([[5], [''], [''], [5], [5]])
  })

  it('lets single rows arrive, hidden ones too', async () => {
    const singly = (sheet: Excel.Worksheet) => {
      numbers.forEach((row, index) => put(`B${index + 2}`, [row])(sheet))
    }
    expect(await after(singly, { isFiltered: true })).toEqual(numbers)
  })

  it('lets blocks arrive that no filter crosses, or where it is switched off', async () => {
    expect(await after(put('B2:B6', numbers))).toEqual(numbers)
    const habits = { 'filtered-write-scrambles': false }
    expect(await after(put('B2:B6', numbers), { isFiltered: true, habits })).toEqual(numbers)
  })
})

describe('formula-fills-column', () => {
  const formulas: Cells = [['=1+1'], ['=2+2'], [''], ['=4+4'], ['']]
  const filled = Array.from({ length: 5 }, () => ['=4+4'])

  it('fills a blank column with the last formula, blanks too', async () => {
    expect(await after(put('B2:B6', formulas))).toEqual(filled)
  })

  it('fills a column of one formula anew', async () => {
    const twice = (sheet: Excel.Worksheet) => {
      put('B2:B6', [['=A2'], ['=A3'], ['=A4'], ['=A5'], ['=A6']])(sheet)
      put('B4', [['=4+4']])(sheet)
    }
    expect(await after(twice)).toEqual(filled)
  })

  it('leaves a column with constants, and where it is switched off', async () => {
    const besides = (sheet: Excel.Worksheet) => {
      put('B6', [[7]])(sheet)
      put('B3', [['=1+1']])(sheet)
    }
    expect(await after(besides)).toEqual([[''], ['=1+1'], [''], [''], [7]])
    expect(await after(put('B2:B6', formulas), { habits: { 'formula-fills-column': false } })).toEqual(
      formulas
    )
  })
})

describe('sorting', () => {
  it('leaves hidden rows where they are', async () => {
    const sorted = (sheet: Excel.Worksheet) => {
      ;[5, 4, 3, 2, 1].forEach((number, index) => put(`B${index + 2}`, [[number]])(sheet))
      sheet.getRange('B2:B6').sort.apply([{ key: 0, ascending: true }])
    }
    expect(await after(sorted, { isFiltered: true })).toEqual([[1], [4], [3], [2], [5]])
    expect(await after(sorted)).toEqual([[1], [2], [3], [4], [5]])
  })
})
