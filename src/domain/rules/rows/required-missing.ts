import type { HeaderField } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import { adjustmentOf } from '../row-identity'
import { amountOf, yearsOf } from '../row-readings'
import type { Rule } from '../rule'

const HEADER_FIELDS: readonly HeaderField[] = ['unit', 'period', 'reporter', 'phone', 'date']

/**
 * A required cell is empty: the header fields of 填报说明 (a 报告期 that cannot be read counts as missing), the name of a
 * row the plan does not know, and of projects begun by the period 累计完成投资 (not where the amount is `/`), 形象进度 and
 * 项目状态. Cancelled projects have nothing to report.
 */
export const requiredMissing: Rule = {
  code: 'required-missing',
  severity: 'mandatory',
  yieldsTo: ['cell-error', 'row-added'],
  workbook({ report }, fault) {
    if (!report.guide) return
    for (const field of HEADER_FIELDS) {
      const header = report.header[field]
      const at = header ? { sheet: header.sheet, cell: header.cell } : { sheet: report.guide.name }
      if (!header || isEmptyCell(header.value)) fault({ ...at, field, params: { reason: 'empty' } })
      else if (field === 'period' && !report.period) {
        fault({ ...at, field, value: cellText(header.value), params: { reason: 'unreadable' } })
      }
    }
  },
  indicatorRow(_context, table) {
    const nameAt = table.indexOf('name')
    return (row, fault, own) => {
      if (!own && isEmptyCell(row.values[nameAt] ?? null)) {
        fault({ field: 'name', params: { reason: 'name' } })
      }
    }
  },
  projectRow(context, table) {
    const yearsIn = yearsOf(table)
    const amountIn = amountOf(table)
    const { period } = context
    const nameAt = table.indexOf('name')
    const due = DUE.map((field) => ({ field, at: table.indexOf(field) }))
    const adjustment = adjustmentOf(table)
    return (row, fault, own) => {
      if (!own && isEmptyCell(row.values[nameAt] ?? null)) {
        fault({ field: 'name', params: { reason: 'name' } })
      }
      if (!period || due.every(({ at }) => !isEmptyCell(row.values[at] ?? null))) return
      if (adjustment(row) === 'cancelled') return
      const years = yearsIn(row)
      if (!years.ok || years.span.start > period.year) return
      for (const { field, at } of due) {
        if (!isEmptyCell(row.values[at] ?? null)) continue
        if (field === 'investedTotal' && amountIn(row).kind === 'unlisted') continue
        const reason = field === 'investedTotal' ? 'begun-amount' : 'begun'
        fault({ field, params: { reason, start: years.span.start } })
      }
    }
  }
}

/** What projects report once they have begun. */
const DUE = ['investedTotal', 'physicalProgress', 'status'] as const
