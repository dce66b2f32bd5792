import { useTranslation } from 'react-i18next'
import { translations, type MessageParams } from '../messages/summary-words'
import type { summary } from '../messages/zh-CN/summary'
import { usePaneState, type DottedKeys } from './pane-context'
import { shownParams } from './shown-params'

/** Says a text of the summary in the language it was made for. */
export type SaySummary = (key: DottedKeys<typeof summary>, params?: MessageParams) => string

/** The summary's words in the pane's language; they come with the summary, not with the pane. */
export function useSummaryWords(): SaySummary {
  const { language } = usePaneState()
  const { t } = useTranslation('summary', { i18n: translations, lng: language })
  // `replace` keeps params such as `count` from being taken for options of the translation.
  return (key, params = {}) => t(key, { replace: shownParams(params, language) })
}
