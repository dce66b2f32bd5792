import type { Plan } from '../../plan/plan'
import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { planCellUnchanged } from '../../report/plan-cells'
import { cellText } from '../../report/workbook-content'
import { insertionPairs, insertionPairsWith, type NamePair } from '../insertion-pairs'
import type { Rule, RuleContext, WorkbookFault } from '../rule'
import { planNames, type SpelledNames, spelledNames } from '../spelled-names'

/**
 * Two names of one table differ by one or two inserted characters only. One finding per pair of names, on the first row
 * of the later one, or of the one that is not the plan's.
 */
export const nameSimilar: Rule = {
  code: 'name-similar',
  severity: 'verification',
  yieldsTo: ['row-duplicated', 'plan-cell-changed'],
  workbookFields: ['name'],
  workbook(context, fault) {
    const { indicators, projects } = context.report
    if (indicators) reportSimilar<IndicatorField>(context, indicators, fault)
    if (projects) reportSimilar<ProjectField>(context, projects, fault)
  }
}

/** So many names that the plan does not know are compared with every other; of more, all are compared anew. */
const FEW_NAMES = 16

const pairsOfPlans = new WeakMap<Plan, Partial<Record<TableId, readonly NamePair[]>>>()

/** Similar names among the plan's own; the same in every workbook of the plan. */
function planPairs(plan: Plan, table: TableId): readonly NamePair[] {
  let known = pairsOfPlans.get(plan)
  if (!known) pairsOfPlans.set(plan, (known = {}))
  return (known[table] ??= insertionPairs(planNames(plan, table).names))
}

function similarNames(plan: Plan, table: TableId, { names, ofPlan }: SpelledNames): readonly NamePair[] {
  const others = names.length - ofPlan
  if (others > FEW_NAMES) return insertionPairs(names)
  const ofTable = Array.from({ length: others }, (_, index) => ofPlan + index)
  return [...planPairs(plan, table), ...insertionPairsWith(names, ofTable)]
}

function reportSimilar<F extends IndicatorField | ProjectField>(
  { plan }: RuleContext,
  table: ReportTable<F>,
  fault: (fault: WorkbookFault) => void
): void {
  const nameAt = table.indexOf('name' as F)
  const spelled = spelledNames(plan, table)
  const firstOf = new Int32Array(spelled.names.length).fill(-1)
  spelled.ofRow.forEach((name, index) => {
    if (name >= 0 && firstOf[name] === -1) firstOf[name] = index
  })
  const ours = (row: ReportRow): boolean => planCellUnchanged(plan, table, row, 'name' as F)
  for (const [a, b] of similarNames(plan, table.id, spelled)) {
    const [one, other] = [table.rows[firstOf[a] ?? -1], table.rows[firstOf[b] ?? -1]]
    if (!one || !other) continue
    const [earlier, later] = one.row < other.row ? [one, other] : [other, one]
    const [at, beside] = ours(later) && !ours(earlier) ? [earlier, later] : [later, earlier]

    fault({
      table: table.id,
      row: at,
      field: 'name',
      params: { other: cellText(beside.values[nameAt] ?? null), first: beside.row }
    })
  }
}
