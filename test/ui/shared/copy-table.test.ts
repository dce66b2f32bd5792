import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { pastedTable } from '../../../src/ui/shared/copy-table'

const pasted = (rows: readonly (readonly string[])[]): string => atOnce(pastedTable(rows, (row) => row))

describe('a table for the clipboard', () => {
  it('separates cells by tabs and rows by lines', () => {
    expect(
      pasted([
        ['任务', '投资'],
        ['一', '2,815.77']
      ])
    ).toBe('任务\t投资\n一\t2,815.77')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "' =1+1"]
  ])('keeps %j text where it is pasted', (text, shown) => {
    expect(pasted([[text]])).toBe(shown)
  })

  it.each(['-12.5', '+3', '-1,200.5', '-3.25%', '— 未填报', '2023年'])('leaves %j as it is', (text) => {
    expect(pasted([[text]])).toBe(text)
  })

  it('keeps a cell on its line', () => {
    expect(pasted([['两行\r\n名称', 'b\tc']])).toBe('两行 名称\tb c')
  })
})
