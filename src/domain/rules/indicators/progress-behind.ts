import Big from 'big.js'
import { RATE_KIND_WORDS, STATUS_WORDS } from '../../measures/value-lexicon'
import { computedIndicator } from '../computed-indicator'
import type { FindingParams } from '../finding'
import { indicatorFacts } from '../indicator-facts'
import type { Rule } from '../rule'

/**
 * A 约束性 indicator is behind: below 序时进度, unmet at the plan's end, or 未完成 by 自评. The finding stands at 本期值, so
 * that its explanation lapses with the value it was given for; at 自评 where that decides.
 */
export const progressBehind: Rule = {
  code: 'progress-behind',
  severity: 'verification',
  yieldsTo: [
    'formula-overwritten',
    'percent-out-of-range',
    'percent-as-fraction',
    'date-as-number',
    'negative-not-allowed',
    'number-as-text'
  ],
  indicatorRow(context, table) {
    if (!context.period) return undefined
    const facts = indicatorFacts(context, table)
    const computed = computedIndicator(context, table)
    return (row, fault) => {
      const { binding } = facts(row)
      if (!binding) return
      const cell = computed(row)
      const status = cell('status')
      if (status !== STATUS_WORDS.behind && status !== STATUS_WORDS['behind-final']) return
      const value = cell('tested')
      if (!(value instanceof Big) || cell('kind') === RATE_KIND_WORDS.qualitative) {
        fault({ field: 'selfAssessment', params: { reason: 'by-hand' } })
        return
      }
      fault({
        field: 'current',
        value: value.toFixed(),
        params: shortfall(status === STATUS_WORDS['behind-final'], cell('rate'), cell('timeProgress'))
      })
    }
  }
}

function shortfall(isFinal: boolean, rate: unknown, timeProgress: unknown): FindingParams {
  const rated = rate instanceof Big ? { rate: percentOf(rate) } : undefined
  if (isFinal) return { reason: rated ? 'final' : 'final-off-target', ...rated }
  if (!rated || !(timeProgress instanceof Big)) return { reason: 'off-target' }
  return { reason: 'progress', ...rated, timeProgress: percentOf(timeProgress) }
}

const percentOf = (ratio: Big): string => ratio.times(100).round(2, Big.roundHalfUp).toFixed()
