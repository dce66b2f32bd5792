import { oversightPane as english } from './en-US/oversight-pane'
import { addTexts } from './translations'
import { oversightPane as chinese } from './zh-CN/oversight-pane'

addTexts('oversightPane', { 'zh-CN': chinese, 'en-US': english })

export { translations } from './translations'
