import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Cell, Sheet, Workbook as FileContent } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { excelWorkbook } from '../../src/adapters/excel/excel-workbook'
import { fileWorkbook } from '../../src/adapters/xlsx/file-workbook'
import { evaluateWorkbook } from '../../src/application/evaluate-workbook'
import { officialFormOfPlan } from '../../src/application/official-form'
import { atOnce } from '../../src/domain/measures/steps'
import type { CellLayout, WorkbookLayout } from '../../src/domain/report/layout'
import { readReport } from '../../src/domain/report/read-report'
import { evaluationDocument } from '../../src/renderings/evaluation-document'
import { layoutOfEvaluation } from '../../src/renderings/evaluation-workbook'
import { startExcel, type ExcelHost } from '../support/office/excel-host'
import { layoutToContent } from '../support/layout-content'
import { builtInPlan, layoutOf } from '../support/office/plan-layouts'
import { sampleLayout } from '../support/sample-workbook'

const plan = builtInPlan()

/** The evaluation report of the sample, as the pane inserts it and the command line writes it. */
function evaluationLayout(): WorkbookLayout {
  const report = readReport(layoutToContent(sampleLayout(plan)), plan)
  return layoutOfEvaluation(
    evaluationDocument(atOnce(evaluateWorkbook({ plan, report }, '')), 'zh-CN'),
    'zh-CN'
  )
}

const sheetIn = (content: FileContent, name: string): Sheet => {
  const sheet = content.sheets.find((candidate) => candidate.name === name)
  if (!sheet) throw new Error(`No sheet ${name} among ${content.sheets.map((each) => each.name).join(', ')}`)
  return sheet
}

/** An empty text is an empty cell. */
const comparableValue = (value: unknown): unknown => (value === '' || value === undefined ? null : value)

/**
 * What a cell is and how it looks, without what a file may leave out because it is the default. Results of formulas are
 * left to same-figures.libreoffice.test.ts: the host's engine is none of those that people open the workbook with, and
 * gives a plain formula cell the number format of what it reads.
 */
function comparableCell(
  cell: Partial<Cell> | undefined,
  layout: CellLayout,
  styles: WorkbookLayout['styles']
) {
  const { font, fill, border, alignment, numFmt, protection } = cell?.style ?? {}
  const isComputed = layout.formula !== undefined
  const isPlain = isComputed && styles[layout.style]?.numberFormat === undefined
  return {
    value: isComputed ? 'computed' : comparableValue(cell?.value),
    formula: cell?.formula ?? null,
    numberFormat: isPlain || numFmt === undefined || numFmt === 'General' ? null : numFmt,
    locked: protection?.locked ?? true,
    font: { name: font?.name, size: font?.size, bold: font?.bold ?? false, color: font?.color?.rgb },
    underline: Boolean(font?.underline),
    fill: fill?.type === 'pattern' ? fill.fgColor?.rgb : undefined,
    borders: (['top', 'right', 'bottom', 'left'] as const).map((side) => {
      const line = border?.[side]
      return line && [line.style, line.color?.rgb]
    }),
    horizontal: alignment?.horizontal ?? 'general',
    vertical: alignment?.vertical ?? 'bottom',
    wrap: alignment?.wrapText ?? false,
    indent: alignment?.indent ?? 0
  }
}

/** A one-cell range is written with and without its second corner. */
const comparableRange = (range: string): string =>
  range
    .split(' ')
    .map((part) => part.replace(/^([A-Z]+\d+):\1$/u, '$1'))
    .join(' ')

/** In a conditional format the background colour is the one that shows. */
const shownRules = (sheet: Sheet) =>
  ranged(sheet.conditionalRules).map((rule) => {
    const fill = rule.style?.fill
    return fill?.type === 'pattern' ? { ...rule, style: { ...rule.style, fill: fill.bgColor?.rgb } } : rule
  })

const ranged = <T extends { readonly range: string }>(items: readonly T[] | undefined): T[] =>
  (items ?? []).map((item) => ({ ...item, range: comparableRange(item.range) }))

/** The options of a protection that allow something. */
const allowed = (sheet: Sheet): readonly string[] | undefined =>
  sheet.protection &&
  Object.entries(sheet.protection)
    .filter(([, value]) => value === true)
    .map(([name]) => name)
    .sort()

const tables = (sheet: Sheet) =>
  (sheet.tables ?? []).map(({ name, range, columns, style, showRowStripes, showAutoFilter }) => ({
    name,
    range,
    columns: columns.map((column) => column.name.replaceAll('_x000a_', '\n')),
    style,
    showRowStripes,
    showAutoFilter
  }))

