import type { Plan } from '../../plan/plan'
import { membersOf, readUnitsCell } from '../../plan/units'
import { type CellContent, cellText } from '../../report/workbook-content'
import { isPackage } from '../row-identity'
import type { Rule } from '../rule'

/**
 * A row of a unit's package names other units as lead only. Rows that name nobody known belong to the coordinating unit.
 */
export const leadUnitMismatch: Rule = {
  code: 'lead-unit-mismatch',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed', 'unit-unknown'],
  projectRow({ plan, report }, table) {
    const unit = report.metadata?.unit
    if (!isPackage(report) || unit === undefined) return undefined
    const at = table.indexOf('leadUnits')
    const belongs = belonging(plan, unit)
    return (row, fault) => {
      if (!belongs(row.values[at] ?? null)) fault({ field: 'leadUnits', params: { unit } })
    }
  }
}

/** Tells units cells that name a unit or nobody it does not stand for; a column holds few different ones. */
function belonging(plan: Plan, unit: string): (content: CellContent) => boolean {
  const seen = new Map<string, boolean>()
  return (content) => {
    const text = cellText(content)
    const known = seen.get(text)
    if (known !== undefined) return known
    const named = readUnitsCell(text, plan.units).units.flatMap((entry) => [
      entry.name,
      ...membersOf(entry, plan.units).map(({ name }) => name)
    ])
    const belongs = named.length === 0 ? unit === plan.coordinatingUnit : named.includes(unit)
    seen.set(text, belongs)
    return belongs
  }
}
