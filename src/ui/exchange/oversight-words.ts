import { translations } from '../../messages/oversight-words'
import { usePlaceWords } from '../shared/pane-context'
import type { KeyOf, Say } from '../shared/words'

/** Says a text of these cards in the pane's language. */
export type OversightSay = Say<KeyOf<'oversightPane'>>

/** The words of these cards, loaded with them. */
export const useOversightWords = (): OversightSay => usePlaceWords(translations, 'oversightPane')
