import type { CellValue } from '../engine/cell-value'
import type { Book } from '../engine/book'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { formatClass } from './chart-format'
import { chartDataLabelClass, chartDataLabelsClass } from './chart-labels'
import type { ChartTarget, PartTarget, SeriesTarget } from './chart-part'
import {
  changedChart,
  changedPart,
  changedSeries,
  chartState,
  innerPart,
  partClass,
  seriesState
} from './chart-part'
import { sourceAddress } from './chart-source'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeArgument, resolveRange } from './range-target'

interface PointTarget extends PartTarget {
  index: number
}

const valuesOf = (target: SeriesTarget, source: string, book: Book): CellValue[] => {
  if (!source) return []
  const { sheet, area } = resolveRange(book, target.sheet, source)
  const list: CellValue[] = []
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) list.push(sheet.value(row, column))
  }
  return list
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartpoint */
export const chartPointClass: OfficeClass<PartTarget> = partClass(
  'ChartPoint',
  {
    HasDataLabel: false,
    MarkerStyle: 'Automatic',
    MarkerSize: 5,
    MarkerBackgroundColor: '#4472C4',
    MarkerForegroundColor: '#4472C4'
  },
  { Format: formatClass('ChartPointFormat', ['Border', 'Fill']), DataLabel: chartDataLabelClass },
  {
    scalars: {
      Value: {
        get: (target, book) => {
          const { index, series = 0 } = target as PointTarget
          const own = { ...target, series }
          return valuesOf(own, seriesState(own).values, book)[index]
        }
      }
    }
  }
)

/** https://learn.microsoft.com/javascript/api/excel/excel.chartpointscollection */
export const chartPointsClass: OfficeClass<SeriesTarget> = officeClass<SeriesTarget>({
  name: 'ChartPointsCollection',
  scalars: { Count: { get: (target, book) => valuesOf(target, seriesState(target).values, book).length } },
  items: (target, book) =>
    valuesOf(target, seriesState(target).values, book).map((_, index) =>
      ref(chartPointClass, { ...target, part: `point${index}`, index })
    )
})

const trendlines = (target: SeriesTarget): Record<string, unknown>[] =>
  (seriesState(target).properties['trendlines'] as Record<string, unknown>[] | undefined) ?? []

const trendlineIndex = ({ part }: PartTarget): number => Number(/^trendline(\d+)$/.exec(part)?.[1])
const ownSeries = (target: PartTarget): SeriesTarget => ({ ...target, series: target.series ?? 0 })

const trendlineLabelClass = partClass(
  'ChartTrendlineLabel',
  {
    Left: 0,
    Top: 0,
    Text: '',
    Formula: '',
    AutoText: true,
    NumberFormat: 'General',
    LinkNumberFormat: true,
    TextOrientation: 0,
    HorizontalAlignment: 'Center',
    VerticalAlignment: 'Center'
  },
  { Format: formatClass('ChartTrendlineLabelFormat', ['Border', 'Fill', 'Font']) },
  { scalars: { Width: { get: () => 0 }, Height: { get: () => 0 } } }
)

/** https://learn.microsoft.com/javascript/api/excel/excel.charttrendline */
export const chartTrendlineClass: OfficeClass<PartTarget> = partClass(
  'ChartTrendline',
  {
    Type: 'Linear',
    Name: '',
    Intercept: '',
    PolynomialOrder: 2,
    MovingAveragePeriod: 2,
    ForwardPeriod: 0,
    BackwardPeriod: 0,
    ShowEquation: false,
    ShowRSquared: false
  },
  { Format: formatClass('ChartTrendlineFormat', ['Line']), Label: trendlineLabelClass },
  {
    identity: trendlineIndex,
    scalars: { _Id: { get: trendlineIndex } },
    calls: {
      Delete: (target) => {
        const series = changedSeries(ownSeries(target))
        const index = trendlineIndex(target)
        series.properties['trendlines'] = trendlines(ownSeries(target)).filter((_, at) => at !== index)
        const parts = (series.parts ??= {})
        for (const key of Object.keys(parts)) {
          if (key === target.part || key.startsWith(`${target.part}.`)) delete parts[key]
        }
      }
    }
  }
)

