import { useSyncExternalStore } from 'react'
import { usePaneStore } from '../pane-context'
import type { PaneStore } from '../pane-store'

/** A store as its hooks need it. */
interface Store<State> {
  readonly subscribe: (changed: () => void) => () => void
  readonly state: () => State
}

/**
 * Hooks for a store that each pane has one of, made when it is first looked at: what was begun is still there when the place
 * is shown again.
 */
export function storeOfPane<State, Made extends Store<State>>(
  create: (pane: PaneStore) => Made
): { readonly useStore: () => Made; readonly useState: () => State } {
  const stores = new WeakMap<PaneStore, Made>()
  const useStore = (): Made => {
    const pane = usePaneStore()
    const known = stores.get(pane)
    if (known) return known
    const made = create(pane)
    stores.set(pane, made)
    return made
  }
  const useState = (): State => {
    const store = useStore()
    return useSyncExternalStore(store.subscribe, store.state)
  }
  return { useStore, useState }
}
