import Big from 'big.js'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeWorkbook } from '../../../src/adapters/xlsx/write-workbook'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import type { CellLayout, CellValue, WorkbookLayout } from '../../../src/domain/report/layout'
import { readReport } from '../../../src/domain/report/read-report'
import { computeFromReport } from '../../../src/domain/report/report-rows'
import { SUMMARY_LABELS } from '../../../src/domain/report/summary-lexicon'
import type { WorkbookContent } from '../../../src/domain/report/workbook-content'
import { excerptPlan } from '../../support/excerpt-plan'
import { allRecalculated } from '../../support/libreoffice/libreoffice'
import { indicatorRows } from '../../support/reported-rows'

const plan = excerptPlan({ indicators: 12, projects: 4 })

type Values = Readonly<Record<string, Readonly<Record<string, CellValue>>>>

const ERROR = 4711
const READ: Values = {
  'IND-03': { actual2021: 82, actual2022: 83, actual2023: 84 },
  'IND-05': { assignedTarget: 13.5, actual2021: 3, actual2022: 3, actual2023: 3 },
  'IND-08': { assignedTarget: 1.2, actual2021: 0.1, actual2022: 0.2, actual2023: 0.4 },
  'IND-12': { selfAssessment: '完成' }
}
const CASES: readonly (readonly [string, Values, boolean, 'year' | 'H1'])[] = [
  ['numbers only', {}, true, 'year'],
  ['a text in the year', { 'IND-04': { actual2023: '约38' } }, false, 'year'],
  ['an error in the year', { 'IND-04': { actual2023: ERROR } }, false, 'year'],
  ['a value not published', { 'IND-04': { actual2023: '未公布' } }, true, 'year'],
  ['a text in an earlier year of a level', { 'IND-04': { actual2022: '约38' } }, true, 'year'],
  ['a text in an earlier year of a sum', { 'IND-08': { actual2022: '约1' } }, false, 'year'],
  ['an assigned target that is a text', { 'IND-05': { assignedTarget: '13.5%左右' } }, false, 'year'],
  ['a text in a later year', { 'IND-04': { actual2024: '约38' } }, true, 'year'],
  ['a text where the self-assessment counts', { 'IND-12': { actual2023: '较好' } }, true, 'year'],
  ['a half year with empty values', { 'IND-03': { current: 82 } }, true, 'H1'],
  ['a half year with a text', { 'IND-03': { current: 82 }, 'IND-04': { current: '约38' } }, false, 'H1']
]

const layoutOf = ([, more, , part]: (typeof CASES)[number]): WorkbookLayout => {
  const keys = [...new Set([...Object.keys(READ), ...Object.keys(more)])]
  const values = Object.fromEntries(keys.map((key) => [key, { ...READ[key], ...more[key] }]))
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      header: {},
      period: { year: 2023, part },
      indicators: indicatorRows(plan, values)
    })
  )
  const failing = (cell: CellLayout | undefined): CellLayout | undefined =>
    cell?.value === ERROR && cell.formula === undefined ? { ...cell, formula: 'NA()' } : cell
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) =>
      sheet.name === '指标表' ? { ...sheet, cells: sheet.cells.map((line) => line.map(failing)) } : sheet
    )
  }
}

/** The number beside the label in 汇总表; absent where the sheet shows none. */
function shownMean({ sheets }: WorkbookContent): number | undefined {
  const line = sheets
    .find(({ name }) => name === '汇总表')
    ?.values.find((row) => row.includes(SUMMARY_LABELS.meanCompletion))
  if (!line) throw new Error('the summary has no mean')
  const from = line.indexOf(SUMMARY_LABELS.meanCompletion) + 1
  const shown = line.slice(from).find((content) => content !== null)
  return typeof shown === 'number' ? shown : undefined
}

describe('the mean completion in the summary sheet', () => {
  let contents: readonly WorkbookContent[]
  beforeAll(async () => {
    contents = await allRecalculated(await Promise.all(CASES.map((each) => writeWorkbook(layoutOf(each)))))
  })

  it.each(CASES.map(([name, , isMean], index) => [name, isMean, index] as const))(
    'is the same as computed: %s',
    (_name, isMean, index) => {
      const content = contents[index] as WorkbookContent
      const report = readReport(content, plan)
      const { summary, value } = atOnce(computeFromReport(plan, report, report.period))
      const computed = value(summary.indicators.meanCompletion.id)
      const shown = shownMean(content)
      expect(shown !== undefined).toBe(isMean)
      expect(computed instanceof Big).toBe(isMean)
      if (shown !== undefined) expect(Number(computed)).toBeCloseTo(shown, 9)
    }
  )
})
