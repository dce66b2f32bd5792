import { describe, expect, it } from '@jest/globals'
import { cellsMerged } from '../../../../src/domain/rules/workbook/cells-merged'
import { findingsOf, said } from '../run-rule'

const at = (top: number, left: number, bottom: number, right: number) => ({
  projectTable: { merges: [{ top, left, bottom, right }] }
})

describe('cells-merged', () => {
  it.each([
    [at(0, 0, 0, 20), 'a title above'],
    [at(10, 0, 12, 3), 'rows below the data'],
    [at(4, 200, 5, 201), 'columns beside the table'],
    [at(4, 3, 4, 3), 'one cell alone']
  ])('accepts %j, %s', (judged) => {
    expect(said(cellsMerged, judged)).toEqual([])
  })

  it.each([
    [at(4, 3, 5, 3), 'D5', 'D5:D6'],
    [at(3, 1, 3, 2), 'B4', 'B4:C4'],
    [at(0, 0, 1_048_575, 16_383), 'A1', 'A1:XFD1048576']
  ])('reports %j', (judged, cell, range) => {
    expect(findingsOf(cellsMerged, judged)).toMatchObject([{ sheet: '项目表', cell, params: { range } }])
  })
})
