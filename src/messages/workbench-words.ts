import type { Language } from './language'
import { addTexts, textOf, type MessageParams } from './translations'
import { workbench as english } from './en-US/workbench'
import { workbench as chinese } from './zh-CN/workbench'

// Only the workbench's page loads these, so that the add-in does not carry them.
addTexts('workbench', { 'zh-CN': chinese, 'en-US': english })

/** A text of the workbench by its dotted key; an unknown key shows itself. */
export const sayInWorkbench = (key: string, language: Language, params: MessageParams = {}): string =>
  textOf('workbench', [key], language, params) ?? key
