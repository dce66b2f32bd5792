import type { TableId } from '../report/fields'
import type { Report, ReportTable } from '../report/report'
import type { CellBlock, CellContent } from '../report/workbook-content'
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

/** The marks of every row that has findings; a blemish of the printed plan, a remark or an explained finding leaves no mark. */
export function rowMarks(findings: readonly Finding[]): (table: TableId, row: number) => RowMark {
  const severities = new Map<string, Map<string, Severity>>()
  for (const { table, row, field, severity, origin, explained, isRemark } of findings) {
    if (!table || row === 0 || origin === 'plan' || explained || isRemark) continue
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
  if (column === undefined) return []
  const { sheet, ignoredRows } = table
  const left = ignoredRows.filter(
    ({ row }) => !holdsMark(sheet.values[row - 1 - sheet.top]?.[column - sheet.left])
  )
  const isLeft = new Set(left.map(({ row }) => row))
  const rows = [...table.rows, ...ignoredRows].map(({ row }) => row).filter((row) => !isLeft.has(row))
  if (rows.length === 0) return []
  const first = rows.reduce((a, b) => Math.min(a, b))
  const last = rows.reduce((a, b) => Math.max(a, b))
  const blocks: { sheet: string; top: number; left: number; values: string[][] }[] = []
  for (let row = first; row <= last; row += 1) {
    if (isLeft.has(row)) continue
    const block = blocks.at(-1)
    if (block && block.top + block.values.length === row - 1) block.values.push([show(row)])
    else blocks.push({ sheet: sheet.name, top: row - 1, left: column, values: [[show(row)]] })
  }
  return blocks
}

/** Whether a cell of a row that is no data shows what a validation once wrote there; anything else is somebody's. */
const holdsMark = (content: CellContent | undefined): boolean =>
  typeof content === 'string' && (MARK_SIGNS.has(content) || /^\|.*\|$/u.test(content))
const MARK_SIGNS: ReadonlySet<string> = new Set(Object.values(MARKS))

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
