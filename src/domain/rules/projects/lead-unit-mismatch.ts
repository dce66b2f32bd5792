import { membersOf, readUnitsCell } from '../../plan/units'
import { cellText } from '../../report/workbook-content'
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
    const belongs = new Map<string, boolean>()
    const isOurs = (text: string): boolean => {
      const seen = belongs.get(text)
      if (seen !== undefined) return seen
      const named = readUnitsCell(text, plan.units).units.flatMap((entry) => [
        entry.name,
        ...membersOf(entry, plan.units).map(({ name }) => name)
      ])
      const ours = named.length === 0 ? unit === plan.coordinatingUnit : named.includes(unit)
      belongs.set(text, ours)
      return ours
    }
    return (row, fault) => {
      if (!isOurs(cellText(row.values[at] ?? null))) fault({ field: 'leadUnits', params: { unit } })
    }
  }
}
