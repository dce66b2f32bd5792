import { hasForms, type Place } from '../pane-state'
import type { PaneStore } from '../pane-store'
import { computeSummary } from '../summary/compute-summary'

/** Shows a place; the summary is computed when first looked at. */
export function showPlace(store: PaneStore, place: Place): void {
  store.change({ place })
  const state = store.state()
  const isFirstLook = place === 'summary' && !state.figures && !state.failed && !state.running
  if (isFirstLook && hasForms(state)) void store.run(computeSummary)
}
