import type { Area } from '../engine/area'
import { areaText, columnCount, quotedSheetName, rowCount } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import type { ChartState, SeriesState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { worksheetRef } from './references'
import { officeClass, ref } from './office-class'
import { guardAllowed, resolveRange, rangeArgument } from './range-target'

interface ChartTarget {
  sheet: Sheet
  id: string
}

const stateOf = ({ sheet, id }: ChartTarget): ChartState => {
  const state = sheet.state.charts.find((chart) => chart.id === id)
  if (!state) throw itemNotFound('the chart')
  return state
}

const changed = (target: ChartTarget): ChartState => {
  guardAllowed(target.sheet, 'allowEditObjects')
  target.sheet.touch()
  return stateOf(target)
}

const address = (sheet: Sheet, area: Area): string =>
  `=${quotedSheetName(sheet.name)}!${areaText(area, true)}`

/** Splits a source area into series as Excel does: texts in the first row and column are names and categories. */
export function seriesOf(sheet: Sheet, area: Area, seriesBy: string): SeriesState[] {
  const byRows = seriesBy === 'Rows' || (seriesBy === 'Auto' && columnCount(area) > rowCount(area))
  const isText = (row: number, column: number): boolean => typeof sheet.value(row, column) === 'string'
  const headerRow = rowCount(area) > 1 && isText(area.top, area.right)
  const headerColumn = columnCount(area) > 1 && isText(area.bottom, area.left)
  const top = area.top + (headerRow ? 1 : 0)
  const left = area.left + (headerColumn ? 1 : 0)
  const series: SeriesState[] = []
  const add = (name: string, values: Area, categories: Area | undefined): void => {
    series.push({
      name,
      values: address(sheet, values),
      categories: categories ? address(sheet, categories) : '',
      properties: {}
    })
  }
  if (byRows) {
    const categories = headerRow ? { top: area.top, bottom: area.top, left, right: area.right } : undefined
    for (let row = top; row <= area.bottom; row++) {
      add(
        headerColumn ? sheet.text(row, area.left) : `Series${row - top + 1}`,
        { top: row, bottom: row, left, right: area.right },
        categories
      )
    }
  } else {
    const categories = headerColumn
      ? { top, bottom: area.bottom, left: area.left, right: area.left }
      : undefined
    for (let column = left; column <= area.right; column++) {
      add(
        headerRow ? sheet.text(area.top, column) : `Series${column - left + 1}`,
        { top, bottom: area.bottom, left: column, right: column },
        categories
      )
    }
  }
  return series
}

interface PartTarget extends ChartTarget {
  part: string
}

const partProperty = (name: string, initial: unknown) => ({
  get: (target: PartTarget) => stateOf(target).properties[target.part]?.[name] ?? initial,
  set: (target: PartTarget, value: unknown) => {
    const chart = changed(target)
    ;(chart.properties[target.part] ??= {})[name] = value
  }
})

const partProperties = (initial: Record<string, unknown>): Record<string, ReturnType<typeof partProperty>> =>
  Object.fromEntries(Object.entries(initial).map(([name, value]) => [name, partProperty(name, value)]))

const inner =
  <T extends PartTarget>(name: string) =>
  (target: T): PartTarget => ({
    sheet: target.sheet,
    id: target.id,
    part: `${target.part}.${name}`
  })

/** Fonts of charts; https://learn.microsoft.com/javascript/api/excel/excel.chartfont */
export const chartFontClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartFont',
  scalars: partProperties({
    Bold: false,
    Color: '#595959',
    Italic: false,
    Name: 'Calibri',
    Size: 10,
    Underline: 'None'
  })
})

/** Fills of charts; https://learn.microsoft.com/javascript/api/excel/excel.chartfill */
export const chartFillClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartFill',
  calls: {
    SetSolidColor: (target, [color]) => {
      ;(changed(target).properties[target.part] ??= {})['color'] = color
    },
    Clear: (target) => {
      delete changed(target).properties[target.part]
    },
    GetSolidColor: (target) => stateOf(target).properties[target.part]?.['color'] ?? ''
  }
})

/** Lines of charts; https://learn.microsoft.com/javascript/api/excel/excel.chartlineformat */
export const chartLineClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartLineFormat',
  scalars: partProperties({ Color: '', LineStyle: 'Automatic', Weight: 2.25 })
})

const formatNavigations = {
  Font: (target: PartTarget): ObjectRef => ref(chartFontClass, inner('font')(target)),
  Fill: (target: PartTarget): ObjectRef => ref(chartFillClass, inner('fill')(target)),
  Line: (target: PartTarget): ObjectRef => ref(chartLineClass, inner('line')(target))
}

const partFormatClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartPartFormat',
  navigations: formatNavigations
})

const partClass = (
  name: string,
  initial: Record<string, unknown>
): ReturnType<typeof officeClass<PartTarget>> =>
  officeClass<PartTarget>({
    name,
    scalars: partProperties(initial),
    navigations: { Format: (target) => ref(partFormatClass, inner('format')(target)) }
  })

/** Chart.title; https://learn.microsoft.com/javascript/api/excel/excel.charttitle */
export const chartTitleClass = partClass('ChartTitle', {
  Text: '',
  Visible: true,
  Overlay: false,
  HorizontalAlignment: 'Center',
  Position: 'Automatic'
})
/** Chart.legend; https://learn.microsoft.com/javascript/api/excel/excel.chartlegend */
export const chartLegendClass = partClass('ChartLegend', {
  Visible: true,
  Position: 'Bottom',
  Overlay: false
})
/** Chart.dataLabels; https://learn.microsoft.com/javascript/api/excel/excel.chartdatalabels */
export const chartDataLabelsClass = partClass('ChartDataLabels', {
  Position: 'OutsideEnd',
  ShowValue: false,
  ShowSeriesName: false,
  ShowCategoryName: false,
  ShowPercentage: false,
  ShowLegendKey: false,
  NumberFormat: 'General'
})
const axisTitleClass = partClass('ChartAxisTitle', { Text: '', Visible: false })

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxis */
export const chartAxisClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartAxis',
  scalars: partProperties({
    Maximum: '',
    Minimum: '',
    MajorUnit: '',
    MinorUnit: '',
    Visible: true,
    NumberFormat: 'General',
    ReversePlotOrder: false,
    TickLabelPosition: 'NextToAxis',
    DisplayUnit: 'None'
  }),
  navigations: {
    Title: (target) => ref(axisTitleClass, inner('title')(target)),
    Format: (target) => ref(partFormatClass, inner('format')(target)),
    MajorGridlines: (target) => ref(gridlinesClass, inner('majorGridlines')(target)),
    MinorGridlines: (target) => ref(gridlinesClass, inner('minorGridlines')(target))
  }
})

const gridlinesClass: OfficeClass<PartTarget> = officeClass<PartTarget>({
  name: 'ChartGridlines',
  scalars: partProperties({ Visible: false })
})

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxes */
export const chartAxesClass: OfficeClass<ChartTarget> = officeClass<ChartTarget>({
  name: 'ChartAxes',
  navigations: {
    CategoryAxis: (target) => ref(chartAxisClass, { ...target, part: 'categoryAxis' }),
    ValueAxis: (target) => ref(chartAxisClass, { ...target, part: 'valueAxis' })
  }
})

interface SeriesTarget extends ChartTarget {
  index: number
}

const seriesState = (target: SeriesTarget): SeriesState => {
  const series = stateOf(target).series[target.index]
  if (!series) throw itemNotFound('the series')
  return series
}

const changedSeries = (target: SeriesTarget): SeriesState => {
  changed(target)
  return seriesState(target)
}

