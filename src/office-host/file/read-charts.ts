import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { ChartState, SeriesState } from '../engine/workbook-state'
import type { Package } from './package'
import type { Element } from './xml'
import { attribute, childOf, childrenOf, elementsNamed, innerXml, rootOf, unescaped } from './xml'

/** English Metric Units in a point. */
export const unitsPerPoint = 12_700

const groupingNames: Record<string, string> = { stacked: 'Stacked', percentStacked: 'Stacked100' }

/** The chart type Office.js has for a plot of a file. */
function typeOf(xml: string, plot: Element): string {
  const value = (name: string): string | undefined => {
    const child = childOf(xml, plot, name)
    return child && attribute(child.attributes, 'val')
  }
  const grouping = groupingNames[value('grouping') ?? ''] ?? ''
  const marked = value('marker') === '1' ? 'Markers' : ''
  const three = plot.name.includes('3D') ? '3D' : ''
  switch (plot.name.replace('3D', '')) {
    case 'barChart':
      return `${three}${value('barDir') === 'bar' ? 'Bar' : 'Column'}${grouping || 'Clustered'}`
    case 'lineChart':
      return three ? '3DLine' : `Line${marked}${grouping}`
    case 'areaChart':
      return `${three}Area${grouping}`
    case 'pieChart':
      return `${three}Pie`
    case 'doughnutChart':
      return 'Doughnut'
    case 'ofPieChart':
      return value('ofPieType') === 'bar' ? 'BarOfPie' : 'PieOfPie'
    case 'scatterChart':
      return value('scatterStyle') === 'smoothMarker' ? 'XYScatterSmooth' : 'XYScatter'
    case 'bubbleChart':
      return 'Bubble'
    case 'radarChart':
      return value('radarStyle') === 'filled' ? 'RadarFilled' : 'Radar'
    case 'stockChart':
      return 'StockHLC'
    case 'surfaceChart':
      return 'Surface'
    default:
      return 'Invalid'
  }
}

const textIn = (xml: string, element: Element | undefined, name: string): string =>
  element
    ? elementsNamed(xml.slice(element.start, element.end), name)
        .map((found) => unescaped(innerXml(xml.slice(element.start, element.end), found)))
        .join('')
    : ''

/** The plain colour that shape properties fill with; undefined for any other fill, and for a colour of the theme. */
function colorOf(xml: string, properties: Element | undefined): string | undefined {
  const fill = properties && childOf(xml, properties, 'solidFill')
  const color = fill && childOf(xml, fill, 'srgbClr')
  const value = color && attribute(color.attributes, 'val')
  return value && /^[\dA-Fa-f]{6}$/.test(value) ? `#${value.toUpperCase()}` : undefined
}

function seriesIn(xml: string, plot: Element): SeriesState[] {
  return childrenOf(xml, plot)
    .filter(({ name }) => name === 'ser')
    .map((series) => {
      const part = (...names: string[]): Element | undefined =>
        childrenOf(xml, series).find(({ name }) => names.includes(name))
      const reference = (element: Element | undefined): string => {
        const formula = textIn(xml, element, 'f')
        return formula === '' ? '' : `=${formula}`
      }
      const color = colorOf(xml, part('spPr'))
      return {
        name: textIn(xml, part('tx'), 'v'),
        values: reference(part('val', 'yVal')),
        categories: reference(part('cat', 'xVal')),
        properties: {},
        ...(color && { parts: { 'format.fill': { color } } })
      }
    })
}

/** A chart part in the terms of Office.js; undefined when it is none of the kinds the format has had from the start. */
export function readChart(xml: string): Pick<ChartState, 'type' | 'series' | 'properties'> | undefined {
  const chart = childOf(xml, rootOf(xml), 'chart')
  const area = chart && childOf(xml, chart, 'plotArea')
  const plots = area ? childrenOf(xml, area).filter(({ name }) => name.endsWith('Chart')) : []
  if (!chart || plots.length === 0) return undefined
  const title = textIn(xml, childOf(xml, chart, 'title'), 't')
  const types = plots.map((plot) => typeOf(xml, plot))
  const series = plots.flatMap((plot, index) =>
    seriesIn(xml, plot).map((one) =>
      types[index] === types[0] ? one : { ...one, properties: { ChartType: types[index] } }
    )
  )
  return {
    type: types[0]!,
    series,
    properties: {
      title: { Text: title, Visible: childOf(xml, chart, 'title') !== undefined },
      legend: { Visible: childOf(xml, chart, 'legend') !== undefined }
    }
  }
}

/** The drawing of a sheet with its anchors; undefined when the sheet has none. */
export function drawingOf(
  file: Package,
  sheetPart: string
): { part: string; xml: string; anchors: Element[] } | undefined {
  const part = file.related(sheetPart, 'drawing')
  const xml = part ? file.text(part) : ''
  if (!part || xml === '') return undefined
  return { part, xml, anchors: childrenOf(xml, rootOf(xml)) }
}

/** The number in an element inside another; 0 when there is none. */
const numberIn = (xml: string, element: Element | undefined, name: string): number => {
  const child = element && childOf(xml, element, name)
  return child ? Number(innerXml(xml, child)) || 0 : 0
}

/** The charts of a sheet, each known by the part it is drawn from. */
export function readCharts(file: Package, sheetPart: string, sheet: Sheet, book: Book): ChartState[] {
  const drawing = drawingOf(file, sheetPart)
  if (!drawing) return []
  const { xml, anchors } = drawing
  const targets = new Map(file.relations(drawing.part).map(({ id, target }) => [id, target]))
  return anchors.flatMap((anchor): ChartState[] => {
    const inside = xml.slice(anchor.start, anchor.end)
    const frame = elementsNamed(inside, 'chart')[0]
    const part = frame && targets.get(attribute(frame.attributes, 'id') ?? '')
    const chart = part && file.has(part) ? readChart(file.text(part)) : undefined
    if (!chart || !part) return []
    const from = childOf(xml, anchor, 'from')
    const to = childOf(xml, anchor, 'to')
    const size = childOf(xml, anchor, 'ext')
    const left =
      offset(numberIn(xml, from, 'col'), (at) => sheet.columnWidth(at)) +
      numberIn(xml, from, 'colOff') / unitsPerPoint
    const top =
      offset(numberIn(xml, from, 'row'), (at) => sheet.rowHeight(at)) +
      numberIn(xml, from, 'rowOff') / unitsPerPoint
    const right =
      offset(numberIn(xml, to, 'col'), (at) => sheet.columnWidth(at)) +
      numberIn(xml, to, 'colOff') / unitsPerPoint
    const bottom =
      offset(numberIn(xml, to, 'row'), (at) => sheet.rowHeight(at)) +
      numberIn(xml, to, 'rowOff') / unitsPerPoint
    const extent = (name: string): number =>
      Number((size && attribute(size.attributes, name)) ?? 0) / unitsPerPoint
    const label = elementsNamed(inside, 'cNvPr')[0]
    return [
      {
        id: book.newId(),
        origin: part,
        name: (label && attribute(label.attributes, 'name')) ?? '',
        left,
        top,
        width: to ? right - left : extent('cx'),
        height: to ? bottom - top : extent('cy'),
        source: '',
        seriesBy: 'Auto',
        ...chart
      }
    ]
  })
}

function offset(count: number, size: (index: number) => number): number {
  let total = 0
  for (let index = 0; index < count; index++) total += size(index)
  return total
}
