import type { Plan } from '../plan/plan'
import type { ReportPeriod } from '../measures/report-period'
import type { CellValue } from './layout'
import type { Explanation, HeaderField, SignOff, WorkbookRules } from './report'

/** Values laid over a row: reporting values of a row of the plan, or all fields of a row the plan does not have (新增). */
export interface DraftRow {
  /** The 编码; empty for a row that has none yet. */
  readonly key: string
  /** Cell values by field id; a field left out shows what the plan says, or nothing. */
  readonly values: Readonly<Record<string, CellValue>>
  /** The row belongs to another unit's package here: its reporting cells are locked too. */
  readonly readOnly?: boolean
}

/** Where a finding stands: explained, explained for another value than now, the printed plan's own, a remark, or none of these. */
export type FindingStanding = 'open' | 'explained' | 'lapsed' | 'plan' | 'remark'

/** One line of the findings sheet, worded by the caller. */
export interface FindingLine {
  readonly severity: 'mandatory' | 'verification'
  readonly origin: 'reported' | 'plan'
  /** Name of the sheet the finding is on. */
  readonly sheet: string
  /** A1 style; empty where no single cell is meant. */
  readonly cell: string
  readonly rowKey: string
  /** Header of the column, or label of the header field. */
  readonly field: string
  /** The offending value as shown. */
  readonly value: string
  /** The sentence. */
  readonly message: string
  readonly explanation?: string
  /** Where the finding stands, e.g. open or explained, in words. */
  readonly state?: string
  /** Where it stands, to be counted; open where left out. */
  readonly standing?: FindingStanding
  /** Code of the rule, kept in a hidden column. */
  readonly code?: string
  /** Field id, kept in a hidden column. */
  readonly fieldId?: string
}

/** Everything a reporting workbook is made from. */
export interface ReportDraft {
  readonly plan: Plan
  /** `blank` holds no plan data and is not protected. */
  readonly variant: 'prefilled' | 'blank'
  readonly header: Readonly<Partial<Record<HeaderField, string | number>>>
  readonly period?: ReportPeriod
  /** Present in one unit's workbook only. */
  readonly package?: { readonly id: string; readonly unit: string }
  /** Rows in the order shown; all indicators of the plan where left out. */
  readonly indicators?: readonly DraftRow[]
  readonly projects?: readonly DraftRow[]
  readonly findings?: readonly FindingLine[]
  /** Explanations accepted so far, kept in the metadata. */
  readonly explanations?: readonly Explanation[]
  /** What the workbook says about rules over its plan, kept in the metadata. */
  readonly rules?: WorkbookRules
  /** A sign-off of the data as it is, kept in the metadata and shown beside the reviewer's label. */
  readonly signOff?: SignOff
  /** All reported values are invented; guide, data sheets and summary say so. */
  readonly sample?: boolean
}
