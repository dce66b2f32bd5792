import { describe, expect, it } from '@jest/globals'
import { sharedFormula } from '../../../src/adapters/xlsx/shared-formulas'

describe('a shared formula', () => {
  it.each([
    ['A1+B2', 2, 1, 'B3+C4'],
    ['$A1+A$1+$A$1', 2, 1, '$A3+B$1+$A$1'],
    ["SUM(A1:A3)+'A1 B2'!C3+Sheet1!C3", 1, 0, "SUM(A2:A4)+'A1 B2'!C4+Sheet1!C4"],
    ['IF(A1="A1",LOG10(B1),x.A1)', 1, 0, 'IF(A2="A1",LOG10(B2),x.A1)'],
    ['T[[#This Row],[A1]]+A1', 1, 0, 'T[[#This Row],[A1]]+A2'],
    ['SUM(A:A,$B:B,1:1,$2:2)', 1, 1, 'SUM(B:B,$B:C,2:2,$2:3)'],
    ['A1', -1, 0, '#REF!'],
    ['A1', 0, -1, '#REF!'],
    ['XFD1048576', 1, 0, '#REF!']
  ])('%s moved by %i rows and %i columns is %s', (formula, row, column, expected) => {
    expect(sharedFormula(formula, { row: 0, column: 0 }, { row, column })).toBe(expected)
  })
})
