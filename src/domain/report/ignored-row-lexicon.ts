/** A label that says total as a whole; labels are in `canonicalText`'s spelling and lower case. */
export const TOTAL_WORD =
  /^(?:本[页表区]|本单位|全[区市县]|总)?(?:合计|小计|总计|共计|累计|总和|汇总)$|^其中.*$|^(?:grand|sub|page)?-?totals?$|^sum$/u

/** A label that ends in a word for total, such as the name of a task with 小计 behind it. */
export const ENDS_IN_TOTAL = /(?:合计|小计|总计|共计|total)$/u

/** What may stand behind the word: a colon, a count or an amount with its unit. */
export const AFTER_TOTAL = /(?:[:=]?\d[\d,.]{0,20}(?:[万亿]?元|[个项条](?:项目|指标)?)?)?[:.。]?$/u

/** How a note begins. */
export const NOTE =
  /^(?:附?注|备注|说明|填[表报]说明|注意|notes?|remarks?)(?:\d{0,2}[:.、)]|[一二三四五六七八九十①-⑳]{1,2}[:.、]?|$)|^[*※]/u

/** How a line for signatures, dates or sources begins: a label with a colon. */
export const SIGNATURE =
  /^[^:]{0,12}(?:人|领导|电话|手机|日期|时间|单位|盖章|签[字名章]|审核|复核|校核|审定|审批|制表|填[表报]|来源)(?:\([^)]{0,12}\))?:/u

/** A note that goes on in the next row with a number. */
export const NUMBERED = /^\(?\d{1,2}[).、]/u
