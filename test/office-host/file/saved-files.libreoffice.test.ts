import { describe, expect, it } from '@jest/globals'
import { readWorkbook } from '../../../src/adapters/xlsx/read-workbook'
import { startOfficeHost } from '../../../src/office-host'
import { convert, recalculated } from '../../support/libreoffice/libreoffice'
import { changedParts, foreignWorkbook, partsOf } from './workbook-files'

describe('a workbook saved by the host after rows were inserted', () => {
  it.each([
    ['xlsxwriter', '项目'],
    ['openpyxl', '选项']
  ] as const)('shows the same values in LibreOffice: %s', async (name, sheetName) => {
    const host = await startOfficeHost({ file: foreignWorkbook(name) })
    await host.insertRows(sheetName, 3, 2)
    const { sheets } = await recalculated(await host.save())
    let compared = 0
    for (const { name: found, values, top, left } of sheets) {
      const sheet = host.book.sheetByName(found)!
      values.forEach((line, row) => {
        line.forEach((value, column) => {
          if (typeof value !== 'number') return
          expect(sheet.value(top + row, left + column)).toBeCloseTo(value, 8)
          compared++
        })
      })
    }
    expect(compared).toBeGreaterThan(10)
    host.dispose()
  })
})

describe('a workbook LibreOffice made', () => {
  it('is the same but for the calculated column it lost and the sheet with spilled results', async () => {
    const [file = new Uint8Array()] = await convert([foreignWorkbook('xlsxwriter')], 'xlsx', {
      recalculate: true
    })
    expect((await readWorkbook(file, 'lo.xlsx')).sheets.length).toBeGreaterThan(3)
    const host = await startOfficeHost({ file })
    const saved = await host.save()
    expect(changedParts(file, saved)).toEqual(['xl/tables/table1.xml', 'xl/worksheets/sheet2.xml'])
    expect(partsOf(saved).get('xl/tables/table1.xml')).toContain('<calculatedColumnFormula>')
    host.dispose()
  })
})
