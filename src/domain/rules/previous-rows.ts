import type { ReportRow, ReportTable } from '../report/report'

/** Rows of the previous period's table by key, the first of equals; rows without a key cannot be compared. */
export function previousRows<F extends string>(
  table: ReportTable<F> | undefined
): ReadonlyMap<string, ReportRow> {
  const byKey = new Map<string, ReportRow>()
  for (const row of table?.rows ?? []) {
    if (row.key !== '' && !byKey.has(row.key)) byKey.set(row.key, row)
  }
  return byKey
}
