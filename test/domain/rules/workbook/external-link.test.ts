import { describe, expect, it } from '@jest/globals'
import { externalLink } from '../../../../src/domain/rules/workbook/external-link'
import { formulaAt } from '../../../support/report-builder'
import { findingsOf, said } from '../run-rule'

const withFormula = (formula: string) => ({
  projectTable: { formulas: new Map([[formulaAt(5, 7), formula]]) }
})

describe('external-link', () => {
  it.each([
    ['PlanProjects[[#This Row],[投资额（万元）]]/2'],
    ["SUM(PlanProjects[投资额（万元）])+'汇总表'!A1"],
    ["'汇总表'!A1*PlanProjects[a]&'指标表'!B2"],
    ['"[1]Sheet!A1"&指标表!A1'],
    ['[列]+Sheet1!A1']
  ])('accepts %s', (formula) => {
    expect(said(externalLink, withFormula(formula))).toEqual([])
  })

  it.each([
    ['[1]Sheet1!A1'],
    ['SUM(1,[Book1.xlsx]Sheet1!A1:B2)'],
    ["'[1]指标 表'!A1"],
    ["VLOOKUP(A1,'C:\\年报\\[上年.xlsx]指标表'!A:C,2,FALSE)"]
  ])('reports %s', (formula) => {
    expect(findingsOf(externalLink, withFormula(formula))).toMatchObject([
      { sheet: '项目表', cell: 'H5', value: `=${formula}` }
    ])
  })

  it('reports a name that points elsewhere', () => {
    const names = [
      { name: '本表', refersTo: "'指标表'!$A$1" },
      { name: '上年', refersTo: '[1]指标表!$A$1' }
    ]
    expect(said(externalLink, { names })).toEqual([['填报说明', { what: 'name', name: '上年' }]])
  })
})
