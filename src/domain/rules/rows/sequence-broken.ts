import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { isScrambled } from '../../report/scrambled-rows'
import { numberIn } from '../cell-reading'
import { plannedIndicator, plannedProject } from '../row-identity'
import type { RowCheck, Rule } from '../rule'
import type { ReportRow } from '../../report/report'

/** 序号 is not the plan's number for the row's key; the order of rows does not matter. */
export const sequenceBroken: Rule = {
  code: 'sequence-broken',
  severity: 'verification',
  fixable: true,
  indicatorRow: (context, table) => check<IndicatorField>(table, (row) => plannedIndicator(context, row)?.no),
  projectRow: (context, table) => check<ProjectField>(table, (row) => plannedProject(context, row)?.no)
}

function check<F extends IndicatorField | ProjectField>(
  table: ReportTable<F>,
  numberOf: (row: ReportRow) => number | undefined
): RowCheck<F> {
  const at = table.indexOf('no' as F)
  return (row, fault) => {
    const expected = numberOf(row)
    if (expected !== undefined && numberIn(row.values[at] ?? null) !== expected) {
      // A number may have stayed behind with the key.
      if (isScrambled(row)) return
      fault({ field: 'no' as F, params: { expected } })
    }
  }
}
