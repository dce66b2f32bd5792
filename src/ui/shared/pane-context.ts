import { createContext, useContext, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../messages'
import { translations } from '../../messages/pane-words'
import type { PaneState } from '../pane-state'
import type { PaneStore } from '../pane-store'
import { sayWith, type KeyOf, type PlaceSubject, type Say } from './words'

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

/** The words of a subject in a language; `texts` holds them once its module is loaded. */
function useTexts(texts: typeof translations, subject: string, language: Language): Say {
  const { t } = useTranslation(subject, { i18n: texts, lng: language })
  return sayWith(t, language)
}

/** The words of a language, for what is shown before or outside the store. */
export const useWordsOf = (language: Language): Say => useTexts(translations, 'pane', language)

/** The words of the pane's language. */
export const useWords = (): Say => useWordsOf(usePaneState().language)

/** The words of a place in the pane's language; they come with the place, not with the pane. */
export function usePlaceWords<Subject extends PlaceSubject>(
  texts: typeof translations,
  subject: Subject
): Say<KeyOf<Subject>> {
  return useTexts(texts, subject, usePaneState().language) as Say<string>
}
