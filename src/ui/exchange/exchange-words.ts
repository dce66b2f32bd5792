import { translations } from '../../messages/exchange-words'
import { usePlaceWords } from '../shared/pane-context'
import type { KeyOf, Say } from '../shared/words'

/** Says a text of the place in the pane's language. */
export type ExchangeSay = Say<KeyOf<'exchangePane'>>

/** The words of the place, loaded with it. */
export const useExchangeWords = (): ExchangeSay => usePlaceWords(translations, 'exchangePane')
