import { adjustmentOf, expectedKeys, isBlankForm } from '../row-identity'
import type { Rule } from '../rule'

/** A row without a known key (in a package: one of the package's); project rows marked 新增 are known to be new. */
export const rowAdded: Rule = {
  code: 'row-added',
  severity: 'mandatory',
  indicatorRow(context, table) {
    if (isBlankForm(context.report) || table.columnOf('code') === undefined) return undefined
    const known = new Set(expectedKeys(context, 'indicators'))
    return (row, fault) => {
      if (!known.has(row.key)) fault({ field: 'name' })
    }
  },
  projectRow(context, table) {
    if (isBlankForm(context.report) || table.columnOf('code') === undefined) return undefined
    const known = new Set(expectedKeys(context, 'projects'))
    const adjustment = adjustmentOf(table)
    return (row, fault) => {
      if (!known.has(row.key) && adjustment(row) !== 'added') fault({ field: 'name' })
    }
  }
}