describe.each<[what: string, layout: WorkbookLayout, charts: number, leastCells: number]>([
  ['a reporting workbook', layoutOf(plan), 3, 5000],
  ['an evaluation report', evaluationLayout(), 3, 2000],
  ['the official form', atOnce(officialFormOfPlan(plan)).layout, 0, 800]
])('%s inserted through Office.js and one written as a file', (_what, layout, chartCount, leastCells) => {
  const sheetNames = layout.sheets.map(({ name }) => name)
  const laidOut = layout.sheets.flatMap(({ cells }) => cells.flat().filter(Boolean)).length
  let excel: ExcelHost
  let inserted: FileContent
  let written: FileContent

  beforeAll(async () => {
    excel = await startExcel()
    await excelWorkbook().insert(layout, 'replace')
    inserted = await readXlsx(await excel.host.save(), { readStyles: true })
    const file = fileWorkbook()
    await file.insert(layout, 'replace')
    written = await readXlsx(await file.save(), { readStyles: true })
  })

  afterAll(() => excel.host.dispose())

  it('have the same sheets, shown alike', () => {
    const shown = (content: FileContent) =>
      content.sheets.map(({ name, hidden, veryHidden, view }) => ({
        name,
        hidden: hidden ?? false,
        veryHidden: veryHidden ?? false,
        tabColor: view?.tabColor?.rgb,
        gridlines: view?.showGridLines ?? true
      }))
    const added = { ...inserted, sheets: inserted.sheets.filter(({ name }) => name !== 'Sheet1') }
    const own = { ...written, sheets: written.sheets.filter(({ name }) => name !== 'Sheet1') }
    expect(own.sheets.map(({ name }) => name)).toEqual(sheetNames)
    expect(shown(added)).toEqual(shown(own))
  })

  it('agree in every cell: value, formula, number format, lock and looks', () => {
    const differences: string[] = []
    let compared = 0
    for (const [index, { name, cells }] of layout.sheets.entries()) {
      const [a, b] = [sheetIn(inserted, name), sheetIn(written, name)]
      cells.forEach((row, rowIndex) =>
        row.forEach((cell, column) => {
          if (cell === undefined) return
          const key = `${rowIndex},${column}`
          const [left, right] = [a, b].map((sheet) =>
            JSON.stringify(comparableCell(sheet.cells?.get(key), cell, layout.styles))
          )
          if (left !== right) differences.push(`${name} ${key}\n  Office.js ${left}\n  file      ${right}`)
          compared += 1
        })
      )
      const outside = [...(a.cells ?? [])].filter(([key, cell]) => {
        const [row = 0, column = 0] = key.split(',').map(Number)
        return (
          comparableValue(cell.value) !== null && layout.sheets[index]?.cells[row]?.[column] === undefined
        )
      })
      expect(outside).toEqual([])
    }
    expect(differences.slice(0, 5)).toEqual([])
    // Every cell of the layout: fewer would mean that the comparison has lost its subject.
    expect(compared).toBe(laidOut)
    expect(compared).toBeGreaterThan(leastCells)
    process.stdout.write(`${compared} cells compared\n`)
  })

  it.each(sheetNames)('agree in rules, tables, protection and print set-up of %s', (name) => {
    const [a, b] = [sheetIn(inserted, name), sheetIn(written, name)]
    expect(ranged(a.dataValidations)).toEqual(ranged(b.dataValidations))
    expect(shownRules(a)).toEqual(shownRules(b))
    expect(tables(a)).toEqual(tables(b))
    expect(allowed(a)).toEqual(allowed(b))
    expect(a.merges ?? []).toEqual(b.merges ?? [])
    expect(a.freezePane).toEqual(b.freezePane)
    expect(a.headerFooter).toEqual(b.headerFooter)
    const { paperSize, orientation, fitToWidth, fitToHeight, printArea, printTitlesRow } = b.pageSetup ?? {}
    if (paperSize !== undefined) {
      expect(a.pageSetup).toMatchObject({
        paperSize,
        orientation,
        fitToWidth,
        fitToHeight,
        ...(printArea === undefined ? {} : { printArea }),
        ...(printTitlesRow === undefined ? {} : { printTitlesRow })
      })
    }
  })

  it.each(sheetNames)('agree in heights and hidden rows and columns of %s', (name) => {
    const [a, b] = [sheetIn(inserted, name), sheetIn(written, name)]
    const laid = layout.sheets.find((sheet) => sheet.name === name)
    const table = laid?.table?.range
    // A table's rows fit their content, each program in its own way; rows below the cells show nothing.
    const isOwn = (row: number): boolean =>
      row < (laid?.cells.length ?? 0) && (!table || row <= table.top || row > table.bottom)
    const rows = (sheet: Sheet) =>
      [...(sheet.rowDefs ?? [])]
        .filter(([row]) => isOwn(row))
        .map(([row, { height, hidden }]) => [row, height, hidden ?? false])
    expect(rows(a)).toEqual(rows(b))
    const hidden = (sheet: Sheet) => (sheet.columns ?? []).map((column) => column.hidden ?? false)
    expect(hidden(a)).toEqual(hidden(b))
  })

  it('agree in names and custom properties', () => {
    const names = ({ namedRanges = [] }: FileContent) =>
      namedRanges
        .map(({ name, range, scope }) => [name, range, scope ?? ''])
        .sort((a, b) => String(a).localeCompare(String(b)))
    expect(names(inserted)).toEqual(names(written))
    expect(inserted.properties?.custom).toEqual(written.properties?.custom)
  })

  it('have the same charts', () => {
    const charts = (content: FileContent) =>
      content.sheets.flatMap((sheet) =>
        (sheet.charts ?? []).map(({ kinds, title, legend, anchor, series = [], axes }) => ({
          kinds,
          title,
          legend,
          anchor,
          series: series.map(({ name, valuesRef, categoriesRef }) => [
            name,
            ...[valuesRef, categoriesRef].map((reference) => reference?.replaceAll("'", ''))
          ]),
          axis: [axes?.y?.scale, axes?.y?.numberFormat?.formatCode, axes?.y?.gridlines],
          ticks: [axes?.x?.majorTickMark, axes?.y?.majorTickMark]
        }))
      )
    expect(charts(inserted)).toEqual(charts(written))
    expect(charts(written)).toHaveLength(chartCount)
  })
})
