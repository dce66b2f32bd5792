import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { ChartState, ConditionalFormatState, SheetState } from '../engine/workbook-state'
import { newSheetState, newWorkbookState } from '../engine/workbook-state'
import { conditionalRuleXml, iconSets } from './conditional-rules'
import { filterColumnXml } from './filter-criteria'
import { fillPatterns } from './file-terms'
import { isWritable, isWritableChart } from './fresh-file'
import { openedFile } from './opened-file'
import { drawingOf } from './read-charts'
import { elementsNamed, outerXml } from './xml'

/** Something of the workbook a saved file does not hold: what kind of thing, on which sheet ('' for none), and its name. */
export interface Omission {
  kind:
    | 'drawing'
    | 'chart'
    | 'chart-detail'
    | 'conditional-format'
    | 'conditional-format-detail'
    | 'validation'
    | 'filter'
    | 'gradient-fill'
    | 'cell-style'
    | 'sheet-property'
    | 'workbook-property'
  sheet: string
  name: string
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What of a chart's properties is written, by part. */
const writtenOfCharts: Record<string, readonly string[]> = {
  title: ['Text', 'Visible'],
  legend: ['Visible', 'Position'],
  dataLabels: ['ShowValue', 'ShowCategoryName', 'ShowSeriesName', 'ShowPercentage'],
  'categoryAxis.title': ['Text'],
  categoryAxis: ['NumberFormat', 'Minimum', 'Maximum', 'MajorTickMark'],
  'categoryAxis.majorGridlines': ['Visible'],
  'valueAxis.title': ['Text'],
  valueAxis: ['NumberFormat', 'Minimum', 'Maximum', 'MajorTickMark'],
  'valueAxis.majorGridlines': ['Visible']
}

function chartDetails({ properties, series }: ChartState, before: ChartState | undefined): string[] {
  const own = Object.entries(properties).flatMap(([part, values]) =>
    Object.keys(values)
      .filter((key) => !same(values[key], before?.properties[part]?.[key]))
      .filter((key) => !writtenOfCharts[part]?.includes(key))
      .map((key) => `${part}.${key}`)
  )
  const ofSeries = series.flatMap((one, index) => {
    const old = before?.series[index]
    const plain = Object.keys(one.properties).filter(
      (key) => !same(one.properties[key], old?.properties[key])
    )
    const parts = Object.entries(one.parts ?? {}).flatMap(([part, values]) =>
      Object.keys(values)
        .filter((key) => !same(values[key], old?.parts?.[part]?.[key]))
        .filter((key) => !(part === 'format.fill' && key === 'color'))
        .map((key) => `${part}.${key}`)
    )
    return [...plain, ...parts].map((key) => `series${index + 1}.${key}`)
  })
  return [...own, ...ofSeries]
}

function chartOmissions(
  charts: readonly ChartState[],
  before: readonly ChartState[]
): [Omission['kind'], string][] {
  return charts.flatMap((chart): [Omission['kind'], string][] => {
    const old = before.find(({ origin }) => origin !== undefined && origin === chart.origin)
    if (!isWritableChart(chart)) {
      const changed =
        !old || !same([old.type, old.series, old.properties], [chart.type, chart.series, chart.properties])
      return changed ? [['chart', chart.name]] : []
    }
    // A changed chart is written anew, without what only its file said of its looks.
    const redrawn =
      old && !same([old.type, old.series, old.properties], [chart.type, chart.series, chart.properties])
        ? ['formatting']
        : []
    return [...redrawn, ...chartDetails(chart, old)].map((detail) => [
      'chart-detail',
      `${chart.name}: ${detail}`
    ])
  })
}

/** What of a data bar is written; the rest stands in an extension this host does not write. */
const writtenOfBars = ['lowerBoundRule', 'upperBoundRule', 'showDataBarOnly', 'positiveFormat']

function formatOmission(
  format: ConditionalFormatState,
  before: ConditionalFormatState | undefined
): [Omission['kind'], string][] {
  if (before && same({ ...before, id: '', areas: [] }, { ...format, id: '', areas: [] })) return []
  if (conditionalRuleXml(format, 1, undefined) === undefined) return [['conditional-format', format.type]]
  const rule = format.rule ?? {}
  if (format.type === 'IconSet') {
    const style = rule['style']
    const icons = Array.isArray(rule['criteria'])
      ? (rule['criteria'] as ({ customIcon?: unknown } | null)[])
      : []
    return [
      ...(typeof style === 'string' && iconSets[style] === undefined ? [`IconSet: ${style}`] : []),
      ...(icons.some((one) => one?.customIcon) ? ['IconSet: customIcon'] : [])
    ].map((name) => ['conditional-format-detail', name])
  }
  if (format.type !== 'DataBar') return []
  const beyond = Object.keys(rule).filter((key) => !writtenOfBars.includes(key))
  const fill = Object.keys(rule['positiveFormat'] ?? {}).filter((key) => key !== 'fillColor')
  return [...beyond, ...fill].map((key) => ['conditional-format-detail', `DataBar: ${key}`])
}

function filterOmissions(state: SheetState): [Omission['kind'], string][] {
  const columns = [
    ...Object.entries(state.autoFilter?.criteria ?? {}).map(([column, criteria]) => ({ column, criteria })),
    ...state.tables.flatMap(({ columns: own }) =>
      own.flatMap(({ name, filter }) => (filter ? [{ column: name, criteria: filter }] : []))
    )
  ]
  return columns
    .filter(({ column, criteria }) => filterColumnXml(Number(column) || 0, criteria, () => 0) === '')
    .map(({ column, criteria }) => ['filter', `${column}: ${String(criteria['filterOn'])}`])
}

/** Whether an opened sheet's drawing holds anything but charts, which a copy of the sheet does not get. */
function hasOtherDrawings(book: Book, sheet: Sheet): boolean {
  const file = openedFile(book)
  const source = file?.sheets.find(({ id }) => id === sheet.state.copyOf)
  if (!file || !source || file.sheets.some(({ id }) => id === sheet.id)) return false
  const drawing = drawingOf(file.package, source.part)
  return (drawing?.anchors ?? []).some(
    (anchor) => elementsNamed(outerXml(drawing!.xml, anchor), 'chart').length === 0
  )
}

function sheetOmissions(book: Book, sheet: Sheet): Omission[] {
  const { state } = sheet
  const before = openedFile(book)?.sheets.find(({ id }) => id === sheet.id)?.state
  const initial = newSheetState('')
  const found: [Omission['kind'], string][] = [
    ...chartOmissions(state.charts, before?.charts ?? []),
    ...state.conditionalFormats.flatMap((format) =>
      formatOmission(
        format,
        before?.conditionalFormats.find(({ origin }) => origin !== undefined && origin === format.origin)
      )
    ),
    ...state.validations
      .filter((one) => Object.keys(one.rule).length > 0 && !isWritable(one))
      .map((one): [Omission['kind'], string] => ['validation', Object.keys(one.rule).join()]),
    ...(before && same(before.autoFilter, state.autoFilter) && same(before.tables, state.tables)
      ? []
      : filterOmissions(state))
  ]
  if (hasOtherDrawings(book, sheet)) found.push(['drawing', ''])
  for (const key of ['enableCalculation', 'standardWidth'] as const)
    if (state[key] !== initial[key]) found.push(['sheet-property', key])
  for (const key of Object.keys(state.customProperties)) found.push(['sheet-property', key])
  return found.map(([kind, name]) => ({ kind, sheet: sheet.name, name }))
}

/** Gradients have colours Office.js does not say, so one an add-in chose cannot be written. */
function gradients(book: Book): Omission[] {
  const isGradient = (id: string): boolean => {
    const { fillPattern } = book.formats.formatOf(id)
    return fillPattern !== undefined && fillPatterns[fillPattern] === undefined
  }
  if (!book.formats.all().some(({ fillPattern }) => fillPattern !== undefined && !fillPatterns[fillPattern]))
    return []
  return book.sheets.flatMap((sheet): Omission[] => {
    const used = sheet.usedArea(false)
    let has = [
      sheet.state.sheetFormat,
      ...Object.values(sheet.state.rowFormats),
      ...Object.values(sheet.state.columnFormats)
    ]
      .filter((id) => id !== '')
      .some(isGradient)
    if (used)
      sheet.each(used, (_row, _column, { s }) => {
        if (typeof s === 'string' && isGradient(s)) has = true
      })
    return has ? [{ kind: 'gradient-fill', sheet: sheet.name, name: '' }] : []
  })
}

/** What add-ins made or changed in a workbook that a file saved now does not hold; empty when it holds everything. */
export function omissionsIn(book: Book): Omission[] {
  const { state } = book
  const initial = newWorkbookState('')
  const ofBook: [Omission['kind'], string][] = [
    ...state.styles.map(({ name }): [Omission['kind'], string] => ['cell-style', name])
  ]
  if (state.chartDataPointTrack !== initial.chartDataPointTrack)
    ofBook.push(['workbook-property', 'chartDataPointTrack'])
  return [
    ...book.sheets.flatMap((sheet) => sheetOmissions(book, sheet)),
    ...gradients(book),
    ...ofBook.map(([kind, name]) => ({ kind, sheet: '', name }))
  ]
}
