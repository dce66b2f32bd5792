import type { UnitEntry } from '../../plan/plan-document'
import { readUnitsCell } from '../../plan/units'
import { cellText } from '../../report/workbook-content'
import type { Rule } from '../rule'

/** A unit is named both in 责任主体 and in 配合部门; a group and its member are not the same unit. */
export const cooperatingIsLead: Rule = {
  code: 'cooperating-is-lead',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed'],
  projectRow({ plan }, table) {
    const leadAt = table.indexOf('leadUnits')
    const cooperatingAt = table.indexOf('cooperatingUnits')
    const seen = new Map<string, readonly UnitEntry[]>()
    const unitsIn = (text: string): readonly UnitEntry[] => {
      const known = seen.get(text)
      if (known) return known
      const { units } = readUnitsCell(text, plan.units)
      seen.set(text, units)
      return units
    }
    return (row, fault) => {
      const cooperating = row.values[cooperatingAt] ?? null
      if (typeof cooperating !== 'string') return
      const leads = unitsIn(cellText(row.values[leadAt] ?? null))
      const both = unitsIn(cooperating).filter((unit) => leads.includes(unit))
      if (both.length > 0)
        fault({ field: 'cooperatingUnits', params: { names: both.map(({ name }) => name) } })
    }
  }
}
