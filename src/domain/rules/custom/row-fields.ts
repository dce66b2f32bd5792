import type { Plan } from '../../plan/plan'
import {
  type FieldContent,
  type FieldDefinition,
  indicatorFields,
  projectFields,
  type TableId
} from '../../report/fields'
import type { ReportRow, ReportTable } from '../../report/report'
import { type CellContent, cellText, isCellError, isEmptyCell } from '../../report/workbook-content'
import { numberIn } from '../cell-reading'

/** What an expression gets from a cell: a number, a text, or null where the cell holds none. */
export type FieldValue = number | string | null

/** A column as expressions see it. */
export interface ExpressionField {
  readonly id: string
  readonly kind: 'number' | 'text'
  readonly role: FieldDefinition['role']
  /** Column id, full header, and header without its unit where no other column is called so. */
  readonly names: readonly string[]
}

/** The columns of a table of either kind, in the order of its rows' values. */
type TableColumns = Pick<ReportTable, 'fields'>

/** The columns of a table as expressions see them. */
export interface ExpressionTable {
  readonly id: TableId
  readonly fields: readonly ExpressionField[]
  /** The column a name means; absent for a name no column has. */
  readonly fieldNamed: (name: string) => ExpressionField | undefined
  /** Makes rows whose properties are the fields, by every name; a missing column gives null. */
  readonly view: (table: TableColumns, row: ReportRow) => RowView
  /** The class of those rows; `positions` are those of the fields in the cells, in the order of `fields`. */
  readonly viewClass: new (cells: ReportRow['values'], positions: readonly number[]) => RowView
}

/** A row in an expression: field values by name. */
export type RowView = Readonly<Record<string, FieldValue>>

const NUMERIC: ReadonlySet<FieldContent> = new Set(['integer', 'number', 'amount', 'percent', 'ratio'])
const UNIT_SUFFIX = /（[^（）]*）$/u

/** The columns of a plan's table as expressions see them. */
export function expressionTable(plan: Plan, id: TableId): ExpressionTable {
  const definitions: readonly FieldDefinition[] =
    id === 'indicators' ? indicatorFields(plan.years) : projectFields()
  const headers = new Set(definitions.map(({ header }) => header))
  const fields = definitions.map((definition): ExpressionField => {
    const short = definition.header.replace(UNIT_SUFFIX, '')
    return {
      id: definition.id,
      kind: NUMERIC.has(definition.content) || definition.id === 'baseline' ? 'number' : 'text',
      role: definition.role,
      names: [definition.id, definition.header, ...(headers.has(short) ? [] : [short])]
    }
  })
  const byName = new Map(fields.flatMap((field) => field.names.map((name) => [name, field] as const)))
  const viewClass = viewClassOf(fields)
  const positionsOf = new WeakMap<TableColumns, readonly number[]>()
  return {
    id,
    fields,
    fieldNamed: (name) => byName.get(name),
    viewClass,
    view(table, row) {
      let positions = positionsOf.get(table)
      if (!positions) {
        positions = fields.map((field) => table.fields.findIndex(({ id: each }) => each === field.id))
        positionsOf.set(table, positions)
      }
      return new viewClass(row.values, positions)
    }
  }
}

/** What an expression gets of a cell in a column of this kind. */
export function fieldValue(kind: ExpressionField['kind'], content: CellContent): FieldValue {
  if (kind === 'number') {
    return typeof content === 'number' && Number.isFinite(content) ? content : (numberIn(content) ?? null)
  }
  return isEmptyCell(content) || isCellError(content) ? null : cellText(content)
}

/** A class with one getter per name, so that a row costs nothing but what an expression reads of it. */
function viewClassOf(fields: readonly ExpressionField[]): ExpressionTable['viewClass'] {
  class View {
    readonly [name: string]: FieldValue
    readonly #cells: ReportRow['values']
    readonly #positions: readonly number[]

    constructor(cells: ReportRow['values'], positions: readonly number[]) {
      this.#cells = cells
      this.#positions = positions
    }

    static read(view: View, kind: ExpressionField['kind'], index: number): FieldValue {
      return fieldValue(kind, view.#cells[view.#positions[index] ?? -1] ?? null)
    }
  }
  fields.forEach(({ names, kind }, index) => {
    for (const name of names) {
      Object.defineProperty(View.prototype, name, {
        get(this: View) {
          return View.read(this, kind, index)
        }
      })
    }
  })
  return View
}
