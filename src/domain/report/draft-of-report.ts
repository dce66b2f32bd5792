import type { Plan } from '../plan/plan'
import type { FieldDefinition } from './fields'
import type { CellValue } from './layout'
import type { Report, ReportRow, ReportTable } from './report'
import type { DraftRow, ReportDraft } from './report-draft'
import { isCellError, isEmptyCell, type CellContent } from './workbook-content'

const asValue = (content: CellContent): CellValue => (isCellError(content) ? content.error : content)

/** Whether a field's cells hold what people or validations put there, so that laying the workbook out anew must keep it. */
const isKept = ({ role }: FieldDefinition): boolean =>
  role === 'plan' || role === 'report' || role === 'coordinator' || role === 'mark'

function rowsOf(table: ReportTable | undefined, readOnly: readonly string[]): readonly DraftRow[] {
  const locked = new Set(readOnly)
  const valuesOf = (row: ReportRow): Record<string, CellValue> => {
    const values: Record<string, CellValue> = {}
    table?.fields.forEach((field, index) => {
      if (table.columnOf(field.id) === undefined) return
      const content = row.values[index] ?? null
      const isTyped = field.id === 'current' && !table.hasFormula(row, field.id) && !isEmptyCell(content)
      if (isKept(field) || isTyped) values[field.id] = asValue(content)
    })
    return values
  }
  return (table?.rows ?? []).map((row) => ({
    key: row.key,
    values: valuesOf(row),
    ...(row.key !== '' && locked.has(row.key) && { readOnly: true })
  }))
}

/** Whether the workbook was made without plan rows (空白模板), so that no row can be missing or unknown. */
export const isBlankForm = ({ metadata }: Report): boolean =>
  metadata !== undefined &&
  metadata.packageId === undefined &&
  metadata.keys.indicators.length + metadata.keys.projects.length === 0

/**
 * What a workbook was filled with, as a draft to lay it out anew from: its rows in their order with everything typed, header,
 * period, package, explanations. A missing table has no rows; plan columns that are gone show what the plan says.
 */
export function draftOfReport(plan: Plan, report: Report): ReportDraft {
  const { metadata, header, period } = report
  const shown = Object.entries(header).flatMap(([field, cell]): [string, string | number][] =>
    typeof cell.value === 'string' || typeof cell.value === 'number' ? [[field, cell.value]] : []
  )
  return {
    plan,
    variant: isBlankForm(report) ? 'blank' : 'prefilled',
    header: Object.fromEntries(shown),
    ...(period && { period }),
    ...(metadata?.packageId !== undefined && {
      package: { id: metadata.packageId, unit: metadata.unit ?? '' }
    }),
    indicators: rowsOf(report.indicators, metadata?.readOnly?.indicators ?? []),
    projects: rowsOf(report.projects, metadata?.readOnly?.projects ?? []),
    ...(metadata?.explanations && { explanations: metadata.explanations }),
    ...(metadata?.rules && { rules: metadata.rules }),
    ...(metadata?.signOff && { signOff: metadata.signOff })
  }
}
