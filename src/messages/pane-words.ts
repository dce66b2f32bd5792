import { pane as english } from './en-US/pane'
import { addTexts } from './translations'
import { pane as chinese } from './zh-CN/pane'

addTexts('pane', { 'zh-CN': chinese, 'en-US': english })

export { translations, type MessageParams } from './translations'
