import { describe, expect, it } from '@jest/globals'
import { xlsxFiles } from '../../src/adapters/xlsx'
import { fixFile } from '../../src/application/fix-workbook'
import { atOnce } from '../../src/domain/measures/steps'
import { parseReference, sheetReference } from '../../src/domain/report/a1'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { projectFields, type ProjectField } from '../../src/domain/report/fields'
import type { CellLayout, CellStyle, SheetId, WorkbookLayout } from '../../src/domain/report/layout'
import { cellKey, type WorkbookContent } from '../../src/domain/report/workbook-content'
import { indicatorRows, projectRows } from '../support/reported-rows'
import { smallPlan } from '../domain/rules/small-plan'

const plan = smallPlan()
const choosePlan = () => Promise.resolve(plan)
const filled = atOnce(
  buildWorkbook({
    plan,
    variant: 'prefilled',
    header: { unit: '城关镇', period: '2023年', reporter: '张三', phone: '1', date: '2024-01-15' },
    indicators: indicatorRows(plan, {}),
    projects: projectRows(plan, {})
  })
)
const FIRST_ROW = 4

const columnOf = (field: ProjectField): number => projectFields().findIndex(({ id }) => id === field)

/** The layout with another cell, whose number format differs from its column's where one is given. */
function withCell(
  layout: WorkbookLayout,
  id: SheetId,
  [row, column]: readonly [number, number],
  { numberFormat, ...content }: Omit<CellLayout, 'style'> & { readonly numberFormat?: string }
): WorkbookLayout {
  const key = `other.${id}.${row}.${column}`
  const sheets = layout.sheets.map((sheet) =>
    sheet.id !== id
      ? sheet
      : {
          ...sheet,
          cells: sheet.cells.map((cells, at) =>
            at !== row
              ? cells
              : cells.map((own, index) => (index === column ? { ...content, style: key } : own))
          )
        }
  )
  const own = layout.sheets.find((sheet) => sheet.id === id)?.cells[row]?.[column]?.style ?? ''
  const style = { ...layout.styles[own], ...(numberFormat !== undefined && { numberFormat }) } as CellStyle
  return { ...layout, sheets, styles: { ...layout.styles, [key]: style } }
}

const fixed = async (layout: WorkbookLayout) => {
  const result = await fixFile(
    xlsxFiles,
    { bytes: await xlsxFiles.write(layout), file: 'a.xlsx' },
    choosePlan
  )
  return { ...result, content: await xlsxFiles.read(result.bytes, 'a.xlsx') }
}

const shownAt = ({ sheets }: WorkbookContent, name: string, row: number, column: number) => {
  const sheet = sheets.find((each) => each.name === name)
  return [
    sheet?.values[row - sheet.top]?.[column - sheet.left],
    sheet?.numberFormats.get(cellKey(row, column))
  ]
}

describe('a corrected cell of a file', () => {
  const progress = columnOf('physicalProgress')
  const invested = columnOf('investedTotal')

  it.each([
    ['a text in a percent cell', progress, { value: '60', numberFormat: '0.00%' }, 60],
    ['a text in a date cell', invested, { value: '120', numberFormat: 'm/d/yyyy' }, 120],
    ['a number in a text cell', invested, { value: '1,200', numberFormat: '@' }, 1200],
    ['a share in a percent cell', progress, { value: 0.6, numberFormat: '0%' }, 60],
    ['a number in a date cell', progress, { value: 60, numberFormat: 'yyyy"年"m"月"d"日"' }, 60]
  ])('gets the number and the number format of its column: %s', async (_, column, content, value) => {
    const layout = withCell(filled, 'projects', [FIRST_ROW, column], content)
    const before = await xlsxFiles.read(await xlsxFiles.write(layout), 'a.xlsx')
    expect(shownAt(before, '项目表', FIRST_ROW, column)[1]).toBe(content.numberFormat)
    const { content: after, fixes } = await fixed(layout)
    expect(fixes.filter((fix) => fix.column === column)).toHaveLength(1)
    expect(shownAt(after, '项目表', FIRST_ROW, column)).toEqual([value, undefined])
  })

  it('keeps a number format that shows the number', async () => {
    const layout = withCell(filled, 'projects', [FIRST_ROW, invested], {
      value: '1,200',
      numberFormat: '#,##0.00'
    })
    const { content } = await fixed(layout)
    expect(shownAt(content, '项目表', FIRST_ROW, invested)).toEqual([1200, '#,##0.00'])
  })

  it('is left alone where a date may have been meant', async () => {
    const layout = withCell(filled, 'projects', [FIRST_ROW, invested], {
      value: 45_050,
      numberFormat: 'yyyy/m/d'
    })
    const { remaining, fixes } = await fixed(layout)
    expect(fixes).toEqual([])
    expect(remaining.findings.map(({ code }) => code)).toContain('date-as-number')
  })
})

