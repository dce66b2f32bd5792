import { beforeAll, describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../../src/adapters/xlsx'
import { atOnce } from '../../../src/domain/measures/steps'
import { cellAddress } from '../../../src/domain/report/a1'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { draftOfReport } from '../../../src/domain/report/draft-of-report'
import { readReport } from '../../../src/domain/report/read-report'
import {
  isCellError,
  type CellContent,
  type WorkbookContent
} from '../../../src/domain/report/workbook-content'
import { builtInPlan as plan } from '../../support/built-in-plan'
import { allEditedByHand, type EditedByHand } from '../../support/libreoffice/edit-by-hand'
import {
  indicatorRows,
  projectRows,
  REPORTED_INDICATORS,
  REPORTED_PROJECTS
} from '../../support/reported-rows'

/** What somebody types into the open cells of both tables, over and beside what is there. */
const BY_HAND = `
def at(sheet, header, row):
    for column in range(80):
        if sheet.getCellByPosition(column, 3).getString().replace(chr(10), '') == header:
            return sheet.getCellByPosition(column, row)
    raise KeyError(header)
indicators = doc.Sheets.getByName('指标表')
projects = doc.Sheets.getByName('项目表')
for row, value in ((4, 98.5), (6, 83.71), (7, 33.9), (13, 98.05), (22, 60.25), (24, 20.41)):
    at(indicators, '2021年实际值', row).setValue(value)
    at(indicators, '2022年实际值', row).setValue(value + 0.05)
at(indicators, '2023年实际值', 7).setString('未公布')
at(indicators, '2023年实际值', 6).setString('')
at(indicators, '下达目标值', 8).setValue(13.5)
at(indicators, '完成情况（自评）', 10).setString('推进中')
for row, invested, progress, status in ((4, 512.345, 51, '在建'), (9, 22999.999, 100, '完工'), (40, 0, 0, '未开工'), (60, 77.7, 12.5, '暂停')):
    at(projects, '累计完成投资（万元）', row).setValue(invested)
    at(projects, '本年完成投资（万元）', row).setValue(invested / 4)
    at(projects, '形象进度（%）', row).setValue(progress)
    at(projects, '项目状态', row).setString(status)
doc.NamedRanges.getByName('ReportPeriod').getReferredCells().getCellByPosition(0, 0).setString(PERIOD)
`

/** In the periods that ask for it, 本期值 is typed in place of its formula. */
const CURRENT = `
for row, value in ((4, 98.75), (6, 83.2), (7, 34.4), (12, 0.31), (24, 20.4)):
    at(indicators, '本期值', row).setValue(value)
at(indicators, '本期值', 22).setString('未公布')
for row in (5, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 25, 26):
    at(indicators, '本期值', row).setString('')
`

const shownAt = (content: WorkbookContent, sheet: string, row: number, column: number): CellContent => {
  const found = content.sheets.find(({ name }) => name === sheet)
  return found?.values[row - found.top]?.[column - found.left] ?? null
}

const isSame = (shown: CellContent, value: unknown): boolean => {
  if (isCellError(shown)) return false
  if (typeof value === 'number' && typeof shown === 'number')
    return Math.abs(shown - value) <= 1e-9 * Math.max(1, Math.abs(value))
  return (shown ?? '') === (value ?? '')
}

const PERIODS = [
  ['2021年', ''],
  ['2023年', ''],
  ['2023年上半年', CURRENT],
  ['2024年第三季度', CURRENT],
  ['2025年', '']
] as const

describe('a workbook filled by hand in LibreOffice', () => {
  let edited: readonly EditedByHand[]

  beforeAll(async () => {
    const bytes = await xlsxFiles.write(
      atOnce(
        buildWorkbook({
          plan,
          variant: 'prefilled',
          header: { unit: '天宁生态环境局' },
          period: { year: 2022, part: 'year' },
          indicators: indicatorRows(plan, REPORTED_INDICATORS),
          projects: projectRows(plan, REPORTED_PROJECTS)
        })
      )
    )
    const stepsIn = (period: string, more: string) => `PERIOD = ${JSON.stringify(period)}\n${BY_HAND}${more}`
    edited = await allEditedByHand(PERIODS.map(([period, more]) => ({ bytes, steps: stepsIn(period, more) })))
  })

  it.each(PERIODS.map(([period], index) => [period, index] as const))(
    'shows in every computed cell what TypeScript computes from its rows: %s',
    async (period, index) => {
      const content = await xlsxFiles.read((edited[index] as EditedByHand).xlsx, 'a.xlsx')
      const report = readReport(content, plan)
      expect(report.header.period?.value).toBe(period)
      const layout = atOnce(buildWorkbook(draftOfReport(plan, report)))
      const differing: unknown[] = []
      let compared = 0
      for (const { name, cells } of layout.sheets) {
        cells.forEach((line, row) =>
          line.forEach((cell, column) => {
            if (cell?.formula === undefined) return
            const shown = shownAt(content, name, row, column)
            if (!isSame(shown, cell.value))
              differing.push([`${name}!${cellAddress(row, column)}`, shown, cell.value, cell.formula])
            compared += 1
          })
        )
      }
      expect(differing).toEqual([])
      expect(compared).toBeGreaterThan(1000)
      process.stdout.write(`${period}: ${compared} computed cells compared after edits by hand\n`)
    }
  )
})
