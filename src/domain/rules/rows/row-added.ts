import type { TableId } from '../../report/fields'
import type { PlanRow } from '../../report/plan-rows'
import type { ReportRow } from '../../report/report'
import { adjustmentOf, expectedKeys, isBlankForm, isPackage } from '../row-identity'
import type { Rule, RuleContext } from '../rule'

/** A row without a known key (in a package: one of the package's); project rows marked 新增 are known to be new. */
export const rowAdded: Rule = {
  code: 'row-added',
  severity: 'mandatory',
  indicatorRow(context, table) {
    if (isBlankForm(context.report) || table.columnOf('code') === undefined) return undefined
    const isExpected = expectedRows(context, 'indicators')
    return (row, fault, own) => {
      if (!isExpected(own, row)) fault({ field: 'name' })
    }
  },
  projectRow(context, table) {
    if (isBlankForm(context.report) || table.columnOf('code') === undefined) return undefined
    const isExpected = expectedRows(context, 'projects')
    const adjustment = adjustmentOf(table)
    return (row, fault, own) => {
      if (!isExpected(own, row) && adjustment(row) !== 'added') fault({ field: 'name' })
    }
  }
}

/** Whether the workbook should hold a row: one of the plan's, in a package one of the package's. */
function expectedRows(
  context: RuleContext,
  table: TableId
): (own: PlanRow | undefined, row: ReportRow) => boolean {
  if (!isPackage(context.report)) return (own) => own !== undefined
  const keys = new Set(expectedKeys(context, table))
  return (_own, { key }) => keys.has(key)
}
