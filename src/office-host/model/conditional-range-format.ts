import { readColor } from '../engine/cell-format'
import type { ConditionalFormatState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { FormatTarget } from './conditional-state'
import { changeConditional as change, conditionalState as stateOf } from './conditional-state'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

const styleValue = (
  key: keyof ConditionalFormatState['style'],
  read: (value: unknown) => unknown = (value) => value
) => ({
  get: (target: FormatTarget) => stateOf(target).style[key] ?? (key === 'numberFormat' ? '' : null),
  set: (target: FormatTarget, value: unknown) => {
    const wanted = read(value)
    change(target, (state) => {
      Object.assign(state.style, { [key]: wanted })
    })
  }
})

const color = (value: unknown): string => {
  const read = readColor(value)
  if (read === undefined) throw invalidArgument(`${JSON.stringify(value)} is no colour`)
  return read
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangefont */
export const conditionalFontClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalRangeFont',
  scalars: {
    Color: styleValue('fontColor', color),
    Bold: styleValue('bold'),
    Italic: styleValue('italic'),
    Underline: styleValue('underline'),
    Strikethrough: styleValue('strikethrough')
  },
  calls: {
    Clear: (target) => {
      change(target, ({ style }) => {
        for (const key of ['fontColor', 'bold', 'italic', 'underline', 'strikethrough'] as const)
          delete style[key]
      })
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangefill */
export const conditionalFillClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalRangeFill',
  scalars: { Color: styleValue('fillColor', color) },
  calls: {
    Clear: (target) => {
      change(target, ({ style }) => {
        delete style.fillColor
      })
    }
  }
})

interface BorderTarget extends FormatTarget {
  side: string
}

const sides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight']

const borderValue = (key: 'style' | 'color', read: (value: unknown) => string) => ({
  get: (target: BorderTarget) =>
    stateOf(target).style.borders?.[target.side]?.[key] ?? (key === 'style' ? 'None' : '#000000'),
  set: (target: BorderTarget, value: unknown) => {
    const wanted = read(value)
    change(target, ({ style }) => {
      const borders = (style.borders ??= {})
      borders[target.side] = { style: 'Continuous', color: '#000000', ...borders[target.side], [key]: wanted }
    })
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangeborder */
export const conditionalBorderClass: OfficeClass<BorderTarget> = officeClass<BorderTarget>({
  name: 'ConditionalRangeBorder',
  identity: ({ side }) => side,
  scalars: {
    SideIndex: { get: ({ side }) => side },
    Style: borderValue('style', String),
    Color: borderValue('color', color)
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangebordercollection */
export const conditionalBordersClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalRangeBorderCollection',
  scalars: { Count: { get: () => sides.length } },
  navigations: {
    Top: (target) => ref(conditionalBorderClass, { ...target, side: 'EdgeTop' }),
    Bottom: (target) => ref(conditionalBorderClass, { ...target, side: 'EdgeBottom' }),
    Left: (target) => ref(conditionalBorderClass, { ...target, side: 'EdgeLeft' }),
    Right: (target) => ref(conditionalBorderClass, { ...target, side: 'EdgeRight' })
  },
  items: (target) => sides.map((side) => ref(conditionalBorderClass, { ...target, side })),
  item: (target, key) => {
    if (!sides.includes(String(key))) throw itemNotFound(`the border ${String(key)}`)
    return ref(conditionalBorderClass, { ...target, side: String(key) })
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalrangeformat */
export const conditionalRangeFormatClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalRangeFormat',
  scalars: { NumberFormat: styleValue('numberFormat') },
  navigations: {
    Font: (target) => ref(conditionalFontClass, target),
    Fill: (target) => ref(conditionalFillClass, target),
    Borders: (target) => ref(conditionalBordersClass, target)
  }
})
