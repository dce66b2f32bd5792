import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { precedents } from '../../../src/domain/report/formula-references'
import { formulaResults, type FormulaResult } from '../../../src/domain/report/formula-results'
import { isSameFormula } from '../../../src/domain/report/formula-text'
import { cellAddress, parseReference } from '../../../src/domain/report/a1'
import { readReport } from '../../../src/domain/report/read-report'
import {
  cellKey,
  withFormulas,
  withValues,
  type CellContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan } from '../rules/small-plan'

const plan = smallPlan()
const made = layoutToContent(
  atOnce(buildWorkbook({ plan, variant: 'prefilled', header: { period: '2023年' } }))
)
const projects = readReport(made, plan).projects
const columnOf = (field: 'amount' | 'investedTotal' | 'investedRate'): number =>
  projects?.columnOf(field) ?? 0
const FIRST = (projects?.headerRow ?? 0) + 1

const put = (content: WorkbookContent, sheet: string, address: string, value: CellContent) => {
  const { top = 0, left = 0 } = parseReference(address)?.range ?? {}
  return withValues(content, [{ sheet, top, left, values: [[value as number]] }])
}
const invested = (content: WorkbookContent, value: number): WorkbookContent =>
  put(content, '项目表', cellAddress(FIRST, columnOf('investedTotal')), value)
const resultsOf = (after: WorkbookContent, before = made): readonly FormulaResult[] =>
  formulaResults(plan, readReport(after, plan), before)
const shown = (results: readonly FormulaResult[]): Record<string, unknown> =>
  Object.fromEntries(
    results.map(({ sheet, row, column, value }) => [`${sheet}!${cellAddress(row, column)}`, value])
  )

/** A sheet of somebody's own with formulas and what they showed. */
const withOwnSheet = (formulas: Readonly<Record<string, string>>): WorkbookContent => {
  const empty = { ...made.sheets[0], name: '测算', top: 0, left: 0, values: [], formulas: new Map() }
  const content = {
    ...made,
    sheets: [...made.sheets, { ...empty, tables: [], merges: [] }]
  } as WorkbookContent
  const blocks = Object.entries(formulas).map(([address, formula]) => {
    const { top = 0, left = 0 } = parseReference(address)?.range ?? {}
    return { sheet: '测算', top, left, formulas: [[formula]] }
  })
  return withFormulas(
    content,
    blocks,
    blocks.map(() => 1)
  )
}

