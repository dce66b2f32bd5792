import { describe, expect, it } from '@jest/globals'
import { disguiseOf, shownAsDate, shownNumber } from '../../../src/domain/report/number-formats'

describe('disguiseOf', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['[$-804]aaaa', 'date'],
    ['[DBNum1][$-804]m"月"d"日"', 'date'],
    ['[$-411]ge.m.d', 'date'],
    ['[h]:mm', 'date'],
    ['[ss]', 'date'],
    ['mm:ss.0', 'date'],
    ['h:mm AM/PM', 'date'],
    ['0%', 'percent'],
    ['0.00%;[Red]-0.00%', 'percent'],
    ['@', 'text'],
    ['General', undefined],
    ['G/通用格式', undefined],
    ['0.00E+00', undefined],
    ['#,##0.00_ ', undefined],
    ['#,##0_);[Red]\\(#,##0\\)', undefined],
    ['0"天"', undefined],
    ['0"days"', undefined],
    ['0\\d', undefined],
    ['0!m', undefined],
    ['0"%"', undefined],
    ['0\\%', undefined],
    ['[Yellow]0', undefined],
    ['[>=100]0.0;0.00', undefined],
    ['_-* #,##0_d', undefined],
    [undefined, undefined]
  ])('reads %s as %s', (format, expected) => {
    expect(disguiseOf(format)).toBe(expected)
  })
})

describe('shownAsDate', () => {
  it.each([
    [1, 'yyyy/m/d', '1900-01-01'],
    [59, 'yyyy/m/d', '1900-02-28'],
    [60, 'yyyy/m/d', '1900-02-29'],
    [61, 'yyyy/m/d', '1900-03-01'],
    [45_050, 'm/d/yyyy', '2023-05-04'],
    [45_050.75, 'm/d/yyyy h:mm', '2023-05-04 18:00:00'],
    [0, 'd-mmm', '1900-01-00'],
    [-1, 'd-mmm', '#######'],
    [3e6, 'd-mmm', '#######']
  ])('shows %d in the format %s as %s', (serial, format, expected) => {
    expect(shownAsDate(serial, format)).toBe(expected)
  })
})

describe('shownNumber', () => {
  it('shows shares as percentages and other numbers as they are', () => {
    expect(shownNumber(0.57, '0%')).toBe('57%')
    expect(shownNumber(60, 'yyyy-m-d')).toBe('1900-02-29')
    expect(shownNumber(60, '0.00')).toBe(60)
  })
})
