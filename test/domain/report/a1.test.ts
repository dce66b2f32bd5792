import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  cellAddress,
  cellRange,
  columnLetters,
  columnOfLetters,
  parseReference,
  quotedSheet,
  rangeAddress,
  sheetReference,
  thisRowReference
} from '../../../src/domain/report/a1'

describe('column letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD']
  ])('count from A: %i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
    expect(columnOfLetters(letters)).toBe(column)
    expect(columnOfLetters(letters.toLowerCase())).toBe(column)
  })

  it.each(['XFE', 'AAAA', '', '1', 'A1', '列'])('stop at the last column of a sheet: %s', (letters) => {
    expect(columnOfLetters(letters)).toBeUndefined()
  })
})

describe('addresses', () => {
  it('are one cell or two corners', () => {
    expect(cellAddress(2, 1)).toBe('B3')
    expect(rangeAddress(cellRange(2, 1))).toBe('B3')
    expect(rangeAddress({ top: 0, left: 0, bottom: 9, right: 27 })).toBe('A1:AB10')
  })

  it('quote the sheet name and double quotes in it', () => {
    expect(quotedSheet("it's")).toBe("'it''s'")
    expect(sheetReference('指标表', { top: 3, left: 1, bottom: 8, right: 1 })).toBe("'指标表'!$B$4:$B$9")
  })

  it('escape what has a meaning inside table references', () => {
    expect(thisRowReference('T', '投资额（万元）')).toBe('T[[#This Row],[投资额（万元）]]')
    expect(thisRowReference('T', "a[b]#c'd@e")).toBe("T[[#This Row],[a'[b']'#c''d'@e]]")
  })
})

describe('reading a reference', () => {
  it.each([
    ["'指标表'!$B$4", '指标表', [3, 1, 3, 1]],
    ['=指标表!$B$4:$C$9', '指标表', [3, 1, 8, 2]],
    ["'a''b!c'!A1", "a'b!c", [0, 0, 0, 0]],
    ['C9:B4', undefined, [3, 1, 8, 2]]
  ] as const)('understands %s', (text, sheet, [top, left, bottom, right]) => {
    expect(parseReference(text)).toEqual({ sheet, range: { top, left, bottom, right } })
  })

  it.each([
    '#REF!',
    "'指标表'!#REF!",
    '[1]指标表!$A$1',
    "'[a.xlsx]指标表'!$A$1",
    'A0',
    'XFE1',
    'A1048577',
    'A1,B2',
    '"x"',
    ''
  ])('refuses %s', (text) => {
    expect(parseReference(text)).toBeUndefined()
  })

  it('gives back every range that was written', () => {
    const row = fc.integer({ min: 0, max: 1_048_575 })
    const column = fc.integer({ min: 0, max: 16_383 })
    const sheet = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 31 })
      .filter((name) => !/[[\]]/u.test(name))
    fc.assert(
      fc.property(sheet, row, row, column, column, (name, a, b, c, d) => {
        const range = {
          top: Math.min(a, b),
          left: Math.min(c, d),
          bottom: Math.max(a, b),
          right: Math.max(c, d)
        }
        expect(parseReference(sheetReference(name, range))).toEqual({ sheet: name, range })
      })
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseReference(text)).not.toThrow()
      })
    )
  })
})
