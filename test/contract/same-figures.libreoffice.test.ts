import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { cellAddress } from '../../src/domain/report/a1'
import { isCellError, type WorkbookContent } from '../../src/domain/report/workbook-content'
import { recalculated } from '../support/libreoffice/libreoffice'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { builtInPlan, layoutOf } from '../support/office/plan-layouts'
import { sheetOf, valueAt } from './workbook-contract'

const layout = layoutOf(builtInPlan())

let excel: ExcelHost
let content: WorkbookContent

beforeAll(async () => {
  excel = await startExcel()
  await excelWorkbook().insert(layout, 'replace')
  content = await recalculated(await excel.host.save())
})

afterAll(() => excel.host.dispose())

const shown = (value: unknown): unknown => {
  if (value === '' || value === null || value === undefined) return null
  if (typeof value === 'number') return Number(value.toPrecision(12))
  return value
}

describe('a workbook inserted through Office.js and recalculated by LibreOffice', () => {
  it('shows the stored value in every computed cell', () => {
    const differences: string[] = []
    let compared = 0
    for (const { name, cells } of layout.sheets) {
      const sheet = sheetOf(content, name)
      cells.forEach((row, rowIndex) =>
        row.forEach((cell, column) => {
          if (cell?.formula === undefined) return
          const found = valueAt(sheet, rowIndex, column) as WorkbookContent['sheets'][number]['values'][0][0]
          const actual = isCellError(found ?? null) ? found : shown(found)
          compared += 1
          if (actual !== shown(cell.value))
            differences.push(
              `${name}!${cellAddress(rowIndex, column)}: ${JSON.stringify(found)} instead of ${JSON.stringify(cell.value)}`
            )
        })
      )
    }
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(1000)
    process.stdout.write(`${compared} computed cells compared\n`)
  })

  it('changes with what is filled in', async () => {
    const workbook = excelWorkbook()
    const place = { sheet: '项目表', top: 4, left: 12 }
    await workbook.write([{ ...place, values: [[987.65]] }])
    const changed = await recalculated(await excel.host.save())
    expect(valueAt(sheetOf(changed, '项目表'), place.top, place.left)).toBe(987.65)
    const figures = (of: WorkbookContent) =>
      sheetOf(of, '汇总表')
        .values.flat()
        .filter((value) => value === 987.65)
    expect(figures(content)).toEqual([])
    expect(figures(changed)).not.toEqual([])
  })
})
