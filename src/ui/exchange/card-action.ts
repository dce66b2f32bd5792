import type { Action, ActionTools } from '../shared/action'
import { wordsOf, type Say } from '../shared/words'
import { inExchange, noted, type Card, type CardSentence, type ExchangeState } from './exchange-state'
import type { ExchangeWork } from './exchange-work'

/** What a step of a card works with besides. */
export interface CardTools extends ActionTools {
  readonly steps: ExchangeWork
  readonly exchange: () => ExchangeState
  readonly set: (change: Partial<ExchangeState>) => void
  readonly say: Say
}

/** A step of a card of this place; its result and what a person can put right are said there, the rest by the pane. */
export interface CardStep<Done> {
  readonly card: Card
  readonly label?: Action['label']
  /** Does it; gives nothing where nothing was done. */
  readonly run: (tools: CardTools) => Promise<Done | undefined>
  notice?(done: Done, tools: CardTools): CardSentence
  readonly problem?: (error: unknown, tools: CardTools) => CardSentence | undefined
  after?(tools: CardTools, done: Done): Promise<unknown>
}

/** The action of a card's step. */
export function cardAction<Done>(step: CardStep<Done>): Action<Done> {
  const { card, label } = step
  return {
    id: 'exchange',
    ...(label !== undefined && { label }),
    run: async (given) => {
      const { change } = given
      const tools = await cardTools(given)
      change(noted(card))
      try {
        const done = await step.run(tools)
        const said = done === undefined ? undefined : step.notice?.(done, tools)
        if (said) change(noted(card, { intent: 'success', ...said }))
        return done
      } catch (error) {
        const problem = step.problem?.(error, tools)
        if (!problem) throw error
        change(noted(card, { ...problem, intent: 'error' }))
        return undefined
      }
    },
    after: async (given, done) => {
      await step.after?.(await cardTools(given), done)
    }
  }
}

async function cardTools(given: ActionTools): Promise<CardTools> {
  const { work, state, change } = given
  return {
    ...given,
    steps: await work.exchange(),
    exchange: () => state().exchange,
    set: (by) => change(inExchange(by)),
    say: wordsOf(state().language)
  }
}
