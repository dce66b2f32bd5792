import type { Plan } from '../plan/plan'
import type { IndicatorField, ProjectField } from './fields'
import { planMatcher } from './plan-rows'
import type { ReportRow, ReportTable } from './report'
import { type CellContent, isCellError } from './workbook-content'

/** Code of a cell that holds a number. */
export const NUMBER = -1
/** Code of a cell that is told by its row only: an error, or one of more different texts than are worth a list. */
export const OTHER = -2

/** A column of a table over all its rows: what each holds, by the row's place among the rows. */
export interface Column {
  /** `NUMBER`, `OTHER`, or the place of what the cell holds among `contents`. */
  readonly codes: Int16Array
  /** The different texts and truth values, each once; the first is nothing. */
  readonly contents: readonly CellContent[]
  /** The cells' numbers, NaN where a cell holds none; absent where none does. */
  readonly numbers: Float64Array | undefined
  /** Whether any cell is told by its row only. */
  readonly hasOthers: boolean
}

/** So many different contents are told apart; a column of more is prose, in which hardly a text stands twice. */
const MOST_CONTENTS = 500

/** Takes the filled cells of one field, row after row. */
class ColumnWriter {
  readonly #codes: Int16Array
  readonly #contents: CellContent[] = [null]
  readonly #codeOf = new Map<CellContent, number>()
  #numbers: Float64Array | undefined
  #hasOthers = false
  #last: CellContent = null
  #codeOfLast = 0

  constructor(capacity: number) {
    this.#codes = new Int16Array(capacity)
  }

  put(place: number, content: CellContent): void {
    if (typeof content === 'number') {
      this.#numbers ??= new Float64Array(this.#codes.length).fill(Number.NaN)
      this.#numbers[place] = content
      this.#codes[place] = NUMBER
      return
    }
    // A text often stands in several rows that follow each other.
    if (content !== this.#last) {
      this.#codeOfLast = this.#code(content)
      this.#last = content
    }
    this.#codes[place] = this.#codeOfLast
  }

  /** The column of as many rows as there are. */
  finish(rows: number): Column {
    return {
      codes: this.#codes.subarray(0, rows),
      contents: this.#contents,
      numbers: this.#numbers?.subarray(0, rows),
      hasOthers: this.#hasOthers
    }
  }

  #code(content: CellContent): number {
    const known = isCellError(content) ? OTHER : this.#codeOf.get(content)
    const isNew = known === undefined && this.#contents.length <= MOST_CONTENTS
    const code = known ?? (isNew ? this.#contents.length : OTHER)
    if (code === OTHER) this.#hasOthers = true
    else if (isNew) {
      this.#contents.push(content)
      this.#codeOf.set(content, code)
    }
    return code
  }
}

/** Rows themselves never change, so that their columns stay right as long as the list of rows is in use. */
const columnsOfRows = new WeakMap<readonly ReportRow[], Map<string, Column>>()

/** A column of a table; known from the reading, else made when first asked for. */
export function tableColumn<F extends string>(
  table: Pick<ReportTable<F>, 'rows' | 'indexOf'>,
  field: F
): Column {
  const { rows } = table
  let columns = columnsOfRows.get(rows)
  if (!columns) columnsOfRows.set(rows, (columns = new Map<string, Column>()))
  const known = columns.get(field)
  if (known) return known
  const at = table.indexOf(field)
  const writer = new ColumnWriter(rows.length)
  for (let place = 0; place < rows.length; place += 1) {
    const content = rows[place]?.values[at] ?? null
    if (content !== null) writer.put(place, content)
  }
  const column = writer.finish(rows.length)
  columns.set(field, column)
  return column
}

/** The rows of a table in groups of equal contents of one field. */
export interface ContentGroups {
  /** By place, the row's group. */
  readonly ofRow: ArrayLike<number>
  /** What the rows of each group hold. */
  readonly contents: readonly CellContent[]
}

/** Which rows hold the same in a field. */
export function contentGroups<F extends string>(table: ReportTable<F>, field: F): ContentGroups {
  const { codes, contents, numbers, hasOthers } = tableColumn(table, field)
  if (!numbers && !hasOthers) return { ofRow: codes, contents }
  const at = table.indexOf(field)
  const all = [...contents]
  const groupOf = new Map<CellContent, number>()
  const ofRow = Int32Array.from(codes, (code, place) => {
    if (code >= 0) return code
    const content = table.rows[place]?.values[at] ?? null
    const known = groupOf.get(content)
    if (known !== undefined) return known
    groupOf.set(content, all.length)
    return all.push(content) - 1
  })
  return { ofRow, contents: all }
}

const numbersOfRows = new WeakMap<readonly ReportRow[], Int32Array>()

/** By place, the sheet's number of each row, from 1. */
export function sheetRows({ rows }: Pick<ReportTable, 'rows'>): Int32Array {
  let numbers = numbersOfRows.get(rows)
  if (!numbers) numbersOfRows.set(rows, (numbers = Int32Array.from(rows, ({ row }) => row)))
  return numbers
}

const errorsOfRows = new WeakMap<readonly ReportRow[], Uint8Array>()

/** By place, 1 for each row in which a cell shows an error. */
export function rowsWithErrors({ rows }: Pick<ReportTable, 'rows'>): Uint8Array {
  let errors = errorsOfRows.get(rows)
  if (!errors) {
    const showsError = ({ values }: ReportRow): boolean => values.some(isCellError)
    errorsOfRows.set(rows, (errors = Uint8Array.from(rows, (row) => (showsError(row) ? 1 : 0))))
  }
  return errors
}

/** Takes the rows of a table as they are read, for columns and for comparing with the plan. */
export interface RowRecorder {
  /** Takes the row just read, the next one of the table. */
  readonly add: (row: ReportRow) => void
  /** To be called once all rows are read. */
  readonly finish: () => void
}

/**
 * Makes the columns that people fill in or choose from, and compares the rows with the plan's, while each row is at hand:
 * later on, looking at every row again would take longer than judging it. The table's list of rows is still being filled,
 * up to a number of rows.
 */
export function rowRecorder<F extends IndicatorField | ProjectField>(
  plan: Plan,
  table: ReportTable<F>,
  capacity: number
): RowRecorder {
  const { rows, fields } = table
  const writers = fields.map(({ role, content }) =>
    role === 'report' || (role === 'plan' && content !== 'text' && content !== 'integer')
      ? new ColumnWriter(capacity)
      : undefined
  )
  const errors = new Uint8Array(capacity)
  const numbers = new Int32Array(capacity)
  const matcher = planMatcher(plan, table, capacity)
  let place = 0
  return {
    add(row) {
      const { values } = row
      for (let at = 0; at < writers.length; at += 1) {
        const content = values[at] ?? null
        if (content === null) continue
        if (typeof content === 'object') errors[place] = 1
        writers[at]?.put(place, content)
      }
      numbers[place] = row.row
      matcher.add(row)
      matcher.compare(place)
      place += 1
    },
    finish() {
      const columns = new Map<string, Column>()
      fields.forEach(({ id }, at) => {
        const writer = writers[at]
        if (writer) columns.set(id, writer.finish(place))
      })
      columnsOfRows.set(rows, columns)
      errorsOfRows.set(rows, errors.subarray(0, place))
      numbersOfRows.set(rows, numbers.subarray(0, place))
      matcher.finish()
    }
  }
}
