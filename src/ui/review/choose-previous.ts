import { FileProblem } from '../../application/ports'
import { isReviewOutrun, planOf, type Change } from '../pane-state'
import { PaneFailure } from '../pane-problem'
import type { Action } from '../shared/action'
import type { ChosenFile } from '../shared/work-terms'
import type { PaneState } from '../pane-state'

/** Validations compare with this workbook of the previous period, or with none. */
export const previousChosen =
  (previous: PaneState['previous']): Change =>
  (state) => ({ previous, isReviewStale: isReviewOutrun(state) })

/** Compares with a previous period's workbook from now on, until the pane is closed. */
export const choosePrevious = (file: ChosenFile): Action<true> => ({
  id: 'previous',
  label: 'review.previous',
  run: async ({ work, state, choose }) => {
    const plan = planOf(state())
    if (!plan) return undefined
    const report = await work.readPrevious(file, plan).catch(async (error: unknown) => {
      if (!(error instanceof FileProblem)) throw error
      // Only this failure needs the sentences about files.
      const { describeFileProblem } = await import('../../messages/describe-problem')
      throw new PaneFailure('previous-unusable', { reason: describeFileProblem(error, state().language) })
    })
    const other = report.metadata?.planId
    if (other !== undefined && other !== plan.id) throw new PaneFailure('previous-other-plan', { id: other })
    choose(previousChosen({ name: file.name, report }))
    return true
  },
  notice: () => 'notice.previous'
})
