import { reversed } from '../../domain/exchange/diff-reports'
import type { Change } from '../pane-state'
import type { Action } from '../shared/action'
import type { ChosenFile, Delivery } from '../shared/work-terms'
import { cardAction, type CardTools } from './card-action'
import { inExchange, noted, type CardSentence, type Comparison } from './exchange-state'

/** What of a failed comparison a person can put right. */
function comparisonFault(error: unknown, { steps, state }: CardTools): CardSentence | undefined {
  const problem = steps.problemOf(error, state().language)
  if (problem?.kind === 'plans-differ') {
    return { key: 'oversightPane:comparison.plansDiffer', params: { file: problem.file } }
  }
  return problem && { text: problem.sentence }
}

/** Compares a file with the open workbook, or two files, the older of which is the earlier. */
export const compareWorkbooks = (files: readonly ChosenFile[], isOpenMeant: boolean): Action =>
  cardAction({
    card: 'comparison',
    problem: comparisonFault,
    run: async ({ steps, choice, options, set, say, change }) => {
      const [first, second] = [...files].sort(
        (one, other) => Date.parse(one.changedAt ?? '') - Date.parse(other.changedAt ?? '')
      )
      if (!first || files.length !== (isOpenMeant ? 1 : 2)) {
        const params = { count: files.length }
        return change(
          noted('comparison', { intent: 'warning', key: 'oversightPane:comparison.twoNeeded', params })
        )
      }
      set({ comparison: undefined })
      const to = second ?? { open: say('oversightPane:thisWorkbook') }
      const difference = await steps.compare(choice(), first, to, options)
      set({ comparison: { from: first.name, to: second?.name, difference } })
    }
  })

/** The later workbook is taken for the earlier. */
export const comparisonSwapped: Change = inExchange(({ comparison }) => {
  if (!comparison) return {}
  const { from, to, difference } = comparison
  return { comparison: { from: to, to: from, difference: reversed(difference) } }
})

export const comparisonClosed: Change = inExchange(({ notes }) => ({
  comparison: undefined,
  notes: { ...notes, oversight: undefined }
}))

const ENDING = /\.[^.]*$/u

/** What the file of a comparison is called. */
function nameOf({ from, to }: Comparison, say: CardTools['say']): string {
  const called = (name: string | undefined): string =>
    (name ?? say('oversightPane:thisWorkbook')).replace(ENDING, '')
  return say('oversightPane:comparison.fileName', { from: called(from), to: called(to) })
}

/** Gives the differences shown out as a workbook. */
export const saveDifference = cardAction<{ readonly name: string; readonly delivery: Delivery }>({
  card: 'comparison',
  label: 'oversightPane:comparison.save',
  run: async ({ steps, exchange, say, state }) => {
    const { comparison } = exchange()
    if (!comparison) return undefined
    const name = nameOf(comparison, say)
    return { name, delivery: await steps.giveOut(comparison.difference, name, state().language) }
  },
  notice: ({ name, delivery }) => ({ key: `oversightPane:delivered.${delivery}`, params: { name } })
})
