import type { IndicatorField, ProjectField } from '../../report/fields'
import { sameMeaning, showsPrinted } from '../../report/plan-cells'
import { planFields } from '../../report/plan-rows'
import type { ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import { adjustmentOf } from '../row-identity'
import type { RowCheck, Rule, RuleContext } from '../rule'

/** A locked plan cell says something else than the plan; 调整 rows are exempt, 序号 is judged by sequence-broken. */
export const planCellChanged: Rule = {
  code: 'plan-cell-changed',
  severity: 'mandatory',
  fixable: true,
  indicatorRow: (context, table) => compare(context, table),
  projectRow(context, table) {
    const check = compare(context, table)
    const adjustment = adjustmentOf(table)
    return (row, fault, own) => {
      if (adjustment(row) !== 'changed') check(row, fault, own)
    }
  }
}

function compare<F extends IndicatorField | ProjectField>(
  { plan }: RuleContext,
  table: ReportTable<F>
): RowCheck<F> {
  const fields = (planFields[table.id] as readonly F[]).map((id, index) => ({
    id,
    index,
    at: table.indexOf(id)
  }))
  return (row, fault, own) => {
    if (!own) return
    for (const { id, index, at } of fields) {
      if (id === 'no') continue
      const content = row.values[at] ?? null
      const planned = own.cells[index] ?? null
      if (content === planned) continue
      if (showsPrinted(content, own.printed[index] ?? '')) continue
      if (sameMeaning(plan, id, planned, content)) continue
      const reason = planned === null ? 'filled' : isEmptyCell(content) ? 'emptied' : 'changed'
      fault({ field: id, params: { expected: cellText(planned), reason } })
    }
  }
}
