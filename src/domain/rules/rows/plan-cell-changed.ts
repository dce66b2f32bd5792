import type { IndicatorField, ProjectField } from '../../report/fields'
import { planCell, planPrintedText, sameMeaning, showsPrinted } from '../../report/plan-cells'
import type { ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import { adjustmentOf, isPlanned } from '../row-identity'
import type { RowCheck, Rule, RuleContext } from '../rule'

/** A locked plan cell says something else than the plan; 调整, 取消 and 新增 rows are exempt, 序号 is judged by sequence-broken. */
export const planCellChanged: Rule = {
  code: 'plan-cell-changed',
  severity: 'mandatory',
  fixable: true,
  indicatorRow: (context, table) => compare(context, table),
  projectRow(context, table) {
    const check = compare(context, table)
    const adjustment = adjustmentOf(table)
    return (row, fault) => {
      const said = adjustment(row)
      if (said === 'planned' || said === undefined) check(row, fault)
    }
  }
}

function compare<F extends IndicatorField | ProjectField>(
  context: RuleContext,
  table: ReportTable<F>
): RowCheck<F> {
  const { plan } = context
  const fields = table.fields.flatMap(({ id, role }, at) =>
    role === 'plan' && id !== 'no' ? [{ id, at }] : []
  )
  return (row, fault) => {
    if (!isPlanned(context, table.id, row)) return
    for (const { id, at } of fields) {
      const content = row.values[at] ?? null
      if (showsPrinted(content, planPrintedText(plan, table.id, row.key, id) ?? '')) continue
      const own = planCell(plan, table.id, row.key, id)
      if (!own || sameMeaning(plan, id, own.value, content)) continue
      const reason = own.value === null ? 'filled' : isEmptyCell(content) ? 'emptied' : 'changed'
      fault({ field: id, params: { expected: cellText(own.value), reason } })
    }
  }
}
