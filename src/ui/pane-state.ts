import type { Computation } from '../application/compute-workbook'
import type { FixOutcome, FixProposal, FixSnapshot } from '../application/fix-workbook'
import type { CellPlace, ExistingSheets, WorkbookSnapshot, WorkProgress } from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { TEMPLATE_VERSION } from '../domain/report/template-version'
import { SHEET_NAMES } from '../domain/report/workbook-lexicon'
import type { Language } from '../messages'
import type { PaneProblem } from './pane-problem'
import type { PlanChoice, ProjectRequest } from './pane-work'
import type { Delivery, OpenedWorkbook } from './work-terms'

/** Which of Office's themes the pane follows; high contrast comes from the system on top of any. */
export type PaneLook = 'light' | 'dark' | 'black'

/** The five places of the pane, in their order. */
export const PLACES = ['fill', 'review', 'summary', 'exchange', 'settings'] as const
export type Place = (typeof PLACES)[number]

/** Work that takes time and can fail. */
export type Task =
  | 'open'
  | 'insert-prefilled'
  | 'insert-blank'
  | 'restore'
  | 'projects'
  | 'official'
  | 'evaluation'
  | 'upgrade'
  | 'review'
  | 'explain'
  | 'fix'
  | 'take-back'
  | 'previous'
  | 'rules'
  | 'locate'
  | 'compute'
  | 'exchange'
  | 'select'
  | 'export'
  | 'copy'

/** Whether findings follow the workbook: as wished, not, or wished but the workbook cannot be read at the moment. */
export type LiveState = 'on' | 'off' | 'paused'

/** What work waits to be told: what becomes of sheets of the same name, or whether filters of sheets may be cleared. */
export interface PaneQuestion {
  readonly about: 'existing' | 'filters'
  readonly sheets: readonly string[]
}

/** An answer to either; `cancel` leaves the workbook as it is. */
export type PaneAnswer = ExistingSheets | 'clear' | 'cancel'

/** What the last work did, told once and closed by the person or by the next work. */
export type Notice =
  | {
      readonly kind: 'inserted'
      readonly variant: 'prefilled' | 'blank'
      readonly indicators: number
      readonly projects: number
    }
  | { readonly kind: 'fixed'; readonly count: number; readonly skipped: number }
  | { readonly kind: 'exported'; readonly name: string; readonly delivery: Delivery }
  | { readonly kind: 'taken-back'; readonly kept: number }
  | { readonly kind: 'projects'; readonly done: ProjectRequest['kind'] | 'nothing' }
  | {
      readonly kind:
        | 'insertion-cancelled'
        | 'cancelled'
        | 'restored'
        | 'reviewed'
        | 'computed'
        | 'explained'
        | 'previous'
        | 'rules'
        | 'official'
        | 'evaluation'
        | 'upgraded'
        | 'copied'
        | 'not-copied'
    }

export interface PaneState {
  readonly place: Place
  readonly language: Language
  readonly look: PaneLook
  readonly plans: readonly PlanChoice[]
  /** The plan chosen by hand, for workbooks that name none. */
  readonly planId: string | undefined
  /** The period chosen by hand; absent = the workbook's own. */
  readonly chosenPeriod: ReportPeriod | undefined
  /** Absent until the workbook has been read once. */
  readonly opened: OpenedWorkbook | undefined
  readonly running: { readonly task: Task; readonly progress?: WorkProgress } | undefined
  readonly failed: { readonly task: Task; readonly problem: PaneProblem } | undefined
  readonly notice: Notice | undefined
  /** Names of existing sheets that inserting asks about. */
  readonly question: PaneQuestion | undefined
  /** What replacing sheets kept aside. */
  readonly replaced: WorkbookSnapshot | undefined
  /** The project sheet as it was before its rows were changed, while nobody has typed since. */
  readonly projectsBefore: WorkbookSnapshot | undefined
  readonly review: Review | undefined
  /** The corrections that the validation shown offers; absent until asked for. */
  readonly proposal: FixProposal | undefined
  /** What takes the last corrections back. */
  readonly corrected: FixSnapshot | undefined
  /** The previous period's workbook that validations compare with, for as long as the pane is open. */
  readonly previous: { readonly name: string; readonly report: Report } | undefined
  readonly figures: Computation | undefined
  /** Findings are narrowed to this cell. */
  readonly focus: CellPlace | undefined
  /** The workbook changed after the results shown were made. */
  readonly isReviewStale: boolean
  readonly areFiguresStale: boolean
  /** Live checking has found otherwise since the marks in the sheets were written. */
  readonly areMarksOlder: boolean
  /** How many changes were heard of, whoever read the workbook since. */
  readonly changes: number
  readonly live: LiveState
}

