import type { FindingNote } from '../../application/explain-finding'
import type { Review } from '../../application/review-workbook'
import { reviewedBy } from '../pane-state'
import type { Action } from '../shared/action'

/** Says something about a finding, in the workbook; an empty text takes back what was said. */
export const explainFinding = (note: FindingNote): Action<Review> => ({
  id: 'explain',
  label: 'review.save',
  isFollowed: true,
  run: async ({ work, choice, state, options, change }) => {
    const review = await work.explain(choice(), note, state().language, options)
    change((before) => ({ ...reviewedBy(before, review), areFiguresStale: false }))
    return review
  },
  notice: () => 'notice.explained'
})
