import { readColor } from '../engine/cell-format'
import { invalidArgument } from '../bridge/office-error'
import type { FormatTarget } from './conditional-state'
import { changeConditional, conditionalState } from './conditional-state'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'

type Kept = Record<string, unknown>

const inner = (target: FormatTarget, part: string | undefined): Kept => {
  const rule = conditionalState(target).rule ?? {}
  return part === undefined ? rule : ((rule[part] as Kept | undefined) ?? {})
}

const kept = (
  part: string | undefined,
  name: string,
  initial: unknown,
  valid: (value: unknown) => boolean
) => ({
  get: (target: FormatTarget) => inner(target, part)[name] ?? initial,
  set: (target: FormatTarget, value: unknown) => {
    if (value === null || value === undefined) return
    let wanted: unknown = structuredClone(value)
    if (/color$/i.test(name) && value !== '') {
      wanted = readColor(value)
      if (wanted === undefined) throw invalidArgument(`${JSON.stringify(value)} is no colour`)
    }
    if (!valid(wanted)) throw invalidArgument(`${JSON.stringify(value)} is no value of ${name}`)
    changeConditional(target, (state) => {
      const rule = (state.rule ??= {})
      if (part === undefined) rule[name] = wanted
      else rule[part] = { ...(rule[part] as Kept | undefined), [name]: wanted }
    })
  }
})

const text = (value: unknown): boolean => typeof value === 'string'
const truth = (value: unknown): boolean => typeof value === 'boolean'
const limit = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as Kept)['type'] === 'string'

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionaldatabarpositiveformat */
export const dataBarPositiveClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalDataBarPositiveFormat',
  scalars: {
    FillColor: kept('positiveFormat', 'fillColor', '#638EC6', text),
    GradientFill: kept('positiveFormat', 'gradientFill', true, truth),
    BorderColor: kept('positiveFormat', 'borderColor', '', text)
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.conditionaldatabarnegativeformat */
export const dataBarNegativeClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ConditionalDataBarNegativeFormat',
  scalars: {
    FillColor: kept('negativeFormat', 'fillColor', '#FF0000', text),
    MatchPositiveFillColor: kept('negativeFormat', 'matchPositiveFillColor', false, truth),
    BorderColor: kept('negativeFormat', 'borderColor', '', text),
    MatchPositiveBorderColor: kept('negativeFormat', 'matchPositiveBorderColor', true, truth)
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.databarconditionalformat */
export const dataBarClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'DataBarConditionalFormat',
  scalars: {
    ShowDataBarOnly: kept(undefined, 'showDataBarOnly', false, truth),
    BarDirection: kept(undefined, 'barDirection', 'Context', text),
    AxisFormat: kept(undefined, 'axisFormat', 'Automatic', text),
    AxisColor: kept(undefined, 'axisColor', '#000000', text),
    LowerBoundRule: kept(undefined, 'lowerBoundRule', { type: 'Automatic' }, limit),
    UpperBoundRule: kept(undefined, 'upperBoundRule', { type: 'Automatic' }, limit)
  },
  navigations: {
    PositiveFormat: (target) => ref(dataBarPositiveClass, target),
    NegativeFormat: (target) => ref(dataBarNegativeClass, target)
  }
})

const iconsOf = (style: string): number => (style.startsWith('Five') ? 5 : style.startsWith('Four') ? 4 : 3)

/** https://learn.microsoft.com/javascript/api/excel/excel.iconsetconditionalformat */
export const iconSetClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'IconSetConditionalFormat',
  scalars: {
    Style: kept(
      undefined,
      'style',
      'ThreeTrafficLights1',
      (value) => text(value) && /^(?:Three|Four|Five)/.test(value as string)
    ),
    ReverseIconOrder: kept(undefined, 'reverseIconOrder', false, truth),
    ShowIconOnly: kept(undefined, 'showIconOnly', false, truth),
    Criteria: {
      get: (target) => {
        const { criteria, style = 'ThreeTrafficLights1' } = inner(target, undefined)
        const count = iconsOf(style as string)
        return (
          criteria ??
          Array.from({ length: count }, (_, index) => ({
            type: index === 0 ? 'Invalid' : 'Percent',
            operator: index === 0 ? 'Invalid' : 'GreaterThanOrEqual',
            formula: index === 0 ? '' : String(Math.round((index * 100) / count))
          }))
        )
      },
      set: (target, value) => {
        const { style = 'ThreeTrafficLights1' } = inner(target, undefined)
        const count = iconsOf(style as string)
        if (!Array.isArray(value) || value.length !== count)
          throw invalidArgument(`${count} criteria are wanted`)
        changeConditional(target, (state) => {
          ;(state.rule ??= {})['criteria'] = structuredClone(value) as unknown
        })
      }
    }
  }
})

const scaleCriteria = kept(
  undefined,
  'criteria',
  { minimum: { type: 'LowestValue', color: '#F8696B' }, maximum: { type: 'HighestValue', color: '#63BE7B' } },
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    limit((value as Kept)['minimum']) &&
    limit((value as Kept)['maximum'])
)

/** https://learn.microsoft.com/javascript/api/excel/excel.colorscaleconditionalformat */
export const colorScaleClass: OfficeClass<FormatTarget> = officeClass<FormatTarget>({
  name: 'ColorScaleConditionalFormat',
  scalars: {
    ThreeColorScale: {
      get: (target) => Boolean((inner(target, undefined)['criteria'] as Kept | undefined)?.['midpoint'])
    },
    Criteria: {
      get: scaleCriteria.get,
      set: (target, value) => {
        const read = Object.entries((value ?? {}) as Record<string, Kept | null>).flatMap(([name, limit]) => {
          if (!limit) return []
          const color = readColor(limit['color'])
          if (limit['color'] !== undefined && color === undefined)
            throw invalidArgument(`${JSON.stringify(limit['color'])} is no colour`)
          return [[name, { ...limit, ...(color === undefined ? {} : { color }) }]]
        })
        scaleCriteria.set(target, Object.fromEntries(read))
      }
    }
  }
})
