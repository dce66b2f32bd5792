import type { Review } from '../../application/review-workbook'
import { reviewedBy, type Change } from '../pane-state'
import type { Action } from '../shared/action'

/** Findings and marks in the workbook are those shown. */
export const reviewed =
  (review: Review): Change =>
  (state) => ({ ...reviewedBy(state, review), focus: undefined, areMarksOlder: false })

/** Validates everything and writes findings and marks. */
export const reviewWorkbook: Action<Review> = {
  id: 'review',
  label: ({ review }) => (review ? 'review.again' : 'review.run'),
  isFollowed: true,
  run: async ({ work, choice, state, options, change }) => {
    const review = await work.review(choice(), state().language, options)
    change(reviewed(review))
    return review
  },
  notice: () => 'notice.reviewed'
}
