import type { CellValue } from '../../domain/report/layout'

/** Beginnings that Excel reads as a formula or as its own mark for text, full-width forms too. */
const FORMULA_LIKE = /^[\s\u200b\ufeff]*[=+\-@'#\uff1d\uff0b\uff0d\uff20]/u
const TRUTH_LIKE = /^\s*(?:true|false)\s*$/iu
/** Digits in any width with nothing but marks, Latin letters and the words of dates around them: 2021, 1/2, 3月1日, 5%. */
const NUMBER_LIKE =
  /^(?=.*\p{Nd})[\p{Nd}\p{P}\p{S}\sA-Za-z\u5e74\u6708\u65e5\u53f7\u65f6\u5206\u79d2\u4e0a\u4e0b\u5348]*$/su

/**
 * A value as `range.values` and `range.formulas` keep it unchanged: Excel reads texts as if they were typed, so a text
 * that would become a formula, number, date, truth value or error goes in with an apostrophe; nothing clears the cell.
 */
export function asWritten(value: CellValue): string | number | boolean {
  if (value === null) return ''
  return typeof value === 'string' && isReadAsTyped(value) ? `'${value}` : value
}

/** Whether Excel would make something else of the text than the text. */
export const isReadAsTyped = (text: string): boolean =>
  FORMULA_LIKE.test(text) || TRUTH_LIKE.test(text) || NUMBER_LIKE.test(text)
