import type { CellValue } from '../../domain/report/layout'
import { cellText } from '../../domain/report/workbook-content'
import type { ExchangeSay } from './exchange-words'

/** Longer values are clipped; the workbooks hold them in full. */
const LONGEST = 120

/** A value as a list shows it, on one line. */
export function shownValue(say: ExchangeSay, value: CellValue): string {
  const text = cellText(value).replace(/\s+/gu, ' ')
  if (text === '') return say('returns.empty')
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** A name without the line breaks of its cell. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, '')
