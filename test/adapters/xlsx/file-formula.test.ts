import { describe, expect, it } from '@jest/globals'
import { fileFormula } from '../../../src/adapters/xlsx/file-formula'

describe('a formula in the file', () => {
  it.each([
    ['SUM(A1:A3)', 'SUM(A1:A3)'],
    ['[@Amount]*2', 'T[[#This Row],[Amount]]*2'],
    ['[@[本期 值]]/[@b]', 'T[[#This Row],[本期 值]]/T[[#This Row],[b]]'],
    ['[[#This Row],[a]]', 'T[[#This Row],[a]]'],
    ['SUM([a])', 'SUM(T[a])'],
    ['SUM(Other[a])+Other[@a]', 'SUM(Other[a])+Other[[#This Row],[a]]'],
    ['COUNTA([@])', 'COUNTA(T[#This Row])'],
    ['IF([@a]="[@b]","x[y]",1)', 'IF(T[[#This Row],[a]]="[@b]","x[y]",1)'],
    ["'Sheet [1]'!A1+[@a]", "'Sheet [1]'!A1+T[[#This Row],[a]]"],
    ["[@[a '[b']]]", "T[[#This Row],[a '[b']]]"]
  ])('spells %s as %s', (formula, expected) => {
    expect(fileFormula(formula, 'T')).toBe(expected)
  })

  it('stays as it is outside a table', () => {
    expect(fileFormula('Other[a]+1', undefined)).toBe('Other[a]+1')
  })
})
