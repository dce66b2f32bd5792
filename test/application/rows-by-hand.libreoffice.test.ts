import Big from 'big.js'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { fixFile } from '../../src/application/fix-workbook'
import { reviewWorkbook } from '../../src/application/review-workbook'
import type { ReportFigures } from '../../src/domain/measures/compute'
import { atOnce } from '../../src/domain/measures/steps'
import { computeFromReport } from '../../src/domain/report/report-rows'
import { readReport } from '../../src/domain/report/read-report'
import type { Report, ReportTable } from '../../src/domain/report/report'
import { editedByHand } from '../support/libreoffice/edit-by-hand'
import { allRecalculated } from '../support/libreoffice/libreoffice'
import type { WorkbookContent } from '../../src/domain/report/workbook-content'
import type { Finding } from '../../src/domain/rules/finding'
import { builtInPlan, sampleLayout } from '../support/sample-workbook'

const plan = builtInPlan()
const choosePlan = () => Promise.resolve(plan)

const ADDED_INDICATORS = ['插入的指标', '表下的指标'] as const

/**
 * What a colleague does after lifting the protection: rows put in, some typed under the tables, values changed, a project
 * adjusted, one cancelled, the projects sorted by name.
 */
const BY_HAND = `
sheet = doc.Sheets.getByName('项目表')
sheet.unprotect('')
sheet.Rows.insertByIndex(10, 1)
def fill(row, name, amount, leads):
    for column, value in ((1, 90), (2, '${plan.tasks[1]?.name ?? ''}'), (3, '生态修复'), (4, name), (5, '新建'), (6, '2023-2024'), (8, leads), (9, '/'), (10, '新增'), (19, '区政府同意')):
        cell = sheet.getCellByPosition(column, row)
        if isinstance(value, str):
            cell.setString(value)
        else:
            cell.setValue(value)
    sheet.getCellByPosition(7, row).setValue(amount)
fill(10, '插入的项目', 120.5, '郑陆镇')
fill(80, '表下的项目', 79.25, '红梅街道、青龙街道')
sheet.getCellByPosition(12, 4).setValue(512.34)
for row, kind in ((5, '调整'), (6, '取消')):
    sheet.getCellByPosition(10, row).setString(kind)
    sheet.getCellByPosition(19, row).setString('区政府同意')
sheet.getCellByPosition(7, 5).setValue(260)
from com.sun.star.table import TableSortField
by_name = TableSortField()
by_name.Field = 4
by_name.IsAscending = False
cursor = sheet.createCursor()
cursor.gotoEndOfUsedArea(False)
rows = sheet.getCellRangeByPosition(0, 4, cursor.RangeAddress.EndColumn, 80)
rows.sort((prop('SortFields', uno.Any('[]com.sun.star.table.TableSortField', (by_name,))), prop('ContainsHeader', False)))
actuals = doc.Sheets.getByName('指标表')
actuals.unprotect('')
actuals.getCellByPosition(16, 6).setValue(83.75)
actuals.Rows.insertByIndex(20, 1)
for row, name in ((20, '${ADDED_INDICATORS[0]}'), (28, '${ADDED_INDICATORS[1]}')):
    for column, value in ((2, '${plan.categories[0]?.name ?? ''}'), (4, name), (5, '%'), (7, '≥90'), (11, '预期性')):
        actuals.getCellByPosition(column, row).setString(value)
`

/** Every computed cell of a table against the figures computed from its rows; differing cells and the number compared. */
function compared(table: ReportTable | undefined, figures: readonly Readonly<Record<string, unknown>>[]) {
  const differing: unknown[] = []
  let count = 0
  table?.rows.forEach((row, index) => {
    table.fields.forEach(({ id, role }, at) => {
      if (role !== 'computed') return
      const expected = figures[index]?.[id]
      const shown = row.values[at] ?? ''
      const value = expected instanceof Big ? expected.toNumber() : (expected ?? '')
      const isSame =
        typeof value === 'number' && typeof shown === 'number'
          ? Math.abs(value - shown) < 1e-9
          : value === shown
      if (!isSame) differing.push([row.key, id, shown, value])
      count += 1
    })
  })
  return { differing, count }
}

