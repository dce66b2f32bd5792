import { createInstance } from 'i18next'
import { fields as fieldsEn } from './en-US/fields'
import { fileProblems as fileProblemsEn } from './en-US/file-problems'
import { findings as findingsEn, ruleTitles as ruleTitlesEn, words as wordsEn } from './en-US/findings'
import { interfaceWords as interfaceEn } from './en-US/interface'
import { pane as paneEn } from './en-US/pane'
import { planProblems as planProblemsEn } from './en-US/plan-problems'
import type { Language } from './language'
import { fields as fieldsZh } from './zh-CN/fields'
import { fileProblems as fileProblemsZh } from './zh-CN/file-problems'
import { findings as findingsZh, ruleTitles as ruleTitlesZh, words as wordsZh } from './zh-CN/findings'
import { interfaceWords as interfaceZh } from './zh-CN/interface'
import { pane as paneZh } from './zh-CN/pane'
import { planProblems as planProblemsZh } from './zh-CN/plan-problems'

/** What a sentence is filled with. */
export type MessageParams = Readonly<Record<string, string | number>>

/** Subjects of wording, each a file per language. */
export type Subject =
  | 'interface'
  | 'pane'
  | 'findings'
  | 'ruleTitles'
  | 'words'
  | 'fields'
  | 'fileProblems'
  | 'planProblems'
  | 'workbench'

/** The texts of every language, ready at once; text is never HTML, so nothing is escaped. */
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
  resources: {
    'zh-CN': {
      interface: interfaceZh,
      pane: paneZh,
      findings: findingsZh,
      ruleTitles: ruleTitlesZh,
      words: wordsZh,
      fields: fieldsZh,
      fileProblems: fileProblemsZh,
      planProblems: planProblemsZh
    },
    'en-US': {
      interface: interfaceEn,
      pane: paneEn,
      findings: findingsEn,
      ruleTitles: ruleTitlesEn,
      words: wordsEn,
      fields: fieldsEn,
      fileProblems: fileProblemsEn,
      planProblems: planProblemsEn
    }
  }
})

/** The first text of a subject that exists among the keys, filled in; absent where none exists. */
export function textOf(
  subject: Subject,
  keys: readonly string[],
  language: Language,
  params: MessageParams = {}
): string | undefined {
  const key = keys.find((each) => translations.exists(each, { ns: subject, lng: language }))
  if (key === undefined) return undefined
  // `replace` keeps params such as `count` from being taken for options of the translation.
  return translations.t(key, { ns: subject, lng: language, replace: params })
}

/** A text of the interface by its dotted key; an unknown key shows itself. */
export const say = (key: string, language: Language, params: MessageParams = {}): string =>
  textOf('interface', [key], language, params) ?? key
