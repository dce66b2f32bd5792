import type { Computation } from '../../application/compute-workbook'
import { openedBy } from '../pane-state'
import type { Action } from '../shared/action'

/** Computes the figures of the whole workbook. */
export const computeSummary: Action<Computation> = {
  id: 'compute',
  label: ({ figures }) => (figures ? 'summary:again' : 'summary:run'),
  run: async ({ work, choice, options, change }) => {
    const figures = await work.compute(choice(), options)
    change((state) => ({ opened: openedBy(state, figures), figures, areFiguresStale: false }))
    return figures
  },
  notice: () => 'notice.computed'
}
