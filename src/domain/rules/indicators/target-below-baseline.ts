import type Big from 'big.js'
import type { Direction } from '../../plan/plan-document'
import { type ResolvedInterval, resolveTarget } from '../../plan/resolve-target'
import { assignedValue, indicatorFacts } from '../indicator-facts'
import type { Rule } from '../rule'

/** A level's target asks for less than the baseline already had, in the direction's sense; the same as the baseline is fine. */
export const targetBelowBaseline: Rule = {
  code: 'target-below-baseline',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed', 'date-as-number'],
  indicatorRow(context, table) {
    const facts = indicatorFacts(context, table)
    const assigned = assignedValue(table)
    return (row, fault) => {
      const { direction, accumulation, baseline, target } = facts(row)
      if (accumulation !== 'level' || !baseline || direction === undefined) return
      const isAssigned = target.kind === 'assigned'
      const value = isAssigned ? assigned(row) : undefined
      const resolved = resolveTarget(target, {
        direction,
        accumulation,
        baseline,
        ...(value && { assignedValue: value })
      })
      if (resolved.kind !== 'interval' || resolved.form === 'hold') return
      const easiest = boundShort(resolved, direction, baseline)
      if (!easiest) return
      fault({
        field: isAssigned ? 'assignedTarget' : 'target',
        params: { target: easiest.toFixed(), baseline: baseline.toFixed(), reason: direction }
      })
    }
  }
}

/** The target number where even the far end of what is accepted is worse than the baseline; absent otherwise. */
function boundShort(resolved: ResolvedInterval, direction: Direction, baseline: Big): Big | undefined {
  const { form, min, max, t } = resolved
  if (direction === 'hold') return undefined
  const far = form === 'one-sided' ? t : direction === 'up' ? max : min
  if (!far) return undefined
  return (direction === 'up' ? far.lt(baseline) : far.gt(baseline)) ? t : undefined
}
