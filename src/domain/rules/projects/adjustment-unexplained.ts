import { ADJUSTMENT_WORDS } from '../../measures/value-lexicon'
import { isEmptyCell } from '../../report/workbook-content'
import { adjustmentOf } from '../row-identity'
import type { Rule } from '../rule'

/** A project is marked 新增, 调整 or 取消 without 核实说明. */
export const adjustmentUnexplained: Rule = {
  code: 'adjustment-unexplained',
  severity: 'mandatory',
  projectRow(_context, table) {
    const adjustment = adjustmentOf(table)
    const at = table.indexOf('explanation')
    return (row, fault) => {
      const said = adjustment(row)
      if (said === undefined || said === 'planned' || !isEmptyCell(row.values[at] ?? null)) return
      fault({ field: 'explanation', params: { adjustment: ADJUSTMENT_WORDS[said] } })
    }
  }
}
