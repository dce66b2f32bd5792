import { HalfMerged, lockedSheets, type OpenCollection } from '../../application/merge-open-master'
import type { MergePreview } from '../../application/merge-into-master'
import { FileProblem, type WorkbookSnapshot } from '../../application/ports'
import type { PreparedSplit } from '../../application/split-workbook'
import { assignRows } from '../../domain/exchange/assign-rows'
import type { RowDecision, Sharing, SplitDecision } from '../../domain/exchange/exchange-record'
import type { CellDecision, MergeConflict, MergeDecisions } from '../../domain/exchange/merge-returns'
import { planSplit } from '../../domain/exchange/plan-split'
import type { CellKey } from '../../domain/exchange/row-values'
import { mergeRecordOf } from '../../domain/report/merge-record'
import type { PaneStore } from '../pane-store'
import type { ChosenFile, ReadingChoice } from '../work-terms'
import type { ExchangeSentences, ExchangeWork, MadeFile, MadePackages } from './exchange-work'
import type { CardNote } from './card-note'
import type { ExchangeKey, ExchangeSay } from './exchange-words'

/** The steps of the place that have a card of their own, with its own result or problem. */
export type ExchangeStepName = 'split' | 'returns'

type Note = CardNote<ExchangeStepName, ExchangeKey>

/** Returns that were looked at, and how their conflicts are decided so far. */
export interface MergeInProgress {
  readonly collection: OpenCollection
  /** Every conflict, decided or not. */
  readonly conflicts: readonly MergeConflict[]
  readonly decisions: MergeDecisions
  readonly preview: MergePreview
  readonly mergedAt: string
  /** Protected sheets whose protection the merge lifts. */
  readonly unlocks: readonly string[]
  readonly says: ExchangeSentences
}

export interface ExchangeState {
  readonly split: { readonly prepared: PreparedSplit; readonly decision: SplitDecision } | undefined
  readonly sent: (MadePackages & { readonly canSave: boolean }) | undefined
  readonly merge: MergeInProgress | undefined
  /** What was there before the last merge, while nobody has typed since. */
  readonly before: WorkbookSnapshot | undefined
  readonly note: Note | undefined
}

const INITIAL: ExchangeState = {
  split: undefined,
  sent: undefined,
  merge: undefined,
  before: undefined,
  note: undefined
}

/** What can be done in the cards 下发 and 收回合并. */
export interface ExchangeStore {
  readonly state: () => ExchangeState
  readonly subscribe: (listener: () => void) => () => void
  readonly previewSplit: (say: ExchangeSay) => Promise<void>
  readonly chooseSharing: (sharing: Sharing) => void
  readonly chooseRow: (key: string, row: RowDecision) => void
  readonly split: (say: ExchangeSay) => Promise<void>
  readonly handOut: (file: MadeFile) => Promise<void>
  readonly collect: (files: readonly ChosenFile[], say: ExchangeSay) => Promise<void>
  /** Decides a conflict, or opens it again; `file` says which of several returns is taken. */
  readonly decide: (cell: CellKey, take: CellDecision['take'] | undefined, file?: string) => void
  /** Decides every conflict that is not decided by itself. */
  readonly decideRest: (rule: MergeDecisions['rule']) => void
  readonly discard: () => void
  readonly merge: (say: ExchangeSay) => Promise<void>
  /** Puts back what was there before the last merge. */
  readonly takeBack: () => Promise<void>
  readonly showRecord: () => Promise<void>
  readonly closeNote: () => void
}

const isSameCell = (one: CellKey, other: CellKey): boolean =>
  one.table === other.table && one.key === other.key && one.field === other.field

