import { describe, expect, it } from '@jest/globals'
import { asWritten } from '../../../src/adapters/excel/typed-text'

describe('a text on its way into a cell', () => {
  it.each([
    '=1+1',
    '\uff1d1',
    '+1',
    '\uff0b1',
    '-',
    '-5',
    '@a',
    '\uff20a',
    '#N/A',
    "'a",
    '\t=1',
    '2021',
    ' 2021 ',
    '2021-12',
    '2021-2023',
    '1/2',
    '5%',
    '1,200',
    '1e5',
    '\u00a55',
    '3月1日',
    '上午9:30',
    '1-Jan',
    '\uff12\uff10\uff12\uff11',
    'true',
    'FALSE '
  ])('gets an apostrophe where Excel would read something else: %j', (text) => {
    expect(asWritten(text)).toBe(`'${text}`)
  })

  it.each(['郑陆镇', '污水处理厂1座', '≥98以上（含）', 'a', '全覆盖', '100人', '/', '—', ''])(
    'goes in as it is otherwise: %j',
    (text) => {
      expect(asWritten(text)).toBe(text)
    }
  )

  it('leaves numbers and truth values alone and clears with nothing', () => {
    expect([asWritten(1.5), asWritten(false), asWritten(null)]).toEqual([1.5, false, ''])
  })
})
