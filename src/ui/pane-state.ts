import type { Computation } from '../application/compute-workbook'
import type { FixProposal, FixSnapshot } from '../application/fix-workbook'
import type { CellPlace, ExistingSheets, WorkbookSnapshot, WorkProgress } from '../application/ports'
import type { Review } from '../application/review-workbook'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { TEMPLATE_VERSION } from '../domain/report/template-version'
import { SHEET_NAMES } from '../domain/report/workbook-lexicon'
import type { Language } from '../messages'
import type { pane } from '../messages/zh-CN/pane'
import { NO_EXCHANGE, type ExchangeState } from './exchange/exchange-state'
import type { PaneProblem } from './pane-problem'
import type { PlanChoice } from './pane-work'
import type { OpenedWorkbook, ReadingChoice } from './shared/work-terms'
import type { Text } from './shared/words'

/** Which of Office's themes the pane follows; high contrast comes from the system on top of any. */
export type PaneLook = 'light' | 'dark' | 'black'

/** The five places of the pane, in their order. */
export const PLACES = ['fill', 'review', 'summary', 'exchange', 'settings'] as const
export type Place = (typeof PLACES)[number]

/** Work that takes time and can fail, by what the pane says while it is under way. */
export type Task = Exclude<keyof typeof pane.work, 'begun' | 'stage' | 'portion' | 'steps' | 'cancel'>

/** Whether findings follow the workbook: as wished, not, or wished but the workbook cannot be read at the moment. */
export type LiveState = 'on' | 'off' | 'paused'

/** What work waits to be told: what becomes of sheets of the same name, or whether filters of sheets may be cleared. */
export interface PaneQuestion {
  readonly about: 'existing' | 'filters'
  readonly sheets: readonly string[]
}

/** An answer to either; `cancel` leaves the workbook as it is. */
export type PaneAnswer = ExistingSheets | 'clear' | 'cancel'

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
  readonly running:
    { readonly task: Task; readonly isQuick: boolean; readonly progress?: WorkProgress } | undefined
  readonly failed: { readonly task: Task; readonly problem: PaneProblem } | undefined
  /** What the last work did, told once and closed by the person or by the next work. */
  readonly notice: Text | undefined
  /** What work waits to be told. */
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
  /** Nobody has read what changed in the workbook yet. */
  readonly isUnread: boolean
  readonly live: LiveState
  /** What was begun in the place where workbooks are exchanged. */
  readonly exchange: ExchangeState
}

/** What becomes otherwise in the state; of the state where it depends on that. */
export type Change = Partial<PaneState> | ((state: PaneState) => Partial<PaneState>)

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
  isUnread: false,
  live: 'on',
  exchange: NO_EXCHANGE
})

/** The state after a change; the same state and change always give the same result. */
export function changed(state: PaneState, change: Change): PaneState {
  const next = { ...state, ...(typeof change === 'function' ? change(state) : change) }
  return next.opened === state.opened ? next : { ...next, isUnread: false }
}

/** Results that no longer describe the workbook once its sheets are others. */
export const withoutResults = {
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

/** The workbook as work on it has read it. */
export const openedBy = (state: PaneState, { plan, report }: Review | Computation): OpenedWorkbook => ({
  ...state.opened,
  plan,
  report
})

/** What a new validation shows; its corrections are not asked for yet. */
export const reviewedBy = (state: PaneState, review: Review) =>
  ({ opened: openedBy(state, review), review, proposal: undefined, isReviewStale: false }) as const

/** Whether a validation is out of date because of something that a live check has not looked at. */
export const isReviewOutrun = ({ review, live }: PaneState): boolean => review !== undefined && live !== 'on'

export const workStarted =
  ({ id, isQuick = false }: { readonly id: Task; readonly isQuick?: boolean }): Change =>
  ({ notice }) => ({
    running: { task: id, isQuick },
    failed: undefined,
    notice: isQuick ? notice : undefined
  })

export const workAdvanced =
  (progress: WorkProgress): Change =>
  ({ running }) => ({ running: running && { ...running, progress } })

export const workEnded: Change = { running: undefined, question: undefined }

export const planChosen = (planId: string): Change => ({ ...withoutResults, planId, chosenPeriod: undefined })

export const periodChosen = (chosenPeriod: ReportPeriod | undefined): Change => ({
  ...withoutResults,
  chosenPeriod,
  notice: undefined
})

/** Somebody, or another program, changed the workbook. */
export const workbookChanged: Change = (state) => ({
  isUnread: true,
  projectsBefore: undefined,
  // Putting back what was there before would take away what somebody typed since.
  exchange: { ...state.exchange, before: undefined },
  isReviewStale: isReviewOutrun(state),
  areFiguresStale: state.figures !== undefined
})

export const liveSwitched = (isOn: boolean): Change => ({ live: isOn ? 'on' : 'off' })

export const liveChecked =
  (review: Review): Change =>
  (state) => ({
    ...reviewedBy(state, review),
    live: 'on',
    areMarksOlder: state.areMarksOlder || (state.review !== undefined && !sameFindings(state.review, review))
  })

export const livePaused: Change = ({ review }) => ({ live: 'paused', isReviewStale: review !== undefined })

/** Says whether a text went to the clipboard. */
export const copied = (isCopied: boolean): Change => ({
  notice: isCopied ? 'notice.copied' : 'notice.not-copied'
})

/** For which plan and period the workbook is read, and what it is compared with. */
export const readingChoice = ({ planId, chosenPeriod, previous }: PaneState): ReadingChoice => ({
  planId,
  period: chosenPeriod,
  previous: previous?.report
})

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
export const isBusy = (state: PaneState): boolean => state.running !== undefined && !state.running.isQuick

const HIDDEN_SHEETS: readonly string[] = [SHEET_NAMES.lists, SHEET_NAMES.metadata]

/** The sheets among these that people know; the template's hidden ones go along unmentioned. */
export const knownSheets = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !HIDDEN_SHEETS.includes(name))
