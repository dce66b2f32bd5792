import { createExchangeStore, type ExchangeState, type ExchangeStore } from './exchange-store'
import { storeOfPane } from './store-of-pane'

/** The store of the cards that split, collect and merge, and its present state. */
export const { useStore: useExchangeStore, useState: useExchangeState } = storeOfPane<
  ExchangeState,
  ExchangeStore
>(createExchangeStore)
