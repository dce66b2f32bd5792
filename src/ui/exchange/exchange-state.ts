import type { MergePreview } from '../../application/merge-into-master'
import type { OpenCollection } from '../../application/merge-open-master'
import type { WorkbookSnapshot } from '../../application/ports'
import type { PreparedSplit } from '../../application/split-workbook'
import type { ReportDifference } from '../../domain/exchange/diff-reports'
import type { SplitDecision } from '../../domain/exchange/exchange-record'
import type { MergeConflict, MergeDecisions } from '../../domain/exchange/merge-returns'
import type { Change } from '../pane-state'
import type { TextKey } from '../shared/words'
import type { ExchangeWork, MadePackages } from './exchange-work'

/** A split that was looked at, and how its rows are decided so far. */
export interface SplitInProgress {
  readonly prepared: PreparedSplit
  readonly decision: SplitDecision
}

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
  /** What previews it anew, and its sentences. */
  readonly steps: ExchangeWork
}

/** Two workbooks compared, by the names they go by; one without a name is the open one. */
export interface Comparison {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly difference: ReportDifference
}

/** The cards that have a result or a problem of their own, with the pair whose last one is shown. */
export const CARDS = {
  split: 'work',
  returns: 'work',
  comparison: 'oversight',
  signOff: 'oversight'
} as const
export type Card = keyof typeof CARDS

/** What a card says of what was done, or why it was not. */
export interface CardSentence {
  readonly intent?: 'warning'
  readonly key?: TextKey
  readonly params?: Readonly<Record<string, string | number>>
  /** A sentence of its own where there is no key. */
  readonly text?: string
}

/** A sentence that a card shows until the next step or until it is closed. */
export interface CardNote extends Omit<CardSentence, 'intent'> {
  readonly card: Card
  readonly intent: 'success' | 'warning' | 'error'
}

export interface ExchangeState {
  readonly split: SplitInProgress | undefined
  readonly sent: (MadePackages & { readonly canSave: boolean }) | undefined
  readonly merge: MergeInProgress | undefined
  /** What was there before the last merge, while nobody has typed since. */
  readonly before: WorkbookSnapshot | undefined
  readonly comparison: Comparison | undefined
  readonly notes: Readonly<Record<(typeof CARDS)[Card], CardNote | undefined>>
}

/** Nothing was begun yet. */
export const NO_EXCHANGE: ExchangeState = {
  split: undefined,
  sent: undefined,
  merge: undefined,
  before: undefined,
  comparison: undefined,
  notes: { work: undefined, oversight: undefined }
}

/** A change of what was begun in this place. */
export const inExchange =
  (change: Partial<ExchangeState> | ((state: ExchangeState) => Partial<ExchangeState>)): Change =>
  ({ exchange }) => ({
    exchange: { ...exchange, ...(typeof change === 'function' ? change(exchange) : change) }
  })

/** A card's pair says this and nothing else. */
export const noted = (card: Card, note?: Omit<CardNote, 'card'>): Change =>
  inExchange(({ notes }) => ({ notes: { ...notes, [CARDS[card]]: note && { card, ...note } } }))

/** What a card says now. */
export function noteOf({ notes }: ExchangeState, card: Card | undefined): CardNote | undefined {
  const note = card && notes[CARDS[card]]
  return note?.card === card ? note : undefined
}
