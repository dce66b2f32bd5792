import { yearsOf } from '../row-readings'
import type { Rule } from '../rule'

/** 实施年限 begins before or ends after the plan's period. */
export const yearsOutsidePeriod: Rule = {
  code: 'years-outside-period',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow({ plan }, table) {
    const yearsIn = yearsOf(table)
    return (row, fault) => {
      const years = yearsIn(row)
      if (!years.ok) return
      const { start, end } = years.span
      const early = start < plan.start
      const late = end > plan.end
      if (!early && !late) return
      const reason = early && late ? 'both' : early ? 'early' : 'late'
      fault({ field: 'years', params: { reason, start, end, planStart: plan.start, planEnd: plan.end } })
    }
  }
}
