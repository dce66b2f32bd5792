import { actualField, type ActualField } from '../measures/indicator-measures'
import { INDICATOR_COLUMNS } from './indicator-columns'
import type { ValidationLayout } from './layout'
import type { LIST_NAMES } from './lists-sheet'
import { PROJECT_COLUMNS } from './project-columns'
import type { COLORS } from './styles'

/** Who fills a column: the plan, the reporting unit, the coordinator, a formula, the validation, or the product itself. */
export type FieldRole = 'plan' | 'report' | 'coordinator' | 'computed' | 'mark' | 'helper' | 'key'

/** What a column's cells hold. `expression` may be a number or a text such as a target. */
export type FieldContent =
  'text' | 'integer' | 'number' | 'amount' | 'percent' | 'ratio' | 'expression' | 'choice'

/** What a column's cells accept (an entry of a list, numbers within bounds, what a formula over the cell says) and its words. */
export type ColumnValidation = {
  /** At most 32 characters; absent = the header. */
  readonly title?: string
  /** At most 255 characters, like `error`. */
  readonly prompt: string
  readonly error: string
  /** Absent = `stop`. */
  readonly alert?: ValidationLayout['alert']
} & (
  | { readonly list: keyof typeof LIST_NAMES }
  | { readonly min: number; readonly max?: number }
  | { readonly formula: (cell: string) => string }
)

/** All that is said of a column of a data sheet, in the table of its sheet and nowhere else. */
export interface Column {
  readonly header: string
  readonly role: FieldRole
  readonly content: FieldContent
  /** In characters; columns without one are hidden: keys and helpers, at the far right. */
  readonly width?: number
  /** Absent = figures at the right, the rest at the left. */
  readonly align?: 'center'
  /** The number format; absent = by content. */
  readonly format?: string
  /** What repeats the row above is grey; groups stand from the widest to the narrowest. */
  readonly isGroup?: true
  /** People may type over the formula. */
  readonly isOpen?: true
  /** Words on the header, where the rule behind the column needs them. */
  readonly comment?: string
  readonly validation?: ColumnValidation
  /** Colours by what a cell says, besides its words. */
  readonly colors?: Readonly<Record<string, keyof typeof COLORS>>
}

export type IndicatorField = Exclude<keyof typeof INDICATOR_COLUMNS, 'actual'> | ActualField
export type ProjectField = keyof typeof PROJECT_COLUMNS
export type TableId = 'indicators' | 'projects'

/** One column of a data table. */
export interface FieldDefinition<F extends string = string> extends Column {
  readonly id: F
  readonly hidden: boolean
  /** The year of a yearly actual value. */
  readonly year?: number
}

/** Columns of the indicator table (指标表) in printed order, one actual value per plan year. */
export function indicatorFields(years: readonly number[]): readonly FieldDefinition<IndicatorField>[] {
  return entriesOf(INDICATOR_COLUMNS).flatMap(([id, column]): FieldDefinition<IndicatorField>[] =>
    id === 'actual'
      ? years.map((year) => ({
          ...define(actualField(year), column),
          header: column.header.replace('{{year}}', String(year)),
          year
        }))
      : [define(id, column)]
  )
}

/** Columns of the project table (项目表) in printed order. */
export function projectFields(): readonly FieldDefinition<ProjectField>[] {
  return entriesOf(PROJECT_COLUMNS).map(([id, column]) => define(id, column))
}

const entriesOf = <F extends string>(columns: Readonly<Record<F, Column>>): readonly [F, Column][] =>
  Object.entries(columns) as [F, Column][]

const FORMATS: Readonly<Partial<Record<FieldContent, string>>> = { ratio: '0.00%' }

function define<F extends string>(id: F, column: Column): FieldDefinition<F> {
  const format = column.format ?? FORMATS[column.content]
  return { id, ...column, ...(format !== undefined && { format }), hidden: column.width === undefined }
}

/** Name of the Excel table over a data sheet. */
export const TABLE_NAMES: Readonly<Record<TableId, string>> = {
  indicators: 'PlanIndicators',
  projects: 'PlanProjects'
}

/** Defined name whose target is a column's header cell: the column's stored key, which follows moves and renames. */
export const headerName = (table: TableId, field: string): string => `${TABLE_NAMES[table]}_head_${field}`

/** Defined name of a column's data cells, for formulas of other sheets. */
export const columnName = (table: TableId, field: string): string => `${TABLE_NAMES[table]}_${field}`