/** https://learn.microsoft.com/javascript/api/excel/excel.charttrendlinecollection */
export const chartTrendlinesClass: OfficeClass<SeriesTarget> = officeClass<SeriesTarget>({
  name: 'ChartTrendlineCollection',
  items: (target) =>
    trendlines(target).map((_, index) => ref(chartTrendlineClass, { ...target, part: `trendline${index}` })),
  item: (target, key) => {
    if (!trendlines(target)[Number(key)]) throw itemNotFound(`the trendline ${String(key)}`)
    return ref(chartTrendlineClass, { ...target, part: `trendline${Number(key)}` })
  },
  objects: {
    Add: (target, [type]) => {
      const series = changedSeries(target)
      const index = trendlines(target).length
      series.properties['trendlines'] = [...trendlines(target), {}]
      const part: PartTarget = { ...target, part: `trendline${index}` }
      changedPart(part)['Type'] = typeof type === 'string' ? type : 'Linear'
      return ref(chartTrendlineClass, part)
    }
  }
})

const errorBarsClass = partClass(
  'ChartErrorBars',
  { EndStyleCap: true, Include: 'Both', Type: 'FixedValue', Visible: false },
  { Format: formatClass('ChartErrorBarsFormat', ['Line']) }
)

const seriesParts: Record<string, OfficeClass<PartTarget>> = {
  Format: formatClass('ChartSeriesFormat', ['Fill', 'Line']),
  DataLabels: chartDataLabelsClass,
  XErrorBars: errorBarsClass,
  YErrorBars: errorBarsClass,
  BinOptions: partClass('ChartBinOptions', {
    Type: 'Auto',
    Width: 0,
    Count: 0,
    AllowOverflow: false,
    AllowUnderflow: false,
    OverflowValue: 0,
    UnderflowValue: 0
  }),
  BoxwhiskerOptions: partClass('ChartBoxwhiskerOptions', {
    ShowInnerPoints: false,
    ShowOutlierPoints: true,
    ShowMeanMarker: true,
    ShowMeanLine: false,
    QuartileCalculation: 'Exclusive'
  }),
  MapOptions: partClass('ChartMapOptions', {
    Level: 'Automatic',
    LabelStrategy: 'None',
    ProjectionType: 'Automatic'
  })
}

const kept: Record<string, unknown> = {
  HasDataLabels: false,
  Filtered: false,
  MarkerSize: 5,
  MarkerStyle: 'Automatic',
  MarkerBackgroundColor: '#4472C4',
  MarkerForegroundColor: '#4472C4',
  ShowShadow: false,
  Smooth: false,
  GapWidth: 150,
  DoughnutHoleSize: 75,
  AxisGroup: 'Primary',
  Explosion: 0,
  FirstSliceAngle: 0,
  InvertIfNegative: false,
  InvertColor: '#FFFFFF',
  BubbleScale: 100,
  SecondPlotSize: 75,
  SplitType: 'SplitByPosition',
  SplitValue: 0,
  VaryByCategories: false,
  ShowLeaderLines: false,
  ShowConnectorLines: true,
  Overlap: 0,
  ParentLabelStrategy: 'None',
  GradientStyle: 'TwoPhaseColor',
  GradientMinimumType: 'ExtremeValue',
  GradientMidpointType: 'Percent',
  GradientMaximumType: 'ExtremeValue',
  GradientMinimumValue: 0,
  GradientMidpointValue: 50,
  GradientMaximumValue: 100,
  GradientMinimumColor: '#FFFFFF',
  GradientMidpointColor: '#FFFFFF',
  GradientMaximumColor: '#4472C4'
}

