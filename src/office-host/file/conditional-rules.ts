import { areaText } from '../engine/area'
import type { Area } from '../engine/area'
import type { ConditionalFormatState } from '../engine/workbook-state'
import { operators, termOf } from './file-terms'
import type { Element } from './xml'
import { attribute, attributesOf, childOf, childrenOf, escaped, innerXml, isOn, tag, unescaped } from './xml'

type Rule = Record<string, unknown>
type Meaning = Pick<ConditionalFormatState, 'type' | 'formula' | 'rule'>

const textRules: Record<string, string> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith'
}

const periods: Record<string, string> = {
  Yesterday: 'yesterday',
  Today: 'today',
  Tomorrow: 'tomorrow',
  LastSevenDays: 'last7Days',
  LastWeek: 'lastWeek',
  ThisWeek: 'thisWeek',
  NextWeek: 'nextWeek',
  LastMonth: 'lastMonth',
  ThisMonth: 'thisMonth',
  NextMonth: 'nextMonth'
}

const presets: Record<string, string> = {
  Blanks: 'containsBlanks',
  NonBlanks: 'notContainsBlanks',
  Errors: 'containsErrors',
  NonErrors: 'notContainsErrors',
  UniqueValues: 'uniqueValues',
  DuplicateValues: 'duplicateValues'
}

/** Averages by Office.js names: below, equal, number of standard deviations. */
const averages: Record<string, [below: boolean, equal: boolean, deviations: number]> = {
  AboveAverage: [false, false, 0],
  BelowAverage: [true, false, 0],
  EqualOrAboveAverage: [false, true, 0],
  EqualOrBelowAverage: [true, true, 0],
  OneStdDevAboveAverage: [false, false, 1],
  OneStdDevBelowAverage: [true, false, 1],
  TwoStdDevAboveAverage: [false, false, 2],
  TwoStdDevBelowAverage: [true, false, 2],
  ThreeStdDevAboveAverage: [false, false, 3],
  ThreeStdDevBelowAverage: [true, false, 3]
}

const limits: Record<string, string> = {
  LowestValue: 'min',
  HighestValue: 'max',
  Number: 'num',
  Percent: 'percent',
  Percentile: 'percentile',
  Formula: 'formula'
}

/** The file's icon sets by Office.js names. */
export const iconSets: Record<string, string> = {
  ThreeArrows: '3Arrows',
  ThreeArrowsGray: '3ArrowsGray',
  ThreeFlags: '3Flags',
  ThreeTrafficLights1: '3TrafficLights1',
  ThreeTrafficLights2: '3TrafficLights2',
  ThreeSigns: '3Signs',
  ThreeSymbols: '3Symbols',
  ThreeSymbols2: '3Symbols2',
  FourArrows: '4Arrows',
  FourArrowsGray: '4ArrowsGray',
  FourRedToBlack: '4RedToBlack',
  FourRating: '4Rating',
  FourTrafficLights: '4TrafficLights',
  FiveArrows: '5Arrows',
  FiveArrowsGray: '5ArrowsGray',
  FiveRating: '5Rating',
  FiveQuarters: '5Quarters'
}

const withEquals = (formula: string | undefined): string => (formula === undefined ? '' : `=${formula}`)
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).replace(/^=/, '')
    : ''

