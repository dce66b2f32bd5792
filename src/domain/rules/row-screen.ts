import type { ProjectField } from '../report/fields'
import type { ReportTable } from '../report/report'
import { NUMBER, tableColumn } from '../report/table-columns'
import type { CellContent } from '../report/workbook-content'

/**
 * Marks of a table's rows, by their place: 1 where something may be found, 0 where nothing can be. A mark too many costs time,
 * one too few a finding.
 */
export type RowMarks = Uint8Array

type Table = ReportTable<ProjectField>

const nothingIn = new WeakMap<Table['rows'], RowMarks>()

/** No row at all; one and the same for a reading, so that what marks nothing need not be looked through. */
export function noRows({ rows }: Pick<ReportTable, 'rows'>): RowMarks {
  let none = nothingIn.get(rows)
  if (!none) nothingIn.set(rows, (none = new Uint8Array(rows.length)))
  return none
}

/** Rows whose cell passes a test, which every different text takes once. */
export function rowsWhere(
  table: Table,
  field: ProjectField,
  passes: (content: CellContent) => boolean
): RowMarks {
  const { codes, contents, numbers, hasOthers } = tableColumn(table, field)
  const ofContents = Uint8Array.from(contents, (content) => (passes(content) ? 1 : 0))
  if (!numbers && !hasOthers && !ofContents.includes(1)) return noRows(table)
  const at = table.indexOf(field)
  const marks = new Uint8Array(codes.length)
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0
    if (code >= 0) marks[place] = ofContents[code] ?? 0
    else {
      const content = (code === NUMBER ? numbers?.[place] : table.rows[place]?.values[at]) ?? null
      if (passes(content)) marks[place] = 1
    }
  }
  return marks
}

/** Rows whose cell holds no number and passes a test. */
export function rowsSaying(
  table: Table,
  field: ProjectField,
  passes: (content: CellContent) => boolean
): RowMarks {
  const { contents, hasOthers } = tableColumn(table, field)
  if (!hasOthers && !contents.some(passes)) return noRows(table)
  return rowsWhere(table, field, (content) => typeof content !== 'number' && passes(content))
}

/** Rows whose cells of two fields both hold numbers that pass a test. */
export function rowsComparing(
  table: Table,
  field: ProjectField,
  other: ProjectField,
  passes: (number: number, other: number) => boolean
): RowMarks {
  const [ones, others] = [tableColumn(table, field).numbers, tableColumn(table, other).numbers]
  if (!ones || !others) return noRows(table)
  const marks = new Uint8Array(ones.length)
  for (let place = 0; place < ones.length; place += 1) {
    if (passes(ones[place] ?? Number.NaN, others[place] ?? Number.NaN)) marks[place] = 1
  }
  return marks
}

/** Rows that any of these mark. */
export function anyOf(table: Pick<ReportTable, 'rows'>, all: readonly RowMarks[]): RowMarks {
  const none = noRows(table)
  const [first, ...rest] = all.filter((marks) => marks !== none)
  if (!first || rest.length === 0) return first ?? none
  const marks = first.slice()
  for (const each of rest) {
    for (let place = 0; place < marks.length; place += 1)
      marks[place] = (marks[place] ?? 0) | (each[place] ?? 0)
  }
  return marks
}

/** Rows that both mark; the second is not asked where the first marks none. */
export function bothOf(table: Table, one: RowMarks, second: () => RowMarks): RowMarks {
  const none = noRows(table)
  const other = one === none ? none : second()
  if (other === none) return none
  const marks = one.slice()
  for (let place = 0; place < marks.length; place += 1)
    marks[place] = (marks[place] ?? 0) & (other[place] ?? 0)
  return marks
}

/** Whether a cell holds a text, also one that shows nothing. */
export const isText = (content: CellContent): boolean => typeof content === 'string'
