import type { TableId } from '../report/fields'

/** What was done to a returned workbook besides filling it in. */
export type TamperingKind =
  | 'plan-cell'
  | 'coordinator-cell'
  | 'read-only-cell'
  | 'row-removed'
  | 'row-repeated'
  | 'row-foreign'
  | 'row-unknown'
  | 'rows-scrambled'
  | 'formula-removed'
  | 'formula-changed'
  | 'formula-typed'
  | 'formula-like-text'
  | 'validation-removed'
  | 'validation-changed'
  | 'column-missing'
  | 'column-repeated'
  | 'columns-added'
  | 'sheet-missing'
  | 'sheet-added'
  | 'sheet-hidden'
  | 'template-sheet-hidden'
  | 'columns-hidden'
  | 'rows-hidden'
  | 'protection-removed'
  | 'metadata-changed'
  | 'package-unregistered'
  | 'external-link'
  | 'dde-link'
  | 'data-connection'
  | 'embedded-object'
  | 'hyperlink'
  | 'macros'
  | 'old-format'

/** One thing found in a return that its unit was not asked to change; it is listed and never applied. */
export interface Tampering {
  readonly kind: TamperingKind
  readonly sheet: string
  /** A1 style; empty where no single cell is meant. */
  readonly cell: string
  readonly table: TableId | undefined
  /** 编码 of the row, empty where none is meant. */
  readonly key: string
  /** Field id, empty where none is meant. */
  readonly field: string
  /** What was sent and what came back, as shown; empty where that says nothing. */
  readonly sent: string
  readonly returned: string
  /** How many cells or rows, where one entry stands for several. */
  readonly count: number
}

/** An entry with what it leaves open filled in. */
export const tampering = (
  kind: TamperingKind,
  sheet: string,
  more: Partial<Omit<Tampering, 'kind' | 'sheet'>> = {}
): Tampering => ({
  kind,
  sheet,
  cell: '',
  table: undefined,
  key: '',
  field: '',
  sent: '',
  returned: '',
  count: 1,
  ...more
})
