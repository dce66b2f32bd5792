import type { CellPlace } from '../../application/ports'
import type { Review } from '../../application/review-workbook'
import { reviewedBy, type Change } from '../pane-state'
import type { Action } from '../shared/action'

/** Only the findings of a cell are shown. */
export const located =
  (review: Review, focus: CellPlace): Change =>
  (state) => ({ ...reviewedBy(state, review), place: 'review', focus })

/** Shows the findings of the selected cell, validating without writing. */
export const locateFindings: Action = {
  id: 'locate',
  run: async ({ work, choice, options, change }) => {
    const focus = await work.selection()
    change(located(await work.validate(choice(), options), focus))
  }
}
