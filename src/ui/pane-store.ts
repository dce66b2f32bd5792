import type { FindingNote } from '../application/explain-finding'
import { inSlices, toTheEnd } from '../application/in-slices'
import type { FixChoice } from '../application/fix-workbook'
import type { ImportedPlan } from '../application/import-plan'
import { FileProblem, type CellPlace, type ExistingSheets, type WorkOptions } from '../application/ports'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Steps } from '../domain/measures/steps'
import type { CustomRuleRecord, PlanDocument } from '../domain/plan/plan-document'
import type { WorkbookRules } from '../domain/report/report'
import type { Finding } from '../domain/rules/finding'
import type { Fix } from '../domain/rules/fixes/propose-fixes'
import type { FormProgress } from '../domain/rules/form-progress'
import type { RuleTrial } from '../domain/rules/custom/try-rule'
import type { RuleListing } from '../domain/rules/rules-in-force'
import type { Language } from '../messages'
import type { ExchangeWork } from './exchange/exchange-work'
import { copyText } from './copy-text'
import { liveChecking } from './live-checking'
import { isCancellation, problemOf } from './pane-problem'
import { problemReport } from './problem-report'
import {
  hasForms,
  initialState,
  periodOf,
  planOf,
  reduce,
  type PaneEvent,
  type PaneLook,
  type Place,
  type Task
} from './pane-state'
import type { PaneState } from './pane-state'
import type { EvaluationFormat, ExportFormat, PaneWork, ProjectRequest } from './pane-work'
import type { ChosenFile, OpenedWorkbook, ReadingChoice } from './work-terms'

/** The pane's state and what can be done with it; React and the ribbon's commands share one. */
export interface PaneStore {
  readonly state: () => PaneState
  /** Hears of every new state until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
  /** Reads plans and workbook; the first thing a host calls. */
  readonly open: () => Promise<void>
  /** Shows a place; the summary is computed when first looked at. */
  readonly show: (place: Place) => void
  /** Shows a place and nothing more. */
  readonly goTo: (place: Place) => void
  readonly insert: (variant: 'prefilled' | 'blank') => Promise<void>
  /** Answers the question about existing sheets. */
  readonly answer: (answer: ExistingSheets | 'cancel') => void
  /** Puts replaced sheets back; does nothing where none were replaced. */
  readonly restore: () => Promise<void>
  /** Adds, sorts or adjusts projects; does nothing where the workbook has no project table. */
  readonly changeProjects: (request: ProjectRequest) => Promise<void>
  /** Adds the official form to the workbook and shows it. */
  readonly openOfficialForm: () => Promise<void>
  /** Brings the forms of an older template into the present one. */
  readonly upgrade: () => Promise<void>
  /** How far the form is filled, as last read; absent where there is none. */
  readonly formProgress: () => Promise<FormProgress | undefined>
  readonly review: () => Promise<void>
  /** Says something about a finding, in the workbook; an empty text takes back what was said. */
  readonly explain: (note: FindingNote) => Promise<void>
  /** Asks for the corrections that the validation shown offers. */
  readonly proposeFixes: () => Promise<void>
  readonly applyFixes: (choice: FixChoice) => Promise<void>
  /** Makes the correction of a finding, or gives it back where a person has to decide; nothing where there is none. */
  readonly fixFinding: (finding: Finding) => Promise<Fix | undefined>
  /** Gives findings of the validation shown out as a file. */
  readonly exportFindings: (findings: readonly Finding[], format: ExportFormat) => Promise<void>
  /** Gives an evaluation of what was computed last out as a file. */
  readonly exportEvaluation: (format: EvaluationFormat) => Promise<void>
  /** Adds an evaluation report to the workbook and shows it. */
  readonly insertEvaluation: () => Promise<void>
  /** What can be sent to whoever keeps the product up: what failed and the programs' versions, nothing of the person or the workbook. */
  readonly problemReport: () => string
  /** Puts a text that is made in steps on the clipboard. */
  readonly copy: (steps: Steps<string>) => Promise<void>
  /** Tells whether a text went to the clipboard. */
  readonly tellCopied: (isCopied: boolean) => void
  /** Takes the last corrections back; does nothing where there are none. */
  readonly takeBackFixes: () => Promise<void>
  /** Compares with a previous period's workbook from now on, until the pane is closed. */
  readonly choosePrevious: (file: ChosenFile) => Promise<void>
  readonly removePrevious: () => void
  /** Every rule with its settings; none before a workbook was read. */
  readonly listRules: () => Promise<readonly RuleListing[]>
  /** Stores rules in the workbook and validates by them. */
  readonly changeRules: (rules: WorkbookRules) => Promise<void>
  /** Tries a rule on the workbook as last read; absent where it holds no forms. */
  readonly tryRule: (record: CustomRuleRecord) => Promise<RuleTrial | undefined>
  /** Shows the findings of the selected cell, validating without writing. */
  readonly locate: () => Promise<void>
  readonly showAllFindings: () => void
  readonly compute: () => Promise<void>
  /** Does a step of exchanging workbooks in its turn; one that has `written` has the workbook read anew, or gives it. */
  readonly exchange: (step: ExchangeStep) => Promise<void>
  /** Selects a cell in the workbook. */
  readonly select: (place: CellPlace) => Promise<void>
  readonly choosePeriod: (period: ReportPeriod | undefined) => void
  readonly choosePlan: (planId: string) => Promise<void>
  /** Makes a plan of the tables in a file, or reads a plan document; throws what the person is to be told. */
  readonly importPlan: (file: ChosenFile) => Promise<ImportedPlan>
  /** Works with a plan of the person's own, until the pane is closed. */
  readonly usePlan: (document: PlanDocument) => Promise<void>
  readonly chooseLanguage: (language: Language) => void
  /** Follows the program's theme. */
  readonly changeLook: (look: PaneLook) => void
  /** Whether findings follow the workbook as it changes. */
  readonly switchLive: (isOn: boolean) => void
  /** Ends the work under way early. */
  readonly cancel: () => void
  /** Does again what failed. */
  readonly retry: () => Promise<void>
  readonly closeNotice: () => void
  readonly closeProblem: () => void
}

