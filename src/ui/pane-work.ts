import type { AddedProject } from '../application/change-projects'
import type { Computation } from '../application/compute-workbook'
import type { FindingNote } from '../application/explain-finding'
import type { FixChoice, FixOutcome, FixProposal, FixSnapshot } from '../application/fix-workbook'
import type { ImportedPlan } from '../application/import-plan'
import type { InsertOutcome } from '../application/insert-templates'
import type { LiveCheck, LiveSetting } from '../application/live-check'
import type {
  CellPlace,
  ExistingSheets,
  WorkbookChange,
  WorkbookSnapshot,
  WorkOptions
} from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { InsertedSheets, SheetsQuestion } from '../application/insert-sheets'
import type { UpgradeOutcome } from '../application/upgrade-workbook'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { CustomRuleRecord, PlanDocument } from '../domain/plan/plan-document'
import type { Report, WorkbookRules } from '../domain/report/report'
import type { ProjectField } from '../domain/report/fields'
import type { ProjectAdjustment, ProjectValues } from '../domain/report/project-changes'
import type { Finding } from '../domain/rules/finding'
import type { FormProgress } from '../domain/rules/form-progress'
import type { RuleTrial } from '../domain/rules/custom/try-rule'
import type { Fix } from '../domain/rules/fixes/propose-fixes'
import type { RuleListing } from '../domain/rules/rules-in-force'
import type { Language } from '../messages'
import type { ExchangeWork } from './exchange/exchange-work'
import type { ChosenFile, Delivery, OpenedWorkbook, ReadingChoice } from './shared/work-terms'

/** A plan the person can choose. */
export interface PlanChoice {
  readonly id: string
  readonly title: string
}

/** Which forms to insert; without a plan id the only plan at hand is meant. */
export interface PaneInsertion {
  readonly variant: 'prefilled' | 'blank'
  readonly planId: string | undefined
  readonly period: ReportPeriod | undefined
}

/** Forms in which findings leave the pane. */
export type ExportFormat = 'xlsx' | 'csv' | 'html'

/** Forms in which an evaluation leaves the pane. */
export type EvaluationFormat = 'html' | 'xlsx'

/** What to change about the projects of the workbook. */
export type ProjectRequest =
  | { readonly kind: 'add'; readonly values: ProjectValues }
  | { readonly kind: 'sort'; readonly field: ProjectField; readonly isDescending: boolean }
  | {
      readonly kind: 'adjust'
      readonly key: string
      readonly adjustment: ProjectAdjustment
      readonly explanation?: string
    }

/** What changing projects did, with the sheet's contents of before. */
export interface ProjectOutcome {
  /** Nothing was there to change where `false`. */
  readonly isDone: boolean
  readonly added?: AddedProject
  readonly snapshot: WorkbookSnapshot
}

/** What correcting or taking corrections back did, and the workbook as it is then. */
export interface Corrected<T> {
  readonly outcome: T
  readonly proposal: FixProposal
}

