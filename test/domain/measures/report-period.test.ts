import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  isYearly,
  parsePeriod,
  PERIOD_PARTS,
  printPeriod,
  reportTime,
  timeProgress
} from '../../../src/domain/measures/report-period'

describe('report period', () => {
  it.each([
    ['2023', 2023, 'year'],
    [2023, 2023, 'year'],
    ['2023年', 2023, 'year'],
    [' 2023 年度 ', 2023, 'year'],
    ['２０２３年', 2023, 'year'],
    ['2023上半年', 2023, 'H1'],
    ['2023年下半年', 2023, 'H2'],
    ['2023年第一季度', 2023, 'Q1'],
    ['2023年二季度', 2023, 'Q2'],
    ['2023年3季度', 2023, 'Q3'],
    ['2023Q4', 2023, 'Q4'],
    ['2023H1', 2023, 'H1']
  ] as const)('reads %j', (text, year, part) => {
    expect(parsePeriod(text)).toEqual({ year, part })
  })

  it.each(['', '年', '23年', '2023年13月', '2023Q5', 'abc', '2023上半年度报告'])(
    'does not read %j',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined()
    }
  )

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom(...PERIOD_PARTS), (year, part) => {
        expect(parsePeriod(printPeriod({ year, part }))).toEqual({ year, part })
      })
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePeriod(text)))
  })

  it.each([
    ['2020', '0'],
    ['2021', '0.2'],
    ['2023', '0.6'],
    ['2023上半年', '0.5'],
    ['2023年第一季度', '0.45'],
    ['2023年第三季度', '0.55'],
    ['2023下半年', '0.6'],
    ['2025', '1']
  ])('%s is %s of the way from 2020 to 2025', (text, progress) => {
    const period = parsePeriod(text)
    expect(period && timeProgress(period, { baselineYear: 2020, end: 2025 }).toFixed()).toBe(progress)
  })

  it('rounds time progress to six decimals', () => {
    expect(timeProgress({ year: 2021, part: 'year' }, { baselineYear: 2020, end: 2023 }).toFixed()).toBe(
      '0.333333'
    )
  })

  it('counts parts of a year from its beginning', () => {
    expect(reportTime({ year: 2023, part: 'H1' }).toFixed()).toBe('2022.5')
    expect(isYearly({ year: 2023, part: 'H2' })).toBe(false)
  })
})
