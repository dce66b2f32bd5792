import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { expectedKeys } from '../row-identity'
import type { Rule, RuleContext, WorkbookFault } from '../rule'

/** A row of the plan (in a package: of the package) is gone; one finding per row, silent where the key column itself is gone. */
export const rowRemoved: Rule = {
  code: 'row-removed',
  severity: 'mandatory',
  workbookFields: ['code'],
  workbook(context, fault) {
    reportRemoved(context, 'indicators', fault)
    reportRemoved(context, 'projects', fault)
  }
}

function reportRemoved(context: RuleContext, id: TableId, fault: (fault: WorkbookFault) => void): void {
  const table = context.report[id]
  if (!table || table.columnOf('code') === undefined) return
  const records = id === 'indicators' ? context.plan.indicatorByCode : context.plan.projectByCode
  for (const key of absentKeys(context, id, table)) {
    const record = records.get(key)
    fault({ table: id, rowKey: key, params: { name: record?.name ?? key, no: record?.no ?? '' } })
  }
}

function absentKeys(
  context: RuleContext,
  id: TableId,
  table: ReportTable<IndicatorField | ProjectField>
): readonly string[] {
  const present = new Set(table.rows.map(({ key }) => key))
  return expectedKeys(context, id).filter((key) => !present.has(key))
}
