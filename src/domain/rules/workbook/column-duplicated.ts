import { cellAddress } from '../../report/a1'
import type { Rule } from '../rule'

/** A header stands over more than one column of a data table; reported at the column that is not read. */
export const columnDuplicated: Rule = {
  code: 'column-duplicated',
  severity: 'mandatory',
  workbook({ report }, fault) {
    for (const table of [report.indicators, report.projects]) {
      for (const { field, column } of table?.duplicates ?? []) {
        const header = table?.fields.find(({ id }) => id === field)?.header ?? field
        fault({
          ...(table && { table: table.id }),
          field,
          cell: cellAddress(table?.headerRow ?? 0, column),
          value: header,
          params: { header }
        })
      }
    }
  }
}
