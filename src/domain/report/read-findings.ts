import { parseReference } from './a1'
import { FINDING_COLUMNS, findingHeaderName, type FindingColumn } from './findings-sheet'
import type { Report } from './report'
import { cellText, isCellError, type SheetContent } from './workbook-content'
import { FINDING_HEADERS } from './workbook-lexicon'

/** A line of the findings sheet (审核结果) as somebody's workbook has it by now. */
export interface ReadFindingLine {
  /** Code of the rule, from the hidden column. */
  readonly code: string
  readonly sheet: string
  /** A1 style; empty where no single cell is meant. */
  readonly cell: string
  readonly rowKey: string
  /** Field id, from the hidden column; empty where none is meant. */
  readonly field: string
  /** The value that was found at fault. */
  readonly value: string
  /** What was written under 核实说明; empty for nothing. */
  readonly explanation: string
  /** The sheet's row, counted from 0, and where in it explanation and state stand; absent where the column is gone. */
  readonly place: {
    readonly row: number
    readonly explanation: number | undefined
    readonly state: number | undefined
  }
}

/** How far down the header row is looked for. */
const SEARCHED_ROWS = 200
/** A row with fewer of the sheet's headers is not taken for its header row. */
const LEAST_HEADERS = 4

/** The lines of the findings sheet, columns found by stored name or header; none where the sheet or its codes are gone. */
export function readFindingLines(report: Report): readonly ReadFindingLine[] {
  const sheet = report.findings
  const headers = sheet && findHeaders(report, sheet)
  if (!sheet || !headers?.columns.has('code')) return []
  const columnOf = (column: FindingColumn): number | undefined => {
    const at = headers.columns.get(column)
    return at === undefined ? undefined : sheet.left + at
  }
  return sheet.values.slice(headers.row + 1).flatMap((cells, index): ReadFindingLine[] => {
    const text = (column: FindingColumn): string => {
      const at = headers.columns.get(column)
      const content = at === undefined ? null : (cells[at] ?? null)
      return isCellError(content) ? '' : cellText(content)
    }
    const code = text('code').trim()
    if (code === '') return []
    return [
      {
        code,
        sheet: text('sheet').trim(),
        cell: text('cell').trim(),
        rowKey: text('rowKey').trim(),
        field: text('fieldId').trim(),
        value: text('value'),
        explanation: text('explanation').trim(),
        place: {
          row: sheet.top + headers.row + 1 + index,
          explanation: columnOf('explanation'),
          state: columnOf('state')
        }
      }
    ]
  })
}

interface FoundHeaders {
  /** Position of the header row and of the columns in the sheet's `values`. */
  readonly row: number
  readonly columns: ReadonlyMap<FindingColumn, number>
}

function findHeaders(report: Report, sheet: SheetContent): FoundHeaders | undefined {
  const rows = sheet.values.slice(0, SEARCHED_ROWS).map((cells) => headersIn(cells.map(cellText)))
  const named = namedHeaders(report, sheet)
  const best = rows.reduce((top, columns, row) => (columns.size > (rows[top]?.size ?? 0) ? row : top), 0)
  const row = named?.row ?? best
  const columns = new Map([...(rows[row] ?? []), ...(named?.columns ?? [])])
  return columns.size < LEAST_HEADERS ? undefined : { row, columns }
}

function headersIn(texts: readonly string[]): ReadonlyMap<FindingColumn, number> {
  const bare = texts.map((text) => text.replace(/\s/gu, ''))
  return new Map(
    FINDING_COLUMNS.map((column) => [column, bare.indexOf(FINDING_HEADERS[column])] as const).filter(
      ([, at]) => at >= 0
    )
  )
}

/** Header cells by their defined names, which follow moved and renamed columns. */
function namedHeaders(report: Report, sheet: SheetContent): FoundHeaders | undefined {
  const references = new Map(report.content.names.map(({ name, refersTo }) => [name.toLowerCase(), refersTo]))
  const cells = FINDING_COLUMNS.flatMap((column) => {
    const reference = parseReference(references.get(findingHeaderName(column).toLowerCase()) ?? '')
    return reference?.sheet?.toLowerCase() === sheet.name.toLowerCase()
      ? [{ column, row: reference.range.top - sheet.top, at: reference.range.left - sheet.left }]
      : []
  })
  const row = cells[0]?.row
  if (row === undefined || row < 0) return undefined
  return {
    row,
    columns: new Map(cells.filter((cell) => cell.row === row).map(({ column, at }) => [column, at]))
  }
}