describe('the results of formulas after an edit', () => {
  const total = made.sheets.flatMap(({ name, formulas }) =>
    [...formulas].flatMap(([key, formula]) =>
      formula.startsWith('ROUND(SUMIFS(PlanProjects_investedTotal') ? [{ name, key }] : []
    )
  )[0]
  const totalAddress = cellAddress(Math.floor((total?.key ?? 0) / 16_384), (total?.key ?? 0) % 16_384)

  it('are none where nothing changed', () => {
    expect(resultsOf(made)).toEqual([])
  })

  it('follow a typed amount into its row, the totals and what repeats them', () => {
    const results = shown(resultsOf(invested(made, 250)))
    expect(results[`项目表!${cellAddress(FIRST, columnOf('investedRate'))}`]).toBe(0.25)
    expect(results[`汇总表!${totalAddress}`]).toBe(250)
    expect(Object.values(results)).not.toContain(undefined)
  })

  it('come back where the stored ones are old, though the edit did not touch them', () => {
    const old = put(made, '汇总表', totalAddress, 77)
    const stale = withFormulas(
      old,
      [
        {
          sheet: '汇总表',
          top: Math.floor((total?.key ?? 0) / 16_384),
          left: (total?.key ?? 0) % 16_384,
          formulas: [[made.sheets.find(({ name }) => name === '汇总表')?.formulas.get(total?.key ?? 0) ?? '']]
        }
      ],
      [77]
    )
    expect(shown(resultsOf(stale, stale))).toEqual({ [`汇总表!${totalAddress}`]: 0 })
  })

  it('of other formulas are lost where what they read changed, through others too', () => {
    const own = withOwnSheet({
      A1: `'汇总表'!${totalAddress}*2`,
      A2: 'A1+1',
      A3: '6*7',
      A4: 'SUM(B1:B9)',
      A5: 'SUM(PlanProjects_investedTotal)',
      A6: 'INDIRECT("A3")'
    })
    const results = shown(resultsOf(invested(own, 250), own))
    const lost = Object.keys(results).filter((cell) => cell.startsWith('测算'))
    expect(lost.sort()).toEqual(['测算!A1', '测算!A2', '测算!A5', '测算!A6'])
    expect(lost.map((cell) => results[cell])).toEqual([undefined, undefined, undefined, undefined])
    expect(resultsOf(own, own)).toEqual([])
  })

  it('take a constant over a formula as what it shows', () => {
    const rate = cellAddress(FIRST, columnOf('investedRate'))
    const typed = put(made, '项目表', rate, 0.5)
    const results = shown(resultsOf(invested(typed, 250), typed))
    expect(`项目表!${rate}` in results).toBe(false)
    const over = put(made, '汇总表', totalAddress, 1000)
    const repeated = Object.values(shown(resultsOf(over)))
    expect(repeated).toContain(1000)
  })

  it('leave out what rests on a formula without result', () => {
    const block = { sheet: '项目表', top: FIRST, left: columnOf('investedTotal'), formulas: [['100/0']] }
    const results = shown(resultsOf(withFormulas(made, [block], [null])))
    const rate = `项目表!${cellAddress(FIRST, columnOf('investedRate'))}`
    expect(rate in results && results[rate] === undefined).toBe(true)
    expect(results[`汇总表!${totalAddress}`]).toBeUndefined()
  })
})

describe('formulas compared by meaning', () => {
  it.each([
    ["'汇总表'!E2", '汇总表!E2'],
    ['IF(A1=1,TRUE,FALSE)', 'if( A1 = 1, TRUE(), FALSE() )'],
    ['T[@金额]*2', 'T[[#This Row],[金额]]*2'],
    ['T[@[金额 a]]', 'T[[#This Row],[金额 a]]']
  ])('%s is %s', (one, other) => {
    expect(isSameFormula(one, other)).toBe(true)
  })

  it.each([
    ['"a b"', '"ab"'],
    ['"TRUE()"', '"TRUE"'],
    ['"A"', '"a"'],
    ['A1+1', 'A1+2']
  ])('%s is not %s', (one, other) => {
    expect(isSameFormula(one, other)).toBe(false)
  })
})

describe('the cells that a formula reads', () => {
  const read = (formula: string): string[] | undefined =>
    precedents(formula, '测算', made)?.map(
      ({ sheet, range: { top, left, bottom, right } }) => `${sheet} ${top} ${left} ${bottom} ${right}`
    )

  it.each<[string, string[] | undefined]>([
    ['A1+$B$2:C3', ['测算 0 0 0 0', '测算 1 1 2 2']],
    ["SUM('汇总表'!B:C)+汇总表!A1", ['汇总表 0 1 1048575 2', '汇总表 0 0 0 0']],
    ['SUM(3:4)', ['测算 2 0 3 16383']],
    ['"A1"&LOG10(100)', []],
    ['[1]Sheet1!A1', []],
    ['TRUE', []],
    ['OFFSET(A1,1,1)', undefined],
    ['未知[列]', undefined],
    ['', undefined]
  ])('%s', (formula, expected) => {
    expect(read(formula)).toEqual(expected)
  })

  it('are those of names and tables', () => {
    const found = read('SUM(PlanProjects_amount)+PlanProjects[[#This Row],[x]]')
    expect(found).toHaveLength(2)
    expect(found?.every((each) => each.startsWith('项目表 '))).toBe(true)
    expect(cellKey(0, 1)).toBe(1)
  })
})
