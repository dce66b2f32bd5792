import { translations } from '../../messages/summary-words'
import { usePlaceWords } from '../shared/pane-context'
import type { KeyOf, Say } from '../shared/words'

/** Says a text of the summary in the pane's language. */
export type SaySummary = Say<KeyOf<'summary'>>

/** The summary's words in the pane's language; they come with the summary, not with the pane. */
export const useSummaryWords = (): SaySummary => usePlaceWords(translations, 'summary')