describe('a workbook edited by hand in LibreOffice', () => {
  let report: Report
  let figures: ReportFigures
  let findings: readonly Finding[]
  let fixed: Awaited<ReturnType<typeof fixFile>>
  let whole: Report

  beforeAll(async () => {
    const { xlsx } = await editedByHand(await xlsxFiles.write(sampleLayout(plan)), BY_HAND)
    const workbook = fileWorkbook(xlsx)
    findings = (await reviewWorkbook(workbook, choosePlan, {}, 'zh-CN')).findings
    fixed = await fixFile(xlsxFiles, { bytes: xlsx, file: 'a.xlsx' }, choosePlan)
    const [reviewed, completed] = await allRecalculated([await workbook.save(), fixed.bytes])
    report = readReport(reviewed as WorkbookContent, plan)
    whole = readReport(completed as WorkbookContent, plan)
    figures = atOnce(computeFromReport(plan, report, report.period))
  })

  it('has formulas, names and keys of its own in the new rows after the next validation', () => {
    const { projects } = report
    expect(projects?.rows).toHaveLength(77)
    const added = (projects?.rows ?? []).filter(({ key }) => key.startsWith('NEW-'))
    expect(added).toHaveLength(2)
    expect(new Set(projects?.rows.map(({ key }) => key)).size).toBe(77)
    for (const row of added) expect(projects?.hasFormula(row, 'startYear')).toBe(true)
    expect(report.content.names.find(({ name }) => name === 'PlanProjects_amount')?.refersTo).toMatch(
      /\$5:\$H\$81$/
    )
  })

  it('keeps keys and contents of sorted rows together', () => {
    const { projects } = report
    const nameAt = projects?.indexOf('name') ?? 0
    const named = (projects?.rows ?? []).map(({ key, values }) => ({ key, name: values[nameAt] }))
    const printed = new Map(plan.projects.map(({ code, name }) => [code, name]))
    expect(named.map(({ key }) => key)).not.toEqual(plan.projects.map(({ code }) => code))
    const moved = named.filter(({ key, name }) => printed.get(key) !== name)
    expect(moved.map(({ name }) => name).sort()).toEqual(['插入的项目', '表下的项目'])
  })

  it('takes new, adjusted and cancelled projects that are explained as they are', () => {
    const codes = new Set(
      findings
        .filter(({ sheet, origin }) => sheet === '项目表' && origin === 'reported')
        .map(({ code }) => code)
    )
    for (const code of [
      'row-added',
      'row-removed',
      'row-duplicated',
      'adjustment-unexplained',
      'plan-cell-changed',
      'cell-error'
    ])
      expect([code, codes.has(code)]).toEqual([code, false])
    const unknown = findings.filter(({ code, sheet }) => code === 'row-added' && sheet === '指标表')
    expect(unknown).toHaveLength(ADDED_INDICATORS.length)
  })

  it('draws the indicators put in by hand in the chart of completion', () => {
    const drawn = report.content.sheets
      .find(({ name }) => name === '选项')
      ?.values.flat()
      .filter((value) => ADDED_INDICATORS.some((name) => name === value))
    expect(drawn).toEqual([...ADDED_INDICATORS].reverse())
  })

  it('shows the values that TypeScript computes, in rows and sums', () => {
    const rows = [
      compared(report.indicators, figures.indicators),
      compared(report.projects, figures.projects)
    ]
    expect(rows.flatMap(({ differing }) => differing)).toEqual([])
    const count = rows.reduce((sum, part) => sum + part.count, 0)
    expect(count).toBe(25 * 12 + 77 * 7)
    const shown = new Set(report.summary?.values.flat().filter((value) => typeof value === 'number'))
    for (const id of ['investment.total', 'investment.addedTotal', 'investment.invested']) {
      const value = figures.value(id)
      expect([id, value instanceof Big && shown.has(value.toNumber())]).toEqual([id, true])
    }
    expect(String(figures.value('investment.addedTotal'))).toBe('199.75')
    process.stdout.write(`${count} computed cells compared after edits by hand\n`)
  })

  it('is made whole by the command for files as well, with lists, formats, names and sums over every row', async () => {
    expect(fixed.completed.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ['指标表', 2],
      ['项目表', 3]
    ])
    expect(fixed.remaining.findings.filter(({ code }) => code === 'cell-error')).toEqual([])
    const expected = atOnce(computeFromReport(plan, whole, whole.period))
    const rows = [
      compared(whole.indicators, expected.indicators),
      compared(whole.projects, expected.projects)
    ]
    expect(rows.flatMap(({ differing }) => differing)).toEqual([])
    expect(whole.summary?.values.flat()).toContain(199.75)
    for (const [table, last] of [
      [whole.indicators, 28],
      [whole.projects, 80]
    ] as const) {
      expect(table?.sheet.tables[0]?.range.bottom).toBe(last)
    }
    const { sheets } = await xlsxFiles.inspect(fixed.bytes, 'a.xlsx')
    const gaps = sheets
      .filter(({ name }) => name === '项目表' || name === '指标表')
      .flatMap(({ name, validations }) => {
        const last = name === '项目表' ? 80 : 28
        return validations.flatMap(({ formula, ranges }) => {
          const rows = new Set(
            ranges.flatMap(({ top, bottom }) =>
              Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
            )
          )
          return rows.size === last - 3 ? [] : [[name, formula, ranges]]
        })
      })
    expect(gaps).toEqual([])
  })
})
