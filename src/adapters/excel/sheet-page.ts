import { rangeAddress } from '../../domain/report/a1'
import type { ChartLayout, PrintLayout, ProtectionLayout, SheetLayout } from '../../domain/report/layout'
import { rowsAddress } from './sheet-cells'
import { writeStep, type WriteStep } from './write-requests'

/** How a sheet is shown: frozen part, gridlines, colour of its tab. Office.js knows no zoom of a sheet. */
export function viewSteps({ name, freeze, showGridlines, tabColor }: SheetLayout): WriteStep[] {
  return [
    writeStep('formatting', 5, (book) => {
      const sheet = book.sheet(name)
      if (tabColor !== undefined) sheet.tabColor = `#${tabColor}`
      if (showGridlines !== undefined) sheet.showGridlines = showGridlines
      const { rows, columns } = freeze ?? { rows: 0, columns: 0 }
      if (rows > 0 && columns > 0) {
        sheet.freezePanes.freezeAt(
          sheet.getRange(rangeAddress({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 }))
        )
      } else if (rows > 0) sheet.freezePanes.freezeRows(rows)
      else if (columns > 0) sheet.freezePanes.freezeColumns(columns)
    })
  ]
}

/** Print set-up of a sheet. */
export function printSteps({ name, print }: SheetLayout): WriteStep[] {
  if (!print) return []
  return [
    writeStep('formatting', 16, (book) => {
      const sheet = book.sheet(name)
      const { pageLayout } = sheet
      pageLayout.orientation = print.orientation === 'landscape' ? 'Landscape' : 'Portrait'
      pageLayout.paperSize = print.paper === 'A3' ? 'A3' : 'A4'
      pageLayout.zoom = {
        horizontalFitToPages: print.fitToWidth,
        ...(print.fitToHeight > 0 ? { verticalFitToPages: print.fitToHeight } : {})
      }
      pageLayout.setPrintMargins('Inches', { ...print.margins })
      pageLayout.centerHorizontally = print.centerHorizontally ?? false
      if (print.titleRows) {
        const { first, last } = print.titleRows
        pageLayout.setPrintTitleRows(sheet.getRange(rowsAddress(first, last)))
      }
      if (print.areas) pageLayout.setPrintArea(sheet.getRanges(print.areas.map(rangeAddress).join(',')))
      setHeadersAndFooters(pageLayout.headersFooters.defaultForAllPages, print)
    })
  ]
}

function setHeadersAndFooters(page: Excel.HeaderFooter, { header, footer }: PrintLayout): void {
  const above = header === undefined ? undefined : headerParts(header)
  const below = footer === undefined ? undefined : headerParts(footer)
  if (above?.left) page.leftHeader = above.left
  if (above?.center) page.centerHeader = above.center
  if (above?.right) page.rightHeader = above.right
  if (below?.left) page.leftFooter = below.left
  if (below?.center) page.centerFooter = below.center
  if (below?.right) page.rightFooter = below.right
}

/** Left, middle and right of a header or footer; text before any of the codes &L, &C, &R stands in the middle. */
export function headerParts(text: string): {
  readonly left: string
  readonly center: string
  readonly right: string
} {
  const parts = { L: '', C: '', R: '' }
  let part: keyof typeof parts = 'C'
  for (const piece of text.split(/(&[LCR])/u)) {
    if (piece === '&L' || piece === '&C' || piece === '&R') part = piece.slice(1) as keyof typeof parts
    else parts[part] += piece
  }
  return { left: parts.L, center: parts.C, right: parts.R }
}

const CHART_TYPES = { bar: 'BarClustered', column: 'ColumnClustered', pie: 'Pie', line: 'Line' } as const

/** Native charts; after every cell they draw is there. */
export function chartSteps({ name, charts = [] }: SheetLayout): WriteStep[] {
  return charts.map((chart) =>
    writeStep('formatting', 18 + 6 * chart.series.length, (book) => addChart(book.workbook, name, chart))
  )
}

function addChart(workbook: Excel.Workbook, sheetName: string, layout: ChartLayout): void {
  const [first] = layout.series
  if (!first) return
  const sheet = workbook.worksheets.getItem(sheetName)
  const chart = sheet.charts.add(CHART_TYPES[layout.kind], rangeOf(workbook, first.values), 'Columns')
  layout.series.forEach(({ name, categories, values }, index) => {
    const series = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name)
    series.name = name
    if (index > 0) series.setValues(rangeOf(workbook, values))
    series.setXAxisValues(rangeOf(workbook, categories))
  })
  chart.name = layout.name
  chart.title.text = layout.title
  const hasLegend = layout.series.length > 1 || layout.kind === 'pie'
  chart.legend.visible = hasLegend
  if (hasLegend) chart.legend.position = 'Bottom'
  if (layout.kind !== 'pie') {
    chart.axes.valueAxis.majorGridlines.visible = true
    const { valueAxis, categoryAxis } = chart.axes
    valueAxis.majorTickMark = 'None'
    categoryAxis.majorTickMark = 'None'
    if (layout.axis !== undefined) valueAxis.numberFormat = layout.axis.format
    if (layout.axis?.min !== undefined) valueAxis.minimum = layout.axis.min
    if (layout.axis?.max !== undefined) valueAxis.maximum = layout.axis.max
  }
  const { top, left, bottom, right } = layout.anchor
  chart.setPosition(
    rangeAddress({ top, left, bottom: top, right: left }),
    rangeAddress({ top: bottom, left: right, bottom, right })
  )
}

/** The cells of a reference with a sheet name, e.g. of a chart's series. */
function rangeOf(workbook: Excel.Workbook, reference: string): Excel.Range {
  const cut = reference.lastIndexOf('!')
  const sheet = reference
    .slice(0, cut)
    .replace(/^'(.*)'$/su, '$1')
    .replaceAll("''", "'")
  return workbook.worksheets.getItem(sheet).getRange(reference.slice(cut + 1).replaceAll('$', ''))
}

/** Protection without a password; the very last thing on a sheet. */
export function protectionSteps({ name, protection }: SheetLayout): WriteStep[] {
  if (!protection) return []
  return [
    writeStep('formatting', 2, (book) => {
      book.sheet(name).protection.protect(protectionOptions(protection))
    })
  ]
}

const protectionOptions = (protection: ProtectionLayout): Excel.WorksheetProtectionOptions => ({
  allowAutoFilter: protection.allowFilter ?? false,
  allowSort: protection.allowSort ?? false,
  allowFormatCells: protection.allowFormatCells ?? false,
  allowFormatColumns: protection.allowFormatColumns ?? false,
  allowFormatRows: protection.allowFormatRows ?? false,
  allowInsertRows: protection.allowInsertRows ?? false,
  allowDeleteRows: protection.allowDeleteRows ?? false
})
