import type { Injector } from '@univerjs/core'
import type { IViewportInfo, SpreadsheetSkeleton, UniverRenderingContext } from '@univerjs/engine-render'
import { BaseObject, DRAWING_OBJECT_LAYER_INDEX, IRenderManagerService } from '@univerjs/engine-render'
import { SheetSkeletonManagerService } from '@univerjs/sheets-ui'
import type { Area } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import type { ChartState } from '../engine/workbook-state'
import type { OfficeHost } from '../host'
import { resolveRange } from '../model/range-target'
import type { DrawnAxis, DrawnChart } from './chart-picture'

/** More points than this show nothing more. */
const mostPoints = 2_000

const legendPlaces: Record<string, DrawnChart['legend']> = {
  Top: 'top',
  Left: 'left',
  Right: 'right',
  Bottom: 'bottom'
}

/** The cells a reference of a chart means; undefined for one that means none. */
function referred(sheet: Sheet, reference: string): { sheet: Sheet; area: Area } | undefined {
  if (reference === '') return undefined
  try {
    return resolveRange(sheet.book, sheet, reference)
  } catch (error) {
    console.warn(error)
    return undefined
  }
}

/** Visits the shown cells of a reference in order: charts leave out what is hidden. */
function eachShown(
  sheet: Sheet,
  reference: string,
  visit: (on: Sheet, row: number, column: number) => void
): void {
  const target = referred(sheet, reference)
  if (!target) return
  const { sheet: on, area } = target
  let seen = 0
  for (let row = area.top; row <= area.bottom; row++) {
    if (on.isRowHidden(row)) continue
    for (let column = area.left; column <= area.right; column++) {
      if (on.state.hiddenColumns[column]) continue
      if (++seen > mostPoints) return
      visit(on, row, column)
    }
  }
}

function numbersOf(sheet: Sheet, reference: string): (number | null)[] {
  const found: (number | null)[] = []
  eachShown(sheet, reference, (on, row, column) => {
    const value = on.value(row, column)
    found.push(typeof value === 'number' ? value : null)
  })
  return found
}

function textsOf(sheet: Sheet, reference: string): string[] {
  const found: string[] = []
  eachShown(sheet, reference, (on, row, column) => found.push(on.text(row, column)))
  return found
}

function drawnAxis(chart: ChartState, part: string): DrawnAxis {
  const own = chart.properties[part] ?? {}
  const title = chart.properties[`${part}.title`]?.['Text']
  const number = (key: string): number | undefined => {
    const value = own[key]
    return value === undefined || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value)
  }
  return {
    title: typeof title === 'string' ? title : '',
    minimum: number('Minimum'),
    maximum: number('Maximum'),
    isReversed: own['ReversePlotOrder'] === true,
    isLogarithmic: own['ScaleType'] === 'Logarithmic'
  }
}

function drawnChart(sheet: Sheet, chart: ChartState, width: number, height: number): DrawnChart {
  const { title = {}, legend = {} } = chart.properties
  const text = typeof title['Text'] === 'string' ? title['Text'] : ''
  const isTitled = title['Visible'] !== false
  const first = chart.series[0]
  const categories = first ? textsOf(sheet, first.categories) : []
  return {
    type: chart.type,
    title: !isTitled ? '' : text || (chart.series.length === 1 ? (first?.name ?? '') : ''),
    legend: legend['Visible'] === false ? undefined : (legendPlaces[String(legend['Position'])] ?? 'bottom'),
    width,
    height,
    categories:
      categories.length > 0
        ? categories
        : numbersOf(sheet, first?.values ?? '').map((_, at) => String(at + 1)),
    series: chart.series.map((one) => {
      const color = one.parts?.['format.fill']?.['color']
      const type = one.properties['ChartType']
      return {
        name: one.name,
        type: typeof type === 'string' ? type : '',
        values: numbersOf(sheet, one.values),
        positions: numbersOf(sheet, one.categories),
        color: typeof color === 'string' ? color : undefined
      }
    }),
    categoryAxis: drawnAxis(chart, 'categoryAxis'),
    valueAxis: drawnAxis(chart, 'valueAxis')
  }
}

