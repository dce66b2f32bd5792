import { describe, expect, it } from '@jest/globals'
import { cellKey, type SheetContent, withValues } from '../../../src/domain/report/workbook-content'

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
