import { toTheEnd } from '../application/in-slices'
import type { WorkOptions } from '../application/ports'
import { isCancellation, problemOf } from './pane-problem'
import {
  readingChoice,
  workAdvanced,
  workEnded,
  workStarted,
  type PaneAnswer,
  type PaneQuestion
} from './pane-state'
import type { Action, ActionTools } from './shared/action'

/** What runs actions one at a time, with their progress, their end and their failure told. */
export interface ActionRunner {
  readonly perform: (action: Action) => Promise<void>
  /** Answers the question that work waits with. */
  readonly answer: (answer: PaneAnswer) => void
  /** Ends the work under way early. */
  readonly cancel: () => void
  /** Does again, by `run`, what failed. */
  readonly retry: (run: (action: Action) => Promise<void>) => Promise<void>
}

/** What actions are run over. */
interface RunnerSetting extends Pick<ActionTools, 'work' | 'state' | 'change' | 'choose'> {
  /** Has live checks look again after work that wrote what they follow. */
  readonly renew: () => void
  /** Hears of changes of the workbook from now on. */
  readonly watch: () => Promise<void>
}

/** Runs actions over what a pane's store has. */
export function actionRunner({ renew, watch, ...given }: RunnerSetting): ActionRunner {
  const { work, state, change, choose } = given
  let controller: AbortController | undefined
  let giveAnswer: ((answer: PaneAnswer) => void) | undefined
  let failed: Action | undefined

  const read = async (options: WorkOptions): Promise<void> => {
    choose({ opened: await work.open(state().planId, options) })
    await watch()
  }
  const askAbout = (question: PaneQuestion): Promise<PaneAnswer> =>
    new Promise((resolve) => {
      giveAnswer = resolve
      change({ question })
    })
  const toolsFor = (options: WorkOptions): ActionTools => ({
    ...given,
    choice: () => readingChoice(state()),
    ask: async (sheets) => {
      const given = await askAbout({ about: 'existing', sheets })
      return given === 'clear' ? 'cancel' : given
    },
    options,
    read,
    readAnew: () => read(toTheEnd(options))
  })
  const perform = async (action: Action): Promise<void> => {
    controller = new AbortController()
    change(workStarted(action))
    const tools = toolsFor({
      signal: controller.signal,
      rest: () => new Promise((resolve) => setTimeout(resolve, 0)),
      onProgress: (progress) => change(workAdvanced(progress)),
      mayClearFilters: async (sheets) => (await askAbout({ about: 'filters', sheets })) === 'clear'
    })
    try {
      const done = await action.run(tools)
      if (done !== undefined) {
        if (action.notice) change({ notice: action.notice(done) })
        await action.after?.(tools, done)
      }
    } catch (error) {
      failed = action
      change(
        isCancellation(error)
          ? { notice: 'notice.cancelled' }
          : { failed: { task: action.id, problem: problemOf(error) } }
      )
    }
    controller = undefined
    change(workEnded)
    if (action.isFollowed) renew()
  }
  const answer = (given: PaneAnswer): void => {
    change({ question: undefined })
    giveAnswer?.(given)
    giveAnswer = undefined
  }
  return {
    perform,
    answer,
    cancel: () => {
      controller?.abort()
      if (state().question) answer('cancel')
    },
    retry: async (run) => {
      if (!state().failed || !failed) return
      if (failed.isOnce) change({ failed: undefined })
      else await run(failed)
    }
  }
}
