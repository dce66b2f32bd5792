import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addressesOf,
  joinedAddresses,
  rectanglesByKey,
  stretches
} from '../../../src/adapters/excel/rectangles'

const grids = fc.array(
  fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), { maxLength: 6 }),
  {
    maxLength: 8
  }
)

describe('rectangles of equal keys', () => {
  it('cover every cell once and nothing else', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const covered = new Map<string, string>()
        for (const [key, ranges] of rectanglesByKey(grid)) {
          for (const { top, left, bottom, right } of ranges) {
            for (let row = top; row <= bottom; row += 1) {
              for (let column = left; column <= right; column += 1) {
                expect(covered.has(`${row},${column}`)).toBe(false)
                covered.set(`${row},${column}`, key)
              }
            }
          }
        }
        grid.forEach((row, rowIndex) =>
          row.forEach((key, column) => expect(covered.get(`${rowIndex},${column}`)).toBe(key))
        )
      })
    )
  })

  it('are as many for ten thousand rows of equal columns as for ten', () => {
    const count = (rows: number): number =>
      [...rectanglesByKey(Array.from({ length: rows }, () => ['a', 'b', 'b', 'a'])).values()].flat().length
    expect(count(10_000)).toBe(3)
    expect(count(10)).toBe(3)
  })
})

describe('addresses', () => {
  it('join into texts no longer than Excel takes', () => {
    const ranges = Array.from({ length: 3000 }, (_, row) => ({ top: row, left: 0, bottom: row, right: 3 }))
    const texts = addressesOf(ranges)
    expect(texts.every((text) => text.length <= 8192)).toBe(true)
    expect(texts.join(',').split(',')).toHaveLength(3000)
    expect(joinedAddresses([])).toEqual([])
  })
})

describe('stretches', () => {
  it('join consecutive numbers in any order', () => {
    expect(stretches([5, 1, 2, 9, 3, 2])).toEqual([
      [1, 3],
      [5, 5],
      [9, 9]
    ])
  })
})
