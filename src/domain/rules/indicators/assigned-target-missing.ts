import { isEmptyCell } from '../../report/workbook-content'
import { indicatorFacts } from '../indicator-facts'
import { isPackage } from '../row-identity'
import type { Rule } from '../rule'

/** A target assigned from above has no 下达目标值 yet; the coordinator fills it, so packages are not asked. */
export const assignedTargetMissing: Rule = {
  code: 'assigned-target-missing',
  severity: 'verification',
  indicatorRow(context, table) {
    if (isPackage(context.report)) return undefined
    const facts = indicatorFacts(context, table)
    const at = table.indexOf('assignedTarget')
    return (row, fault) => {
      if (facts(row).target.kind === 'assigned' && isEmptyCell(row.values[at] ?? null)) {
        fault({ field: 'assignedTarget' })
      }
    }
  }
}
