import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeWorkbook } from '../../../src/adapters/xlsx/write-workbook'
import { atOnce } from '../../../src/domain/measures/steps'
import { buildWorkbook, type ReportDraft } from '../../../src/domain/report/build-workbook'
import { cellAddress } from '../../../src/domain/report/a1'
import { indicatorFields, projectFields } from '../../../src/domain/report/fields'
import { prepareReport } from '../../../src/domain/report/prepare-rows'
import { readReport } from '../../../src/domain/report/read-report'
import type { CellLayout, CellValue, WorkbookLayout } from '../../../src/domain/report/layout'
import {
  isCellError,
  type CellContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { allRecalculated } from '../../support/libreoffice/libreoffice'
import {
  ADDED_PROJECT,
  indicatorRows,
  projectRows,
  REPORTED_INDICATORS,
  REPORTED_PROJECTS
} from '../../support/reported-rows'

const projects = [...projectRows(plan, REPORTED_PROJECTS), ADDED_PROJECT]
const yearly = (year: number) => ({ year, part: 'year' as const })
const base = { plan, variant: 'prefilled' as const, header: { unit: '天宁生态环境局' } }

/** 2025: overfulfilled, exactly met, regressed, missed, cumulative and compound targets. */
const FINAL: Readonly<Record<string, Readonly<Record<string, CellValue>>>> = {
  'IND-01': everyYear(100, 100, 100, 99.9, 100),
  'IND-02': { assignedTarget: 2, ...everyYear(0, 0, 1, 2, 2.1) },
  'IND-03': everyYear(83, 84, 85, 86, 90),
  'IND-04': everyYear(35, 34, 33, 36, 38),
  'IND-05': { assignedTarget: 13.5, ...everyYear(3, 3, 3, 3, 3) },
  'IND-06': { assignedTarget: 18, ...everyYear(-1, 3.5, 4, 4.5, 6) },
  'IND-07': { assignedTarget: 11, ...everyYear(8, 9, 10, 10.5, 10.9) },
  'IND-08': { assignedTarget: 0.8, ...everyYear(0.1, 0.1, 0.2, 0.3, 0.1) },
  'IND-09': { assignedTarget: 0.8, ...everyYear(0.1, 0.1, 0.2, 0.3, 0.09) },
  'IND-10': { assignedTarget: 0, ...everyYear(0, 0, 0, 0, 0) },
  'IND-11': { selfAssessment: '完成' },
  'IND-12': { selfAssessment: '未完成' },
  'IND-14': everyYear(98, 98, 98, 98, 97.5),
  'IND-15': everyYear(70, 75, 80, 85, 89.9),
  'IND-16': everyYear(98.9, 99, 99.2, 99.5, 98),
  'IND-18': everyYear(0, 0, 0, 1.29, 1.3),
  'IND-19': everyYear(80, 82, 85, 88, 89),
  'IND-20': { selfAssessment: '完成', ...everyYear(60, 61, 60, 59, 58) },
  'IND-21': everyYear(20.3, 20.3, 20.4, 20.4, 20.5),
  'IND-22': everyYear(88, 89, 90, 91, '未公布'),
  'IND-23': everyYear(96.8, 96.9, 96.9, 96.95, 97.01)
}

function everyYear(...values: CellValue[]): Record<string, CellValue> {
  return Object.fromEntries(values.map((value, index) => [`actual${plan.start + index}`, value]))
}

const WITH_GAPS: ReportDraft = {
  ...base,
  period: yearly(2023),
  indicators: indicatorRows(plan, REPORTED_INDICATORS),
  projects
}

const CASES: readonly (readonly [string, ReportDraft])[] = [
  ['nothing reported', { ...base }],
  [
    '2021',
    {
      ...base,
      period: yearly(2021),
      indicators: indicatorRows(plan, {
        'IND-03': { actual2021: 82.36 },
        'IND-08': { assignedTarget: 1, actual2021: 0.2 }
      }),
      projects: projectRows(plan, { 'PRJ-01': { investedYear: 333.335, investedTotal: 333.335 } })
    }
  ],
  ['2023 with gaps', WITH_GAPS],
  [
    'the first half of 2023',
    {
      ...base,
      period: { year: 2023, part: 'H1' },
      indicators: indicatorRows(plan, {
        ...REPORTED_INDICATORS,
        'IND-03': { actual2022: 83, current: 82.9 },
        'IND-04': { current: 35 },
        'IND-05': { assignedTarget: 13.5, actual2021: 3.1, actual2022: 2.9, current: 1.7 },
        'IND-08': { assignedTarget: 1.2, actual2021: 0.1, actual2022: 0.2, current: 0.3 },
        'IND-09': { assignedTarget: 0.5, actual2021: 0.1, actual2022: 0.1, current: '未公布' }
      }),
      projects
    }
  ],
  ['2025', { ...base, period: yearly(2025), indicators: indicatorRows(plan, FINAL), projects }],
  ['a blank workbook', { plan, variant: 'blank', header: {} }]
]

interface FormulaCell {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly cell: CellLayout
}

const formulaCells = (layout: WorkbookLayout): FormulaCell[] =>
  layout.sheets.flatMap(({ name, cells }) =>
    cells.flatMap((line, row) =>
      line.flatMap((cell, column) =>
        cell?.formula === undefined ? [] : [{ sheet: name, row, column, cell }]
      )
    )
  )

const FALSIFIED = 987_654.25

/** The layout with a wrong stored value under one formula, which only a recalculation can put right. */
function falsified(layout: WorkbookLayout, at: FormulaCell): WorkbookLayout {
  return {
    ...layout,
    sheets: layout.sheets.map((sheet) =>
      sheet.name === at.sheet
        ? {
            ...sheet,
            cells: sheet.cells.map((line, row) =>
              line.map((cell, column) =>
                cell && row === at.row && column === at.column ? { ...cell, value: FALSIFIED } : cell
              )
            )
          }
        : sheet
    )
  }
}

const isSame = (shown: CellContent, stored: CellValue): boolean => {
  if (isCellError(shown)) return false
  if (typeof stored === 'number') {
    return typeof shown === 'number' && Math.abs(shown - stored) <= 1e-9 * Math.max(1, Math.abs(stored))
  }
  return (shown ?? '') === (stored ?? '')
}

describe('a spreadsheet program that recalculates the workbook', () => {
  interface Falsified {
    readonly layout: WorkbookLayout
    readonly cells: readonly FormulaCell[]
    /** The formula whose stored value is wrong. */
    readonly first: FormulaCell
  }
  const drafts = CASES.map(([, draft]): Falsified => {
    const layout = atOnce(buildWorkbook(draft))
    const cells = formulaCells(layout)
    const first = cells.find(({ sheet }) => sheet === '汇总表')
    if (!first) throw new Error('the summary has no formula')
    return { layout: falsified(layout, first), cells, first }
  })
  let contents: readonly WorkbookContent[]

  beforeAll(async () => {
    contents = await allRecalculated(await Promise.all(drafts.map(({ layout }) => writeWorkbook(layout))))
  })

  it.each(CASES.map(([name], index) => [name, index] as const))(
    'shows every stored value: %s',
    (name, index) => {
      const { cells, first } = drafts[index] as Falsified
      const content = contents[index]
      const shownAt = ({ sheet, row, column }: FormulaCell): CellContent => {
        const found = content?.sheets.find(({ name }) => name === sheet)
        return found?.values[row - found.top]?.[column - found.left] ?? null
      }
      const differing = cells
        .filter((at) => !isSame(shownAt(at), at.cell.value))
        .map((at) => ({
          cell: `${at.sheet}!${cellAddress(at.row, at.column)}`,
          stored: at.cell.value,
          shown: shownAt(at),
          formula: at.cell.formula
        }))
      expect(differing).toEqual([])
      expect(shownAt(first)).not.toBe(FALSIFIED)
      expect(cells.length).toBeGreaterThan(1000)
      process.stdout.write(`${name}: ${cells.length} computed cells compared after recalculation\n`)
    }
  )

  it('leaves every row, header field and the metadata readable', () => {
    const index = CASES.findIndex(([, draft]) => draft === WITH_GAPS)
    const report = readReport(contents[index] as WorkbookContent, plan)
    const { rows } = atOnce(prepareReport(WITH_GAPS))
    const readBack = (table: typeof report.indicators | typeof report.projects) =>
      table?.rows.map((row) => [row.key, ...row.values.map((value) => (value === null ? '' : value))])
    const prepared = (fields: readonly { readonly id: string }[], some: typeof rows.projects) =>
      some.map((row) => [row.key, ...fields.map(({ id }) => row.cells[id] ?? '')])
    expect(readBack(report.indicators)).toEqual(prepared(indicatorFields(plan.years), rows.indicators))
    expect(readBack(report.projects)).toEqual(prepared(projectFields(), rows.projects))
    expect(report.header.unit?.value).toBe('天宁生态环境局')
    expect(report.period).toEqual(yearly(2023))
    expect(report.metadata?.keys.projects).toHaveLength(76)
    expect(report.metadata?.base.indicators['IND-20']).toEqual({
      selfAssessment: '基本完成',
      issues: '=不是公式'
    })
  })
})
