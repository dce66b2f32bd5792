import { describe, expect, it } from '@jest/globals'
import { shownDate } from '../../src/messages/describe-time'
import { shownPeriod, LANGUAGES, shownTime, type Language } from '../../src/messages'
import { languageOf } from '../../src/messages/language'
import { parsePeriod, printPeriod } from '../../src/domain/measures/report-period'

/** Programs differ in the blank before AM and PM. */
const plain = (text: string): string => text.replaceAll('\u202F', ' ')

describe('a report period', () => {
  it.each([
    ['2023年', '2023年', '2023'],
    ['2023年上半年', '2023年上半年', 'First half of 2023'],
    ['2024年第三季度', '2024年第三季度', 'Q3 2024'],
    ['尚未确定', '尚未确定', '尚未确定'],
    ['', '', '']
  ])('%s is %s in Chinese and %s in English', (printed, chinese, english) => {
    expect([shownPeriod(printed, 'zh-CN'), shownPeriod(printed, 'en-US')]).toEqual([chinese, english])
  })

  it('reads in Chinese as the workbook prints it', () => {
    for (const text of ['2021', '2022H1', '2022H2', '2023Q1', '2023Q2', '2023Q3', '2023Q4']) {
      const period = parsePeriod(text)
      if (!period) throw new Error(text)
      expect(shownPeriod(printPeriod(period), 'zh-CN')).toBe(printPeriod(period))
    }
  })
})

describe('a time that was noted', () => {
  it.each<[Language, string, string]>([
    ['zh-CN', '2024年1月5日 09:30', '2024年1月5日'],
    ['en-US', 'Jan 5, 2024, 9:30 AM', 'Jan 5, 2024']
  ])('is written as in %s, by the clock of where it was noted', (language, time, date) => {
    for (const offset of ['+08:00', '-10:00', 'Z', '']) {
      expect(plain(shownTime(`2024-01-05T09:30:59${offset}`, language))).toBe(time)
      expect(shownDate(`2024-01-05T09:30:59${offset}`, language)).toBe(date)
    }
    expect(shownTime('2024-01-05', language)).toBe(date)
  })

  it.each(LANGUAGES)('that is none stays as it is in %s', (language) => {
    expect([shownTime('', language), shownTime('昨天', language)]).toEqual(['', '昨天'])
  })
})

describe('the language', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['zh-Hant-HK', 'zh-CN'],
    ['ZH', 'zh-CN'],
    ['en-GB', 'en-US'],
    ['de-DE', 'en-US'],
    ['za-CN', 'en-US'],
    ['', 'en-US']
  ])('for Office in "%s" is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language)
  })
})
