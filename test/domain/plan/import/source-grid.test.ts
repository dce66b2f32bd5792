import { describe, expect, it } from '@jest/globals'
import { gridOf, NO_CELL } from '../../../../src/domain/plan/import/source-grid'

describe('a grid', () => {
  it('shows in every cell of a merged area what its first shows, blank rows too', () => {
    const { rows } = gridOf({
      name: '表',
      rows: [['甲', '乙'], [], ['丙']],
      merges: [{ top: 0, left: 0, bottom: 1, right: 0 }]
    })
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['甲', '乙'],
      ['甲', ''],
      ['丙', '']
    ])
    expect(rows[1]).toEqual([{ text: '甲', isBelow: true, isBeside: false }, NO_CELL])
  })

  it('of few texts is not filled up by a merged area of a million rows', () => {
    const far = 1_040_000
    const { rows } = gridOf({
      name: '表',
      rows: Array.from({ length: far }, (_, row) => (row === 1 ? ['甲'] : row === far - 1 ? ['', '1'] : [])),
      merges: [{ top: 1, left: 0, bottom: far - 2, right: 1 }]
    })
    expect(new Set(rows).size).toBeLessThan(10)
  })
})