/** The place's own state over the pane's store, which gives each step its turn, its progress and its end. */
export function createExchangeStore(pane: PaneStore): ExchangeStore {
  let state = INITIAL
  let work: ExchangeWork | undefined
  let reading = pane.state().opened
  let changesRead = pane.state().changes
  const listeners = new Set<() => void>()

  function set(change: Partial<ExchangeState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  pane.subscribe(() => {
    const { opened, changes } = pane.state()
    if (opened !== reading) {
      reading = opened
      changesRead = changes
    }
    // Putting back what was there before would take away what somebody typed since.
    if (changes > changesRead && state.before) set({ before: undefined })
  })

  const noted = (note: Note): void => set({ note })

  /** Runs a step; what a person can put right is said in its card, the rest by the pane. */
  const run = (
    card: ExchangeStepName,
    step: (...given: Parameters<Parameters<PaneStore['exchange']>[0]>) => Promise<'written' | 'read'>
  ): Promise<void> =>
    pane.exchange(async (loaded, choice, options) => {
      work = loaded
      set({ note: undefined })
      try {
        return await step(loaded, choice, options)
      } catch (error) {
        const problem = loaded.exchangeProblem(error)
        if (problem) {
          const params = { file: problem.file, ...problem.params }
          noted({ card, intent: 'error', key: `problem.${problem.code}`, params })
        } else if (error instanceof FileProblem && error.code !== 'not-a-report') {
          noted({ card, intent: 'error', text: loaded.says.file(error, pane.state().language) })
        } else throw error
        return 'read'
      }
    })

  const merging = (
    loaded: ExchangeWork,
    collection: OpenCollection,
    decisions: MergeDecisions,
    mergedAt: string
  ): MergeInProgress => {
    const { conflicts } = loaded.previewMerge(collection, { cells: [] }, mergedAt).outcome
    const preview = loaded.previewMerge(collection, decisions, mergedAt)
    const { report } = collection.master
    const isProtected = (name: string): boolean =>
      report.content.sheets.some((sheet) => sheet.name === name && sheet.protected)
    const unlocks = lockedSheets(collection.master, preview.outcome).filter(isProtected)
    return { collection, conflicts, decisions, preview, mergedAt, unlocks, says: loaded.says }
  }
  const decideAnew = (decisions: MergeDecisions): void => {
    if (!work || !state.merge) return
    const { collection, mergedAt } = state.merge
    set({ merge: merging(work, collection, decisions, mergedAt) })
  }
  const splitAnew = (decision: SplitDecision): void => {
    if (!state.split) return
    const { prepared } = state.split
    const { plan, master } = prepared
    const preview = planSplit(plan, assignRows(plan, master, decision))
    set({ split: { prepared: { ...prepared, preview }, decision } })
  }

  const mergeNow = async (
    loaded: ExchangeWork,
    choice: ReadingChoice,
    { collection, decisions, preview, mergedAt }: MergeInProgress,
    file: string,
    options: Parameters<ExchangeWork['merge']>[3]
  ): Promise<'written' | 'read'> => {
    const { outcome } = preview
    const returns = collection.collected.accepted
    const result = await loaded.merge(choice, file, { returns, decisions, outcome, mergedAt }, options)
    if (result.kind === 'changed') {
      const { collected } = collection
      const renewed = { master: result.master, collected: { ...collected, accepted: result.returns } }
      set({ merge: merging(loaded, renewed, decisions, mergedAt) })
      noted({ card: 'returns', intent: 'warning', key: 'returns.changed' })
      return 'read'
    }
    const kept = outcome.cells.filter(({ manner }) => manner === 'kept').length
    const params = {
      returns: outcome.merged.length,
      applied: outcome.cells.length - kept,
      added: outcome.added.length,
      kept
    }
    set({ merge: undefined, before: result.snapshot })
    noted({ card: 'returns', intent: 'success', key: 'returns.done', params })
    return 'written'
  }

  const onHalf = (error: unknown): never => {
    if (!(error instanceof HalfMerged)) throw error
    set({ before: error.snapshot })
    noted({ card: 'returns', intent: 'error', key: 'returns.half' })
    throw error.failure
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    previewSplit: (say) =>
      run('split', async (loaded, choice, options) => {
        const prepared = await loaded.previewSplit(choice, say('thisWorkbook'), options)
        set({ split: { prepared, decision: prepared.decision }, sent: undefined })
        return 'read'
      }),
    chooseSharing: (sharing) => state.split && splitAnew({ ...state.split.decision, sharing }),
    chooseRow: (key, row) => {
      if (!state.split) return
      const { decision } = state.split
      splitAnew({ ...decision, rows: { ...decision.rows, [key]: { ...decision.rows[key], ...row } } })
    },
    split: (say) =>
      run('split', async (loaded, choice, options) => {
        if (!state.split) return 'read'
        const made = await loaded.split(choice, say('thisWorkbook'), state.split.decision, options)
        const { canSave } = loaded
        set({ sent: { ...made, canSave }, split: undefined })
        const params = { count: made.packages.length, name: made.archive.name }
        noted({ card: 'split', intent: 'success', key: canSave ? 'split.done' : 'split.doneSingly', params })
        if (canSave) await loaded.handOut(made.archive)
        return 'written'
      }),
    handOut: (file) =>
      run('split', async (loaded) => {
        const delivery = await loaded.handOut(file)
        const key = delivery === 'opened' ? 'opened' : 'saved'
        noted({ card: 'split', intent: 'success', key, params: { name: file.name } })
        return 'read'
      }),
    collect: (files, say) =>
      run('returns', async (loaded, choice, options) => {
        set({ merge: undefined })
        const collection = await loaded.collect(choice, say('thisWorkbook'), files, options)
        set({ merge: merging(loaded, collection, { cells: [] }, loaded.now()) })
        return 'read'
      }),
    decide: (cell, take, file) => {
      if (!state.merge) return
      const { decisions } = state.merge
      const others = decisions.cells.filter((each) => !isSameCell(each, cell))
      const { table, key, field } = cell
      const own = { table, key, field, ...(file === undefined ? {} : { file }) }
      decideAnew({ ...decisions, cells: take === undefined ? others : [...others, { ...own, take }] })
    },
    decideRest: (rule) => {
      if (!state.merge) return
      const { cells } = state.merge.decisions
      decideAnew(rule === undefined ? { cells } : { rule, cells })
    },
    discard: () => set({ merge: undefined, note: undefined }),
    merge: (say) =>
      run('returns', async (loaded, choice, options) =>
        state.merge
          ? mergeNow(loaded, choice, state.merge, say('thisWorkbook'), options).catch(onHalf)
          : 'read'
      ),
    takeBack: () =>
      run('returns', async (loaded, _, options) => {
        if (!state.before) return 'read'
        await loaded.restore(state.before, options)
        set({ before: undefined })
        noted({ card: 'returns', intent: 'success', key: 'returns.undone' })
        return 'written'
      }),
    showRecord: async () => {
      const content = pane.state().opened?.report?.content
      const sheet = content && mergeRecordOf(content)?.name
      if (sheet !== undefined) await pane.select({ sheet, cell: 'A1' })
    },
    closeNote: () => set({ note: undefined })
  }
}
