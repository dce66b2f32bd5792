import { summary as english } from './en-US/summary'
import { addTexts } from './translations'
import { summary as chinese } from './zh-CN/summary'

addTexts('summary', { 'zh-CN': chinese, 'en-US': english })

export { translations } from './translations'
