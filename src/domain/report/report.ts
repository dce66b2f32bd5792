import type { ReportPeriod } from '../measures/report-period'
import type { CustomRuleRecord, RuleSetting } from '../plan/plan-document'
import type { FieldDefinition, IndicatorField, ProjectField, TableId } from './fields'
import type { CellContent, SheetContent, WorkbookContent } from './workbook-content'

/** A data row read back. `values` stands in the order of the table's `fields`; a missing column reads as `null`. */
export interface ReportRow {
  /** The sheet's row number, from 1. */
  readonly row: number
  /** The hidden 编码; empty where the row has none. */
  readonly key: string
  readonly values: readonly CellContent[]
}

/** A row of a data table's sheet that is no data: a total, or a note or a line for signatures. */
export interface IgnoredRow {
  /** The sheet's row number, from 1. */
  readonly row: number
  readonly kind: 'total' | 'note'
  /** Column of the cell that says so, counted from 0, and what it says. */
  readonly column: number
  readonly label: string
  /** The row is marked 新增 all the same. */
  readonly isAdded: boolean
}

/**
 * A data table found in somebody's workbook by stored keys and headers, never by position. What it answers are methods, so that
 * a table of known fields is one of any.
 */
export interface ReportTable<F extends string = string> {
  readonly id: TableId
  readonly sheet: SheetContent
  /** Counted from 0. */
  readonly headerRow: number
  readonly fields: readonly FieldDefinition<F>[]
  /** Position of a field in `fields` and in each row's `values`. */
  indexOf(this: void, field: F): number
  /** Column of a field counted from 0, absent where the column is gone. */
  columnOf(this: void, field: F): number | undefined
  /** Columns that carry a field's header besides the one that is read, counted from 0. */
  readonly duplicates: readonly { readonly field: F; readonly column: number }[]
  readonly rows: readonly ReportRow[]
  /** Rows of the sheet among and below these that are no data, from top to bottom. */
  readonly ignoredRows: readonly IgnoredRow[]
  /** Whether the cell of this row and field holds a formula. */
  hasFormula(this: void, row: ReportRow, field: F): boolean
}

export type HeaderField = 'unit' | 'period' | 'reporter' | 'phone' | 'date'

/** A header cell of the guide sheet (填报说明). */
export interface HeaderCell {
  readonly sheet: string
  /** A1 style. */
  readonly cell: string
  readonly value: CellContent
}

/** A 核实说明 with the value it was given for, by which its lapse is seen. */
export interface Explanation {
  /** Written beside the finding in 审核结果, or in the row's own 核实说明 cell. */
  readonly source: 'finding' | 'row'
  /** Code of the rule whose finding it explains. */
  readonly rule: string
  /** 编码 of the row; sheet and cell or row number where the finding has no key. */
  readonly row: string
  /** Field id; empty where no column is meant. */
  readonly field: string
  /** The finding's value as shown when the explanation was accepted. */
  readonly value: string
  readonly text: string
}

/** What a workbook carries with it about rules; it stands over what its plan says. */
export interface WorkbookRules {
  readonly settings: Readonly<Record<string, RuleSetting>>
  readonly custom: readonly CustomRuleRecord[]
}

/** Somebody's word that the data is right as it is, by the hash of that data. */
export interface SignOff {
  readonly reviewer: string
  /** ISO 8601 local time with its offset. */
  readonly signedAt: string
  readonly hash: string
}

/** What the very hidden metadata sheet says; absent in a workbook that is not ours. */
export interface ReportMetadata {
  readonly planId: string
  /** Hash of the plan document the workbook was made from. */
  readonly planVersion: string
  readonly templateVersion: number
  /** Hash of the locked plan cells as written. */
  readonly lockedHash: string
  /** Present in a unit's package only. */
  readonly packageId?: string
  readonly unit?: string
  /** Row keys the workbook was made with. */
  readonly keys: Readonly<Record<TableId, readonly string[]>>
  /** Those among them that another unit fills in; absent where there are none. */
  readonly readOnly?: Readonly<Record<TableId, readonly string[]>>
  /** Reporting values as sent, by row key and field; what a three-way merge starts from. */
  readonly base: Readonly<
    Record<TableId, Readonly<Record<string, Readonly<Record<string, string | number>>>>>
  >
  /** Explanations accepted by the validations so far. */
  readonly explanations?: readonly Explanation[]
  /** Absent where the workbook leaves all rules to its plan. */
  readonly rules?: WorkbookRules
  /** Absent where nobody signed. */
  readonly signOff?: SignOff
}

/** A reporting workbook understood: where each sheet, column and row is and what it holds. */
export interface Report {
  readonly content: WorkbookContent
  readonly metadata: ReportMetadata | undefined
  readonly header: Readonly<Partial<Record<HeaderField, HeaderCell>>>
  /** The reported period, absent where the cell is empty or unreadable. */
  readonly period: ReportPeriod | undefined
  readonly guide: SheetContent | undefined
  readonly summary: SheetContent | undefined
  readonly findings: SheetContent | undefined
  readonly indicators: ReportTable<IndicatorField> | undefined
  readonly projects: ReportTable<ProjectField> | undefined
}
