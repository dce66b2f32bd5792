import { reversed, type ReportDifference } from '../../domain/exchange/diff-reports'
import type { PaneStore } from '../pane-store'
import type { ChosenFile } from '../work-terms'
import type { CardNote } from './card-note'
import type { OversightKey, OversightSay } from './oversight-words'

/** The cards that have a result or a problem of their own. */
export type OversightCard = 'comparison' | 'signOff'

type Note = CardNote<OversightCard, OversightKey>

/** Two workbooks compared, by the names they go by; one without a name is the open one. */
export interface Comparison {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly difference: ReportDifference
}

export interface OversightState {
  readonly comparison: Comparison | undefined
  readonly note: Note | undefined
  /** Nobody has read what changed in the workbook yet. */
  readonly isReadingOld: boolean
}

/** What can be done in the cards for comparing and signing off. */
export interface OversightStore {
  readonly state: () => OversightState
  readonly subscribe: (listener: () => void) => () => void
  readonly sign: (reviewer: string) => Promise<void>
  /** Compares a file with the open workbook, or two files, the older of which is the earlier. */
  readonly compare: (files: readonly ChosenFile[], isOpenMeant: boolean, say: OversightSay) => Promise<void>
  readonly swap: () => void
  readonly saveDifference: (say: OversightSay) => Promise<void>
  readonly closeComparison: () => void
  readonly closeNote: () => void
}

const ENDING = /\.[^.]*$/u

/** These cards' own state over the pane's store, which gives each step its turn, its progress and its end. */
export function createOversightStore(pane: PaneStore): OversightStore {
  let state: OversightState = { comparison: undefined, note: undefined, isReadingOld: false }
  let reading = pane.state().opened
  let changesRead = pane.state().changes
  const listeners = new Set<() => void>()

  function set(change: Partial<OversightState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  pane.subscribe(() => {
    const { opened, changes } = pane.state()
    if (opened !== reading) {
      reading = opened
      changesRead = changes
    }
    const isReadingOld = changes > changesRead
    if (isReadingOld !== state.isReadingOld) set({ isReadingOld })
  })

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sign: (reviewer) =>
      pane.exchange(async (work, choice, options) => {
        set({ note: undefined })
        const opened = await work.sign(choice, reviewer, options)
        set({ note: { card: 'signOff', intent: 'success', key: 'signOff.done' } })
        return opened
      }),
    compare: async (files, isOpenMeant, say) => {
      const [first, second] = [...files].sort(
        (one, other) => Date.parse(one.changedAt ?? '') - Date.parse(other.changedAt ?? '')
      )
      const [count, wanted] = [files.length, isOpenMeant ? 1 : 2]
      if (!first || count !== wanted) {
        return set({
          note: { card: 'comparison', intent: 'warning', key: 'comparison.twoNeeded', params: { count } }
        })
      }
      await pane.exchange(async (work, choice, options) => {
        set({ comparison: undefined, note: undefined })
        try {
          const to = second ?? { open: say('thisWorkbook') }
          const difference = await work.compare(choice, first, to, options)
          set({ comparison: { from: first.name, to: second?.name, difference } })
        } catch (error) {
          const problem = work.problemOf(error, pane.state().language)
          if (!problem) throw error
          const said =
            problem.kind === 'file'
              ? { text: problem.sentence }
              : ({ key: 'comparison.plansDiffer', params: { file: problem.file } } as const)
          set({ note: { card: 'comparison', intent: 'error', ...said } })
        }
        return 'read'
      })
    },
    swap: () => {
      if (!state.comparison) return
      const { from, to, difference } = state.comparison
      set({ comparison: { from: to, to: from, difference: reversed(difference) } })
    },
    saveDifference: (say) =>
      pane.exchange(async (work) => {
        if (!state.comparison) return 'read'
        const { from, to, difference } = state.comparison
        const called = (name: string | undefined): string => (name ?? say('thisWorkbook')).replace(ENDING, '')
        const name = say('comparison.fileName', { from: called(from), to: called(to) })
        const delivery = await work.giveOut(difference, name, pane.state().language)
        set({
          note: { card: 'comparison', intent: 'success', key: `delivered.${delivery}`, params: { name } }
        })
        return 'read'
      }),
    closeComparison: () => set({ comparison: undefined, note: undefined }),
    closeNote: () => set({ note: undefined })
  }
}
