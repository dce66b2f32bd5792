import {
  HalfMerged,
  lockedSheets,
  type OpenCollection,
  type OpenMergeResult
} from '../../application/merge-open-master'
import type { CellPlace } from '../../application/ports'
import type { CellDecision, MergeDecisions } from '../../domain/exchange/merge-returns'
import type { CellKey } from '../../domain/exchange/row-values'
import { mergeRecordOf } from '../../domain/report/merge-record'
import type { Change, PaneState } from '../pane-state'
import type { Action } from '../shared/action'
import type { ChosenFile } from '../shared/work-terms'
import { cardAction, type CardTools } from './card-action'
import { inExchange, noted, type CardSentence, type MergeInProgress } from './exchange-state'
import type { ExchangeWork } from './exchange-work'
import { exchangeFault } from './split-packages'

/** What the card shows of returns, decided so far. */
function merging(
  steps: ExchangeWork,
  collection: OpenCollection,
  decisions: MergeDecisions,
  mergedAt: string
): MergeInProgress {
  const { conflicts } = steps.previewMerge(collection, { cells: [] }, mergedAt).outcome
  const preview = steps.previewMerge(collection, decisions, mergedAt)
  const { sheets } = collection.master.report.content
  const isProtected = (name: string): boolean =>
    sheets.some((sheet) => sheet.name === name && sheet.protected)
  const unlocks = lockedSheets(collection.master, preview.outcome).filter(isProtected)
  return { collection, conflicts, decisions, preview, mergedAt, unlocks, steps }
}

/** Looks at returned files. */
export const collectReturns = (files: readonly ChosenFile[]): Action =>
  cardAction({
    card: 'returns',
    problem: exchangeFault,
    run: async ({ steps, choice, options, set, say }) => {
      set({ merge: undefined })
      const collection = await steps.collect(choice(), say('exchangePane:thisWorkbook'), files, options)
      set({ merge: merging(steps, collection, { cells: [] }, steps.now()) })
    }
  })

const decided = (decide: (decisions: MergeDecisions) => MergeDecisions): Change =>
  inExchange(({ merge }) => {
    if (!merge) return {}
    const { steps, collection, decisions, mergedAt } = merge
    return { merge: merging(steps, collection, decide(decisions), mergedAt) }
  })

const isSameCell = (one: CellKey, other: CellKey): boolean =>
  one.table === other.table && one.key === other.key && one.field === other.field

/** Decides a conflict, or opens it again; `file` says which of several returns is taken. */
export const conflictDecided = (cell: CellKey, take?: CellDecision['take'], file?: string): Change =>
  decided((decisions) => {
    const others = decisions.cells.filter((each) => !isSameCell(each, cell))
    const { table, key, field } = cell
    const own = { table, key, field, ...(file === undefined ? {} : { file }) }
    return { ...decisions, cells: take === undefined ? others : [...others, { ...own, take }] }
  })

/** Decides every conflict that is not decided by itself. */
export const restDecided = (rule: MergeDecisions['rule']): Change =>
  decided(({ cells }) => (rule === undefined ? { cells } : { rule, cells }))

/** What was collected is not merged. */
export const mergeDiscarded: Change = ({ exchange }) => ({
  exchange: { ...exchange, merge: undefined, notes: { ...exchange.notes, work: undefined } }
})

/** Merges what was collected as decided. */
export const mergeReturns = cardAction<OpenMergeResult>({
  card: 'returns',
  problem: exchangeFault,
  run: async (tools) => {
    const { steps, choice, options, exchange, set, say } = tools
    const { merge } = exchange()
    if (!merge) return undefined
    const { collection, decisions, preview, mergedAt } = merge
    const { collected } = collection
    const confirmed = { returns: collected.accepted, decisions, outcome: preview.outcome, mergedAt }
    const result = await steps
      .merge(choice(), say('exchangePane:thisWorkbook'), confirmed, options)
      .catch((error: unknown) => failMerge(error, tools))
    if (result.kind === 'merged') set({ merge: undefined, before: result.snapshot })
    else {
      const renewed = { master: result.master, collected: { ...collected, accepted: result.returns } }
      set({ merge: merging(steps, renewed, decisions, mergedAt) })
    }
    return result
  },
  notice: (result) => (result.kind === 'merged' ? mergedSentence(result) : CHANGED),
  after: ({ readAnew }, { kind }) => (kind === 'merged' ? readAnew() : Promise.resolve())
})

/** A merge that broke off half-way can be taken back as a whole one can. */
function failMerge(error: unknown, { set, change }: CardTools): never {
  if (!(error instanceof HalfMerged)) throw error
  set({ before: error.snapshot })
  change(noted('returns', { intent: 'error', key: 'exchangePane:returns.half' }))
  throw error.failure
}

const CHANGED: CardSentence = { intent: 'warning', key: 'exchangePane:returns.changed' }

function mergedSentence({
  preview: { outcome }
}: Extract<OpenMergeResult, { kind: 'merged' }>): CardSentence {
  const kept = outcome.cells.filter(({ manner }) => manner === 'kept').length
  return {
    key: 'exchangePane:returns.done',
    params: {
      returns: outcome.merged.length,
      applied: outcome.cells.length - kept,
      added: outcome.added.length,
      kept
    }
  }
}

/** Puts back what was there before the last merge. */
export const takeBackMerge = cardAction<true>({
  card: 'returns',
  label: 'exchangePane:returns.undo',
  problem: exchangeFault,
  run: async ({ steps, exchange, set, options }) => {
    const { before } = exchange()
    if (!before) return undefined
    await steps.restore(before, options)
    set({ before: undefined })
    return true
  },
  notice: () => ({ key: 'exchangePane:returns.undone' }),
  after: ({ readAnew }) => readAnew()
})

/** Where the workbook keeps what was merged into it; absent where it keeps nothing. */
export function mergeRecordPlace({ opened }: PaneState): CellPlace | undefined {
  const content = opened?.report?.content
  const sheet = content && mergeRecordOf(content)?.name
  return sheet === undefined ? undefined : { sheet, cell: 'A1' }
}
