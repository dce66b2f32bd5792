import { useSyncExternalStore } from 'react'
import { usePaneStore } from '../pane-context'
import type { PaneStore } from '../pane-store'
import { createOversightStore, type OversightState, type OversightStore } from './oversight-store'

/** One store per pane, so that a comparison is still there when the place is shown again. */
const stores = new WeakMap<PaneStore, OversightStore>()

/** The store of these cards, made when they are first looked at. */
export function useOversightStore(): OversightStore {
  const pane = usePaneStore()
  const known = stores.get(pane)
  if (known) return known
  const made = createOversightStore(pane)
  stores.set(pane, made)
  return made
}

/** The present state of these cards. */
export function useOversightState(): OversightState {
  const store = useOversightStore()
  return useSyncExternalStore(store.subscribe, store.state)
}
