import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../messages'
import { translations, type MessageParams } from '../messages/pane-words'
import type { pane } from '../messages/zh-CN/pane'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { PaneState } from './pane-state'
import type { PaneStore } from './pane-store'
import { shownParams } from './shown-params'

/** The dotted keys of a tree of texts. */
export type DottedKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${DottedKeys<T[K]>}`
}[keyof T & string]

/** A text of the pane by its dotted key. */
export type PaneKey = DottedKeys<typeof pane>

/** Says a text of the pane in the language it was made for. */
export type Say = (key: PaneKey, params?: MessageParams) => string

export const PaneContext = createContext<PaneStore | undefined>(undefined)

/** The store that the host handed in. */
export function usePaneStore(): PaneStore {
  const store = useContext(PaneContext)
  if (!store) throw new Error('The pane is shown without its store')
  return store
}

/** The pane's present state. */
export function usePaneState(): PaneState {
  const store = usePaneStore()
  return useSyncExternalStore(store.subscribe, store.state)
}

/** The words of a language, for what is shown before or outside the store. */
export function useWordsOf(language: Language): Say {
  const { t } = useTranslation('pane', { i18n: translations, lng: language })
  // `replace` keeps params such as `count` from being taken for options of the translation.
  return (key, params = {}) => t(key, { replace: shownParams(params, language) })
}

/** The words of the pane's language. */
export const useWords = (): Say => useWordsOf(usePaneState().language)

/** A report period in words. */
export const periodName = (say: Say, { year, part }: ReportPeriod): string =>
  say(`period.names.${part}`, { year })
