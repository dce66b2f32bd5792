import type { Computation } from '../application/compute-workbook'
import type { InsertOutcome } from '../application/insert-templates'
import type { CellPlace, ExistingSheets, WorkbookSnapshot, WorkOptions } from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import type { Language } from '../messages'

/** A plan the person can choose. */
export interface PlanChoice {
  readonly id: string
  readonly title: string
}

/** The workbook in front of the person; `report` is absent where it holds no reporting forms yet. */
export interface OpenedWorkbook {
  readonly plan: Plan
  readonly report: Report | undefined
}

/** Which forms to insert; without a plan id the only plan at hand is meant. */
export interface PaneInsertion {
  readonly variant: 'prefilled' | 'blank'
  readonly planId: string | undefined
  readonly period: ReportPeriod | undefined
}

/** For which plan and period the workbook is read; both fall back to what the workbook says. */
export interface ReadingChoice {
  readonly planId: string | undefined
  readonly period: ReportPeriod | undefined
}

/** Everything the pane can have done; a host fills it with use cases and the open workbook. All of it may throw. */
export interface PaneWork {
  readonly plans: () => Promise<readonly PlanChoice[]>
  readonly open: (planId: string | undefined, options: WorkOptions) => Promise<OpenedWorkbook>
  readonly insert: (
    insertion: PaneInsertion,
    ask: (existing: readonly string[]) => Promise<ExistingSheets | 'cancel'>,
    options: WorkOptions
  ) => Promise<InsertOutcome>
  /** Puts replaced sheets back. */
  readonly restore: (snapshot: WorkbookSnapshot) => Promise<void>
  /** The explicit 审核: writes findings and marks. */
  readonly review: (choice: ReadingChoice, language: Language, options: WorkOptions) => Promise<Review>
  /** Validates without writing. */
  readonly validate: (choice: ReadingChoice, options: WorkOptions) => Promise<Review>
  readonly compute: (choice: ReadingChoice, options: WorkOptions) => Promise<Computation>
  readonly select: (place: CellPlace) => Promise<void>
  readonly selection: () => Promise<CellPlace>
  /** Hears of changes that are not our own. */
  readonly watch: (onChange: () => void) => Promise<unknown>
}
