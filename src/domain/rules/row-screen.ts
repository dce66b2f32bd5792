import type { ProjectField } from '../report/fields'
import type { ReportTable } from '../report/report'
import { NUMBER, OTHER, tableColumn } from '../report/table-columns'
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

/** Rows whose cell passes a test, which every different text takes once and every number by itself. */
export function rowsWhere(
  table: Table,
  field: ProjectField,
  passes: (content: CellContent) => boolean
): RowMarks {
  const { codes, numbers } = tableColumn(table, field)
  const saying = rowsSaying(table, field, passes)
  if (!numbers) return saying
  const marks = saying === noRows(table) ? new Uint8Array(codes.length) : saying
  for (let place = 0; place < codes.length; place += 1) {
    if (codes[place] === NUMBER && passes(numbers[place] ?? null)) marks[place] = 1
  }
  return marks
}

/** Rows whose cell holds no number and passes a test. */
export function rowsSaying(
  table: Table,
  field: ProjectField,
  passes: (content: CellContent) => boolean
): RowMarks {
  const { codes, contents, hasOthers } = tableColumn(table, field)
  const ofContents = Uint8Array.from(contents, (content) => (passes(content) ? 1 : 0))
  if (!hasOthers && !ofContents.includes(1)) return noRows(table)
  const at = table.indexOf(field)
  const marks = new Uint8Array(codes.length)
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0
    if (code >= 0) marks[place] = ofContents[code] ?? 0
    else if (code === OTHER && passes(table.rows[place]?.values[at] ?? null)) marks[place] = 1
  }
  return marks
}

/** Rows whose cell holds a number below the one limit or above the other. */
export function rowsBeyond(
  table: Table,
  field: ProjectField,
  { below = -Infinity, above = Infinity }: { readonly below?: number; readonly above?: number }
): RowMarks {
  const { numbers } = tableColumn(table, field)
  if (!numbers) return noRows(table)
  const marks = new Uint8Array(numbers.length)
  let count = 0
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place] ?? Number.NaN
    if (!(number < below || number > above)) continue
    marks[place] = 1
    count += 1
  }
  return count === 0 ? noRows(table) : marks
}

/** Rows whose cells of two fields both hold numbers, the first above so many times the other. */
export function rowsExceeding(
  table: Table,
  field: ProjectField,
  times: number,
  other: ProjectField
): RowMarks {
  const [ones, others] = [tableColumn(table, field).numbers, tableColumn(table, other).numbers]
  if (!ones || !others) return noRows(table)
  const marks = new Uint8Array(ones.length)
  let count = 0
  for (let place = 0; place < ones.length; place += 1) {
    if (!((ones[place] ?? Number.NaN) > (others[place] ?? Number.NaN) * times)) continue
    marks[place] = 1
    count += 1
  }
  return count === 0 ? noRows(table) : marks
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
