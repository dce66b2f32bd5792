import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseYears, printYears } from '../../../src/domain/plan/years'

describe('years', () => {
  it.each<[string | number, number, number]>([
    ['2021', 2021, 2021],
    [2021, 2021, 2021],
    ['2021-2025', 2021, 2025],
    ['2021–2025', 2021, 2025],
    ['2021—2025', 2021, 2025],
    ['2021——2025', 2021, 2025],
    ['2021～2025', 2021, 2025],
    ['2021~2025', 2021, 2025],
    ['2021－2025', 2021, 2025],
    ['2021至2025', 2021, 2025],
    ['2021年至2025年', 2021, 2025],
    ['2021年', 2021, 2021],
    ['2021-2025年', 2021, 2025],
    [' 2021 - 2025 ', 2021, 2025],
    ['2021\n-2025', 2021, 2025],
    ['２０２１－２０２５', 2021, 2025],
    ['2021-2021', 2021, 2021]
  ])('reads %j', (cell, start, end) => {
    expect(parseYears(cell)).toEqual({ ok: true, span: { start, end } })
  })

  it.each([
    '',
    ' ',
    '/',
    '十四五',
    '21-25',
    '2021-25',
    '2021.5',
    '20212025',
    '2021 2025',
    '2021、2022',
    '2021-2023-2025',
    '长期',
    '2021年6月',
    '3021',
    '-2021',
    '2021-'
  ])('cannot read %j', (cell) => {
    expect(parseYears(cell)).toEqual({ ok: false, reason: 'unreadable' })
  })

  it.each([2021.5, 21, -2021, Number.NaN, Number.POSITIVE_INFINITY, 1e21])(
    'cannot read the number %d',
    (cell) => {
      expect(parseYears(cell)).toEqual({ ok: false, reason: 'unreadable' })
    }
  )

  it('tells years that end before they begin', () => {
    expect(parseYears('2025-2021')).toEqual({
      ok: false,
      reason: 'reversed',
      span: { start: 2025, end: 2021 }
    })
  })

  it('prints what it reads back', () => {
    const year = fc.integer({ min: 1000, max: 2999 })
    fc.assert(
      fc.property(year, year, (a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) }
        expect(parseYears(printYears(span))).toEqual({ ok: true, span })
      })
    )
    expect(printYears({ start: 2021, end: 2021 })).toBe('2021')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double()), (cell) => {
        expect(typeof parseYears(cell).ok).toBe('boolean')
      })
    )
  })
})