/** A chart on the canvas of the grid, under the pointer as if it were not there. */
class ChartOnGrid extends BaseObject {
  picture: HTMLCanvasElement | undefined

  constructor(
    key: string,
    private readonly title: string
  ) {
    super(key)
    this.evented = false
  }

  override render(context: UniverRenderingContext, bounds?: IViewportInfo): this {
    const seen = bounds?.viewBound
    const isAway =
      seen &&
      (this.left > seen.right ||
        this.left + this.width < seen.left ||
        this.top > seen.bottom ||
        this.top + this.height < seen.top)
    if (isAway) return this
    context.save()
    context.translate(this.left, this.top)
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, this.width, this.height)
    if (this.picture) context.drawImage(this.picture, 0, 0, this.width, this.height)
    else {
      context.fillStyle = '#595959'
      context.font = '14px "Segoe UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'
      context.fillText(this.title, 12, 26)
    }
    context.strokeStyle = '#d9d9d9'
    context.lineWidth = 1
    context.strokeRect(0.5, 0.5, this.width - 1, this.height - 1)
    context.restore()
    return this
  }

  override isHit(): boolean {
    return false
  }
}

/** Where a length in points from the sheet's edge lies on the canvas, which rounds every row and column to pixels. */
function onCanvas(
  points: number,
  size: (index: number) => number,
  ends: readonly number[],
  count: number
): number {
  let rest = points
  let index = 0
  while (index < count && rest > 0) {
    const own = size(index)
    if (own > rest) break
    rest -= own
    index++
  }
  return (index === 0 ? 0 : (ends[index - 1] ?? ends.at(-1) ?? 0)) + (rest * 4) / 3
}

function placed(sheet: Sheet, chart: ChartState, skeleton: SpreadsheetSkeleton) {
  const { columnWidthAccumulation, rowHeightAccumulation, rowHeaderWidth, columnHeaderHeight } = skeleton
  const across = (points: number): number =>
    onCanvas(points, (at) => sheet.columnWidth(at), columnWidthAccumulation, columnWidthAccumulation.length)
  const down = (points: number): number =>
    onCanvas(points, (at) => sheet.rowHeight(at), rowHeightAccumulation, rowHeightAccumulation.length)
  const [left, top] = [across(chart.left), down(chart.top)]
  return {
    left: rowHeaderWidth + left,
    top: columnHeaderHeight + top,
    width: across(chart.left + chart.width) - left,
    height: down(chart.top + chart.height) - top
  }
}

const loadPictures = () => import('./chart-picture')

/** Draws the charts of the active sheet over its cells. Answers with what to call after each step. */
export function drawCharts(host: OfficeHost, injector: Injector): () => void {
  const { book } = host
  const { unitId } = book.engine
  const shown = new Map<string, { object: ChartOnGrid; key: string }>()

  const paint = async (id: string, chart: DrawnChart): Promise<void> => {
    const { chartPicture } = await loadPictures()
    const now = shown.get(id)
    if (!now) return
    now.object.picture = chartPicture(chart)
    now.object.makeDirty(true)
  }

  return () => {
    const render = injector.get(IRenderManagerService).getRenderById(unitId)
    const sheet = book.activeSheet
    const skeleton = render?.with(SheetSkeletonManagerService).getSkeleton(sheet.id)
    if (!render || !skeleton) return
    const wanted = new Set(sheet.state.charts.map(({ id }) => id))
    for (const [id, { object }] of shown) {
      if (wanted.has(id)) continue
      render.scene.removeObject(object)
      object.dispose()
      shown.delete(id)
    }
    for (const chart of sheet.state.charts) {
      const place = placed(sheet, chart, skeleton)
      const drawn = drawnChart(sheet, chart, place.width, place.height)
      const key = JSON.stringify([place, drawn])
      const before = shown.get(chart.id)
      if (before?.key === key) continue
      const object = before?.object ?? new ChartOnGrid(`chart-${chart.id}`, drawn.title || chart.name)
      object.transformByState(place)
      if (!before) render.scene.addObject(object, DRAWING_OBJECT_LAYER_INDEX)
      shown.set(chart.id, { object, key })
      void paint(chart.id, drawn)
    }
  }
}
