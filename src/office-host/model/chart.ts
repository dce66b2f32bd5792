import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { chartAxesClass } from './chart-axis'
import { formatClass } from './chart-format'
import { chartDataLabelsClass, chartDataTableClass, chartLegendClass, chartTitleClass } from './chart-labels'
import type { ChartTarget, PartTarget } from './chart-part'
import { changedChart, changedPart, chartState, keptProperties, partClass } from './chart-part'
import { chartSeriesCollectionClass } from './chart-series'
import { seriesOf, sourceAddress } from './chart-source'
import { registration } from './events'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { guardAllowed, rangeArgument } from './range-target'
import { worksheetRef } from './references'

const own = (key: 'name' | 'left' | 'top' | 'width' | 'height' | 'type') => ({
  get: (target: ChartTarget) => chartState(target)[key],
  set: (target: ChartTarget, value: unknown) => {
    if (typeof value !== typeof chartState(target)[key])
      throw invalidArgument(`${JSON.stringify(value)} is no value of ${key}`)
    Object.assign(changedChart(target), { [key]: value })
  }
})

const chartPart = (target: ChartTarget, part: string): PartTarget => ({ ...target, part })

const keptOfChart = keptProperties({
  Style: 2,
  PlotVisibleOnly: true,
  ShowAllFieldButtons: false,
  ShowDataLabelsOverMaximum: false,
  CategoryLabelLevel: 0,
  SeriesNameLevel: 0,
  DisplayBlanksAs: 'NotPlotted',
  PlotBy: 'Columns'
})

const chartProperties = Object.fromEntries(
  Object.entries(keptOfChart).map(([name, property]) => [
    name,
    {
      get: (target: ChartTarget, book: Sheet['book']) => property.get(chartPart(target, 'chart'), book),
      set: (target: ChartTarget, value: unknown, book: Sheet['book']) => {
        property.set!(chartPart(target, 'chart'), value, book)
      }
    }
  ])
)

const parts: Record<string, OfficeClass<PartTarget>> = {
  title: chartTitleClass,
  legend: chartLegendClass,
  dataLabels: chartDataLabelsClass,
  axes: chartAxesClass,
  format: formatClass('ChartAreaFormat', ['Border', 'Fill', 'Font'], {
    RoundedCorners: false,
    ColorScheme: 'ColorfulPalette1'
  }),
  plotArea: partClass(
    'ChartPlotArea',
    {
      Left: 0,
      Top: 0,
      Width: 0,
      Height: 0,
      InsideLeft: 0,
      InsideTop: 0,
      InsideWidth: 0,
      InsideHeight: 0,
      Position: 'Automatic'
    },
    { Format: formatClass('ChartPlotAreaFormat', ['Border', 'Fill']) }
  ),
  pivotOptions: partClass('ChartPivotOptions', {
    ShowAxisFieldButtons: true,
    ShowLegendFieldButtons: true,
    ShowReportFilterFieldButtons: true,
    ShowValueFieldButtons: true
  })
}

/** Makes a chart the active one, or none. */
function activateChart(target: ChartTarget): void {
  const { book } = target.sheet
  chartState(target)
  if (book.activeChart) {
    const { sheetId, id } = book.activeChart
    book.emit({ kind: 'chartDeactivated', target: sheetId, detail: { worksheetId: sheetId, chartId: id } })
  }
  book.activeChart = { sheetId: target.sheet.id, id: target.id }
  book.emit({
    kind: 'chartActivated',
    target: target.sheet.id,
    detail: { worksheetId: target.sheet.id, chartId: target.id }
  })
}

function setPosition(target: ChartTarget, start: unknown, end: unknown): void {
  const { sheet } = target
  const from = rangeArgument(sheet.book, sheet, start).area
  const chart = changedChart(target)
  const length = (first: number, last: number, size: (index: number) => number): number => {
    let total = 0
    for (let index = first; index <= last; index++) total += size(index)
    return total
  }
  chart.left = length(0, from.left - 1, (column) => sheet.columnWidth(column))
  chart.top = length(0, from.top - 1, (row) => sheet.rowHeight(row))
  if (end === undefined || end === null) return
  const to = rangeArgument(sheet.book, sheet, end).area
  chart.width = length(from.left, to.right, (column) => sheet.columnWidth(column))
  chart.height = length(from.top, to.bottom, (row) => sheet.rowHeight(row))
}

const dataTable = (target: ChartTarget): ObjectRef => ref(chartDataTableClass, chartPart(target, 'dataTable'))