export type PaneEvent =
  | { readonly type: 'place-shown'; readonly place: Place }
  | { readonly type: 'language-chosen'; readonly language: Language }
  | { readonly type: 'look-changed'; readonly look: PaneLook }
  | { readonly type: 'plans-known'; readonly plans: readonly PlanChoice[] }
  | { readonly type: 'plan-chosen'; readonly planId: string }
  | { readonly type: 'period-chosen'; readonly period: ReportPeriod | undefined }
  | { readonly type: 'work-started'; readonly task: Task }
  | { readonly type: 'work-advanced'; readonly progress: WorkProgress }
  | { readonly type: 'work-ended' }
  | { readonly type: 'work-cancelled' }
  | { readonly type: 'work-failed'; readonly task: Task; readonly problem: PaneProblem }
  | { readonly type: 'opened'; readonly opened: OpenedWorkbook }
  | { readonly type: 'question-asked'; readonly question: PaneQuestion }
  | { readonly type: 'question-answered' }
  | { readonly type: 'insertion-cancelled' }
  | {
      readonly type: 'inserted'
      readonly variant: 'prefilled' | 'blank'
      readonly indicators: number
      readonly projects: number
      readonly snapshot: WorkbookSnapshot | undefined
    }
  | { readonly type: 'upgraded'; readonly snapshot: WorkbookSnapshot | undefined }
  | { readonly type: 'restored' }
  | {
      readonly type: 'projects-changed'
      readonly done: ProjectRequest['kind'] | 'nothing'
      readonly snapshot: WorkbookSnapshot | undefined
    }
  | {
      readonly type: 'sheets-inserted'
      readonly what: 'official' | 'evaluation'
      readonly snapshot: WorkbookSnapshot | undefined
    }
  | { readonly type: 'reviewed'; readonly review: Review }
  | { readonly type: 'explained' | 'rules-changed'; readonly review: Review }
  | { readonly type: 'fixes-proposed'; readonly proposal: FixProposal }
  | { readonly type: 'fixed'; readonly outcome: FixOutcome; readonly proposal: FixProposal }
  | { readonly type: 'taken-back'; readonly kept: number; readonly proposal: FixProposal }
  | { readonly type: 'previous-chosen'; readonly name: string; readonly report: Report }
  | { readonly type: 'previous-removed' }
  | { readonly type: 'located'; readonly review: Review; readonly focus: CellPlace }
  | { readonly type: 'computed'; readonly computation: Computation }
  | { readonly type: 'exported'; readonly name: string; readonly delivery: Delivery }
  | { readonly type: 'copied'; readonly isCopied: boolean }
  | { readonly type: 'focus-cleared' }
  | { readonly type: 'notice-closed' }
  | { readonly type: 'problem-closed' }
  | { readonly type: 'workbook-changed' }
  | { readonly type: 'live-switched'; readonly isOn: boolean }
  | { readonly type: 'live-checked'; readonly review: Review }
  | { readonly type: 'live-paused' }

/** The pane before anything has been read. */
export const initialState = (language: Language): PaneState => ({
  place: 'fill',
  language,
  look: 'light',
  plans: [],
  planId: undefined,
  chosenPeriod: undefined,
  opened: undefined,
  running: undefined,
  failed: undefined,
  notice: undefined,
  question: undefined,
  replaced: undefined,
  projectsBefore: undefined,
  review: undefined,
  proposal: undefined,
  corrected: undefined,
  previous: undefined,
  figures: undefined,
  focus: undefined,
  isReviewStale: false,
  areFiguresStale: false,
  areMarksOlder: false,
  changes: 0,
  live: 'on'
})

