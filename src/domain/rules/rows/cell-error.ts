import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { cellKey, isCellError } from '../../report/workbook-content'
import { cellAddress } from '../../report/a1'
import type { RowCheck, Rule } from '../rule'

/** A cell shows an error value such as #REF!, #N/A or #NAME?: in the tables, the header fields, 汇总表. */
export const cellError: Rule = {
  code: 'cell-error',
  severity: 'mandatory',
  indicatorRow: (_context, table) => check(table),
  projectRow: (_context, table) => check(table),
  workbook({ report }, fault) {
    for (const [field, header] of Object.entries(report.header)) {
      if (header && isCellError(header.value)) {
        fault({ sheet: header.sheet, cell: header.cell, field, value: header.value.error })
      }
    }
    const { summary } = report
    summary?.values.forEach((cells, row) => {
      cells.forEach((content, column) => {
        if (!isCellError(content)) return
        const cell = cellAddress(summary.top + row, summary.left + column)
        fault({ sheet: summary.name, cell, value: content.error })
      })
    })
  }
}

/** What a formula holds in place of a reference it lost; the template's formula mends it. */
const LOST_REFERENCE = '#REF!'

function check<F extends IndicatorField | ProjectField>(table: ReportTable<F>): RowCheck<F> {
  const { formulas } = table.sheet
  const fields = table.fields.map(({ id, role }, at) => ({ id, role, at }))
  return ({ values, row }, fault) => {
    for (const { id, role, at } of fields) {
      if (!isCellError(values[at] ?? null)) continue
      const formula = formulas.get(cellKey(row - 1, table.columnOf(id) ?? 0))
      const fixable = role === 'computed' && formula?.includes(LOST_REFERENCE) === true
      fault({ field: id, ...(fixable && { fixable }) })
    }
  }
}
