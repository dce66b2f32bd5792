import type { Area } from '../engine/area'
import { intersection, subtract } from '../engine/area'
import { readColor } from '../engine/cell-format'
import { fromR1C1, toR1C1 } from '../engine/formula-text'
import type { Sheet } from '../engine/sheet'
import type { ConditionalFormatState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { areasRef, rangeRef } from './references'
import { officeClass, ref } from './office-class'
import type { AreasTarget } from './range-target'
import { guardAllowed } from './range-target'

interface FormatTarget {
  sheet: Sheet
  id: string
}

const stateOf = ({ sheet, id }: FormatTarget): ConditionalFormatState => {
  const state = sheet.state.conditionalFormats.find((format) => format.id === id)
  if (!state) throw itemNotFound('the conditional format')
  return state
}

function change(target: FormatTarget, update: (state: ConditionalFormatState) => void): void {
  guardAllowed(target.sheet, 'allowFormatCells')
  target.sheet.touch()
  update(stateOf(target))
}

const rulesWithFormat = ['Custom', 'CellValue', 'ContainsText', 'TopBottom', 'PresetCriteria']

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

const formulaProperty = {
  get: (target: FormatTarget) => stateOf(target).formula,
  set: (target: FormatTarget, value: unknown) => {
    if (typeof value !== 'string' || value === '') throw invalidArgument('a formula is wanted')
    change(target, (state) => {
      state.formula = value.startsWith('=') ? value : `=${value}`
    })
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalformatrule */
export const conditionalRuleClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalFormatRule',
  scalars: {
    Formula: formulaProperty,
    FormulaLocal: formulaProperty,
    FormulaR1C1: {
      get: (target) => {
        const state = stateOf(target)
        return toR1C1(state.formula, state.areas[0]!.top, state.areas[0]!.left)
      },
      set: (target, value) => {
        const { areas } = stateOf(target)
        formulaProperty.set(target, fromR1C1(String(value), areas[0]!.top, areas[0]!.left))
      }
    }
  }
})

const navigations = { Format: (target: FormatTarget): ObjectRef => ref(conditionalRangeFormatClass, target) }

/** https://learn.microsoft.com/javascript/api/excel/excel.customconditionalformat */
export const customConditionalFormatClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'CustomConditionalFormat',
  navigations: { ...navigations, Rule: (target) => ref(conditionalRuleClass, target) }
})

const ruleClass = (name: string): ReturnType<typeof officeClass<FormatTarget>> =>
  officeClass<FormatTarget>({
    name,
    scalars: {
      Rule: {
        get: (target) => stateOf(target).rule,
        set: (target, value) => {
          if (!value || typeof value !== 'object') throw invalidArgument('a rule is wanted')
          change(target, (state) => {
            state.rule = structuredClone(value) as Record<string, unknown>
          })
        }
      }
    },
    navigations
  })

const ruleClasses: Record<string, ReturnType<typeof officeClass<FormatTarget>>> = {
  CellValue: ruleClass('CellValueConditionalFormat'),
  ContainsText: ruleClass('TextConditionalFormat'),
  TopBottom: ruleClass('TopBottomConditionalFormat'),
  PresetCriteria: ruleClass('PresetCriteriaConditionalFormat'),
  Custom: customConditionalFormatClass
}

const navigationNames: Record<string, string> = {
  Custom: 'Custom',
  CellValue: 'CellValue',
  TextComparison: 'ContainsText',
  TopBottom: 'TopBottom',
  Preset: 'PresetCriteria'
}

