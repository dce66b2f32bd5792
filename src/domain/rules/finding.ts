import type { TableId } from '../report/fields'

/** 强制性 (must be corrected) or 核实性 (may stand with an explanation). */
export type Severity = 'mandatory' | 'verification'

/** `plan`: the printed plan itself is at fault; `reported`: something filled in or changed since. */
export type Origin = 'reported' | 'plan'

/** What a finding's sentence needs besides value and field: numbers as decimal text, names as printed. */
export type FindingParams = Readonly<Record<string, string | number | readonly string[]>>

/** What was said about a finding. */
export interface FindingExplanation {
  readonly text: string
  /** Written beside the finding in 审核结果, or in the row's own 核实说明 cell. */
  readonly source: 'finding' | 'row'
  /** It was given for another value and stands no more. */
  readonly lapsed: boolean
  /** The value it was given for, as shown then. */
  readonly givenFor: string
}

/** One thing found wrong, as data; `messages/` makes the sentence. */
export interface Finding {
  /** Permanent code from the catalogue. */
  readonly code: string
  readonly severity: Severity
  readonly origin: Origin
  /** Name of the sheet, or the name it should have where it is missing. */
  readonly sheet: string
  /** A1 style; empty where no single cell is meant. */
  readonly cell: string
  /** Sheet row number from 1; 0 where no row is meant. */
  readonly row: number
  readonly table: TableId | undefined
  /** Field id of the column, or a header field; empty where none is meant. */
  readonly field: string
  /** 编码 of the row; empty where none is meant. */
  readonly rowKey: string
  /** The offending value as shown. */
  readonly value: string
  readonly params: FindingParams
  /** A deterministic correction exists. */
  readonly fixable: boolean
  /** A valid 核实说明 stands for it. */
  readonly explained: boolean
  /** It only informs; absent where something is to be corrected or explained. */
  readonly isRemark?: true
  /** What was said about it, also where that does not or no longer stand; absent for nothing. */
  readonly explanation?: FindingExplanation
}
