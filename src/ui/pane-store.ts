import type { Language } from '../messages'
import { followWorkbook } from './live-checking'
import { changed, initialState, liveSwitched, type Change, type PaneState } from './pane-state'
import type { PaneWork } from './pane-work'
import { actionRunner, type ActionRunner } from './run-actions'
import type { Action } from './shared/action'

/** The pane's state and what runs its actions; React and the ribbon's commands share one. */
export interface PaneStore extends Pick<ActionRunner, 'answer' | 'cancel'> {
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
  /** Whether findings follow the workbook as it changes. */
  readonly switchLive: (isOn: boolean) => void
  /** Does again what failed. */
  readonly retry: () => Promise<void>
}

/** One thing after the other, whether what went before succeeded or not. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** One pane's store; work queued while other work runs waits its turn. */
export function createPaneStore(work: PaneWork, language: Language): PaneStore {
  let current = initialState(language)
  const listeners = new Set<() => void>()
  const state = (): PaneState => current
  const change = (by: Change): void => {
    current = changed(current, by)
    for (const listener of listeners) listener()
  }
  const inTurn = turns()
  const live = followWorkbook(work, inTurn, { state, change })
  const choose = (by: Change): void => {
    change(by)
    live.begin()
  }
  const runner = actionRunner({ work, state, change, choose, renew: live.renew, watch: live.watch })
  const run = (action: Action): Promise<void> => inTurn(() => runner.perform(action))
  return {
    state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    work,
    run,
    change,
    choose,
    answer: runner.answer,
    cancel: runner.cancel,
    switchLive: (isOn) => {
      change(liveSwitched(isOn))
      if (!isOn) return live.end()
      live.begin()
      // What was read last may be long ago.
      live.renew()
    },
    retry: () => runner.retry(run)
  }
}
