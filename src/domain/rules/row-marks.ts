import type { TableId } from '../report/fields'
import type { Report, ReportRow, ReportTable } from '../report/report'
import type { CellBlock } from '../report/workbook-content'
import { MARKS } from '../report/workbook-lexicon'
import type { Finding, Severity } from './finding'

/** What the mark column and the finding codes of a row show; both empty where nothing was found. */
export interface RowMark {
  readonly mark: string
  /** `|field:m|field:v|`, read by the conditional formats of the same row. */
  readonly codes: string
}

const NO_MARK: RowMark = { mark: '', codes: '' }
const LETTERS: Readonly<Record<Severity, string>> = { mandatory: 'm', verification: 'v' }

const keyOf = (table: TableId, row: number): string => `${table}:${row}`

/** The marks of every row that has findings; a blemish of the printed plan or an explained finding leaves no mark. */
export function rowMarks(findings: readonly Finding[]): (table: TableId, row: number) => RowMark {
  const severities = new Map<string, Map<string, Severity>>()
  for (const { table, row, field, severity, origin, explained } of findings) {
    if (!table || row === 0 || origin === 'plan' || explained) continue
    const key = keyOf(table, row)
    const fields = severities.get(key) ?? new Map<string, Severity>()
    if (fields.get(field) !== 'mandatory') fields.set(field, severity)
    severities.set(key, fields)
  }
  return (table, row) => {
    const fields = severities.get(keyOf(table, row))
    if (!fields) return NO_MARK
    const isMandatory = [...fields.values()].includes('mandatory')
    return {
      mark: isMandatory ? MARKS.mandatory : MARKS.verification,
      codes: `|${[...fields].map(([field, severity]) => `${field}:${LETTERS[severity]}`).join('|')}|`
    }
  }
}

function blocksOf<F extends string>(
  table: ReportTable<F>,
  column: number | undefined,
  show: (row: number) => string
): CellBlock[] {
  const rows = table.rows.map((row: ReportRow) => row.row)
  if (column === undefined || rows.length === 0) return []
  const first = rows.reduce((a, b) => Math.min(a, b))
  const last = rows.reduce((a, b) => Math.max(a, b))
  return [
    {
      sheet: table.sheet.name,
      top: first - 1,
      left: column,
      values: Array.from({ length: last - first + 1 }, (_, offset) => [show(first + offset)])
    }
  ]
}

/** The mark columns and finding codes of all data rows as cells to write; rows without findings are cleared. */
export function markBlocks(report: Report, findings: readonly Finding[]): CellBlock[] {
  const marks = rowMarks(findings)
  const blocks = <F extends string>(table: ReportTable<F> | undefined): CellBlock[] =>
    table
      ? [
          ...blocksOf(table, table.columnOf('mark' as F), (row) => marks(table.id, row).mark),
          ...blocksOf(table, table.columnOf('findings' as F), (row) => marks(table.id, row).codes)
        ]
      : []
  return [...blocks(report.indicators), ...blocks(report.projects)]
}
