/** A language the product speaks. */
export type Language = 'zh-CN' | 'en-US'

/** Every language, the default one first. */
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en-US']

/** The language for a language tag such as Office's display language: Chinese for every Chinese, English for all others. */
export const languageOf = (tag: string): Language => (/^zh\b/iu.test(tag) ? 'zh-CN' : 'en-US')
