import { exchangePane as english } from './en-US/exchange-pane'
import { addTexts } from './translations'
import { exchangePane as chinese } from './zh-CN/exchange-pane'

addTexts('exchangePane', { 'zh-CN': chinese, 'en-US': english })

export { translations } from './translations'
