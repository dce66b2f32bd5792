import type { ChartConfiguration, ChartDataset, ChartType } from 'chart.js'
import {
  ArcElement,
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  Chart,
  DoughnutController,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PieController,
  PointElement,
  RadarController,
  RadialLinearScale,
  ScatterController,
  Title
} from 'chart.js'

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  DoughnutController,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PieController,
  PointElement,
  RadarController,
  RadialLinearScale,
  ScatterController,
  Title
)

/** One series to draw; a missing value is a gap. */
export interface DrawnSeries {
  name: string
  /** The kind of this series where the chart mixes several. */
  type: string
  values: (number | null)[]
  /** Where points stand in charts without categories. */
  positions: (number | null)[]
  color: string | undefined
}

/** An axis to draw; what is undefined is chosen to fit. */
export interface DrawnAxis {
  title: string
  minimum: number | undefined
  maximum: number | undefined
  isReversed: boolean
  isLogarithmic: boolean
}

/** Everything of a chart that shows; lengths in pixels. */
export interface DrawnChart {
  /** The kind as Office.js names it. */
  type: string
  title: string
  legend: 'top' | 'bottom' | 'left' | 'right' | undefined
  width: number
  height: number
  categories: string[]
  series: DrawnSeries[]
  categoryAxis: DrawnAxis
  valueAxis: DrawnAxis
}

/** The accent colours of Office's theme, which series take in turn. */
const accents = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47']
const accent = (index: number): string => accents[index % accents.length]!
const font = '"Segoe UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'
/** Pictures are this much finer than the page, for large screens and for zooming in. */
const pixelRatio = 2

const plainTypes: readonly [RegExp, ChartType][] = [
  [/^(?:Bar(?!OfPie)|Column|Cylinder|Cone|Pyramid)/u, 'bar'],
  [/^(?:Line|Area)/u, 'line'],
  [/^(?:Pie|BarOfPie)/u, 'pie'],
  [/^Doughnut/u, 'doughnut'],
  [/^XYScatter/u, 'scatter'],
  [/^Bubble/u, 'bubble'],
  [/^Radar/u, 'radar']
]

const plainType = (type: string): ChartType | undefined =>
  plainTypes.find(([pattern]) => pattern.test(type.replace(/^3D/u, '')))?.[1]

const isHorizontal = (type: string): boolean => /^(?:3D)?(?:Bar(?!OfPie)|\w+Bar)/u.test(type)
const isStacked = (type: string): boolean => type.includes('Stacked')

/** The values of all series as shares of each category's sum. */
function shares(series: readonly DrawnSeries[]): (number | null)[][] {
  const sums = (series[0]?.values ?? []).map((_, index) =>
    series.reduce((sum, { values }) => sum + Math.abs(values[index] ?? 0), 0)
  )
  return series.map(({ values }) =>
    values.map((value, index) => (value === null || !sums[index] ? value : (100 * value) / sums[index]))
  )
}

function datasetsOf(chart: DrawnChart, kind: ChartType): ChartDataset[] {
  const isRound = kind === 'pie' || kind === 'doughnut'
  const values = chart.type.includes('100') ? shares(chart.series) : chart.series.map((one) => one.values)
  const shown = kind === 'pie' ? chart.series.slice(0, 1) : chart.series
  return shown.map((one, index): ChartDataset => {
    const color = one.color ?? accent(index)
    const own = (one.type && plainType(one.type)) || kind
    const points =
      kind === 'scatter' || kind === 'bubble'
        ? one.values.map((y, at) => ({ x: one.positions[at] ?? at + 1, y, r: 6 }))
        : values[index]!
    return {
      type: own,
      label: one.name,
      data: points,
      backgroundColor: isRound ? one.values.map((_, at) => accent(at)) : color,
      borderColor: isRound ? '#ffffff' : color,
      borderWidth: own === 'bar' ? 0 : 2,
      pointRadius: /Markers|^XYScatter$|^Bubble/u.test(one.type || chart.type) ? 3 : 0,
      showLine: kind !== 'scatter' || /Lines|Smooth/u.test(chart.type),
      tension: chart.type.includes('Smooth') ? 0.4 : 0,
      fill: /Area|Filled/u.test(one.type || chart.type)
    }
  })
}

/** Excel leaves zero out only where all values lie close together. */
function beginsAtZero({ series }: DrawnChart): boolean {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least < 0 || most === least || (most - least) * 6 > most
}

function scalesOf(chart: DrawnChart, kind: ChartType): Record<string, unknown> {
  if (kind === 'pie' || kind === 'doughnut') return {}
  const { categoryAxis, valueAxis, type } = chart
  if (kind === 'radar') return { r: { min: valueAxis.minimum, max: valueAxis.maximum } }
  const titled = ({ title }: DrawnAxis) => ({ display: title !== '', text: title, font: { family: font } })
  const limits = (axis: DrawnAxis) => ({
    min: axis.minimum,
    max: axis.maximum,
    title: titled(axis),
    ticks: { font: { family: font, size: 11 }, color: '#595959' }
  })
  const isFree = kind === 'scatter' || kind === 'bubble'
  // Excel counts the categories of bars from the bottom.
  const isUpsideDown = isHorizontal(type) !== categoryAxis.isReversed
  const across = {
    ...limits(categoryAxis),
    type: isFree ? 'linear' : 'category',
    reverse: isFree ? categoryAxis.isReversed : isUpsideDown,
    offset: !isFree && !/^(?:3D)?Area/u.test(type),
    stacked: isStacked(type),
    grid: { display: false }
  }
  const along = {
    ...limits(valueAxis),
    type: valueAxis.isLogarithmic ? 'logarithmic' : 'linear',
    reverse: valueAxis.isReversed,
    beginAtZero: beginsAtZero(chart),
    stacked: isStacked(type),
    grid: { color: '#d9d9d9' }
  }
  return isHorizontal(type) ? { x: along, y: across } : { x: across, y: along }
}

/** A chart as a picture; undefined for a kind that is not drawn. */
export function chartPicture(chart: DrawnChart): HTMLCanvasElement | undefined {
  const kind = plainType(chart.type)
  if (!kind || chart.series.length === 0) return undefined
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(chart.width))
  canvas.height = Math.max(1, Math.round(chart.height))
  const config: ChartConfiguration = {
    type: kind,
    data: { labels: chart.categories, datasets: datasetsOf(chart, kind) },
    options: {
      responsive: false,
      animation: false,
      events: [],
      devicePixelRatio: pixelRatio,
      locale: 'en-US',
      indexAxis: isHorizontal(chart.type) ? 'y' : 'x',
      layout: { padding: 8 },
      scales: scalesOf(chart, kind) as never,
      plugins: {
        title: {
          display: chart.title !== '',
          text: chart.title,
          color: '#595959',
          font: { family: font, size: 15, weight: 'normal' }
        },
        legend: {
          display: chart.legend !== undefined,
          position: chart.legend ?? 'bottom',
          labels: { boxWidth: 12, boxHeight: 12, font: { family: font, size: 11 }, color: '#595959' }
        }
      }
    }
  }
  const drawn = new Chart(canvas, config)
  // The canvas is emptied once the chart lets go of it.
  const picture = document.createElement('canvas')
  picture.width = canvas.width
  picture.height = canvas.height
  picture.getContext('2d')?.drawImage(canvas, 0, 0)
  drawn.destroy()
  return picture
}
