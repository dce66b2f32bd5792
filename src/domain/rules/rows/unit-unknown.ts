import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import { readUnitsCell } from '../../plan/units'
import type { RowCheck, RowFault, Rule, RuleContext } from '../rule'
import { separatedUnits } from '../unit-spellings'

/**
 * A units cell names somebody the plan's units dictionary does not know; an empty cell names nobody. Where another
 * separator between the names makes all of them known, that is the fault.
 */
export const unitUnknown: Rule = {
  code: 'unit-unknown',
  severity: 'verification',
  yieldsTo: ['plan-cell-changed', 'bracket-unbalanced'],
  indicatorRow: (context, table) => check<IndicatorField>(context, table, ['responsibleUnit']),
  projectRow: (context, table) => check<ProjectField>(context, table, ['leadUnits', 'cooperatingUnits'])
}

function check<F extends IndicatorField | ProjectField>(
  { plan }: RuleContext,
  table: ReportTable<F>,
  fields: readonly F[]
): RowCheck<F> {
  const placed = fields.map((id) => ({ id, at: table.indexOf(id) }))
  const faults = new Map<string, Omit<RowFault, 'field'> | undefined>()
  const read = (text: string): Omit<RowFault, 'field'> | undefined => {
    if (faults.has(text)) return faults.get(text)
    const { unknown } = readUnitsCell(text, plan.units)
    const suggested = unknown.length > 0 ? separatedUnits(text, plan.units) : undefined
    const found =
      suggested !== undefined
        ? { fixable: true, params: { reason: 'separator', names: unknown, suggested } }
        : unknown.length > 0
          ? { params: { names: unknown } }
          : undefined
    faults.set(text, found)
    return found
  }
  return (row, fault) => {
    for (const { id, at } of placed) {
      const content = row.values[at] ?? null
      if (isEmptyCell(content)) continue
      const found = read(cellText(content))
      if (found) fault({ field: id, ...found })
    }
  }
}
