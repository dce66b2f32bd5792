import type { Plan } from '../../plan/plan'
import type { FieldDefinition, TableId } from '../../report/fields'
import type { CellValue } from '../../report/layout'
import { disguiseOf, GENERAL_FORMAT, shownNumber } from '../../report/number-formats'
import type { ReportRow, ReportTable } from '../../report/report'
import type { CellContent } from '../../report/workbook-content'
import type { Finding } from '../finding'

/** A cell with what it holds and what it gets. */
export interface CellCorrection {
  readonly sheet: string
  /** Sheet row number from 1. */
  readonly row: number
  /** Counted from 0. */
  readonly column: number
  readonly before: CellContent
  /** The value the cell gets; nothing where it gets a formula. */
  readonly after: CellValue
  /** The formula the cell gets in place of a value, without `=`. */
  readonly formula?: string
  /** The formula the cell has now; absent for none. */
  readonly formulaBefore?: string
  /** The number format the cell gets in place of one that shows a number as something else; absent where it keeps its own. */
  readonly numberFormat?: { readonly before: string; readonly after: string }
}

/** A deterministic correction of one cell, or of several that are right only together, as a proposal. */
export interface Fix extends CellCorrection {
  readonly finding: Finding
  /** Absent for a cell of 汇总表. */
  readonly table: TableId | undefined
  readonly field: string
  readonly rowKey: string
  /** What is corrected with the cell, or not at all; absent for nothing. */
  readonly also?: readonly CellCorrection[]
  /** Only the spelling changes; whatever changes the meaning is for a person to confirm. */
  readonly safe: boolean
  /** Sheet protection keeps people from typing into the cell, or from giving it a number format. */
  readonly locked: boolean
}

/** Every cell that a fix corrects. */
export const correctionsOf = (fix: Fix): readonly CellCorrection[] => [fix, ...(fix.also ?? [])]
/** A number format that shows a number as something else, and the one that is due in its place; absent where none is in the way. */
export function restoredFormat(before: string | undefined, due: string | undefined): Fix['numberFormat'] {
  const after = due ?? GENERAL_FORMAT
  const isInTheWay = disguiseOf(before) !== undefined && disguiseOf(before) !== disguiseOf(after)
  return before !== undefined && isInTheWay ? { before, after } : undefined
}

/** What a corrected cell showed before. */
export const shownBefore = ({ before, numberFormat }: Fix): CellContent =>
  typeof before === 'number' && numberFormat ? shownNumber(before, numberFormat.before) : before

/** The cell of a finding, with what a correction may look at. */
export interface FaultyCell {
  readonly plan: Plan
  readonly table: TableId
  readonly finding: Finding
  readonly row: ReportRow
  readonly field: FieldDefinition
  readonly content: CellContent
  /** The formula in the cell; absent for none. */
  readonly present: string | undefined
  /** The template's formula for the cell; absent where it has none, or reads a column that is gone. */
  readonly formula: () => string | undefined
}

/** What a cell should hold. */
export type Mended = CellValue | { readonly formula: string }

/** Whether a cell should hold a formula. */
export const isFormula = (mended: Mended): mended is { readonly formula: string } =>
  typeof mended === 'object' && mended !== null

/** How the findings of one rule are corrected. */
export interface FixKind {
  /** Code of the rule. */
  readonly code: string
  readonly safe: boolean | ((cell: FaultyCell) => boolean)
  /** What the cell should hold; `undefined` where this cell cannot be corrected without a person. */
  readonly mend: (cell: FaultyCell) => Mended | undefined
}

/** How a finding about many rows of a table is corrected. */
export interface TableFixKind {
  /** Code of the rule. */
  readonly code: string
  /** Nothing where the table, its rows under their right keys, cannot be corrected without a person. */
  readonly propose: (plan: Plan, table: ReportTable, finding: Finding) => Fix | undefined
}

/** A text param of a finding; absent where it has none of that name. */
export const textParam = ({ params }: Finding, name: string): string | undefined => {
  const param = params[name]
  return typeof param === 'string' ? param : undefined
}