const ruleNavigations = Object.fromEntries(
  Object.entries(navigationNames).flatMap(([name, type]) => {
    const open = (target: FormatTarget): ObjectRef | null =>
      stateOf(target).type === type ? ref(ruleClasses[type]!, target) : null
    return [
      [
        name,
        (target: FormatTarget) => {
          const object = open(target)
          if (!object)
            throw new OfficeError('InvalidOperation', `The conditional format is not of type ${type}.`)
          return object
        }
      ],
      [`${name}OrNullObject`, open]
    ]
  })
)

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionalformat */
export const conditionalFormatClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalFormat',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Type: { get: (target) => stateOf(target).type },
    StopIfTrue: {
      get: (target) => stateOf(target).stopIfTrue,
      set: (target, value) => {
        change(target, (state) => {
          state.stopIfTrue = Boolean(value)
        })
      }
    },
    Priority: {
      get: ({ sheet, id }) => sheet.state.conditionalFormats.findIndex((format) => format.id === id),
      set: ({ sheet, id }, value) => {
        guardAllowed(sheet, 'allowFormatCells')
        const state = sheet.touch()
        const format = stateOf({ sheet, id })
        const rest = state.conditionalFormats.filter((other) => other !== format)
        rest.splice(Number(value), 0, format)
        state.conditionalFormats = rest
      }
    }
  },
  navigations: ruleNavigations,
  objects: {
    GetRange: (target) => rangeRef({ sheet: target.sheet, area: stateOf(target).areas[0]! }),
    GetRangeOrNullObject: (target) => {
      const { areas } = stateOf(target)
      return areas.length === 1 ? rangeRef({ sheet: target.sheet, area: areas[0]! }) : null
    },
    GetRanges: (target) => areasRef({ sheet: target.sheet, areas: stateOf(target).areas })
  },
  calls: {
    Delete: ({ sheet, id }) => {
      guardAllowed(sheet, 'allowFormatCells')
      const state = sheet.touch()
      state.conditionalFormats = state.conditionalFormats.filter((format) => format.id !== id)
    }
  }
})

const inAreas = ({ sheet, areas }: AreasTarget): ConditionalFormatState[] =>
  sheet.state.conditionalFormats.filter((format) =>
    format.areas.some((own) => areas.some((area) => intersection(own, area)))
  )

/** Range.conditionalFormats; a new format comes first in priority. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-conditional-formatting */
export const conditionalFormatsClass: OfficeClass<AreasTarget> = officeClass<AreasTarget>({
  name: 'ConditionalFormatCollection',
  items: (target) =>
    inAreas(target).map(({ id }) => ref(conditionalFormatClass, { sheet: target.sheet, id })),
  item: (target, key) => {
    const format = inAreas(target).find(({ id }) => id === key)
    if (!format) throw itemNotFound(`the conditional format ${String(key)}`)
    return ref(conditionalFormatClass, { sheet: target.sheet, id: format.id })
  },
  objects: {
    GetItemOrNullObject: (target, [key]) => {
      const format = inAreas(target).find(({ id }) => id === key)
      return format ? ref(conditionalFormatClass, { sheet: target.sheet, id: format.id }) : null
    },
    Add: ({ sheet, areas }, [type], book) => {
      guardAllowed(sheet, 'allowFormatCells')
      if (!rulesWithFormat.includes(String(type))) {
        throw new OfficeError(
          'ApiNotFound',
          `Conditional formats of type ${String(type)} are not available in this host.`
        )
      }
      const id = book.newId()
      sheet.touch().conditionalFormats.unshift({
        id,
        type: String(type),
        areas: areas.map((area) => ({ ...area })),
        stopIfTrue: false,
        formula: '',
        rule: null,
        style: {}
      })
      return ref(conditionalFormatClass, { sheet, id })
    }
  },
  calls: {
    ClearAll: ({ sheet, areas }) => {
      guardAllowed(sheet, 'allowFormatCells')
      const state = sheet.touch()
      const outside = (own: Area[]): Area[] =>
        areas.reduce((rest, area) => rest.flatMap((one) => subtract(one, area)), own)
      state.conditionalFormats = state.conditionalFormats
        .map((format) => ({ ...format, areas: outside(format.areas) }))
        .filter((format) => format.areas.length > 0)
    }
  }
})
