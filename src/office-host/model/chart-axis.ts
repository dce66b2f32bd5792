import type { Area } from '../engine/area'
import { areaText, quotedSheetName } from '../engine/area'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { formatClass } from './chart-format'
import { setFormula } from './chart-labels'
import type { PartTarget } from './chart-part'
import { changedPart, chartState, partClass } from './chart-part'
import type { OfficeClass } from './office-class'
import { ref } from './office-class'

const axisFormat = formatClass('ChartAxisFormat', ['Fill', 'Font', 'Line'])
const gridlinesClass = partClass(
  'ChartGridlines',
  { Visible: false },
  { Format: formatClass('ChartGridlinesFormat', ['Line']) }
)
const axisTitleClass = partClass(
  'ChartAxisTitle',
  { Text: '', Visible: false, TextOrientation: 0 },
  { Format: formatClass('ChartAxisTitleFormat', ['Border', 'Fill', 'Font']) },
  { calls: setFormula }
)

const axisKinds: Record<string, string> = {
  categoryAxis: 'Category',
  valueAxis: 'Value',
  seriesAxis: 'Series'
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxis */
export const chartAxisClass: OfficeClass<PartTarget> = partClass(
  'ChartAxis',
  {
    Maximum: '',
    Minimum: '',
    MajorUnit: '',
    MinorUnit: '',
    Visible: true,
    NumberFormat: 'General',
    LinkNumberFormat: true,
    ReversePlotOrder: false,
    TickLabelPosition: 'NextToAxis',
    TickLabelSpacing: 1,
    TickMarkSpacing: 1,
    MajorTickMark: 'Outside',
    MinorTickMark: 'None',
    DisplayUnit: 'None',
    ShowDisplayUnitLabel: false,
    BaseTimeUnit: 'Days',
    MajorTimeUnitScale: 'Days',
    MinorTimeUnitScale: 'Days',
    CategoryType: 'Automatic',
    ScaleType: 'Linear',
    LogBase: 10,
    Crosses: 'Automatic',
    IsBetweenCategories: true,
    Alignment: 'Center',
    MultiLevel: false,
    Offset: 100,
    TextOrientation: 0,
    Position: 'Automatic'
  },
  {
    Title: axisTitleClass,
    Format: axisFormat,
    MajorGridlines: gridlinesClass,
    MinorGridlines: gridlinesClass
  },
  {
    scalars: {
      Type: { get: ({ part }) => axisKinds[part.replace('secondary.', '')] },
      AxisGroup: { get: ({ part }) => (part.startsWith('secondary.') ? 'Secondary' : 'Primary') },
      CustomDisplayUnit: { get: (target) => keptNumber(target, 'CustomDisplayUnit') },
      CrossesAt: { get: (target) => keptNumber(target, 'CrossesAt') },
      PositionAt: { get: (target) => keptNumber(target, 'PositionAt') },
      Left: { get: () => 0 },
      Top: { get: () => 0 },
      Width: { get: () => 0 },
      Height: { get: () => 0 }
    },
    calls: {
      SetCategoryNames: (target, [range]) => {
        changedPart(target)['CategoryNames'] = addressOf(range)
      },
      SetCrossesAt: (target, [value]) => {
        Object.assign(changedPart(target), { Crosses: 'Custom', CrossesAt: value })
      },
      SetCustomDisplayUnit: (target, [value]) => {
        Object.assign(changedPart(target), { DisplayUnit: 'Custom', CustomDisplayUnit: value })
      },
      SetPositionAt: (target, [value]) => {
        Object.assign(changedPart(target), { Position: 'Custom', PositionAt: value })
      }
    }
  }
)

const keptNumber = (target: PartTarget, name: string): unknown => {
  const kept = chartState(target).properties[target.part]?.[name]
  return kept ?? 0
}

const addressOf = (argument: unknown): string => {
  if (typeof argument === 'string') return argument
  const target = (argument as { target?: { sheet?: { name: string }; area?: Area } } | null)?.target
  if (!target?.sheet || !target.area) throw invalidArgument('a range is wanted')
  return `=${quotedSheetName(target.sheet.name)}!${areaText(target.area, true)}`
}

const axisParts: Record<string, string> = {
  Category: 'categoryAxis',
  Value: 'valueAxis',
  Series: 'seriesAxis'
}

/** https://learn.microsoft.com/javascript/api/excel/excel.chartaxes */
export const chartAxesClass = partClass(
  'ChartAxes',
  {},
  {},
  {
    navigations: Object.fromEntries(
      Object.entries(axisParts).map(([kind, part]) => [
        `${kind}Axis`,
        (target: PartTarget) => ref(chartAxisClass, { ...target, part })
      ])
    ),
    objects: {
      GetItem: (target, [type, group]) => {
        const part = axisParts[String(type)]
        if (!part) throw itemNotFound(`the axis ${String(type)}`)
        return ref(chartAxisClass, { ...target, part: group === 'Secondary' ? `secondary.${part}` : part })
      }
    }
  }
)
