import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { isScrambled } from '../../report/scrambled-rows'
import { numberIn } from '../cell-reading'
import { planFields } from '../../report/plan-rows'
import type { RowCheck, Rule } from '../rule'

/** 序号 is not the plan's number for the row's key; the order of rows does not matter. */
export const sequenceBroken: Rule = {
  code: 'sequence-broken',
  severity: 'verification',
  fixable: true,
  indicatorRow: (_context, table) => check(table),
  projectRow: (_context, table) => check(table)
}

function check<F extends IndicatorField | ProjectField>(table: ReportTable<F>): RowCheck<F> {
  const plannedAt = (planFields[table.id] as readonly string[]).indexOf('no')
  const at = table.indexOf('no' as F)
  return (row, fault, own) => {
    const expected = own?.cells[plannedAt]
    if (typeof expected === 'number' && numberIn(row.values[at] ?? null) !== expected) {
      // A number may have stayed behind with the key.
      if (isScrambled(row)) return
      fault({ field: 'no' as F, params: { expected } })
    }
  }
}
