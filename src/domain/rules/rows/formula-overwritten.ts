import { isYearly } from '../../measures/report-period'
import type { Plan } from '../../plan/plan'
import { cellAddress } from '../../report/a1'
import type { IndicatorField, ProjectField } from '../../report/fields'
import type { Report, ReportRow, ReportTable } from '../../report/report'
import { summaryTemplate } from '../../report/summary-template'
import { cellKey, cellText, isEmptyCell, MAX_COLUMNS } from '../../report/workbook-content'
import type { RowCheck, Rule, WorkbookFault } from '../rule'

/**
 * A computed cell of a data table or of 汇总表 holds a constant or was emptied. 本期值 is computed in yearly reports only. In
 * rows the plan does not know an empty cell is no fault: their formulas are repaired by the next 审核. A 汇总表 without any
 * formula, or without its blocks, is one finding.
 */
export const formulaOverwritten: Rule = {
  code: 'formula-overwritten',
  severity: 'mandatory',
  fixable: true,
  indicatorRow({ period }, table) {
    return check(table, period && isYearly(period) ? undefined : 'current')
  },
  projectRow: (_context, table) => check(table, undefined),
  workbook: ({ plan, report }, fault) => checkSummary(plan, report, fault)
}

function checkSummary(plan: Plan, report: Report, fault: (fault: WorkbookFault) => void): void {
  const template = summaryTemplate(plan, report)
  const { summary } = report
  if (!template || !summary) return
  const { formulas, name: sheet, values, top, left } = summary
  const missing = template.cells.filter(({ row, column }) => !formulas.has(cellKey(row, column)))
  if (missing.length === template.cells.length || template.lost.length > 0) {
    const isMatched = template.lost.length === 0
    fault({ sheet, fixable: false, params: { reason: isMatched ? 'summary-values' : 'summary-changed' } })
  }
  if (missing.length === template.cells.length) return
  for (const { row, column, label, formula } of missing) {
    const content = values[row - top]?.[column - left] ?? null
    const isEmptied = isEmptyCell(content)
    fault({
      sheet,
      cell: cellAddress(row, column),
      value: cellText(content),
      fixable: formula !== undefined,
      params: { label, reason: isEmptied ? 'summary-emptied' : 'summary-constant' }
    })
  }
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  open: IndicatorField | undefined
): RowCheck<F> {
  const computed = table.fields.flatMap(({ id, role }, at) =>
    role === 'computed' && id !== open ? [{ id, at }] : []
  )
  const formulasIn = formulaCounts(
    table,
    computed.map(({ id }) => id)
  )
  return (row, fault, own) => {
    if (formulasIn(row) === computed.length) return
    for (const { id, at } of computed) {
      if (table.hasFormula(row, id)) continue
      const emptied = isEmptyCell(row.values[at] ?? null)
      if (emptied && !own) continue
      fault({ field: id, params: { reason: emptied ? 'emptied' : 'constant' } })
    }
  }
}

/** How many of these fields hold a formula in a row: one pass through the sheet's formulas, sooner than a look for every cell. */
function formulaCounts<F extends string>(
  { sheet, columnOf }: ReportTable<F>,
  fields: readonly F[]
): (row: ReportRow) => number | undefined {
  const columns = new Set(fields.map(columnOf))
  const counts = new Uint8Array(sheet.values.length)
  for (const key of sheet.formulas.keys()) {
    const row = Math.floor(key / MAX_COLUMNS)
    if (columns.has(key - row * MAX_COLUMNS)) counts[row - sheet.top] = (counts[row - sheet.top] ?? 0) + 1
  }
  return ({ row }) => counts[row - 1 - sheet.top]
}
