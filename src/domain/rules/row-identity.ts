import { canonicalText } from '../plan/canonical-text'
import type { Indicator, Project } from '../plan/plan'
import { isBlankForm } from '../report/draft-of-report'
import type { FieldRole, ProjectField, TableId } from '../report/fields'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { type CellContent, isEmptyCell } from '../report/workbook-content'
import { ADJUSTMENT_WORDS } from '../report/workbook-lexicon'
import type { RuleContext } from './rule'

/** How a project row relates to the plan (调整类型); absent where the cell says none of the words. */
export type Adjustment = keyof typeof ADJUSTMENT_WORDS

/** Whether the workbook is a unit's package, which holds some of the plan's rows. */
export const isPackage = (report: Report): boolean => report.metadata?.packageId !== undefined

export { isBlankForm }

/** Keys of the rows a table should hold: the package's in a package, the plan's otherwise, none in a blank form. */
export function expectedKeys(context: RuleContext, table: TableId): readonly string[] {
  const { plan, report } = context
  if (isBlankForm(report)) return []
  if (isPackage(report)) return report.metadata?.keys[table] ?? []
  return (table === 'indicators' ? plan.indicators : plan.projects).map(({ code }) => code)
}

/** The plan's indicator of a row, absent where its key names none. */
export const plannedIndicator = (context: RuleContext, row: ReportRow): Indicator | undefined =>
  context.plan.indicatorByCode.get(row.key)

/** The plan's project of a row, absent where its key names none. */
export const plannedProject = (context: RuleContext, row: ReportRow): Project | undefined =>
  context.plan.projectByCode.get(row.key)

const adjustments = new Map<string, Adjustment>(
  Object.entries(ADJUSTMENT_WORDS).map(([adjustment, word]) => [word, adjustment as Adjustment])
)

/** Reads 调整类型: planned for an empty cell, absent for an unknown word. */
export function readAdjustment(content: CellContent): Adjustment | undefined {
  if (isEmptyCell(content)) return 'planned'
  if (typeof content !== 'string') return undefined
  return adjustments.get(content) ?? adjustments.get(canonicalText(content))
}

/** Reads 调整类型 of a row of this table. */
export function adjustmentOf(table: ReportTable<ProjectField>): (row: ReportRow) => Adjustment | undefined {
  const at = table.indexOf('adjustment')
  return (row) => readAdjustment(row.values[at] ?? null)
}

const FILLED: ReadonlySet<FieldRole> = new Set(['plan', 'report', 'coordinator'])
const filledIndexes = new WeakMap<readonly unknown[], readonly number[]>()

/** Whether a row without a key holds nothing that anybody filled in; such rows are no data. */
export function isUnusedRow(table: ReportTable, row: ReportRow): boolean {
  if (row.key !== '') return false
  let indexes = filledIndexes.get(table.fields)
  if (!indexes) {
    indexes = table.fields.flatMap(({ role }, index) => (FILLED.has(role) ? [index] : []))
    filledIndexes.set(table.fields, indexes)
  }
  return indexes.every((index) => isEmptyCell(row.values[index] ?? null))
}