/** Whom a check that follows the workbook tells, and when it may read. */
export type LiveListener = Pick<LiveSetting, 'onReview' | 'onProblem' | 'inTurn'>

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
  readonly restore: (snapshot: WorkbookSnapshot, options: WorkOptions) => Promise<void>
  /** The explicit 审核: writes findings and marks. */
  readonly review: (choice: ReadingChoice, language: Language, options: WorkOptions) => Promise<Review>
  /** Validates without writing. */
  readonly validate: (choice: ReadingChoice, options: WorkOptions) => Promise<Review>
  /** Says something about a finding, in the workbook. */
  readonly explain: (
    choice: ReadingChoice,
    note: FindingNote,
    language: Language,
    options: WorkOptions
  ) => Promise<Review>
  /** The corrections a validation offers. */
  readonly proposeFixes: (review: Review) => Promise<FixProposal>
  readonly applyFixes: (
    choice: ReadingChoice,
    fixes: FixChoice,
    options: WorkOptions
  ) => Promise<Corrected<FixOutcome>>
  /** Gives back the corrections that could not be taken back. */
  readonly takeBackFixes: (
    choice: ReadingChoice,
    snapshot: FixSnapshot,
    options: WorkOptions
  ) => Promise<Corrected<readonly Fix[]>>
  /** Makes a plan of the tables in a file, or reads a plan document; nothing in the workbook changes. */
  readonly importPlan: (file: ChosenFile) => Promise<ImportedPlan>
  /** Adds a plan to those that can be chosen, until the pane is closed. */
  readonly addPlan: (document: PlanDocument) => Promise<void>
  /** Reads a previous period's workbook from a file. */
  readonly readPrevious: (file: ChosenFile, plan: Plan) => Promise<Report>
  readonly listRules: (opened: OpenedWorkbook) => Promise<readonly RuleListing[]>
  /** Stores rules in the workbook and validates by them. */
  readonly changeRules: (choice: ReadingChoice, rules: WorkbookRules, options: WorkOptions) => Promise<Review>
  /** Tries a rule on the workbook as last read. */
  readonly tryRule: (
    record: CustomRuleRecord,
    opened: { readonly plan: Plan; readonly report: Report },
    period: ReportPeriod | undefined
  ) => Promise<RuleTrial>
  /** How far the form is filled, as last read. */
  readonly formProgress: (opened: OpenedWorkbook, period: ReportPeriod | undefined) => Promise<FormProgress>
  /** Adds, sorts or adjusts projects on `sheet`, protected or not, keeping its contents aside first. */
  readonly changeProjects: (
    choice: ReadingChoice,
    request: ProjectRequest,
    sheet: string,
    options: WorkOptions
  ) => Promise<ProjectOutcome>
  /** Adds the official form (公文版式) as sheets of their own. */
  readonly openOfficialForm: (
    choice: ReadingChoice,
    ask: SheetsQuestion,
    options: WorkOptions
  ) => Promise<InsertedSheets>
  /** Brings the forms into the present template; old ones are kept aside or renamed, as `ask` says. */
  readonly upgrade: (
    choice: ReadingChoice,
    language: Language,
    ask: SheetsQuestion,
    options: WorkOptions
  ) => Promise<UpgradeOutcome>
  /** Adds an evaluation report of what the workbook holds now as sheets of their own. */
  readonly insertEvaluation: (
    choice: ReadingChoice,
    language: Language,
    ask: SheetsQuestion,
    options: WorkOptions
  ) => Promise<InsertedSheets>
  /** Gives findings of a validation out as a file. */
  readonly exportFindings: (
    review: Review,
    findings: readonly Finding[],
    format: ExportFormat,
    language: Language,
    options: WorkOptions
  ) => Promise<{ readonly name: string; readonly delivery: Delivery }>
  /** Gives an evaluation of what was computed last out as a file: a page for printing, or a sheet with charts. */
  readonly exportEvaluation: (
    computation: Computation,
    format: EvaluationFormat,
    language: Language,
    options: WorkOptions
  ) => Promise<{ readonly name: string; readonly delivery: Delivery }>
  /** Versions of the programs involved, nothing of the person or the workbook. */
  readonly facts: () => Readonly<Record<string, string>>
  /** The steps of exchanging workbooks, loaded when they are first needed. */
  readonly exchange: () => Promise<ExchangeWork>
  readonly compute: (choice: ReadingChoice, options: WorkOptions) => Promise<Computation>
  readonly select: (place: CellPlace) => Promise<void>
  readonly selection: () => Promise<CellPlace>
  /** Hears of changes that are not our own. */
  readonly watch: (onChange: (change: WorkbookChange) => void) => Promise<unknown>
  /** Begins a check that follows the workbook from what was read of it last. */
  readonly follow: (
    choice: ReadingChoice,
    opened: OpenedWorkbook,
    listener: LiveListener
  ) => Promise<LiveCheck>
}