/** Results that no longer describe the workbook once its sheets are others. */
const withoutResults = {
  review: undefined,
  proposal: undefined,
  corrected: undefined,
  figures: undefined,
  focus: undefined,
  isReviewStale: false,
  areFiguresStale: false,
  areMarksOlder: false
} as const

const sameFindings = (one: Review, other: Review): boolean =>
  one.findings.length === other.findings.length &&
  one.findings.every(({ code, sheet, cell, value }, index) => {
    const beside = other.findings[index]
    return code === beside?.code && sheet === beside.sheet && cell === beside.cell && value === beside.value
  })

const openedBy = (state: PaneState, { plan, report }: Review | Computation): OpenedWorkbook => ({
  ...state.opened,
  plan,
  report
})

const corrected = (state: PaneState, proposal: FixProposal): PaneState => ({
  ...state,
  opened: openedBy(state, proposal),
  review: proposal,
  proposal,
  isReviewStale: false,
  areFiguresStale: state.figures !== undefined
})

/** How many cells and rows corrections changed. */
export const correctionCount = ({ applied, repaired }: FixSnapshot): number =>
  applied.length + repaired.reduce((count, { rows }) => count + rows.length, 0)

/** The state after an event; the same state and event always give the same result. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case 'place-shown':
      return { ...state, place: event.place }
    case 'language-chosen':
      return { ...state, language: event.language }
    case 'look-changed':
      return { ...state, look: event.look }
    case 'plans-known':
      return { ...state, plans: event.plans }
    case 'plan-chosen':
      return { ...state, ...withoutResults, planId: event.planId, chosenPeriod: undefined }
    case 'period-chosen':
      return { ...state, ...withoutResults, chosenPeriod: event.period, notice: undefined }
    case 'work-started':
      return {
        ...state,
        running: { task: event.task },
        failed: undefined,
        notice: event.task === 'select' ? state.notice : undefined
      }
    case 'work-advanced':
      return state.running ? { ...state, running: { ...state.running, progress: event.progress } } : state
    case 'work-ended':
      return { ...state, running: undefined, question: undefined }
    case 'work-cancelled':
      return { ...state, notice: { kind: 'cancelled' } }
    case 'work-failed':
      return { ...state, failed: { task: event.task, problem: event.problem } }
    case 'opened':
      return { ...state, opened: event.opened }
    case 'question-asked':
      return { ...state, question: event.question }
    case 'question-answered':
      return { ...state, question: undefined }
    case 'insertion-cancelled':
      return { ...state, notice: { kind: 'insertion-cancelled' } }
    case 'inserted':
      return {
        ...state,
        ...withoutResults,
        replaced: event.snapshot,
        projectsBefore: undefined,
        notice: {
          kind: 'inserted',
          variant: event.variant,
          indicators: event.indicators,
          projects: event.projects
        }
      }
    case 'upgraded':
      return {
        ...state,
        ...withoutResults,
        replaced: event.snapshot,
        projectsBefore: undefined,
        notice: { kind: 'upgraded' }
      }
    case 'restored':
      return {
        ...state,
        ...withoutResults,
        replaced: undefined,
        projectsBefore: undefined,
        notice: { kind: 'restored' }
      }
    case 'projects-changed':
      return event.done === 'nothing'
        ? { ...state, notice: { kind: 'projects', done: 'nothing' } }
        : {
            ...state,
            // Rows stand elsewhere now, so that nothing said of cells may be acted upon.
            ...withoutResults,
            replaced: undefined,
            projectsBefore: event.snapshot,
            notice: { kind: 'projects', done: event.done }
          }
    case 'sheets-inserted':
      return {
        ...state,
        replaced: event.snapshot ?? state.replaced,
        notice: { kind: event.what }
      }
    case 'reviewed':
      return {
        ...state,
        opened: openedBy(state, event.review),
        review: event.review,
        proposal: undefined,
        focus: undefined,
        isReviewStale: false,
        areMarksOlder: false,
        notice: { kind: 'reviewed' }
      }
    case 'explained':
    case 'rules-changed':
      return {
        ...state,
        opened: openedBy(state, event.review),
        review: event.review,
        proposal: undefined,
        isReviewStale: false,
        areFiguresStale: state.figures !== undefined && event.type === 'rules-changed',
        notice: { kind: event.type === 'explained' ? 'explained' : 'rules' }
      }
    case 'fixes-proposed':
      return { ...state, proposal: event.proposal }
    case 'fixed':
      return {
        ...corrected(state, event.proposal),
        corrected: event.outcome.snapshot,
        notice: {
          kind: 'fixed',
          count: correctionCount(event.outcome.snapshot),
          skipped: event.outcome.skipped.length
        }
      }
    case 'taken-back':
      return {
        ...corrected(state, event.proposal),
        corrected: undefined,
        notice: { kind: 'taken-back', kept: event.kept }
      }
    case 'previous-chosen':
      return {
        ...state,
        previous: { name: event.name, report: event.report },
        isReviewStale: state.review !== undefined && state.live !== 'on',
        notice: { kind: 'previous' }
      }
    case 'previous-removed':
      return {
        ...state,
        previous: undefined,
        isReviewStale: state.review !== undefined && state.live !== 'on'
      }
    case 'located':
      return {
        ...state,
        place: 'review',
        opened: openedBy(state, event.review),
        review: event.review,
        proposal: undefined,
        focus: event.focus,
        isReviewStale: false
      }
    case 'computed':
      return {
        ...state,
        opened: openedBy(state, event.computation),
        figures: event.computation,
        areFiguresStale: false,
        notice: { kind: 'computed' }
      }
    case 'exported':
      return { ...state, notice: { kind: 'exported', name: event.name, delivery: event.delivery } }
    case 'copied':
      return { ...state, notice: { kind: event.isCopied ? 'copied' : 'not-copied' } }
    case 'focus-cleared':
      return { ...state, focus: undefined }
    case 'notice-closed':
      return { ...state, notice: undefined }
    case 'problem-closed':
      return { ...state, failed: undefined }
    case 'workbook-changed':
      return {
        ...state,
        changes: state.changes + 1,
        projectsBefore: undefined,
        isReviewStale: state.review !== undefined && state.live !== 'on',
        areFiguresStale: state.figures !== undefined
      }
    case 'live-switched':
      return { ...state, live: event.isOn ? 'on' : 'off' }
    case 'live-checked':
      return {
        ...state,
        live: 'on',
        opened: openedBy(state, event.review),
        review: event.review,
        proposal: undefined,
        isReviewStale: false,
        areMarksOlder:
          state.areMarksOlder || (state.review !== undefined && !sameFindings(state.review, event.review))
      }
    case 'live-paused':
      return { ...state, live: 'paused', isReviewStale: state.review !== undefined }
  }
}

/** The plan in use; absent until the workbook has been read. */
export const planOf = (state: PaneState): Plan | undefined => state.opened?.plan

