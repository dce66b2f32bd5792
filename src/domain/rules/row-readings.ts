import { type AmountReading, parseAmount } from '../plan/amounts'
import { parseYears, type YearsReading } from '../plan/years'
import type { ProjectField } from '../report/fields'
import type { ReportRow, ReportTable } from '../report/report'
import type { CellContent } from '../report/workbook-content'
import { readableIn } from './cell-reading'

interface RowReadings {
  readonly years: (row: ReportRow) => YearsReading
  readonly amount: (row: ReportRow) => AmountReading
}

const NO_YEARS: YearsReading = { ok: false, reason: 'unreadable' }
const UNREADABLE: AmountReading = { kind: 'unreadable' }

const readingsOfTables = new WeakMap<ReportTable<ProjectField>, RowReadings>()

/** What several rules read in the rows of a table: read once for all of them, as they look at one row after the other. */
function readingsOf(table: ReportTable<ProjectField>): RowReadings {
  const known = readingsOfTables.get(table)
  if (known) return known
  const readYears = yearsReader()
  const yearsAt = table.indexOf('years')
  const amountAt = table.indexOf('amount')
  const readings = {
    years: readOnce((row) => readYears(row.values[yearsAt] ?? null)),
    amount: readOnce((row) => {
      const content = readableIn(row.values[amountAt] ?? null)
      return content === undefined ? UNREADABLE : parseAmount(content)
    })
  }
  readingsOfTables.set(table, readings)
  return readings
}

/** Reads years cells and remembers what it read, as a column holds few different spans. */
function yearsReader(): (content: CellContent) => YearsReading {
  const seen = new Map<string | number, YearsReading>()
  return (content) => {
    const text = readableIn(content)
    if (text === null || text === undefined) return NO_YEARS
    const known = seen.get(text)
    if (known) return known
    const reading = parseYears(text)
    seen.set(text, reading)
    return reading
  }
}

/** Keeps what was read of a row until another one is read. */
function readOnce<T>(read: (row: ReportRow) => T): (row: ReportRow) => T {
  let last: { readonly row: ReportRow; readonly reading: T } | undefined
  return (row) => {
    if (last?.row !== row) last = { row, reading: read(row) }
    return last.reading
  }
}

/** Reads 实施年限 of a row of this table; nothing and errors are unreadable. */
export const yearsOf = (table: ReportTable<ProjectField>): RowReadings['years'] => readingsOf(table).years

/** Reads 投资额 (万元) of a row of this table; errors and truth values are unreadable. */
export const amountOf = (table: ReportTable<ProjectField>): RowReadings['amount'] => readingsOf(table).amount
