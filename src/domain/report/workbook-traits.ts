import type { CellRange } from './layout'

/** What a sheet holds besides cells. */
export interface SheetTraits {
  readonly name: string
  /** Columns counted from 0. */
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[]
  readonly validations: readonly {
    /** As the file says: list, decimal, whole, custom … */
    readonly kind: string
    readonly operator: string
    /** The first formula, without `=`. */
    readonly formula: string
    /** The second one, of a range between two; else empty. */
    readonly secondFormula: string
    readonly ranges: readonly CellRange[]
  }[]
}

/** What a workbook file holds besides its cells, by names of parts or targets. */
export interface WorkbookTraits {
  readonly macros: readonly string[]
  readonly externalLinks: readonly string[]
  readonly ddeLinks: readonly string[]
  readonly connections: readonly string[]
  readonly embedded: readonly string[]
  /** Targets outside the workbook that cells lead to when clicked. */
  readonly hyperlinks: readonly string[]
  /** Names of sheets without cells: chart sheets, dialogs, sheets of old macros. */
  readonly otherSheets: readonly string[]
  readonly sheets: readonly SheetTraits[]
}
