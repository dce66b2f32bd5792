import type { Area } from '../engine/area'
import { intersection, subtract } from '../engine/area'
import { fromR1C1, toR1C1 } from '../engine/formula-text'
import type { ConditionalFormatState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { conditionalRangeFormatClass } from './conditional-range-format'
import { colorScaleClass, dataBarClass, iconSetClass } from './conditional-scale'
import type { FormatTarget } from './conditional-state'
import { changeConditional as change, conditionalState as stateOf } from './conditional-state'
import { areasRef, rangeRef } from './references'
import { officeClass, ref } from './office-class'
import type { AreasTarget } from './range-target'
import { guardAllowed } from './range-target'

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

const ruleClasses: Record<string, OfficeClass<FormatTarget>> = {
  ColorScale: colorScaleClass,
  DataBar: dataBarClass,
  IconSet: iconSetClass,
  CellValue: ruleClass('CellValueConditionalFormat'),
  ContainsText: ruleClass('TextConditionalFormat'),
  TopBottom: ruleClass('TopBottomConditionalFormat'),
  PresetCriteria: ruleClass('PresetCriteriaConditionalFormat'),
  Custom: customConditionalFormatClass
}

const navigationNames: Record<string, string> = {
  ColorScale: 'ColorScale',
  DataBar: 'DataBar',
  IconSet: 'IconSet',
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
      if (!Object.hasOwn(ruleClasses, String(type)))
        throw invalidArgument(`${String(type)} is no type of conditional format`)
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
