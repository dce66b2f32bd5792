import { useSyncExternalStore } from 'react'
import { createExchangeStore, type ExchangeState, type ExchangeStore } from './exchange-store'
import { usePaneStore } from '../pane-context'
import type { PaneStore } from '../pane-store'

/** One store per pane, so that what was begun is still there when the place is shown again. */
const stores = new WeakMap<PaneStore, ExchangeStore>()

/** The place's store, made when it is first looked at. */
export function useExchangeStore(): ExchangeStore {
  const pane = usePaneStore()
  const known = stores.get(pane)
  if (known) return known
  const made = createExchangeStore(pane)
  stores.set(pane, made)
  return made
}

/** The place's present state. */
export function useExchangeState(): ExchangeState {
  const store = useExchangeStore()
  return useSyncExternalStore(store.subscribe, store.state)
}
