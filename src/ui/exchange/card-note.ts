/** A sentence that a card shows: what was done, or why it was not. */
export interface CardNote<Card extends string, Key extends string> {
  readonly card: Card
  readonly intent: 'success' | 'warning' | 'error'
  readonly key?: Key
  readonly params?: Readonly<Record<string, string | number>>
  /** A sentence of its own where there is no key. */
  readonly text?: string
}
