import type { Review } from '../../application/review-workbook'
import type { WorkbookRules } from '../../domain/report/report'
import { reviewedBy } from '../pane-state'
import type { Action } from '../shared/action'

/** Stores rules in the workbook and validates by them. */
export const changeRules = (rules: WorkbookRules): Action<Review> => ({
  id: 'rules',
  isFollowed: true,
  run: async ({ work, choice, options, change }) => {
    const review = await work.changeRules(choice(), rules, options)
    change((state) => ({
      ...reviewedBy(state, review),
      areFiguresStale: state.figures !== undefined
    }))
    return review
  },
  notice: () => 'notice.rules'
})
