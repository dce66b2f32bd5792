import type { PartTarget } from './chart-part'
import { changedPart, chartState, innerPart, partClass } from './chart-part'
import { chartFontClass, formatClass } from './chart-format'
import { invalidArgument } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { ref } from './office-class'

/** The call that gives a title a formula; the formula is kept as it is. */
export const setFormula = {
  SetFormula: (target: PartTarget, [formula]: readonly unknown[]) => {
    if (typeof formula !== 'string') throw invalidArgument('a formula is wanted')
    changedPart(target)['Formula'] = formula
  }
}

/** A piece of a title's text; https://learn.microsoft.com/javascript/api/excel/excel.chartformatstring */
export const chartFormatStringClass = partClass('ChartFormatString', {}, { Font: chartFontClass })

/** Chart.title; https://learn.microsoft.com/javascript/api/excel/excel.charttitle */
export const chartTitleClass: OfficeClass<PartTarget> = partClass(
  'ChartTitle',
  {
    Text: '',
    Visible: true,
    Overlay: false,
    HorizontalAlignment: 'Center',
    VerticalAlignment: 'Top',
    TextOrientation: 0,
    Position: 'Automatic',
    ShowShadow: false,
    Left: 0,
    Top: 0
  },
  { Format: formatClass('ChartTitleFormat', ['Border', 'Fill', 'Font']) },
  {
    scalars: { Width: { get: () => 0 }, Height: { get: () => 0 } },
    objects: {
      GetSubstring: (target, [start, length]) =>
        ref(chartFormatStringClass, innerPart(target, `substring${Number(start)}+${Number(length)}`))
    },
    calls: setFormula
  }
)

interface EntryTarget extends PartTarget {
  index: number
}

const legendEntryClass: OfficeClass<PartTarget> = partClass(
  'ChartLegendEntry',
  { Visible: true },
  {},
  {
    scalars: {
      Index: { get: (target) => (target as EntryTarget).index },
      Left: { get: () => 0 },
      Top: { get: () => 0 },
      Width: { get: () => 0 },
      Height: { get: () => 0 }
    }
  }
)

/** https://learn.microsoft.com/javascript/api/excel/excel.chartlegendentrycollection */
export const legendEntriesClass = partClass(
  'ChartLegendEntryCollection',
  {},
  {},
  {
    items: (target) =>
      chartState(target).series.map((_, index) =>
        ref(legendEntryClass, { ...innerPart(target, `entry${index}`), index })
      )
  }
)

/** Chart.legend; https://learn.microsoft.com/javascript/api/excel/excel.chartlegend */
export const chartLegendClass = partClass(
  'ChartLegend',
  {
    Visible: true,
    Position: 'Bottom',
    Overlay: false,
    ShowShadow: false,
    Left: 0,
    Top: 0,
    Width: 0,
    Height: 0
  },
  {
    Format: formatClass('ChartLegendFormat', ['Border', 'Fill', 'Font']),
    LegendEntries: legendEntriesClass
  }
)

const labelFormat = formatClass('ChartDataLabelFormat', ['Border', 'Fill', 'Font'])

const labelProperties = {
  Position: 'OutsideEnd',
  ShowValue: true,
  ShowSeriesName: false,
  ShowCategoryName: false,
  ShowPercentage: false,
  ShowLegendKey: false,
  ShowBubbleSize: false,
  Separator: ', ',
  NumberFormat: 'General',
  LinkNumberFormat: true,
  TextOrientation: 0,
  AutoText: true,
  HorizontalAlignment: 'Center',
  VerticalAlignment: 'Center'
}

/** The labels of a chart or series; https://learn.microsoft.com/javascript/api/excel/excel.chartdatalabels */
export const chartDataLabelsClass = partClass('ChartDataLabels', labelProperties, { Format: labelFormat })

/** The label of one point; https://learn.microsoft.com/javascript/api/excel/excel.chartdatalabel */
export const chartDataLabelClass = partClass(
  'ChartDataLabel',
  { ...labelProperties, Left: 0, Top: 0, Text: '', Formula: '' },
  { Format: labelFormat },
  { scalars: { Width: { get: () => 0 }, Height: { get: () => 0 } } }
)

/** Chart.getDataTable; https://learn.microsoft.com/javascript/api/excel/excel.chartdatatable */
export const chartDataTableClass = partClass(
  'ChartDataTable',
  {
    Visible: true,
    ShowLegendKey: true,
    ShowHorizontalBorder: true,
    ShowVerticalBorder: true,
    ShowOutlineBorder: true
  },
  { Format: formatClass('ChartDataTableFormat', ['Border', 'Fill', 'Font']) }
)
