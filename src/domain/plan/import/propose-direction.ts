import { canonicalText } from '../canonical-text'
import type { Accumulation, Direction } from '../plan-document'
import { ADDING_UP, COMPOUNDING, DIRECTION_WORDS, FALLING_RATE, LOWER_IS_BETTER } from './import-lexicon'

const RATE = new RegExp(FALLING_RATE, 'u')
const LOWER = new RegExp(LOWER_IS_BETTER, 'u')
const ADDING = new RegExp(ADDING_UP, 'u')
const COMPOUND = new RegExp(COMPOUNDING, 'u')
const WORDS = (['up', 'down', 'hold'] as const).map(
  (direction) => [direction, new RegExp(DIRECTION_WORDS[direction], 'iu')] as const
)

/** The direction that an indicator's name suggests, for a person to confirm; never taken from its figures. */
export function proposeDirection(name: string): Direction {
  const spelled = canonicalText(name)
  if (RATE.test(spelled)) return 'up'
  return LOWER.test(spelled) ? 'down' : 'up'
}

/** How values add up over the period, as the name suggests. */
export function proposeAccumulation(name: string): Accumulation {
  const spelled = canonicalText(name)
  if (ADDING.test(spelled)) return 'sum'
  return COMPOUND.test(spelled) ? 'compound' : 'level'
}

/** What a cell of a direction column says; undefined for anything else. */
export function readDirection(text: string): Direction | undefined {
  const spelled = canonicalText(text)
  return WORDS.find(([, pattern]) => pattern.test(spelled))?.[0]
}
