import { useTranslation } from 'react-i18next'
import { translations, type MessageParams } from '../../messages/oversight-words'
import type { oversightPane } from '../../messages/zh-CN/oversight-pane'
import { usePaneState } from '../pane-context'
import { shownParams } from '../shown-params'

type DottedKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${DottedKeys<T[K]>}`
}[keyof T & string]

/** A text of these cards by its dotted key. */
export type OversightKey = DottedKeys<typeof oversightPane>

/** Says a text of these cards in the pane's language. */
export type OversightSay = (key: OversightKey, params?: MessageParams) => string

/** The words of these cards, loaded with them. */
export function useOversightWords(): OversightSay {
  const { language } = usePaneState()
  const { t } = useTranslation('oversightPane', { i18n: translations, lng: language })
  // `replace` keeps params such as `count` from being taken for options of the translation.
  return (key, params = {}) => t(key, { replace: shownParams(params, language) })
}
