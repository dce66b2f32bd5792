import type { Sheet } from '../engine/sheet'
import type { ChartState, SeriesState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { guardAllowed } from './range-target'

/** A chart by its id on its sheet. */
export interface ChartTarget {
  sheet: Sheet
  id: string
}

/** One series of a chart, by its place. */
export interface SeriesTarget extends ChartTarget {
  series: number
}

/** A part of a chart, or of one of its series, that keeps properties under a name. */
export interface PartTarget extends ChartTarget {
  series?: number
  part: string
}

/** The state of a chart; ItemNotFound once it is deleted. */
export function chartState({ sheet, id }: ChartTarget): ChartState {
  const state = sheet.state.charts.find((chart) => chart.id === id)
  if (!state) throw itemNotFound('the chart')
  return state
}

/** The state of a chart for changing it; refused where protection keeps objects. */
export function changedChart(target: ChartTarget): ChartState {
  guardAllowed(target.sheet, 'allowEditObjects')
  target.sheet.touch()
  return chartState(target)
}

/** The state of a series. */
export function seriesState(target: SeriesTarget): SeriesState {
  const series = chartState(target).series[target.series]
  if (!series) throw itemNotFound('the series')
  return series
}

/** The state of a series for changing it. */
export function changedSeries(target: SeriesTarget): SeriesState {
  changedChart(target)
  return seriesState(target)
}

/** What a part keeps so far. */
export const partValues = (target: PartTarget): Record<string, unknown> | undefined =>
  target.series === undefined
    ? chartState(target).properties[target.part]
    : seriesState({ ...target, series: target.series }).parts?.[target.part]

/** What a part keeps, for changing it. */
export function changedPart(target: PartTarget): Record<string, unknown> {
  if (target.series === undefined) return (changedChart(target).properties[target.part] ??= {})
  const series = changedSeries({ ...target, series: target.series })
  return ((series.parts ??= {})[target.part] ??= {})
}

const matches = (initial: unknown, value: unknown): boolean =>
  initial === null || initial === ''
    ? ['string', 'number', 'boolean'].includes(typeof value)
    : typeof value === typeof initial

/** Properties that are kept: read as set, or as Excel has them at first; a value of another kind is InvalidArgument. */
export const keptProperties = (
  initial: Record<string, unknown>
): NonNullable<OfficeClass<PartTarget>['scalars']> =>
  Object.fromEntries(
    Object.entries(initial).map(([name, first]) => [
      name,
      {
        get: (target: PartTarget) => partValues(target)?.[name] ?? first,
        set: (target: PartTarget, value: unknown) => {
          if (value === null || value === undefined) return
          if (!matches(first, value)) throw invalidArgument(`${JSON.stringify(value)} is no value of ${name}`)
          changedPart(target)[name] = value
        }
      }
    ])
  )

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** A part within a part, under the name of the property that leads to it. */
export const innerPart = (target: PartTarget, name: string): PartTarget => ({
  ...target,
  part: target.part === '' ? lower(name) : `${target.part}.${lower(name)}`
})

/** A class of chart parts that keep properties and have parts of their own. */
export function partClass(
  name: string,
  initial: Record<string, unknown>,
  inner: Record<string, OfficeClass<PartTarget>> = {},
  more: Partial<Omit<OfficeClass<PartTarget>, 'name'>> = {}
): OfficeClass<PartTarget> {
  return officeClass<PartTarget>({
    name,
    ...more,
    scalars: { ...keptProperties(initial), ...more.scalars },
    navigations: {
      ...Object.fromEntries(
        Object.entries(inner).map(([key, type]) => [
          key,
          (target: PartTarget) => ref(type, innerPart(target, key))
        ])
      ),
      ...more.navigations
    }
  })
}
