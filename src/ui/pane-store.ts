import { toTheEnd } from '../application/in-slices'
import type { ExistingSheets, WorkOptions } from '../application/ports'
import type { Language } from '../messages'
import { liveChecking } from './live-checking'
import { isCancellation, problemOf } from './pane-problem'
import {
  changed,
  initialState,
  liveChecked,
  livePaused,
  liveSwitched,
  workAdvanced,
  workbookChanged,
  workEnded,
  workStarted,
  type Change,
  type PaneState
} from './pane-state'
import type { PaneWork } from './pane-work'
import type { Action, ActionTools } from './shared/action'

/** The pane's state and what runs its actions; React and the ribbon's commands share one. */
export interface PaneStore {
  readonly state: () => PaneState
  /** Hears of every new state until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
  /** What the host has handed in. */
  readonly work: PaneWork
  /** Does an action in its turn, with its progress, its end and its failure told. */
  readonly run: (action: Action) => Promise<void>
  readonly change: (change: Change) => void
  /** Changes what the workbook is read for or compared with; live checks follow that from then on. */
  readonly choose: (change: Change) => void
  /** Answers the question about existing sheets. */
  readonly answer: (answer: ExistingSheets | 'cancel') => void
  /** Whether findings follow the workbook as it changes. */
  readonly switchLive: (isOn: boolean) => void
  /** Ends the work under way early. */
  readonly cancel: () => void
  /** Does again what failed. */
  readonly retry: () => Promise<void>
}

/** One pane's store; work queued while other work runs waits its turn. */
export function createPaneStore(work: PaneWork, language: Language): PaneStore {
  let state = initialState(language)
  const listeners = new Set<() => void>()
  let queue: Promise<void> = Promise.resolve()
  let controller: AbortController | undefined
  let giveAnswer: ((answer: ExistingSheets | 'cancel') => void) | undefined
  let isWatching = false
  let again: () => Promise<void> = () => Promise.resolve()

  function change(by: Change): void {
    state = changed(state, by)
    for (const listener of listeners) listener()
  }
  function choose(by: Change): void {
    change(by)
    beginLive()
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
    onReview: (review) => change(liveChecked(review)),
    onProblem: () => change(livePaused)
  })
  const beginLive = (): void => {
    if (state.live !== 'off' && state.opened) live.begin(choice(), state.opened)
  }

  /** Where changes cannot be heard of, results are merely never called out of date; that is no reason to fail. */
  const watchOnce = async (): Promise<void> => {
    if (isWatching) return
    isWatching = true
    try {
      await work.watch((heard) => {
        live.take(heard)
        // How cells look changes no figure, and only a live check can tell whether it matters to a finding.
        if (heard.kind !== 'formats') change(workbookChanged)
      })
    } catch {
      isWatching = false
    }
  }
  const read = async (options: WorkOptions): Promise<void> => {
    const opened = await work.open(state.planId, options)
    choose({ opened })
    await watchOnce()
  }

  function toolsFor(options: WorkOptions): ActionTools {
    return {
      work,
      state: () => state,
      change,
      choose,
      choice,
      ask: (question) =>
        new Promise((resolve) => {
          giveAnswer = resolve
          change({ question })
        }),
      options,
      read,
      readAnew: () => read(toTheEnd(options))
    }
  }

  async function perform(action: Action): Promise<void> {
    controller = new AbortController()
    change(workStarted(action))
    const tools = toolsFor({
      signal: controller.signal,
      rest: () => new Promise((resolve) => setTimeout(resolve, 0)),
      onProgress: (progress) => change(workAdvanced(progress))
    })
    try {
      const done = await action.run(tools)
      if (done !== undefined) {
        if (action.notice) change({ notice: action.notice(done) })
        await action.after?.(tools, done)
      }
    } catch (error) {
      if (isCancellation(error)) change({ notice: 'notice.cancelled' })
      else {
        again = () => (action.isOnce ? Promise.resolve(change({ failed: undefined })) : store.run(action))
        change({ failed: { task: action.id, problem: problemOf(error) } })
      }
    }
    controller = undefined
    change(workEnded)
    if (action.isFollowed) live.renew()
  }

  const store: PaneStore = {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    work,
    run: (action) => {
      queue = queue.then(() => perform(action))
      return queue
    },
    change,
    choose,
    answer: (answer) => {
      change({ question: undefined })
      giveAnswer?.(answer)
      giveAnswer = undefined
    },
    switchLive: (isOn) => {
      change(liveSwitched(isOn))
      if (!isOn) return live.end()
      beginLive()
      // What was read last may be long ago.
      live.renew()
    },
    cancel: () => {
      controller?.abort()
      if (state.question) store.answer('cancel')
    },
    retry: () => (state.failed ? again() : Promise.resolve())
  }
  return store
}
