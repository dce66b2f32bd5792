import { withoutResults, type Change } from '../pane-state'
import type { Action } from '../shared/action'

export const sheetsRestored: Change = { ...withoutResults, replaced: undefined, projectsBefore: undefined }

/** Puts replaced sheets or changed rows back; does nothing where there are none. */
export const restoreSheets: Action<true> = {
  id: 'restore',
  label: ({ projectsBefore }) => (projectsBefore ? 'projects.undo' : 'notice.undo'),
  run: async ({ work, state, change, options }) => {
    const kept = state().projectsBefore ?? state().replaced
    if (!kept) return undefined
    await work.restore(kept, options)
    change(sheetsRestored)
    return true
  },
  notice: () => 'notice.restored',
  after: ({ readAnew }) => readAnew()
}