describe('a typed-over figure of 汇总表', () => {
  it('gets its formula and number format back', async () => {
    const summary = filled.sheets.find(({ id }) => id === 'summary')
    const row = summary?.cells.findIndex((cells) => cells[4]?.formula !== undefined) ?? -1
    const own = summary?.cells[row]?.[4]
    if (!own) throw new Error('no figure in column E')
    const over = withCell(filled, 'summary', [row, 4], { value: 999, numberFormat: 'yyyy/m/d' })
    const { content, fixes, remaining } = await fixed(over)
    expect(fixes).toMatchObject([{ before: 999, formula: own.formula, safe: true, table: undefined }])
    const sheet = content.sheets.find(({ name }) => name === '汇总表')
    expect(sheet?.formulas.get(cellKey(row, 4))).toBe(own.formula)
    expect(shownAt(content, '汇总表', row, 4)[1]).toBe(filled.styles[own.style]?.numberFormat)
    expect(remaining.findings.map(({ code }) => code)).not.toContain('formula-overwritten')
  })

  it('is one finding where all are values', async () => {
    const sheets = filled.sheets.map((sheet) =>
      sheet.id === 'summary'
        ? {
            ...sheet,
            cells: sheet.cells.map((cells) =>
              cells.map((own) => own && { value: own.value, style: own.style })
            )
          }
        : sheet
    )
    const { remaining, fixes } = await fixed({ ...filled, sheets })
    const found = remaining.findings.filter(({ code }) => code === 'formula-overwritten')
    expect(found).toMatchObject([{ sheet: '汇总表', params: { reason: 'summary-values' }, fixable: false }])
    expect(fixes).toEqual([])
  })
})

describe('ranges that leave rows out', () => {
  const shortened = (isTable: boolean): WorkbookLayout => {
    const bottom = FIRST_ROW + 1
    return {
      ...filled,
      sheets: filled.sheets.map((sheet) =>
        sheet.id === 'projects' && sheet.table && isTable
          ? { ...sheet, table: { ...sheet.table, range: { ...sheet.table.range, bottom } } }
          : sheet
      ),
      names: filled.names.map((name) => {
        const reference = /^PlanProjects_(?!head_)/u.test(name.name)
          ? parseReference(name.refersTo)
          : undefined
        if (!reference?.sheet) return name
        return { ...name, refersTo: sheetReference(reference.sheet, { ...reference.range, bottom }) }
      })
    }
  }

  it.each([
    ['table and names', true],
    ['names alone', false]
  ])('take all rows in again: %s', async (_, isTable) => {
    const { content, completed, remaining } = await fixed(shortened(isTable))
    const last = FIRST_ROW + plan.projects.length
    const leftOut = Array.from({ length: plan.projects.length - 2 }, (__, index) => FIRST_ROW + 3 + index)
    expect(completed).toEqual([{ sheet: '项目表', rows: leftOut }])
    const { range } = content.sheets.find(({ name }) => name === '项目表')?.tables[0] ?? {}
    expect(range?.bottom).toBe(last - 1)
    const columns = content.names.filter(({ name }) => /^PlanProjects_(?!head_)/u.test(name))
    expect(new Set(columns.map(({ refersTo }) => parseReference(refersTo)?.range.bottom))).toEqual(
      new Set([last - 1])
    )
    expect(remaining.findings.map(({ code }) => code)).not.toContain('range-too-short')
  })
})