const seriesProperty = (name: string, initial: unknown) => ({
  get: (target: SeriesTarget) => seriesState(target).properties[name] ?? initial,
  set: (target: SeriesTarget, value: unknown) => {
    changedSeries(target).properties[name] = value
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseries */
export const chartSeriesClass: OfficeClass<SeriesTarget> = officeClass<SeriesTarget>({
  name: 'ChartSeries',
  scalars: {
    Name: {
      get: (target) => seriesState(target).name,
      set: (target, value) => {
        changedSeries(target).name = String(value)
      }
    },
    ChartType: {
      get: (target) => seriesState(target).properties['ChartType'] ?? stateOf(target).type,
      set: (target, value) => {
        changedSeries(target).properties['ChartType'] = value
      }
    },
    HasDataLabels: seriesProperty('HasDataLabels', false),
    Smooth: seriesProperty('Smooth', false),
    GapWidth: seriesProperty('GapWidth', 150),
    AxisGroup: seriesProperty('AxisGroup', 'Primary'),
    MarkerStyle: seriesProperty('MarkerStyle', 'Automatic'),
    PlotOrder: { get: ({ index }) => index }
  },
  navigations: {
    Format: ({ sheet, id, index }) => ref(partFormatClass, { sheet, id, part: `series${index}.format` }),
    DataLabels: ({ sheet, id, index }) =>
      ref(chartDataLabelsClass, { sheet, id, part: `series${index}.dataLabels` })
  },
  calls: {
    SetValues: (target, [range], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, range)
      changedSeries(target).values = address(sheet, area)
    },
    SetXAxisValues: (target, [range], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, range)
      changedSeries(target).categories = address(sheet, area)
    },
    GetDimensionValues: (target, [dimension], book) => {
      const { values, categories } = seriesState(target)
      const source = dimension === 'Categories' || dimension === 'XValues' ? categories : values
      if (!source) return []
      const { sheet, area } = resolveRange(book, target.sheet, source)
      const list: unknown[] = []
      for (let row = area.top; row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) list.push(sheet.value(row, column))
      }
      return list
    },
    Delete: (target) => {
      const chart = changed(target)
      chart.series.splice(target.index, 1)
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseriescollection */
export const chartSeriesCollectionClass: OfficeClass<ChartTarget> = officeClass<ChartTarget>({
  name: 'ChartSeriesCollection',
  scalars: { Count: { get: (target) => stateOf(target).series.length } },
  items: (target) => stateOf(target).series.map((_, index) => ref(chartSeriesClass, { ...target, index })),
  objects: {
    Add: (target, [name]) => {
      const chart = changed(target)
      chart.series.push({
        name: typeof name === 'string' ? name : `Series${chart.series.length + 1}`,
        values: '',
        categories: '',
        properties: {}
      })
      return ref(chartSeriesClass, { ...target, index: chart.series.length - 1 })
    }
  }
})

const own = (key: 'name' | 'left' | 'top' | 'width' | 'height' | 'type') => ({
  get: (target: ChartTarget) => stateOf(target)[key],
  set: (target: ChartTarget, value: unknown) => {
    Object.assign(changed(target), { [key]: value })
  }
})

/** Chart; kept and listed, not drawn. Source: https://learn.microsoft.com/javascript/api/excel/excel.chart */
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
    Style: {
      get: (target) => stateOf(target).properties['chart']?.['style'] ?? 2,
      set: (target, value) => {
        ;(changed(target).properties['chart'] ??= {})['style'] = value
      }
    },
    PlotVisibleOnly: {
      get: (target) => stateOf(target).properties['chart']?.['plotVisibleOnly'] ?? true,
      set: (target, value) => {
        ;(changed(target).properties['chart'] ??= {})['plotVisibleOnly'] = value
      }
    }
  },
  navigations: {
    Title: (target) => ref(chartTitleClass, { ...target, part: 'title' }),
    Legend: (target) => ref(chartLegendClass, { ...target, part: 'legend' }),
    DataLabels: (target) => ref(chartDataLabelsClass, { ...target, part: 'dataLabels' }),
    Format: (target) => ref(partFormatClass, { ...target, part: 'format' }),
    Axes: (target) => ref(chartAxesClass, target),
    Series: (target) => ref(chartSeriesCollectionClass, target),
    Worksheet: ({ sheet }) => worksheetRef(sheet)
  },
  calls: {
    SetPosition: (target, [start, end], book) => {
      const from = rangeArgument(book, target.sheet, start).area
      const to = end === undefined || end === null ? from : rangeArgument(book, target.sheet, end).area
      const chart = changed(target)
      const length = (first: number, last: number, size: (index: number) => number): number => {
        let total = 0
        for (let index = first; index <= last; index++) total += size(index)
        return total
      }
      const { sheet } = target
      chart.left = length(0, from.left - 1, (column) => sheet.columnWidth(column))
      chart.top = length(0, from.top - 1, (row) => sheet.rowHeight(row))
      if (end !== undefined && end !== null) {
        chart.width = length(from.left, to.right, (column) => sheet.columnWidth(column))
        chart.height = length(from.top, to.bottom, (row) => sheet.rowHeight(row))
      }
    },
    SetData: (target, [source, seriesBy], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, source)
      const chart = changed(target)
      chart.source = address(sheet, area)
      chart.series = seriesOf(sheet, area, typeof seriesBy === 'string' ? seriesBy : 'Auto')
    },
    Delete: (target) => {
      changed(target)
      target.sheet.state.charts = target.sheet.state.charts.filter(({ id }) => id !== target.id)
    }
  }
})

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
        source: address(range.sheet, range.area),
        seriesBy: by,
        series: seriesOf(range.sheet, range.area, by),
        properties: {}
      })
      return ref(chartClass, { sheet, id })
    }
  },
  calls: Object.fromEntries(
    ['Added', 'Deleted', 'Activated', 'Deactivated'].flatMap((name) => [
      [`_Register${name}Event`, () => null],
      [`_Unregister${name}Event`, () => null]
    ])
  )
})
