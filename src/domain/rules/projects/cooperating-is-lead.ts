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
    return (row, fault) => {
      const cooperating = row.values[cooperatingAt] ?? null
      if (typeof cooperating !== 'string') return
      const leads = new Set(readUnitsCell(cellText(row.values[leadAt] ?? null), plan.units).units)
      const both = readUnitsCell(cooperating, plan.units).units.filter((unit) => leads.has(unit))
      if (both.length > 0)
        fault({ field: 'cooperatingUnits', params: { names: both.map(({ name }) => name) } })
    }
  }
}
