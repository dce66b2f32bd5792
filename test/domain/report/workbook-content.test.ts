import { describe, expect, it } from '@jest/globals'
import {
  cellKey,
  countedNumber,
  type SheetContent,
  withValues
} from '../../../src/domain/report/workbook-content'

const sheet: SheetContent = {
  name: 'S',
  visibility: 'visible',
  top: 2,
  left: 1,
  values: [[1, 2], [3]],
  formulas: new Map([
    [cellKey(2, 1), '1'],
    [cellKey(3, 1), 'B3+2']
  ]),
  numberFormats: new Map(),
  merges: [],
  hiddenRows: new Set(),
  tables: [],
  protected: false
}
const put = (top: number, left: number, ...values: (string | number | null)[][]): SheetContent => {
  const content = { sheets: [sheet], names: [], customProperties: {} }
  const [first = sheet] = withValues(content, [
    { sheet: 'S', top, left, values },
    { sheet: 'gone', top: 0, left: 0, values: [[1]] }
  ]).sheets
  return first
}
const at = ({ top, left, values }: SheetContent, row: number, column: number) =>
  values[row - top]?.[column - left] ?? null

describe('workbook with other values', () => {
  it.each([
    [2, 1],
    [3, 2],
    [0, 0],
    [0, 5],
    [7, 0],
    [9, 9]
  ])('holds a value at row %i, column %i and all others where they were', (row, column) => {
    const changed = put(row, column, ['x'])
    expect(at(changed, row, column)).toBe('x')
    for (const [otherRow, otherColumn] of [
      [2, 1],
      [2, 2],
      [3, 1],
      [3, 2]
    ] as const) {
      if (otherRow === row && otherColumn === column) continue
      expect(at(changed, otherRow, otherColumn)).toBe(at(sheet, otherRow, otherColumn))
    }
  })

  it('has no formula where a value was put, and leaves the workbook given as it was', () => {
    expect([...put(2, 1, ['x']).formulas.keys()]).toEqual([cellKey(3, 1)])
    expect(sheet.formulas.size).toBe(2)
    expect(at(sheet, 2, 1)).toBe(1)
  })
})

describe('number to the digits that count', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [83.08000000000001, 83.08],
    [1234.5600000000002, 1234.56],
    [-(0.1 + 0.2), -0.3],
    [0, 0],
    [-0, 0],
    [123456789012345, 123456789012345],
    [1e21, 1e21],
    [5e-324, 5e-324],
    [Number.MAX_VALUE, Number.MAX_VALUE]
  ])('reads %p as %p, and that as itself', (stored, counted) => {
    expect(countedNumber(stored)).toBe(counted)
    expect(countedNumber(counted)).toBe(counted)
  })

  it('tells numbers apart that differ in their 15th digit', () => {
    expect(countedNumber(1.00000000000001)).not.toBe(countedNumber(1.00000000000002))
  })
})
