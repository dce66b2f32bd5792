import type { IndicatorField, ProjectField } from '../../report/fields'
import type { ReportTable } from '../../report/report'
import { cellText, isEmptyCell } from '../../report/workbook-content'
import { readUnitsCell } from '../../plan/units'
import type { RowCheck, Rule, RuleContext } from '../rule'

/** A units cell names somebody the plan's units dictionary does not know; an empty cell names nobody. */
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
  const unknownIn = new Map<string, readonly string[]>()
  const read = (text: string): readonly string[] => {
    const seen = unknownIn.get(text)
    if (seen) return seen
    const { unknown } = readUnitsCell(text, plan.units)
    unknownIn.set(text, unknown)
    return unknown
  }
  return (row, fault) => {
    for (const { id, at } of placed) {
      const content = row.values[at] ?? null
      if (isEmptyCell(content)) continue
      const names = read(cellText(content))
      if (names.length > 0) fault({ field: id, params: { names } })
    }
  }
}
