import { createOversightStore, type OversightState, type OversightStore } from './oversight-store'
import { storeOfPane } from './store-of-pane'

/** The store of the cards that compare and sign off, and its present state. */
export const { useStore: useOversightStore, useState: useOversightState } = storeOfPane<
  OversightState,
  OversightStore
>(createOversightStore)
