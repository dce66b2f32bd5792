import { planCell } from '../../report/plan-cells'
import type { FixKind } from './fix'

/** A changed plan cell gets the plan's content back, once somebody confirms that nothing was meant by the change. */
export const planTextFix: FixKind = {
  code: 'plan-cell-changed',
  safe: false,
  mend: ({ plan, table, row, field }) => planCell(plan, table, row.key, field.id)?.value
}
