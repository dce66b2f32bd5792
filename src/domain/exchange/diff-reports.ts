import { cellAddress } from '../report/a1'
import type { TableId } from '../report/fields'
import type { CellValue } from '../report/layout'
import type { HeaderField, Report, ReportRow } from '../report/report'
import { isUnusedRow } from '../rules/row-identity'
import {
  cellOf,
  isReported,
  plainValue,
  sameValue,
  tableOf,
  TABLES,
  textOf,
  type AnyTable
} from './row-values'
import { isCellError, type CellContent } from '../report/workbook-content'

/** A row that only one of two workbooks has. */
export interface RowDifference {
  readonly table: TableId
  readonly key: string
  readonly name: string
  /** What tells the row from the others of its table, whether or not it has a key. */
  readonly identity: string
}

/** A cell that says something else in another workbook; the header's cells have no key. */
export interface CellDifference {
  readonly table: TableId | undefined
  readonly key: string
  readonly name: string
  readonly identity: string
  readonly field: string
  readonly from: CellValue
  readonly to: CellValue
}

/** How one workbook came to be another: rows and cells, by key and field, never by position. */
export interface ReportDifference {
  readonly added: readonly RowDifference[]
  readonly removed: readonly RowDifference[]
  readonly changed: readonly CellDifference[]
}

const HEADER: readonly HeaderField[] = ['unit', 'period', 'reporter', 'phone', 'date']

/** An error shows itself, so that it differs from nothing. */
const shown = (content: CellContent): CellValue =>
  isCellError(content) ? content.error : plainValue(content)

/**
 * Compares what people and the plan say in two workbooks; what formulas compute follows from it and is left out. Rows
 * without a key, and further rows with one key, are told apart by name and order.
 */
export function diffReports(from: Report, to: Report): ReportDifference {
  const added: RowDifference[] = []
  const removed: RowDifference[] = []
  const changed: CellDifference[] = HEADER.flatMap((field) => {
    const [before, after] = [shown(from.header[field]?.value ?? null), shown(to.header[field]?.value ?? null)]
    const cell = { table: undefined, key: '', name: '', identity: '', field, from: before, to: after }
    return sameValue(before, after) ? [] : [cell]
  })
  for (const id of TABLES) {
    const [before, after] = [tableOf(from, id), tableOf(to, id)]
    const [rowsBefore, rowsAfter] = [identified(before), identified(after)]
    for (const [identity, row] of rowsBefore) {
      if (before && !rowsAfter.has(identity)) removed.push(rowDifference(before, row, identity))
    }
    for (const [identity, row] of rowsAfter) {
      const own = rowsBefore.get(identity)
      if (after && !own) added.push(rowDifference(after, row, identity))
      if (before && after && own) {
        changed.push(...cellDifferences({ table: before, row: own }, { table: after, row }, identity))
      }
    }
  }
  return { added, removed, changed }
}

/** Whether two workbooks say the same. */
export const isSame = ({ added, removed, changed }: ReportDifference): boolean =>
  added.length + removed.length + changed.length === 0

function identified(table: AnyTable | undefined): ReadonlyMap<string, ReportRow> {
  const rows = new Map<string, ReportRow>()
  for (const row of table?.rows ?? []) {
    if (!table || isUnusedRow(table, row)) continue
    const identity = row.key === '' ? `?${textOf(table, row, 'name')}` : row.key
    let unique = identity
    for (let number = 2; rows.has(unique); number += 1) unique = `${identity}\n${number}`
    rows.set(unique, row)
  }
  return rows
}

const rowDifference = (table: AnyTable, row: ReportRow, identity: string): RowDifference => ({
  table: table.id,
  key: row.key,
  name: textOf(table, row, 'name'),
  identity
})

interface RowOf {
  readonly table: AnyTable
  readonly row: ReportRow
}

function cellDifferences(before: RowOf, after: RowOf, identity: string): readonly CellDifference[] {
  return after.table.fields.flatMap((field) => {
    const isSaid = field.role === 'plan' || field.role === 'coordinator'
    const isSaidIn = ({ table, row }: RowOf): boolean => isSaid || isReported(table, row, field)
    if (!isSaidIn(before) && !isSaidIn(after)) return []
    const typed = (of: RowOf): CellValue => (isSaidIn(of) ? shown(cellOf(of.table, of.row, field.id)) : null)
    const [from, to] = [typed(before), typed(after)]
    if (sameValue(from, to)) return []
    return [{ ...rowDifference(after.table, after.row, identity), field: field.id, from, to }]
  })
}

/** A place in a workbook: sheet name and A1 address. */
export interface DifferencePlace {
  readonly sheet: string
  readonly cell: string
}

/** Finds where rows and cells of differences stand in a workbook by now; absent where it has none or the column is gone. */
export function differencePlaces(
  report: Report
): (difference: RowDifference | CellDifference) => DifferencePlace | undefined {
  const known = new Map<TableId, ReadonlyMap<string, ReportRow>>()
  return (difference) => {
    const { table: id, identity } = difference
    const field = 'field' in difference ? difference.field : 'name'
    if (id === undefined) {
      const place = report.header[field as HeaderField]
      return place && { sheet: place.sheet, cell: place.cell }
    }
    const table = tableOf(report, id)
    const rows = known.get(id) ?? identified(table)
    known.set(id, rows)
    const row = rows.get(identity)
    const column = table?.columnOf(field)
    if (!table || !row || column === undefined) return undefined
    return { sheet: table.sheet.name, cell: cellAddress(row.row - 1, column) }
  }
}

/** The same difference looked at from the other workbook. */
export const reversed = ({ added, removed, changed }: ReportDifference): ReportDifference => ({
  added: removed,
  removed: added,
  changed: changed.map((cell) => ({ ...cell, from: cell.to, to: cell.from }))
})