/** What a rule of a file means in the terms of Office.js; a kind it does not know is kept under its own name. */
export function readRule(xml: string, element: Element, color: (attributes: string) => string): Meaning {
  const { attributes } = element
  const type = attribute(attributes, 'type') ?? ''
  const formulas = childrenOf(xml, element)
    .filter(({ name }) => name === 'formula')
    .map((child) => unescaped(innerXml(xml, child)))
  const meaning = (kind: string, rule: Rule | null, formula = ''): Meaning => ({ type: kind, formula, rule })
  const text = termOf(textRules, type)
  const preset = termOf(presets, type)
  if (type === 'expression') return meaning('Custom', null, withEquals(formulas[0]))
  if (type === 'cellIs') {
    const operator = termOf(operators, attribute(attributes, 'operator') ?? 'equal') ?? 'EqualTo'
    return meaning('CellValue', {
      operator,
      formula1: withEquals(formulas[0]),
      ...(formulas[1] === undefined ? {} : { formula2: withEquals(formulas[1]) })
    })
  }
  if (text) return meaning('ContainsText', { operator: text, text: attribute(attributes, 'text') ?? '' })
  if (preset) return meaning('PresetCriteria', { criterion: preset })
  if (type === 'timePeriod') {
    const criterion = termOf(periods, attribute(attributes, 'timePeriod'))
    return meaning('PresetCriteria', { criterion: criterion ?? 'Today' })
  }
  if (type === 'aboveAverage') {
    const wanted = [
      !isOn(attributes, 'aboveAverage', true),
      isOn(attributes, 'equalAverage'),
      Number(attribute(attributes, 'stdDev') ?? 0)
    ].join()
    const criterion = Object.keys(averages).find((name) => averages[name]!.join() === wanted)
    return meaning('PresetCriteria', { criterion: criterion ?? 'AboveAverage' })
  }
  if (type === 'top10') {
    const end = isOn(attributes, 'bottom') ? 'Bottom' : 'Top'
    return meaning('TopBottom', {
      type: `${end}${isOn(attributes, 'percent') ? 'Percent' : 'Items'}`,
      rank: Number(attribute(attributes, 'rank') ?? 10)
    })
  }
  const inside = childOf(xml, element, type)
  const parts = inside ? childrenOf(xml, inside) : []
  const points = parts
    .filter(({ name }) => name === 'cfvo')
    .map(({ attributes: point }) => ({
      type: termOf(limits, attribute(point, 'type')) ?? 'Automatic',
      formula: attribute(point, 'val') ?? '',
      operator: isOn(point, 'gte', true) ? 'GreaterThanOrEqual' : 'GreaterThan'
    }))
  const limit = (index: number): Rule => ({
    type: points[index]?.type ?? 'Automatic',
    formula: points[index]?.formula ?? ''
  })
  const colors = parts.filter(({ name }) => name === 'color').map((part) => color(part.attributes))
  if (type === 'colorScale') {
    const criterion = (index: number): Rule => ({ ...limit(index), color: colors[index] ?? '' })
    return meaning('ColorScale', {
      criteria: {
        minimum: criterion(0),
        ...(points.length > 2 ? { midpoint: criterion(1) } : {}),
        maximum: criterion(points.length - 1)
      }
    })
  }
  if (type === 'dataBar') {
    return meaning('DataBar', {
      lowerBoundRule: limit(0),
      upperBoundRule: limit(1),
      showDataBarOnly: !isOn(inside?.attributes ?? '', 'showValue', true),
      positiveFormat: { fillColor: colors[0] ?? '' }
    })
  }
  if (type === 'iconSet') {
    return meaning('IconSet', {
      style:
        termOf(iconSets, attribute(inside?.attributes ?? '', 'iconSet') ?? '3TrafficLights1') ??
        'ThreeTrafficLights1',
      criteria: points.map((one, index) => (index === 0 ? firstIcon : one)),
      reverseIconOrder: isOn(inside?.attributes ?? '', 'reverse'),
      showIconOnly: !isOn(inside?.attributes ?? '', 'showValue', true)
    })
  }
  return meaning(type, null)
}

/** The first icon is for whatever no other is for, so that it has no limit. */
const firstIcon = { type: 'Invalid', operator: 'Invalid', formula: '' }

