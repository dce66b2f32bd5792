import type { Plan } from '../../plan/plan'
import type { Report } from '../../report/report'
import { parseReference } from '../../report/a1'
import { summaryTemplate } from '../../report/summary-template'
import { cellKey } from '../../report/workbook-content'
import type { Finding } from '../finding'
import { restoredFormat, type Fix } from './fix'

/** A computed cell of 汇总表 gets the template's formula back. Nothing that anybody reported stands there, so that it is safe. */
export function summaryFix(plan: Plan, report: Report, finding: Finding): Fix | undefined {
  const { summary } = report
  if (finding.code !== 'formula-overwritten' || finding.sheet !== summary?.name || !finding.fixable)
    return undefined
  const at = parseReference(finding.cell)?.range
  const cell = summaryTemplate(plan, report)?.cells.find(
    ({ row, column }) => row === at?.top && column === at.left
  )
  if (cell?.formula === undefined) return undefined
  const { row, column, formula } = cell
  const numberFormat = restoredFormat(summary.numberFormats.get(cellKey(row, column)), cell.numberFormat)
  return {
    finding,
    sheet: summary.name,
    row: row + 1,
    column,
    table: undefined,
    field: '',
    rowKey: '',
    before: summary.values[row - summary.top]?.[column - summary.left] ?? null,
    after: null,
    formula,
    ...(numberFormat && { numberFormat }),
    safe: true,
    locked: summary.protected
  }
}
