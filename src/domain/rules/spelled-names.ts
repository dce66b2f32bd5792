import { canonicalText } from '../plan/canonical-text'
import type { ReportRow, ReportTable } from '../report/report'
import { cellText } from '../report/workbook-content'

const namesOfRows = new WeakMap<readonly ReportRow[], readonly string[]>()

/** The name in each row of a table in the normal form that its spellings share, as several rules compare names; empty for none. */
export function spelledNames<F extends string>(table: ReportTable<F>): readonly string[] {
  const known = namesOfRows.get(table.rows)
  if (known) return known
  const at = table.indexOf('name' as F)
  const names = table.rows.map(({ values }) => canonicalText(cellText(values[at] ?? null)))
  namesOfRows.set(table.rows, names)
  return names
}
