import type { CellRange, NameLayout } from './layout'
import type { CellBlock, FormulaBlock } from './workbook-content'

/**
 * A change of a data table's rows, done in this order: a row more, sorting, values, formulas, looks, names. Ranges count
 * from 0; a table's range has its header row in it.
 */
export interface TableChange {
  readonly sheet: string
  /** A row put below sheet row `below`, with that row's looks, rules and contents. */
  readonly newRow?: { readonly table: CellRange; readonly below: number }
  /** `column` counts from the sheet's first. */
  readonly sort?: { readonly table: CellRange; readonly column: number; readonly isDescending: boolean }
  readonly write?: readonly CellBlock[]
  /** Columns formatted as text, from 0: they keep whatever is written. */
  readonly textColumns?: readonly number[]
  readonly formulas?: readonly FormulaBlock[]
  readonly looks?: readonly {
    readonly ranges: readonly CellRange[]
    readonly isLocked: boolean
    /** RRGGBB; no fill where absent. */
    readonly fill?: string
  }[]
  readonly names?: readonly NameLayout[]
}
