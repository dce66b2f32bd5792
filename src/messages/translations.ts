import { createInstance } from 'i18next'
import type { Language } from './language'

/** What a sentence is filled with. */
export type MessageParams = Readonly<Record<string, string | number>>

/** Subjects of wording, each a file per language. */
export type Subject =
  | 'interface'
  | 'pane'
  | 'summary'
  | 'findings'
  | 'ruleTitles'
  | 'words'
  | 'fields'
  | 'fileProblems'
  | 'planProblems'
  | 'planImport'
  | 'workbench'
  | 'exchangePane'
  | 'oversightPane'

/**
 * The texts loaded so far, ready at once: each subject comes with the module that words it, so that a page loads only what
 * it says. Text is never HTML, so nothing is escaped.
 */
export const translations = createInstance()

void translations.init({
  initAsync: false,
  // The library would print an advertisement where the command line prints its JSON.
  showSupportNotice: false,
  lng: 'zh-CN',
  fallbackLng: false,
  defaultNS: 'interface',
  interpolation: { escapeValue: false },
  // A param that is not given stays visible instead of leaving a hole in the sentence.
  missingInterpolationHandler: (_text: string, match: RegExpExecArray) => match[0],
  resources: {}
})

type Texts = Readonly<Record<string, unknown>>

/** Texts by language, subject and dotted key; a key made of what a cell holds is looked up here alone, never taken apart. */
const known = new Map<string, string>()

/** Makes the texts of a subject known in every language. */
export function addTexts(subject: Subject, texts: Readonly<Record<Language, Texts>>): void {
  for (const [language, own] of Object.entries(texts)) {
    translations.addResourceBundle(language, subject, own)
    addKnown(`${language}:${subject}:`, own)
  }
}

function addKnown(prefix: string, texts: Texts): void {
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') known.set(prefix + key, text)
    else if (typeof text === 'object' && text !== null) addKnown(`${prefix}${key}.`, text as Texts)
  }
}

/** The first text of a subject that exists among the keys, filled in; absent where none exists. */
export function textOf(
  subject: Subject,
  keys: readonly string[],
  language: Language,
  params: MessageParams = {}
): string | undefined {
  for (const key of keys) {
    const template = known.get(`${language}:${subject}:${key}`)
    if (template === undefined) continue
    return template.includes('{{')
      ? translations.services.interpolator.interpolate(template, params, language, {})
      : template
  }
  return undefined
}
