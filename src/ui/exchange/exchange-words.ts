import { useTranslation } from 'react-i18next'
import { translations, type MessageParams } from '../../messages/exchange-words'
import type { exchangePane } from '../../messages/zh-CN/exchange-pane'
import { usePaneState } from '../pane-context'
import { shownParams } from '../shown-params'

type DottedKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${DottedKeys<T[K]>}`
}[keyof T & string]

/** A text of the place 交换 by its dotted key. */
export type ExchangeKey = DottedKeys<typeof exchangePane>

/** Says a text of the place in the pane's language. */
export type ExchangeSay = (key: ExchangeKey, params?: MessageParams) => string

/** The words of the place, loaded with it. */
export function useExchangeWords(): ExchangeSay {
  const { language } = usePaneState()
  const { t } = useTranslation('exchangePane', { i18n: translations, lng: language })
  // `replace` keeps params such as `count` from being taken for options of the translation.
  return (key, params = {}) => t(key, { replace: shownParams(params, language) })
}