/** A step of exchanging workbooks with the open one. */
export type ExchangeStep = (
  work: ExchangeWork,
  choice: ReadingChoice,
  options: WorkOptions
) => Promise<'written' | 'read' | OpenedWorkbook>

/** Work that writes into sheets that are followed; what is inserted or restored is read anew anyway. */
const WRITING: ReadonlySet<Task> = new Set(['review', 'explain', 'fix', 'take-back', 'rules'])

/** One pane's store; work queued while other work runs waits its turn. */
export function createPaneStore(work: PaneWork, language: Language): PaneStore {
  let state = initialState(language)
  const listeners = new Set<() => void>()
  let queue: Promise<void> = Promise.resolve()
  let controller: AbortController | undefined
  let giveAnswer: ((answer: ExistingSheets | 'cancel') => void) | undefined
  let lastPlace: CellPlace | undefined
  let isWatching = false
  /** How to do again what may fail and depends on more than its task. */
  const again = new Map<Task, () => Promise<void>>()

  function dispatch(event: PaneEvent): void {
    state = reduce(state, event)
    if (isChosenOtherwise(event)) beginLive()
    for (const listener of listeners) listener()
  }

  async function perform(task: Task, steps: (options: WorkOptions) => Promise<void>): Promise<void> {
    controller = new AbortController()
    dispatch({ type: 'work-started', task })
    try {
      await steps({
        signal: controller.signal,
        rest: () => new Promise((resolve) => setTimeout(resolve, 0)),
        onProgress: (progress) => dispatch({ type: 'work-advanced', progress })
      })
    } catch (error) {
      dispatch(
        isCancellation(error)
          ? { type: 'work-cancelled' }
          : { type: 'work-failed', task, problem: problemOf(error) }
      )
    }
    controller = undefined
    dispatch({ type: 'work-ended' })
    if (WRITING.has(task)) live.renew()
  }

  function run(task: Task, steps: (options: WorkOptions) => Promise<void>): Promise<void> {
    queue = queue.then(() => perform(task, steps))
    return queue
  }

  function runAgain(task: Task, steps: (options: WorkOptions) => Promise<void>): Promise<void> {
    const start = (): Promise<void> => run(task, steps)
    again.set(task, start)
    return start()
  }

  const choice = () => ({
    planId: state.planId,
    period: state.chosenPeriod,
    previous: state.previous?.report
  })

  /** A reading of the live check waits for the work that the person asked for. */
  const inTurn = <T>(reading: () => Promise<T>): Promise<T> => {
    const turn = queue.then(reading)
    queue = turn.then(
      () => undefined,
      () => undefined
    )
    return turn
  }
  const live = liveChecking(work, inTurn, {
    onReview: (review) => dispatch({ type: 'live-checked', review }),
    onProblem: () => dispatch({ type: 'live-paused' })
  })
  const beginLive = (): void => {
    if (state.live !== 'off' && state.opened) live.begin(choice(), state.opened)
  }
  const isChosenOtherwise = (event: PaneEvent): boolean =>
    event.type === 'opened' ||
    event.type === 'period-chosen' ||
    event.type === 'previous-chosen' ||
    event.type === 'previous-removed'

  const ask = (existing: readonly string[]): Promise<ExistingSheets | 'cancel'> =>
    new Promise((resolve) => {
      giveAnswer = resolve
      dispatch({ type: 'question-asked', existing })
    })

  const openSteps = async (options: WorkOptions): Promise<void> => {
    dispatch({ type: 'opened', opened: await work.open(state.planId, options) })
  }

  /** Where changes cannot be heard of, results are merely never called out of date; that is no reason to fail. */
  const watchOnce = async (): Promise<void> => {
    if (isWatching) return
    isWatching = true
    try {
      await work.watch((change) => {
        live.take(change)
        // How cells look changes no figure, and only a live check can tell whether it matters to a finding.
        if (change.kind !== 'formats') dispatch({ type: 'workbook-changed' })
      })
    } catch {
      isWatching = false
    }
  }

  const failPrevious = (
    code: 'previous-unusable' | 'previous-other-plan',
    params: Readonly<Record<string, string>>
  ): void => dispatch({ type: 'work-failed', task: 'previous', problem: { code, params, nextStep: 'retry' } })

  const store: PaneStore = {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () =>
      run('open', async (options) => {
        dispatch({ type: 'plans-known', plans: await work.plans() })
        await openSteps(options)
        await watchOnce()
      }),
    goTo: (place) => dispatch({ type: 'place-shown', place }),
    show: (place) => {
      store.goTo(place)
      const isFirstLook = place === 'summary' && !state.figures && !state.failed && !state.running
      if (isFirstLook && hasForms(state)) void store.compute()
    },
    insert: (variant) =>
      run(`insert-${variant}`, async (options) => {
        const outcome = await work.insert(
          { variant, planId: state.planId, period: periodOf(state) },
          ask,
          options
        )
        if (outcome.kind === 'cancelled') return dispatch({ type: 'insertion-cancelled' })
        const { indicators, projects, snapshot } = outcome
        dispatch({ type: 'inserted', variant, indicators, projects, snapshot })
        await openSteps(toTheEnd(options))
      }),
    answer: (answer) => {
      dispatch({ type: 'question-answered' })
      giveAnswer?.(answer)
      giveAnswer = undefined
    },
    restore: () =>
      run('restore', async (options) => {
        const kept = state.projectsBefore ?? state.replaced
        if (!kept) return
        await work.restore(kept)
        dispatch({ type: 'restored' })
        await openSteps(toTheEnd(options))
      }),
    changeProjects: (request) =>
      runAgain('projects', async (options) => {
        const sheet = state.opened?.report?.projects?.sheet.name
        if (sheet === undefined) return
        const { isDone, added, snapshot } = await work.changeProjects(choice(), request, sheet, options)
        dispatch({ type: 'projects-changed', done: isDone ? request.kind : 'nothing', snapshot })
        if (!isDone) return
        await openSteps(toTheEnd(options))
        if (added) await work.select(added.place)
      }),
    openOfficialForm: () =>
      runAgain('official', async (options) => {
        const outcome = await work.openOfficialForm(choice(), ask, options)
        if (outcome.kind === 'cancelled') return dispatch({ type: 'insertion-cancelled' })
        dispatch({ type: 'sheets-inserted', what: 'official', snapshot: outcome.snapshot })
        await work.select(outcome.place)
      }),
    upgrade: () =>
      runAgain('upgrade', async (options) => {
        const outcome = await work.upgrade(choice(), state.language, ask, options)
        if (outcome.kind === 'cancelled') return dispatch({ type: 'insertion-cancelled' })
        if (outcome.kind === 'upgraded') dispatch({ type: 'upgraded', snapshot: outcome.snapshot })
        await openSteps(toTheEnd(options))
      }),
    formProgress: async () =>
      hasForms(state) && state.opened ? work.formProgress(state.opened, state.chosenPeriod) : undefined,
    review: () =>
      run('review', async (options) => {
        dispatch({ type: 'reviewed', review: await work.review(choice(), state.language, options) })
      }),
    explain: (note) =>
      runAgain('explain', async (options) => {
        const review = await work.explain(choice(), note, state.language, options)
        dispatch({ type: 'explained', review })
      }),
    proposeFixes: async () => {
      const { review } = state
      if (!review) return
      const proposal = await work.proposeFixes(review)
      if (state.review === review) dispatch({ type: 'fixes-proposed', proposal })
    },
    applyFixes: (fixes) =>
      runAgain('fix', async (options) => {
        dispatch({ type: 'fixed', ...(await work.applyFixes(choice(), fixes, options)) })
      }),
    fixFinding: async ({ sheet, cell, code }) => {
      if (!state.proposal) await store.proposeFixes()
      const ofCell = (state.proposal?.fixes ?? []).filter(
        (each) => each.sheet === sheet && each.finding.cell === cell
      )
      const fix = ofCell.find(({ finding }) => finding.code === code) ?? ofCell[0]
      const ranges = state.proposal?.repairs.find(
        (each) => each.sheet === sheet && each.names && !each.locked
      )
      // A finding about a whole table is put right with its rows; locked ones wait among the corrections shown.
      if (code === 'range-too-short' && ranges) await store.applyFixes({ fixes: [], repairs: [ranges] })
      if (!fix?.safe || fix.locked) return fix
      await store.applyFixes({ fixes: [fix] })
      return undefined
    },
    exportFindings: (findings, format) =>
      runAgain('export', async (options) => {
        const { review } = state
        if (!review) return
        const { name, delivery } = await work.exportFindings(
          review,
          findings,
          format,
          state.language,
          options
        )
        dispatch({ type: 'exported', name, delivery })
      }),
    exportEvaluation: (format) =>
      runAgain('export', async (options) => {
        const { figures } = state
        if (!figures) return
        const { name, delivery } = await work.exportEvaluation(figures, format, state.language, options)
        dispatch({ type: 'exported', name, delivery })
      }),
    insertEvaluation: () =>
      runAgain('evaluation', async (options) => {
        const outcome = await work.insertEvaluation(choice(), state.language, ask, options)
        if (outcome.kind === 'cancelled') return dispatch({ type: 'insertion-cancelled' })
        dispatch({ type: 'sheets-inserted', what: 'evaluation', snapshot: outcome.snapshot })
        await work.select(outcome.place)
      }),
    problemReport: () => problemReport(state, work.facts()),
    copy: (steps) =>
      run('copy', async (options) => {
        store.tellCopied(await copyText(inSlices(steps, options, 'composing')))
      }),
    tellCopied: (isCopied) => dispatch({ type: 'copied', isCopied }),
    takeBackFixes: () =>
      runAgain('take-back', async (options) => {
        if (!state.corrected) return
        const { outcome, proposal } = await work.takeBackFixes(choice(), state.corrected, options)
        dispatch({ type: 'taken-back', kept: outcome.length, proposal })
      }),
    choosePrevious: (file) =>
      runAgain('previous', async () => {
        const plan = planOf(state)
        if (!plan) return
        try {
          const report = await work.readPrevious(file, plan)
          const other = report.metadata?.planId
          if (other === undefined || other === plan.id)
            return dispatch({ type: 'previous-chosen', name: file.name, report })
          failPrevious('previous-other-plan', { id: other })
        } catch (error) {
          if (!(error instanceof FileProblem)) throw error
          // Only this failure needs the sentences about files.
          const { describeFileProblem } = await import('../messages/describe-problem')
          failPrevious('previous-unusable', { reason: describeFileProblem(error, state.language) })
        }
      }),
    removePrevious: () => dispatch({ type: 'previous-removed' }),
    listRules: async () => (state.opened ? work.listRules(state.opened) : []),
    changeRules: (rules) =>
      runAgain('rules', async (options) => {
        dispatch({ type: 'rules-changed', review: await work.changeRules(choice(), rules, options) })
      }),
    tryRule: async (record) => {
      const { plan, report } = state.opened ?? {}
      return plan && report ? work.tryRule(record, { plan, report }, state.chosenPeriod) : undefined
    },
    locate: () =>
      run('locate', async (options) => {
        const focus = await work.selection()
        dispatch({ type: 'located', review: await work.validate(choice(), options), focus })
      }),
    showAllFindings: () => dispatch({ type: 'focus-cleared' }),
    compute: () =>
      run('compute', async (options) => {
        dispatch({ type: 'computed', computation: await work.compute(choice(), options) })
      }),
    exchange: (step) =>
      runAgain('exchange', async (options) => {
        const outcome = await step(await work.exchange(), choice(), options)
        if (typeof outcome === 'object') dispatch({ type: 'opened', opened: outcome })
        else if (outcome === 'written') await openSteps({})
      }),
    select: (place) => {
      lastPlace = place
      return run('select', () => work.select(place))
    },
    choosePeriod: (period) => dispatch({ type: 'period-chosen', period }),
    choosePlan: (planId) => {
      dispatch({ type: 'plan-chosen', planId })
      return run('open', openSteps)
    },
    importPlan: (file) => work.importPlan(file),
    usePlan: (document) => {
      const steps = async (options: WorkOptions): Promise<void> => {
        await work.addPlan(document)
        dispatch({ type: 'plans-known', plans: await work.plans() })
        dispatch({ type: 'plan-chosen', planId: document.id })
        await openSteps(options)
      }
      return run('open', steps)
    },
    switchLive: (isOn) => {
      dispatch({ type: 'live-switched', isOn })
      if (!isOn) return live.end()
      beginLive()
      // What was read last may be long ago.
      live.renew()
    },
    chooseLanguage: (chosen) => dispatch({ type: 'language-chosen', language: chosen }),
    changeLook: (look) => {
      if (look !== state.look) dispatch({ type: 'look-changed', look })
    },
    cancel: () => {
      controller?.abort()
      if (state.question) store.answer('cancel')
    },
    retry: async () => {
      switch (state.failed?.task) {
        case 'open':
          return store.open()
        case 'insert-prefilled':
          return store.insert('prefilled')
        case 'insert-blank':
          return store.insert('blank')
        case 'restore':
          return store.restore()
        case 'review':
          return store.review()
        case 'locate':
          return store.locate()
        case 'compute':
          return store.compute()
        case 'select':
          return lastPlace && store.select(lastPlace)
        // What was listed then may not be what is listed now.
        case 'copy':
          return store.closeProblem()
        case 'exchange':
        case 'explain':
        case 'fix':
        case 'take-back':
        case 'previous':
        case 'rules':
        case 'projects':
        case 'official':
        case 'evaluation':
        case 'upgrade':
        case 'export':
          return again.get(state.failed.task)?.()
        case undefined:
          return undefined
      }
    },
    closeNotice: () => dispatch({ type: 'notice-closed' }),
    closeProblem: () => dispatch({ type: 'problem-closed' })
  }
  return store
}
