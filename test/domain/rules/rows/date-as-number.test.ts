import { describe, expect, it } from '@jest/globals'
import { dateAsNumber } from '../../../../src/domain/rules/rows/date-as-number'
import { findingsOf } from '../run-rule'

const reported = (value: number | string, format: string) => {
  const projects = [{ key: 'PRJ-1', values: { investedTotal: value }, formats: { investedTotal: format } }]
  return findingsOf(dateAsNumber, { projects, indicators: [] }).map(({ params, fixable }) => ({
    ...params,
    fixable
  }))
}

describe('date-as-number', () => {
  it.each([
    [60, 'General'],
    [60, '#,##0.00'],
    [60, '0.00E+00'],
    [60, '"day "0'],
    [60, '[Red]0'],
    [60, '[$\u00a5-804]#,##0'],
    ['60', 'yyyy-mm-dd']
  ])('accepts %j in the format %s', (value, format) => {
    expect(reported(value, format)).toEqual([])
  })

  it.each([
    [60, 'm/d/yyyy', { shown: '1900-02-29', number: '60', reason: 'number', fixable: true }],
    [
      120,
      '[$-804]yyyy"年"m"月"d"日"',
      { shown: '1900-04-29', number: '120', reason: 'number', fixable: true }
    ],
    [65.5, 'yyyy-mm-dd', { shown: '1900-03-05 12:00:00', number: '65.5', reason: 'number', fixable: true }],
    [99_999, 'yyyy-mm-dd', { shown: '2173-10-13', number: '99999', reason: 'number', fixable: true }],
    [45_050, 'd-mmm-yy', { shown: '2023-05-04', number: '45050', reason: 'unknown', fixable: false }],
    [0.5, 'h:mm', { shown: '12:00:00', number: '0.5', reason: 'unknown', fixable: false }],
    [1.25, '[h]:mm', { shown: '30:00:00', number: '1.25', reason: 'unknown', fixable: false }]
  ])('reports %j in the format %s', (value, format, expected) => {
    expect(reported(value, format)).toEqual([expected])
  })

  it('judges the amount of rows that the plan does not have, and yearly values', () => {
    const projects = ['PRJ-1', 'N-1'].map((key) => ({
      key,
      values: { name: '项目', amount: 120 },
      formats: { amount: 'yyyy-mm-dd' }
    }))
    const indicators = [{ key: 'IND-1', values: { actual2022: 45_050 }, formats: { actual2022: 'yyyy/m/d' } }]
    const places = findingsOf(dateAsNumber, { projects, indicators }).map(({ rowKey, field }) => [
      rowKey,
      field
    ])
    expect(places).toEqual([
      ['IND-1', 'actual2022'],
      ['N-1', 'amount']
    ])
  })
})
