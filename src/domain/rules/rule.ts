import type { Plan } from '../plan/plan'
import type { ReportPeriod } from '../measures/report-period'
import type { IndicatorField, ProjectField, TableId } from '../report/fields'
import type { PlanRow } from '../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../report/report'
import type { FindingParams, Origin, Severity } from './finding'

/** Everything a rule may look at. */
export interface RuleContext {
  readonly plan: Plan
  readonly report: Report
  /** The period judged: asked for by the caller, else the workbook's own. */
  readonly period: ReportPeriod | undefined
  /** The previous period's workbook, where one is given. */
  readonly previous?: Report
  /** Number settings of the rule under evaluation: the rule's defaults overlaid by the plan's settings. */
  readonly numbers: Readonly<Record<string, number>>
}

/** What a row check reports: the field at fault and what the sentence needs. The engine adds the rest. */
export interface RowFault<F extends string = string> {
  readonly field: F
  readonly params?: FindingParams
  /** Shown value, where it is not simply the cell's. */
  readonly value?: string
  readonly severity?: Severity
  readonly fixable?: boolean
}

/** What a workbook check reports; all but `params` may be left out where nothing single is meant. */
export interface WorkbookFault {
  readonly table?: TableId
  readonly row?: ReportRow
  readonly field?: string
  readonly sheet?: string
  readonly cell?: string
  readonly rowKey?: string
  readonly value?: string
  readonly params?: FindingParams
  readonly severity?: Severity
  /** `reported` where absent. */
  readonly origin?: Origin
  readonly fixable?: boolean
}

/** Looks at one row; `own` is the plan's row of its key, absent where the plan knows none. */
export type RowCheck<F extends string> = (
  row: ReportRow,
  fault: (fault: RowFault<F>) => void,
  own: PlanRow | undefined
) => void

/**
 * One rule of the catalogue. Row parts are compiled once per validation to a closure that looks at one row at a time, so
 * that a changed row is checked again alone; `workbook` sees everything. A part that does not apply compiles to nothing.
 */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  readonly fixable?: boolean
  /** Its 核实性 findings only inform: nobody is asked to correct or explain them. */
  readonly isRemark?: true
  /** Default number settings, e.g. a tolerance in %. */
  readonly numbers?: Readonly<Record<string, number>>
  /** Codes that are more specific: this rule's finding is dropped where one of them stands on the same cell. */
  readonly yieldsTo?: readonly string[]
  /** The rule judges spelling, so a plan cell respelled since is the reporter's, although its meaning is unchanged. */
  readonly spelling?: boolean
  readonly indicatorRow?: (
    context: RuleContext,
    table: ReportTable<IndicatorField>
  ) => RowCheck<IndicatorField> | undefined
  readonly projectRow?: (
    context: RuleContext,
    table: ReportTable<ProjectField>
  ) => RowCheck<ProjectField> | undefined
  readonly workbook?: (context: RuleContext, fault: (fault: WorkbookFault) => void) => void
  /**
   * Fields that `workbook` looks at, where it looks at nothing but rows; while these stand as they were, its findings do
   * too. Without it the part is run after every change.
   */
  readonly workbookFields?: readonly (IndicatorField | ProjectField)[]
}
