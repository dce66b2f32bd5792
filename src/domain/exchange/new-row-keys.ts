import type { TableId } from '../report/fields'
import type { Report } from '../report/report'
import { isUnusedRow } from '../rules/row-identity'
import type { CellBlock } from '../report/workbook-content'
import { tableOf, TABLES, type AnyTable } from './row-values'

/** A key for a row that has none yet. */
export interface NewRowKey {
  readonly table: TableId
  /** The sheet's row number, from 1. */
  readonly row: number
  readonly key: string
}

/** Keys for the rows in use that have none, each unlike any key there; `newKey` is asked again where it repeats one. */
export function keysForNewRows(report: Report, newKey: () => string): readonly NewRowKey[] {
  const taken = new Set(TABLES.flatMap((id) => tableOf(report, id)?.rows.map(({ key }) => key) ?? []))
  return TABLES.flatMap((id) => {
    const table = tableOf(report, id)
    if (!table || table.columnOf('code') === undefined) return []
    return table.rows
      .filter((row) => row.key === '' && !isUnusedRow(table, row))
      .map(({ row }): NewRowKey => {
        let key = newKey()
        while (taken.has(key)) key = newKey()
        taken.add(key)
        return { table: id, row, key }
      })
  })
}

/** The report as it reads once the new keys are written. */
export function withNewKeys(report: Report, keys: readonly NewRowKey[]): Report {
  if (keys.length === 0) return report
  const keyed = <T extends AnyTable | undefined>(table: T): T => {
    if (!table) return table
    const own = new Map(keys.filter((each) => each.table === table.id).map(({ row, key }) => [row, key]))
    const at = table.indexOf('code')
    return {
      ...table,
      rows: table.rows.map((row) => {
        const key = own.get(row.row)
        return key === undefined ? row : { ...row, key, values: row.values.with(at, key) }
      })
    }
  }
  return {
    ...report,
    indicators: keyed(report.indicators as AnyTable | undefined) as Report['indicators'],
    projects: keyed(report.projects as AnyTable | undefined) as Report['projects']
  }
}

/** The cells to write so that the rows have their new keys. */
export function newKeyBlocks(report: Report, keys: readonly NewRowKey[]): readonly CellBlock[] {
  return keys.flatMap(({ table: id, row, key }) => {
    const table = tableOf(report, id)
    const left = table?.columnOf('code')
    return table && left !== undefined
      ? [{ sheet: table.sheet.name, top: row - 1, left, values: [[key]] }]
      : []
  })
}
