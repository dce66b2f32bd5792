import Big from 'big.js'
import type { Plan } from '../plan/plan'
import type { FieldDefinition, TableId } from '../report/fields'
import type { CellValue } from '../report/layout'
import { planCell, sameMeaning } from '../report/plan-cells'
import type { Report, ReportRow, ReportTable } from '../report/report'
import { cellText, isCellError, isEmptyCell, type CellContent } from '../report/workbook-content'

/** A cell of a data table, whatever sheet and position it has in some workbook. */
export interface CellKey {
  readonly table: TableId
  /** 编码 of the row. */
  readonly key: string
  readonly field: string
}

export const TABLES: readonly TableId[] = ['indicators', 'projects']

/** A table of either kind, for code that treats both alike. */
export type AnyTable = ReportTable

/** A report's table by id; absent where its sheet is gone. */
export const tableOf = (report: Report, table: TableId): AnyTable | undefined =>
  table === 'indicators' ? report.indicators : report.projects

/** What a row's cell shows; nothing where the column is gone. */
export const cellOf = (table: AnyTable, row: ReportRow, field: string): CellContent =>
  row.values[table.indexOf(field)] ?? null

/** What a row's cell shows, as text. */
export const textOf = (table: AnyTable, row: ReportRow, field: string): string =>
  cellText(cellOf(table, row, field))

/** A cell's content as a value to write or compare: errors and what shows nothing are no value. */
export function plainValue(content: CellContent): CellValue {
  if (isCellError(content) || isEmptyCell(content)) return null
  return typeof content === 'string' ? content.replace(/\r\n?/gu, '\n') : content
}

/** Whether two values are the same for merging: numbers by value, texts to the letter, nothing equal to an empty text. */
export function sameValue(one: CellValue, other: CellValue): boolean {
  const [a, b] = [plainValue(one), plainValue(other)]
  if (typeof a === 'number' && typeof b === 'number') return new Big(a).eq(b)
  return a === b
}

/** Whether units may change a field's cells: reporting columns always, 本期值 where it was typed and not computed. */
export const isReported = (table: AnyTable, row: ReportRow, field: FieldDefinition): boolean =>
  field.role === 'report' || (field.id === 'current' && !table.hasFormula(row, field.id))

/** The rows of a table by key; of several rows with one key the first. Rows without a key are not in it. */
export function rowsByKey(table: AnyTable | undefined): ReadonlyMap<string, ReportRow> {
  const rows = new Map<string, ReportRow>()
  for (const row of table?.rows ?? []) if (row.key !== '' && !rows.has(row.key)) rows.set(row.key, row)
  return rows
}

/** Keys that stand in more than one row of a table. */
export function repeatedKeys(table: AnyTable | undefined): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { key } of table?.rows ?? []) {
    if (key === '') continue
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return repeated
}

/** Whether two contents of a plan column mean the same, however they are spelled. */
export const samePlanContent = (plan: Plan, field: string, one: CellContent, other: CellContent): boolean =>
  sameMeaning(plan, field, plainValue(one), other)

/** What the plan itself prints in a cell; nothing for a row it does not have. */
export const printedValue = (plan: Plan, table: TableId, key: string, field: string): CellValue =>
  planCell(plan, table, key, field)?.value ?? null
