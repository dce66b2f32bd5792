/** A language the product speaks. */
export type Language = 'zh-CN' | 'en-US'

/** Every language, the default one first. */
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en-US']