/** Chart. Source: https://learn.microsoft.com/javascript/api/excel/excel.chart */
export const chartClass: OfficeClass<ChartTarget> = officeClass<ChartTarget>({
  name: 'Chart',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Name: own('name'),
    Left: own('left'),
    Top: own('top'),
    Width: own('width'),
    Height: own('height'),
    ChartType: own('type'),
    ...chartProperties
  },
  navigations: {
    ...Object.fromEntries(
      Object.entries(parts).map(([part, type]) => [
        part.charAt(0).toUpperCase() + part.slice(1),
        (target: ChartTarget): ObjectRef => ref(type, chartPart(target, part))
      ])
    ),
    Series: (target) => ref(chartSeriesCollectionClass, target),
    Worksheet: ({ sheet }) => worksheetRef(sheet)
  },
  objects: {
    GetDataTable: (target) => {
      changedPart(chartPart(target, 'dataTable'))
      return dataTable(target)
    },
    GetDataTableOrNullObject: (target) =>
      chartState(target).properties['dataTable'] ? dataTable(target) : null
  },
  calls: {
    Activate: (target) => {
      activateChart(target)
    },
    SetPosition: (target, [start, end]) => {
      setPosition(target, start, end)
    },
    SetData: (target, [source, seriesBy], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, source)
      const chart = changedChart(target)
      chart.source = sourceAddress(sheet, area)
      chart.series = seriesOf(sheet, area, typeof seriesBy === 'string' ? seriesBy : 'Auto')
    },
    Delete: (target) => {
      changedChart(target)
      const { sheet, id } = target
      sheet.state.charts = sheet.state.charts.filter((chart) => chart.id !== id)
      if (sheet.book.activeChart?.id === id) sheet.book.activeChart = undefined
      sheet.book.emit({
        kind: 'chartDeleted',
        target: sheet.id,
        detail: { worksheetId: sheet.id, chartId: id, source: sheet.book.source }
      })
    },
    ...registration(['Activated', 'Deactivated'])
  }
})

/** The chart activated last, if it is there still. */
export function activeChart(book: Sheet['book']): ObjectRef | null {
  const sheet = book.activeChart && book.sheetById(book.activeChart.sheetId)
  const chart = sheet?.state.charts.find(({ id }) => id === book.activeChart?.id)
  return sheet && chart ? ref(chartClass, { sheet, id: chart.id }) : null
}

const find = (sheet: Sheet, key: unknown): ChartTarget | undefined => {
  const chart = sheet.state.charts.find(({ id, name }) => id === key || name === key)
  return chart && { sheet, id: chart.id }
}

/** Worksheet.charts; https://learn.microsoft.com/javascript/api/excel/excel.chartcollection */
export const chartsClass: OfficeClass<Sheet> = officeClass<Sheet>({
  name: 'ChartCollection',
  scalars: { Count: { get: (sheet) => sheet.state.charts.length } },
  items: (sheet) => sheet.state.charts.map(({ id }) => ref(chartClass, { sheet, id })),
  item: (sheet, key) => {
    const chart = find(sheet, key)
    if (!chart) throw itemNotFound(`the chart ${String(key)}`)
    return ref(chartClass, chart)
  },
  objects: {
    GetItemOrNullObject: (sheet, [key]) => {
      const chart = find(sheet, key)
      return chart ? ref(chartClass, chart) : null
    },
    Add: (sheet, [type, source, seriesBy], book) => {
      guardAllowed(sheet, 'allowEditObjects')
      if (typeof type !== 'string' || type === '') throw invalidArgument('a chart type is wanted')
      const range = rangeArgument(book, sheet, source)
      const by = typeof seriesBy === 'string' ? seriesBy : 'Auto'
      let number = 1
      while (sheet.state.charts.some(({ name }) => name === `Chart ${number}`)) number++
      const id = book.newId()
      sheet.touch().charts.push({
        id,
        name: `Chart ${number}`,
        type,
        left: 0,
        top: 0,
        width: 360,
        height: 216,
        source: sourceAddress(range.sheet, range.area),
        seriesBy: by,
        series: seriesOf(range.sheet, range.area, by),
        properties: {}
      })
      book.emit({
        kind: 'chartAdded',
        target: sheet.id,
        detail: { worksheetId: sheet.id, chartId: id, source: book.source }
      })
      return ref(chartClass, { sheet, id })
    }
  },
  calls: registration(['Added', 'Deleted', 'Activated', 'Deactivated'])
})