interface Written {
  type: string
  attributes?: Record<string, string | number | undefined>
  formulas?: string[]
  content?: string
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const point = (limit: Rule | undefined, otherwise: string): string =>
  tag(
    'cfvo',
    attributesOf({
      type: limits[plain(limit?.['type'])] ?? otherwise,
      val: plain(limit?.['formula']) || undefined,
      gte: limit?.['operator'] === 'GreaterThan' ? 0 : undefined
    })
  )

const colorTag = (color: unknown): string =>
  tag('color', attributesOf({ rgb: `FF${plain(color).replace('#', '') || '638EC6'}` }))

function written({ type, formula, rule: given, areas }: ConditionalFormatState): Written | undefined {
  const rule = given ?? {}
  const inner = (key: string): Rule => (rule[key] ?? {}) as Rule
  const first = cornerText(areas)
  if (type === 'Custom')
    return plain(formula) === '' ? undefined : { type: 'expression', formulas: [plain(formula)] }
  if (type === 'CellValue') {
    if (plain(rule['formula1']) === '') return undefined
    return {
      type: 'cellIs',
      attributes: { operator: operators[plain(rule['operator'])] ?? 'equal' },
      formulas: [rule['formula1'], rule['formula2']].map(plain).filter((text) => text !== '')
    }
  }
  if (type === 'ContainsText') {
    const text = plain(rule['text'])
    const operator = plain(rule['operator']) in textRules ? plain(rule['operator']) : 'Contains'
    const formulas: Record<string, string> = {
      Contains: `NOT(ISERROR(SEARCH(${quoted(text)},${first})))`,
      NotContains: `ISERROR(SEARCH(${quoted(text)},${first}))`,
      BeginsWith: `LEFT(${first},${text.length})=${quoted(text)}`,
      EndsWith: `RIGHT(${first},${text.length})=${quoted(text)}`
    }
    const kind = textRules[operator]!
    const named = operator === 'NotContains' ? 'notContains' : kind
    return { type: kind, attributes: { operator: named, text }, formulas: [formulas[operator]!] }
  }
  if (type === 'TopBottom') {
    const kind = plain(rule['type'])
    return {
      type: 'top10',
      attributes: {
        percent: kind.endsWith('Percent') ? 1 : undefined,
        bottom: kind.startsWith('Bottom') ? 1 : undefined,
        rank: plain(rule['rank']) || '10'
      }
    }
  }
  if (type === 'PresetCriteria') return presetWritten(plain(rule['criterion']), first)
  if (type === 'ColorScale') {
    const criteria = (rule['criteria'] ?? {
      minimum: { color: '#F8696B' },
      maximum: { color: '#63BE7B' }
    }) as Record<string, Rule | undefined>
    const used = [criteria['minimum'], criteria['midpoint'], criteria['maximum']].filter((one) => one)
    const otherwise = (index: number): string =>
      index === 0 ? 'min' : index === used.length - 1 ? 'max' : 'percentile'
    return {
      type: 'colorScale',
      content: tag(
        'colorScale',
        '',
        used.map((one, index) => point(one, otherwise(index))).join('') +
          used.map((one) => colorTag(one!['color'])).join('')
      )
    }
  }
  if (type === 'DataBar') {
    const hidden = rule['showDataBarOnly'] === true ? attributesOf({ showValue: 0 }) : ''
    const fill = inner('positiveFormat')['fillColor']
    return {
      type: 'dataBar',
      content: tag(
        'dataBar',
        hidden,
        point(inner('lowerBoundRule'), 'min') + point(inner('upperBoundRule'), 'max') + colorTag(fill)
      )
    }
  }
  if (type === 'IconSet') {
    const style = iconSets[plain(rule['style'])] ?? '3TrafficLights1'
    const count = Number(style.charAt(0))
    const criteria = (Array.isArray(rule['criteria']) ? rule['criteria'] : []) as (Rule | null)[]
    const points = Array.from({ length: count }, (_, index) => {
      const own = criteria[index]
      const even = { type: 'Percent', formula: String(Math.round((100 * index) / count)) }
      return point(index > 0 && own && plain(own['formula']) !== '' ? own : even, 'percent')
    })
    const attributes = attributesOf({
      iconSet: style,
      showValue: rule['showIconOnly'] === true ? 0 : undefined,
      reverse: rule['reverseIconOrder'] === true ? 1 : undefined
    })
    return { type: 'iconSet', content: tag('iconSet', attributes, points.join('')) }
  }
  return undefined
}

function presetWritten(criterion: string, first: string): Written | undefined {
  const type = presets[criterion]
  if (type) {
    const formulas: Record<string, string[]> = {
      containsBlanks: [`LEN(TRIM(${first}))=0`],
      notContainsBlanks: [`LEN(TRIM(${first}))>0`],
      containsErrors: [`ISERROR(${first})`],
      notContainsErrors: [`NOT(ISERROR(${first}))`]
    }
    return { type, formulas: formulas[type] ?? [] }
  }
  const average = averages[criterion]
  if (average) {
    const [below, equal, deviations] = average
    return {
      type: 'aboveAverage',
      attributes: {
        aboveAverage: below ? 0 : undefined,
        equalAverage: equal ? 1 : undefined,
        stdDev: deviations || undefined
      }
    }
  }
  const period = periods[criterion]
  return period
    ? { type: 'timePeriod', attributes: { timePeriod: period }, formulas: [periodFormula(period, first)] }
    : undefined
}

/** What Excel writes beside the name of a period, for readers that go by the formula. */
function periodFormula(period: string, cell: string): string {
  const day = `FLOOR(${cell},1)`
  const week = (from: string, to: string): string =>
    `AND(TODAY()-ROUNDDOWN(${cell},0)${from},ROUNDDOWN(${cell},0)-TODAY()${to})`
  const month = (shift: string): string =>
    `AND(MONTH(${cell})=MONTH(EDATE(TODAY(),${shift})),YEAR(${cell})=YEAR(EDATE(TODAY(),${shift})))`
  const formulas: Record<string, string> = {
    yesterday: `${day}=TODAY()-1`,
    today: `${day}=TODAY()`,
    tomorrow: `${day}=TODAY()+1`,
    last7Days: `AND(TODAY()-${day}<=6,${day}<=TODAY())`,
    lastWeek: `AND(TODAY()-ROUNDDOWN(${cell},0)>=(WEEKDAY(TODAY())),TODAY()-ROUNDDOWN(${cell},0)<(WEEKDAY(TODAY())+7))`,
    thisWeek: week('<=WEEKDAY(TODAY())-1', '<=7-WEEKDAY(TODAY())'),
    nextWeek: `AND(ROUNDDOWN(${cell},0)-TODAY()>(7-WEEKDAY(TODAY())),ROUNDDOWN(${cell},0)-TODAY()<(15-WEEKDAY(TODAY())))`,
    lastMonth: month('0-1'),
    thisMonth: month('0'),
    nextMonth: month('1')
  }
  return formulas[period]!
}

const cornerText = (areas: readonly Area[]): string =>
  areaText({
    ...areas[0]!,
    bottom: areas[0]!.top,
    right: areas[0]!.left
  })

/** The rule of a conditional format as the file has it; undefined for a kind that cannot be written. */
export function conditionalRuleXml(
  state: ConditionalFormatState,
  priority: number,
  difference: number | undefined
): string | undefined {
  const rule = written(state)
  if (!rule) return undefined
  const attributes = attributesOf({
    type: rule.type,
    dxfId: difference,
    priority,
    stopIfTrue: state.stopIfTrue ? 1 : undefined,
    ...rule.attributes
  })
  const formulas = (rule.formulas ?? []).map((formula) => tag('formula', '', escaped(formula))).join('')
  return tag('cfRule', attributes, formulas + (rule.content ?? ''))
}
