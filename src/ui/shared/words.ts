import type { ReportPeriod } from '../../domain/measures/report-period'
import type { Language } from '../../messages'
import { translations, type MessageParams } from '../../messages/pane-words'
import type { exchangePane } from '../../messages/zh-CN/exchange-pane'
import type { oversightPane } from '../../messages/zh-CN/oversight-pane'
import type { pane } from '../../messages/zh-CN/pane'
import type { summary } from '../../messages/zh-CN/summary'
import { shownParams } from './shown-params'

/** The dotted keys of a tree of texts. */
type DottedKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${DottedKeys<T[K]>}`
}[keyof T & string]

/** A text of the pane by its dotted key. */
export type PaneKey = DottedKeys<typeof pane>

/** Texts that come with a place, by the name of their subject. */
interface PlaceKeys {
  readonly summary: DottedKeys<typeof summary>
  readonly exchangePane: DottedKeys<typeof exchangePane>
  readonly oversightPane: DottedKeys<typeof oversightPane>
}

/** Subjects whose texts are loaded with a place. */
export type PlaceSubject = keyof PlaceKeys

/** A text of a subject by its dotted key. */
export type KeyOf<Subject extends PlaceSubject> = PlaceKeys[Subject]

/** A text of the pane, or of a place together with its subject. */
export type TextKey = PaneKey | { [S in PlaceSubject]: `${S}:${PlaceKeys[S]}` }[PlaceSubject]

/** A text and what it is filled with. */
export type Text = TextKey | { readonly key: TextKey; readonly params: MessageParams }

/** Says a text in the language it was made for. */
export type Say<Key = Text> = (text: Key, params?: MessageParams) => string

/** Says texts by a function of the library that knows the language. */
export const sayWith =
  (
    translate: (key: string, options: { readonly replace: MessageParams }) => string,
    language: Language
  ): Say =>
  (text, given = {}) => {
    const { key, params } = typeof text === 'string' ? { key: text, params: given } : text
    // `replace` keeps params such as `count` from being taken for options of the translation.
    return translate(key, { replace: shownParams(params, language) })
  }

/** The words of a language outside of components; those of a place once it was loaded. */
export const wordsOf = (language: Language): Say =>
  sayWith((key, options) => translations.t(key, { ns: 'pane', lng: language, ...options }), language)

/** A report period in words. */
export const periodName = (say: Say<PaneKey>, { year, part }: ReportPeriod): string =>
  say(`period.names.${part}`, { year })
