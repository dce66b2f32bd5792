import { colToLetter, parseCellRef } from 'hucre/xlsx'
import { MAX_COLUMNS } from '../../domain/report/workbook-content'

const MAX_ROWS = 1_048_576

/** What must stay as it is (texts, quoted sheet names, brackets), or a reference to a cell, to columns or to rows. */
const REFERENCES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\p{L}\p{N}_.$\\])(?:(\$?[A-Z]{1,3}\$?\d{1,7})|(\$?[A-Z]{1,3}:\$?[A-Z]{1,3})|(\$?\d{1,7}:\$?\d{1,7}))(?![\p{L}\p{N}_.(!\\])/gu

/** A place in a sheet, row and column counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/**
 * The formula of a cell that shares another cell's formula: its relative references moved from the first place to the
 * second, `#REF!` where they leave the sheet.
 */
export function sharedFormula(formula: string, from: Place, to: Place): string {
  const rows = to.row - from.row
  const columns = to.column - from.column
  return formula.replace(REFERENCES, (kept: string, cell?: string, columnSpan?: string, rowSpan?: string) => {
    if (cell !== undefined) return movedCell(cell, rows, columns)
    const span = columnSpan ?? rowSpan
    if (span === undefined) return kept
    const moved = span
      .split(':')
      .map((end) => (columnSpan === undefined ? movedRow(end, rows) : movedColumn(end, columns)))
    return moved.includes(undefined) ? '#REF!' : moved.join(':')
  })
}

function movedCell(reference: string, rows: number, columns: number): string {
  const [, column = '', row = ''] = /^(\$?[A-Z]+)(\$?\d+)$/.exec(reference) ?? []
  const movedTo = [movedColumn(column, columns), movedRow(row, rows)]
  return movedTo.includes(undefined) ? '#REF!' : movedTo.join('')
}

function movedColumn(column: string, by: number): string | undefined {
  if (column.startsWith('$')) return column
  const moved = parseCellRef(`${column}1`).col + by
  return moved < 0 || moved >= MAX_COLUMNS ? undefined : colToLetter(moved)
}

function movedRow(row: string, by: number): string | undefined {
  if (row.startsWith('$')) return row
  const moved = Number(row) + by
  return moved < 1 || moved > MAX_ROWS ? undefined : String(moved)
}
