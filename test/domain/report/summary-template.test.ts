import { describe, expect, it } from '@jest/globals'
import { atOnce } from '../../../src/domain/measures/steps'
import { parseReference, sheetReference } from '../../../src/domain/report/a1'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { formulaResults } from '../../../src/domain/report/formula-results'
import { readReport } from '../../../src/domain/report/read-report'
import type { ReportDraft } from '../../../src/domain/report/report-draft'
import { summaryTemplate } from '../../../src/domain/report/summary-template'
import {
  cellAt,
  cellKey,
  MAX_COLUMNS,
  withValues,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { SHEET_NAMES } from '../../../src/domain/report/workbook-lexicon'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan } from '../rules/small-plan'
import { filledDraft, packageContent } from '../rules/small-workbooks'

const PERIOD = { year: 2023, part: 'year' } as const
const small = smallPlan()

const summaryOf = ({ sheets }: WorkbookContent) => {
  const sheet = sheets.find(({ name }) => name === SHEET_NAMES.summary)
  if (!sheet) throw new Error('no summary sheet')
  return sheet
}

const filled = (of: typeof plan): WorkbookContent =>
  layoutToContent(atOnce(buildWorkbook(filledDraft(of, PERIOD))))
const withRows = (): ReportDraft => {
  const draft = filledDraft(small, PERIOD)
  const own = { name: '新建泵站', task: small.tasks[0]?.name ?? '', type: '全新类型', leadUnits: '城关镇' }
  return {
    ...draft,
    projects: [
      ...(draft.projects ?? []),
      { key: 'NEW-1', values: { ...own, years: '2019-2031', amount: 20, adjustment: '新增' } }
    ]
  }
}

/** The content with rows and columns put into 汇总表 before some place, as a program does it for names. */
function shifted(content: WorkbookContent, row: number, column: number): WorkbookContent {
  const sheet = summaryOf(content)
  const down = (at: number): number => (at >= row ? at + 1 : at)
  const right = (at: number): number => (at >= column ? at + 1 : at)
  const values = sheet.values.map((cells) => [...cells.slice(0, column), null, ...cells.slice(column)])
  const moved = {
    ...sheet,
    values: [...values.slice(0, row), [], ...values.slice(row)],
    formulas: new Map(
      [...sheet.formulas].map(([key, formula]) => [
        cellKey(down(Math.floor(key / MAX_COLUMNS)), right(key % MAX_COLUMNS)),
        formula
      ])
    )
  }
  return {
    ...content,
    sheets: content.sheets.map((each) => (each === sheet ? moved : each)),
    names: content.names.map((name) => {
      const reference = parseReference(name.refersTo)
      if (reference?.sheet !== sheet.name) return name
      const { top, left, bottom, right: end } = reference.range
      const range = { top: down(top), left: right(left), bottom: down(bottom), right: right(end) }
      return { ...name, refersTo: sheetReference(sheet.name, range) }
    })
  }
}

describe('summaryTemplate', () => {
  it.each([
    ['the built-in plan', () => ({ of: plan, content: filled(plan) })],
    ['a small plan', () => ({ of: small, content: filled(small) })],
    ['rows of their own', () => ({ of: small, content: layoutToContent(atOnce(buildWorkbook(withRows()))) })],
    ['a package', () => ({ of: plan, content: packageContent(plan, PERIOD) })],
    [
      'a half-year report',
      () => ({
        of: plan,
        content: layoutToContent(atOnce(buildWorkbook(filledDraft(plan, { year: 2023, part: 'H1' }))))
      })
    ],
    [
      'a blank form',
      () => ({
        of: plan,
        content: layoutToContent(atOnce(buildWorkbook({ plan, variant: 'blank', header: {} })))
      })
    ]
  ])('knows every formula of %s where it stands', (_, workbook) => {
    const { of, content } = workbook()
    const template = summaryTemplate(of, readReport(content, of))
    const known = new Map(template?.cells.map((cell) => [cellKey(cell.row, cell.column), cell.formula]))
    expect(template?.lost).toEqual([])
    expect(known).toEqual(summaryOf(content).formulas)
  })

  it('finds the cells again between inserted rows and columns', () => {
    const content = filled(small)
    const before = summaryTemplate(small, readReport(content, small))?.cells ?? []
    const blocks = content.names.filter(({ name }) => name.startsWith('Summary_by'))
    const [row, column] = [(parseReference(blocks[0]?.refersTo ?? '')?.range.top ?? 0) + 2, 2]
    const report = readReport(shifted(content, row, column), small)
    const template = summaryTemplate(small, report)
    const places = template?.cells.map((cell) => cellKey(cell.row, cell.column)).sort((a, b) => a - b)
    expect(template?.lost).toEqual([])
    expect(places).toEqual([...summaryOf(report.content).formulas.keys()].sort((a, b) => a - b))
    expect(template?.cells.every(({ formula }) => formula !== undefined)).toBe(true)
    expect(before.length).toBeGreaterThan(100)
  })

  it('moves what a formula reads along with it', () => {
    const report = readReport(shifted(filled(small), 0, 0), small)
    const cells = summaryTemplate(small, report)?.cells ?? []
    const total = cells.find(({ row, label }) => row === 4 && label.includes('规划总投资'))
    expect(total?.formula).toBe('F8')
  })

  it('knows a line that names itself when its name was typed over', () => {
    const content = filled(small)
    const { refersTo = '' } = content.names.find(({ name }) => name === 'Summary_byType') ?? {}
    const { bottom = 0, left = 0 } = parseReference(refersTo)?.range ?? {}
    // Two closing lines stand under the two that name themselves.
    const typed = withValues(content, [
      { sheet: SHEET_NAMES.summary, top: bottom - 2, left, values: [['随手填的']] }
    ])
    const cells = summaryTemplate(small, readReport(typed, small))?.cells ?? []
    const formula = summaryOf(content).formulas.get(cellKey(bottom - 2, left))
    expect(formula).not.toBeUndefined()
    expect(cells.find(({ row, column }) => row === bottom - 2 && column === left)?.formula).toBe(formula)
  })

  it('gives the values of figures between inserted rows and columns', () => {
    const content = shifted(filled(small), 7, 2)
    const sheet = summaryOf(content)
    const isTotal = (formula: string): boolean => formula.startsWith('ROUND(SUMIFS(PlanProjects_amount,')
    const [key = 0] = [...sheet.formulas].find(([, formula]) => isTotal(formula)) ?? []
    const [row, column] = cellAt(key)
    const value = sheet.values[row]?.[column]
    const values = sheet.values.with(row, (sheet.values[row] ?? []).with(column, 77))
    const sheets = content.sheets.map((each) => (each === sheet ? { ...sheet, values } : each))
    const stale = { ...content, sheets }
    expect(typeof value).toBe('number')
    expect(formulaResults(small, readReport(stale, small), stale)).toContainEqual({
      sheet: sheet.name,
      row,
      column,
      value
    })
  })

  it('tells the blocks whose frame is gone', () => {
    const content = filled(small)
    const names = content.names.filter(({ name }) => name !== 'Summary_byTask')
    expect(summaryTemplate(small, readReport({ ...content, names }, small))?.lost).toContain('bytask')
  })

  it('leaves sheets of other template versions alone', () => {
    const report = readReport(filled(small), small)
    const metadata = report.metadata && { ...report.metadata, templateVersion: 1 }
    expect(summaryTemplate(small, { ...report, metadata })).toBeUndefined()
  })
})
