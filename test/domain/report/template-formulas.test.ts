import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { headerText } from '../../../src/domain/report/data-sheet'
import { readReport } from '../../../src/domain/report/read-report'
import type { ReportTable } from '../../../src/domain/report/report'
import { PROJECT_COLUMNS } from '../../../src/domain/report/project-columns'
import { measuresOf, templateFormulas } from '../../../src/domain/report/template-formulas'
import { cellKey, type SheetContent, type WorkbookContent } from '../../../src/domain/report/workbook-content'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan } from '../rules/small-plan'

const plan = smallPlan()
const content = layoutToContent(
  atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } }))
)

const tablesOf = (workbook: WorkbookContent): readonly ReportTable[] => {
  const { indicators, projects } = readReport(workbook, plan)
  return [indicators, projects] as unknown as ReportTable[]
}
const changed = (change: (sheet: SheetContent) => SheetContent): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => (sheet.tables.length > 0 ? change(sheet) : sheet))
})

describe('template’s formulas', () => {
  it('are those the template itself writes, cell by cell', () => {
    let compared = 0
    for (const table of tablesOf(content)) {
      const formulaOf = templateFormulas(plan, table)
      for (const row of table.rows) {
        for (const { id, role } of table.fields) {
          const own = table.sheet.formulas.get(cellKey(row.row - 1, table.columnOf(id) ?? -1))
          expect([id, formulaOf(row, id)]).toEqual([id, own])
          if (role === 'computed') compared += 1
        }
      }
    }
    expect(compared).toBeGreaterThan(80)
  })

  it('are defined for every computed column and for nothing else', () => {
    for (const table of tablesOf(content)) {
      const computed = table.fields.filter(({ role }) => role === 'computed').map(({ id }) => id)
      expect(computed).not.toEqual([])
      expect(Object.keys(measuresOf(plan, table.id)).sort()).toEqual(computed.sort())
    }
  })

  it('follow a header that was renamed', () => {
    const renamed = changed((sheet) => ({
      ...sheet,
      values: sheet.values.map((cells) =>
        cells.map((cell) =>
          cell === headerText(PROJECT_COLUMNS.investedTotal.header) ? "累计 [万元]'s" : cell
        )
      )
    }))
    const [, projects] = tablesOf(renamed)
    const [row] = projects?.rows ?? []
    expect(projects && row && templateFormulas(plan, projects)(row, 'investedRate')).toContain(
      "PlanProjects[[#This Row],[累计 '[万元']''s]]"
    )
  })

  it('name cells in a row outside the table, and where no table or two like headers are', () => {
    const cases: readonly ((sheet: SheetContent) => SheetContent)[] = [
      (sheet) => ({ ...sheet, tables: [] }),
      (sheet) => ({
        ...sheet,
        tables: sheet.tables.map((table) => ({ ...table, range: { ...table.range, bottom: 4 } }))
      }),
      (sheet) => ({
        ...sheet,
        values: sheet.values.map((cells) => cells.map((cell) => (cell === '备注' ? '审核意见' : cell)))
      })
    ]
    for (const change of cases) {
      const [, projects] = tablesOf(changed(change))
      const row = projects?.rows.at(-1)
      const formula = projects && row && templateFormulas(plan, projects)(row, 'investedRate')
      expect(formula).toMatch(/\$[A-Z]+8/u)
      expect(formula).not.toContain('[')
    }
  })

  it('are absent where a column they read is gone', () => {
    const without = changed((sheet) => ({
      ...sheet,
      values: sheet.values.map((cells) =>
        cells.map((cell) => (cell === headerText(PROJECT_COLUMNS.amount.header) ? '别的' : cell))
      )
    }))
    const names = content.names.filter(({ name }) => name !== 'PlanProjects_head_amount')
    const [, projects] = tablesOf({ ...without, names })
    const [row] = projects?.rows ?? []
    const formulaOf = projects && templateFormulas(plan, projects)
    expect(row && formulaOf?.(row, 'investedRate')).toBeUndefined()
    expect(row && formulaOf?.(row, 'startYear')).not.toBeUndefined()
  })
})
