import { isEmptyCell } from '../../report/workbook-content'
import type { Rule } from '../rule'

/** 配合部门 is empty; `/` says that nobody cooperates. */
export const cooperatingMissing: Rule = {
  code: 'cooperating-missing',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow(_context, table) {
    const at = table.indexOf('cooperatingUnits')
    return (row, fault) => {
      if (isEmptyCell(row.values[at] ?? null)) fault({ field: 'cooperatingUnits' })
    }
  }
}
