import { interfaceWords as english } from './en-US/interface'
import type { Language } from './language'
import { addTexts, type MessageParams, textOf } from './translations'
import { interfaceWords as chinese } from './zh-CN/interface'

addTexts('interface', { 'zh-CN': chinese, 'en-US': english })

/** A text of the interface by its dotted key; an unknown key shows itself. */
export const say = (key: string, language: Language, params: MessageParams = {}): string =>
  textOf('interface', [key], language, params) ?? key
