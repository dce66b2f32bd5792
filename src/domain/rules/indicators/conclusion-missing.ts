import { reportTime } from '../../measures/report-period'
import { resolveTarget } from '../../plan/resolve-target'
import { isEmptyCell } from '../../report/workbook-content'
import { assignedValue, indicatorFacts } from '../indicator-facts'
import type { Rule } from '../rule'

/** A target judged by hand has no 自评 although the report reaches the end of the plan's last year. */
export const conclusionMissing: Rule = {
  code: 'conclusion-missing',
  severity: 'mandatory',
  indicatorRow(context, table) {
    const { period, plan } = context
    if (!period || reportTime(period).lt(plan.end)) return undefined
    const facts = indicatorFacts(context, table)
    const assigned = assignedValue(table)
    const at = table.indexOf('selfAssessment')
    return (row, fault) => {
      if (!isEmptyCell(row.values[at] ?? null)) return
      const { direction, accumulation, baseline, target } = facts(row)
      const value = assigned(row)
      const resolved = resolveTarget(target, {
        direction: direction ?? 'up',
        accumulation,
        baselineYear: plan.baselineYear,
        ...(baseline && { baseline }),
        ...(value && { assignedValue: value })
      })
      if (resolved.kind === 'by-hand' && resolved.reason !== 'none') {
        fault({ field: 'selfAssessment', params: { target: target.text, year: plan.end } })
      }
    }
  }
}
