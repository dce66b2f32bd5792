import { readColor } from '../engine/cell-format'
import { invalidArgument } from '../bridge/office-error'
import type { PartTarget } from './chart-part'
import { changedPart, partClass } from './chart-part'
import type { OfficeClass } from './office-class'

const clear = {
  Clear: (target: PartTarget) => {
    const kept = changedPart(target)
    for (const key of Object.keys(kept)) delete kept[key]
    kept['cleared'] = true
  }
}

/** Fonts of charts; https://learn.microsoft.com/javascript/api/excel/excel.chartfont */
export const chartFontClass: OfficeClass<PartTarget> = partClass('ChartFont', {
  Bold: false,
  Color: '#595959',
  Italic: false,
  Name: 'Calibri',
  Size: 10,
  Underline: 'None'
})

/** Fills of charts; https://learn.microsoft.com/javascript/api/excel/excel.chartfill */
export const chartFillClass: OfficeClass<PartTarget> = partClass(
  'ChartFill',
  {},
  {},
  {
    calls: {
      ...clear,
      SetSolidColor: (target, [color]) => {
        const read = readColor(color)
        if (read === undefined) throw invalidArgument(`${JSON.stringify(color)} is no colour`)
        const kept = changedPart(target)
        delete kept['cleared']
        kept['color'] = read
      }
    }
  }
)

/** Lines of charts, weights in points; https://learn.microsoft.com/javascript/api/excel/excel.chartlineformat */
export const chartLineClass: OfficeClass<PartTarget> = partClass(
  'ChartLineFormat',
  { Color: '', LineStyle: 'Automatic', Weight: 2.25 },
  {},
  { calls: clear }
)

/** Borders of charts, weights in points; https://learn.microsoft.com/javascript/api/excel/excel.chartborder */
export const chartBorderClass: OfficeClass<PartTarget> = partClass(
  'ChartBorder',
  { Color: '', LineStyle: 'Automatic', Weight: 0.75 },
  {},
  { calls: clear }
)

const parts: Record<string, OfficeClass<PartTarget>> = {
  Border: chartBorderClass,
  Fill: chartFillClass,
  Font: chartFontClass,
  Line: chartLineClass
}

/** The `format` of one kind of chart part, with the formats that kind has. */
export const formatClass = (
  name: string,
  has: ('Border' | 'Fill' | 'Font' | 'Line')[],
  initial: Record<string, unknown> = {}
): OfficeClass<PartTarget> =>
  partClass(name, initial, Object.fromEntries(has.map((part) => [part, parts[part]!])))
