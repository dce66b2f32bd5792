import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { excelWorkbook } from '../../../src/adapters/excel/excel-workbook'
import { parseReference, rangeAddress } from '../../../src/domain/report/a1'
import { startExcel, type ExcelHost } from '../../support/office/excel-host'
import { builtInPlan, layoutOf } from '../../support/office/plan-layouts'

const layout = layoutOf(builtInPlan())
const cellsOf = (name: string): string => {
  const found = layout.names.find((each) => each.name === name)
  const range = found && parseReference(found.refersTo)?.range
  if (!range) throw new Error(`The layout has no name ${name}`)
  return rangeAddress(range)
}

let excel: ExcelHost

beforeAll(async () => {
  excel = await startExcel()
  await excelWorkbook().insert(layout, 'replace')
})

afterAll(() => excel.host.dispose())

describe('the blocks of a summary inserted through Office.js', () => {
  it('take types and units that had no line, as LibreOffice shows them', async () => {
    const lines = await Excel.run(async (context) => {
      const projects = context.workbook.worksheets.getItem('项目表')
      projects.protection.unprotect()
      const summary = context.workbook.worksheets.getItem('汇总表')
      const first = (name: string, count: number) =>
        projects
          .getRange(cellsOf(name))
          .getCell(0, 0)
          .getResizedRange(count - 1, 0)
      first('PlanProjects_type', 3).values = [['碳汇交易'], ['碳汇交易'], ['智慧监管']]
      first('PlanProjects_leadKeys', 2).values = [['|区文旅局|中交建|'], ['|区市监局|']]
      await context.sync()
      const blocks = ['Summary_byType', 'Summary_byLeadUnit', 'Summary_byInvolvedUnit'].map((name) =>
        summary.getRange(cellsOf(name)).load('values')
      )
      await context.sync()
      return blocks.map(({ values }) => values.map((row: unknown[]) => [row[0], row[1], row[4]]))
    })
    const [types = [], led = [], involved = []] = lines
    expect(types.slice(-4, -2)).toEqual([
      ['碳汇交易', 2, 1200],
      ['智慧监管', 1, 1615.77]
    ])
    expect(types.at(-2)).toEqual(['其他', 0, 0])
    expect(led.slice(-4, -2)).toEqual([
      ['区文旅局', 1, 1000],
      ['区市监局', 1, 200]
    ])
    expect(involved.slice(-2)).toEqual(led.slice(-4, -2))
  })
})
