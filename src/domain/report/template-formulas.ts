import type { Expression } from '../measures/expression'
import { indicatorMeasures } from '../measures/indicator-measures'
import { printFormula } from '../measures/print-formula'
import { PROJECT_MEASURES } from '../measures/project-measures'
import type { Plan } from '../plan/plan'
import { columnLetters, thisRowReference } from './a1'
import { columnName, type TableId } from './fields'
import type { ReportRow, ReportTable } from './report'
import { isSameFormula } from './formula-text'
import { isCellError } from './workbook-content'

/** The template's formula for a computed field of a row; absent for other fields, and where a column it reads is gone. */
export type TemplateFormula = (row: Pick<ReportRow, 'row'>, field: string) => string | undefined

/** What the computed fields of a table are defined as. */
export const measuresOf = (plan: Plan, table: TableId): Readonly<Record<string, Expression>> =>
  table === 'indicators' ? indicatorMeasures(plan.years) : PROJECT_MEASURES

/**
 * The template's formulas for somebody's table, by what the columns are called and where they stand by now. Rows of the
 * Excel table name its columns, as the template does; rows outside it name cells.
 */
export function templateFormulas(plan: Plan, table: ReportTable): TemplateFormula {
  const { byName, byCell, own, headers } = spellings(plan, table)
  const isNameable = own !== undefined && headers.size === own.range.right - own.range.left + 1
  return (row, field) => {
    const isInside = isNameable && row.row - 1 > own.range.top && row.row - 1 <= own.range.bottom
    return isInside ? byName(field) : byCell(row, field)
  }
}

/** Whether a formula in a computed field of a row is the template's, whichever way it names the cells it reads. */
export function templateFormulaTest(
  plan: Plan,
  table: ReportTable
): (row: Pick<ReportRow, 'row'>, field: string, formula: string) => boolean {
  const { byName, byCell, own } = spellings(plan, table)
  // Below the table a formula that names its row is an error.
  const isInside = (row: number): boolean =>
    own !== undefined && row - 1 > own.range.top && row - 1 <= own.range.bottom
  const isFormula = (formula: string, wanted: string | undefined): boolean =>
    wanted !== undefined && isSameFormula(formula, wanted)
  return (row, field, formula) => {
    if (!formula.includes('[')) return isFormula(formula, byCell(row, field))
    return isInside(row.row) && isFormula(formula, byName(field))
  }
}

function spellings(plan: Plan, table: ReportTable) {
  const measures = measuresOf(plan, table.id)
  const own = table.sheet.tables.find(({ range }) => range.top === table.headerRow)
  const headers = own ? headersOf(table, own.range) : new Map<number, string>()
  const printed = (field: string, cell: (column: number) => string | undefined): string | undefined => {
    const measure = measures[field]
    if (!measure) return undefined
    let isWhole = true
    const formula = printFormula(measure, {
      cell: (id) => {
        const column = table.columnOf(id)
        const reference = column === undefined ? undefined : cell(column)
        isWhole &&= reference !== undefined
        return reference ?? ''
      },
      figure: (id) => id,
      column: columnName as (of: string, column: string) => string
    })
    return isWhole ? formula : undefined
  }
  const inTable = new Map<string, string | undefined>()
  const byName = (field: string): string | undefined => {
    if (!own) return undefined
    if (!inTable.has(field)) {
      const named = (column: number): string | undefined => {
        const header = headers.get(column)
        return header === undefined ? undefined : thisRowReference(own.name, header)
      }
      inTable.set(field, printed(field, named))
    }
    return inTable.get(field)
  }
  const byCell: TemplateFormula = ({ row }, field) =>
    printed(field, (column) => `$${columnLetters(column)}${row}`)
  return { own, headers, byName, byCell }
}

/** The header texts of a table's columns by column; fewer where two are alike or one is no text. */
function headersOf(
  { sheet, headerRow }: ReportTable,
  range: { readonly left: number; readonly right: number }
): ReadonlyMap<number, string> {
  const cells = sheet.values[headerRow - sheet.top] ?? []
  const seen = new Set<string>()
  const headers = new Map<number, string>()
  for (let column = range.left; column <= range.right; column += 1) {
    const content = cells[column - sheet.left] ?? null
    if (typeof content !== 'string' || isCellError(content) || seen.has(content.toLowerCase())) continue
    seen.add(content.toLowerCase())
    headers.set(column, content)
  }
  return headers
}
