import { rowsLeftOut } from '../../report/outgrown-rows'
import { isPackage } from '../row-identity'
import { rowSpans } from '../row-spans'
import type { Rule } from '../rule'

/**
 * The Excel table or the names of its columns leave rows of data out, which are then in no sum of 汇总表; one finding per
 * table. In a package it is nobody's: the unit did not make it.
 */
export const rangeTooShort: Rule = {
  code: 'range-too-short',
  severity: 'mandatory',
  fixable: true,
  workbook({ report }, fault) {
    for (const { table, rows } of rowsLeftOut(report)) {
      fault({
        table,
        ...(isPackage(report) && { origin: 'plan' }),
        params: { count: rows.length, rows: rowSpans(rows) }
      })
    }
  }
}