/** The period work is done for: the one chosen by hand, else the workbook's own. */
export const periodOf = (state: PaneState): ReportPeriod | undefined =>
  state.chosenPeriod ?? state.opened?.report?.period

/** 填报单位 as the workbook says; absent where it is empty. */
export function unitOf(state: PaneState): string | undefined {
  const value = state.opened?.report?.header.unit?.value
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Whether the workbook holds the reporting forms. */
export const hasForms = (state: PaneState): boolean => state.opened?.report !== undefined

/** Whether the forms are of an older template version than this program makes. */
export const isOutdated = (state: PaneState): boolean =>
  (state.opened?.report?.metadata?.templateVersion ?? TEMPLATE_VERSION) < TEMPLATE_VERSION

/** How many findings somebody still has to correct or explain; absent before a validation. */
export const openFindings = (state: PaneState): number | undefined =>
  state.review?.findings.filter(
    ({ origin, severity, explained }) => origin === 'reported' && (severity === 'mandatory' || !explained)
  ).length

/** Whether work is under way that the person should see and not start twice; going to a cell is over at once. */
export const isBusy = (state: PaneState): boolean =>
  state.running !== undefined && state.running.task !== 'select'

const HIDDEN_SHEETS: readonly string[] = [SHEET_NAMES.lists, SHEET_NAMES.metadata]

/** The sheets among these that people know; the template's hidden ones go along unmentioned. */
export const knownSheets = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !HIDDEN_SHEETS.includes(name))