const keptOfSeries = Object.fromEntries(
  Object.entries(kept).map(([name, initial]) => [
    name,
    {
      get: (target: SeriesTarget) => seriesState(target).properties[name] ?? initial,
      set: (target: SeriesTarget, value: unknown) => {
        if (value === null || value === undefined) return
        if (typeof value !== typeof initial)
          throw invalidArgument(`${JSON.stringify(value)} is no value of ${name}`)
        changedSeries(target).properties[name] = value
      }
    }
  ])
)

const dimensionSource = (target: SeriesTarget, dimension: unknown): string => {
  const { values, categories, properties } = seriesState(target)
  switch (dimension) {
    case 'Categories':
    case 'XValues':
      return categories
    case 'Values':
    case 'YValues':
      return values
    case 'BubbleSizes':
      return typeof properties['bubbleSizes'] === 'string' ? properties['bubbleSizes'] : ''
    default:
      throw invalidArgument(`${String(dimension)} is no dimension of a series`)
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseries */
export const chartSeriesClass: OfficeClass<SeriesTarget> = officeClass<SeriesTarget>({
  name: 'ChartSeries',
  scalars: {
    ...keptOfSeries,
    Name: {
      get: (target) => seriesState(target).name,
      set: (target, value) => {
        changedSeries(target).name = String(value)
      }
    },
    ChartType: {
      get: (target) => seriesState(target).properties['ChartType'] ?? chartState(target).type,
      set: (target, value) => {
        changedSeries(target).properties['ChartType'] = value
      }
    },
    PlotOrder: {
      get: (target) => seriesState(target).properties['PlotOrder'] ?? target.series,
      set: (target, value) => {
        if (typeof value !== 'number') throw invalidArgument('a place in the plot order is wanted')
        changedSeries(target).properties['PlotOrder'] = value
      }
    }
  },
  navigations: {
    ...Object.fromEntries(
      Object.entries(seriesParts).map(([name, type]) => [
        name,
        (target: SeriesTarget): ObjectRef => ref(type, innerPart({ ...target, part: '' }, name))
      ])
    ),
    Points: (target) => ref(chartPointsClass, target),
    Trendlines: (target) => ref(chartTrendlinesClass, target)
  },
  calls: {
    SetValues: (target, [range], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, range)
      changedSeries(target).values = sourceAddress(sheet, area)
    },
    SetXAxisValues: (target, [range], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, range)
      changedSeries(target).categories = sourceAddress(sheet, area)
    },
    SetBubbleSizes: (target, [range], book) => {
      const { sheet, area } = rangeArgument(book, target.sheet, range)
      changedSeries(target).properties['bubbleSizes'] = sourceAddress(sheet, area)
    },
    GetDimensionValues: (target, [dimension], book) =>
      valuesOf(target, dimensionSource(target, dimension), book),
    GetDimensionDataSourceString: (target, [dimension]) => dimensionSource(target, dimension).slice(1),
    GetDimensionDataSourceType: (target, [dimension]) =>
      dimensionSource(target, dimension) === '' ? 'Unknown' : 'LocalRange',
    Delete: (target) => {
      changedChart(target).series.splice(target.series, 1)
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.chartseriescollection */
export const chartSeriesCollectionClass: OfficeClass<ChartTarget> = officeClass<ChartTarget>({
  name: 'ChartSeriesCollection',
  scalars: { Count: { get: (target) => chartState(target).series.length } },
  items: (target) =>
    chartState(target).series.map((_, series) => ref(chartSeriesClass, { ...target, series })),
  objects: {
    Add: (target, [name, index]) => {
      const chart = changedChart(target)
      const at = typeof index === 'number' ? Math.min(index, chart.series.length) : chart.series.length
      chart.series.splice(at, 0, {
        name: typeof name === 'string' ? name : `Series${chart.series.length + 1}`,
        values: '',
        categories: '',
        properties: {}
      })
      return ref(chartSeriesClass, { ...target, series: at })
    }
  }
})
