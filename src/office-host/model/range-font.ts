import type { CellFormat } from '../engine/cell-format'
import type { Formatted } from './format-target'
import {
  changeFormat,
  color,
  guardFormat,
  number,
  oneOf,
  property,
  setter,
  text,
  truth,
  uniform
} from './format-target'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'

const tint = number(-1, 1)

const optional = (
  key: 'fontTint' | 'fillTint' | 'patternColor' | 'patternTint',
  initial: CellFormat[typeof key],
  read: (value: unknown) => unknown
) => ({
  get: (target: Formatted) => uniform(target, (format) => format[key] ?? initial),
  set: setter(key, read)
})

const patterns = [
  'None',
  'Solid',
  'Gray50',
  'Gray75',
  'Gray25',
  'Horizontal',
  'Vertical',
  'Down',
  'Up',
  'Checker',
  'SemiGray75',
  'LightHorizontal',
  'LightVertical',
  'LightDown',
  'LightUp',
  'Grid',
  'CrissCross',
  'Gray16',
  'Gray8',
  'LinearGradient',
  'RectangularGradient'
]

/** Range.format.font; https://learn.microsoft.com/javascript/api/excel/excel.rangefont */
export const rangeFontClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeFont',
  scalars: {
    Name: property('fontName', text),
    Size: property('fontSize', number(1, 409)),
    Color: property('fontColor', color),
    Bold: property('bold', truth),
    Italic: property('italic', truth),
    Underline: property(
      'underline',
      oneOf('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant')
    ),
    Strikethrough: property('strikethrough', truth),
    Subscript: property('subscript', truth),
    Superscript: property('superscript', truth),
    TintAndShade: optional('fontTint', 0, tint)
  }
})

/** Range.format.fill; https://learn.microsoft.com/javascript/api/excel/excel.rangefill */
export const rangeFillClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'RangeFill',
  scalars: {
    Color: {
      get: (target) => uniform(target, (format) => format.fillColor || '#FFFFFF'),
      set: setter('fillColor', (value) => (value === '' ? '' : color(value)))
    },
    Pattern: {
      get: (target) =>
        uniform(target, (format) => format.fillPattern ?? (format.fillColor ? 'Solid' : 'None')),
      set: setter('fillPattern', oneOf(...patterns))
    },
    PatternColor: optional('patternColor', '#000000', color),
    PatternTintAndShade: optional('patternTint', 0, tint),
    TintAndShade: optional('fillTint', 0, tint)
  },
  calls: {
    Clear: (target) => {
      guardFormat(target)
      changeFormat(target, (format) => {
        const cleared = { ...format, fillColor: '' }
        for (const key of ['fillPattern', 'patternColor', 'patternTint', 'fillTint'] as const)
          delete cleared[key]
        return cleared
      })
    }
  }
})

/** Range.format.protection; https://learn.microsoft.com/javascript/api/excel/excel.formatprotection */
export const formatProtectionClass: OfficeClass<Formatted> = officeClass<Formatted>({
  name: 'FormatProtection',
  scalars: {
    Locked: {
      get: (target) => uniform(target, (format) => format.locked),
      set: (target, value) => {
        guardFormat(target, undefined)
        setter('locked', truth, undefined)(target, value)
      }
    },
    FormulaHidden: {
      get: (target) => uniform(target, (format) => format.formulaHidden),
      set: (target, value) => {
        guardFormat(target, undefined)
        setter('formulaHidden', truth, undefined)(target, value)
      }
    }
  }
})
