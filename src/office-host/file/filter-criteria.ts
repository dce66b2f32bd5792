import { readColor } from '../engine/cell-format'
import { monthNames } from '../engine/month-names'
import { iconSets } from './conditional-rules'
import { termOf } from './file-terms'
import type { Element } from './xml'
import { attribute, attributesOf, childrenOf, isOn, tag } from './xml'

/** Filter criteria in the terms of Office.js; https://learn.microsoft.com/javascript/api/excel/excel.filtercriteria */
type Criteria = Record<string, unknown>

const signs: Record<string, string> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<='
}

/** The colour of the difference of that number: the fill's of a cell filter, else the font's; '' when it has none. */
export type FilterColor = (difference: number, ofCell: boolean) => string

/** A dynamic filter's name in the file. Source: ECMA-376 part 1, 18.18.26. */
function dynamicType(criterion: string): string {
  const period = /^AllDatesInPeriod(.+)$/.exec(criterion)?.[1]
  if (period === undefined) return criterion.charAt(0).toLowerCase() + criterion.slice(1)
  const quarter = /^Quarter([1-4])$/.exec(period)?.[1]
  if (quarter !== undefined) return `Q${quarter}`
  // Office.js has a misspelt name for the second month.
  const month = monthNames.indexOf(period === 'Februray' ? 'February' : period)
  return `M${month + 1}`
}

function dynamicCriterion(type: string): string {
  const [, kind, number] = /^([QM])(\d+)$/.exec(type) ?? []
  if (kind === 'Q') return `AllDatesInPeriodQuarter${number}`
  if (kind === 'M') return `AllDatesInPeriod${monthNames[Number(number) - 1] ?? ''}`
  return type.charAt(0).toUpperCase() + type.slice(1)
}

const groupings = ['year', 'month', 'day', 'hour', 'minute', 'second']

function dateItem(attributes: string): Criteria {
  const grouping = attribute(attributes, 'dateTimeGrouping') ?? 'day'
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = groupings.map((name) =>
    (attribute(attributes, name) ?? (name === 'month' || name === 'day' ? '1' : '0')).padStart(2, '0')
  )
  return {
    date: `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    specificity: grouping.charAt(0).toUpperCase() + grouping.slice(1)
  }
}

function readColumn(xml: string, column: Element, colorOf: FilterColor): Criteria | undefined {
  const [filter] = childrenOf(xml, column).filter(({ name }) => name !== 'extLst')
  if (!filter) return undefined
  const { name, attributes } = filter
  if (name === 'filters') {
    const values = childrenOf(xml, filter).map((child) =>
      child.name === 'dateGroupItem' ? dateItem(child.attributes) : (attribute(child.attributes, 'val') ?? '')
    )
    return { filterOn: 'Values', values: isOn(attributes, 'blank') ? [...values, ''] : values }
  }
  if (name === 'customFilters') {
    const [first, second] = childrenOf(xml, filter).map(({ attributes: one }) => {
      const value = attribute(one, 'val') ?? ''
      return `${signs[attribute(one, 'operator') ?? 'equal'] ?? '='}${value === ' ' ? '' : value}`
    })
    return {
      filterOn: 'Custom',
      criterion1: first ?? '',
      ...(second === undefined
        ? {}
        : { criterion2: second, operator: isOn(attributes, 'and') ? 'And' : 'Or' })
    }
  }
  if (name === 'top10') {
    const end = isOn(attributes, 'top', true) ? 'Top' : 'Bottom'
    return {
      filterOn: `${end}${isOn(attributes, 'percent') ? 'Percent' : 'Items'}`,
      criterion1: attribute(attributes, 'val') ?? '10'
    }
  }
  if (name === 'dynamicFilter') {
    return { filterOn: 'Dynamic', dynamicCriteria: dynamicCriterion(attribute(attributes, 'type') ?? '') }
  }
  if (name === 'colorFilter') {
    const ofCell = isOn(attributes, 'cellColor', true)
    const color = colorOf(Number(attribute(attributes, 'dxfId') ?? -1), ofCell)
    return { filterOn: ofCell ? 'CellColor' : 'FontColor', ...(color === '' ? {} : { color }) }
  }
  if (name === 'iconFilter') {
    const set = termOf(iconSets, attribute(attributes, 'iconSet'))
    const index = attribute(attributes, 'iconId')
    return {
      filterOn: 'Icon',
      ...(set !== undefined && index !== undefined ? { icon: { set, index: Number(index) } } : {})
    }
  }
  return { filterOn: name }
}

/** The criteria of a filter's columns, counted from its first. */
export function readCriteria(xml: string, filter: Element, colorOf: FilterColor): Record<number, Criteria> {
  const criteria: Record<number, Criteria> = {}
  for (const column of childrenOf(xml, filter)) {
    if (column.name !== 'filterColumn') continue
    const read = readColumn(xml, column, colorOf)
    if (read) criteria[Number(attribute(column.attributes, 'colId'))] = read
  }
  return criteria
}

function custom(criterion: unknown): string {
  const [, sign = '', value = ''] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(String(criterion))!
  const operator = Object.keys(signs).find((name) => signs[name] === sign) ?? 'equal'
  return tag(
    'customFilter',
    attributesOf({ operator: operator === 'equal' ? undefined : operator, val: value === '' ? ' ' : value })
  )
}

function valuesXml(values: readonly unknown[]): string {
  const items = values
    .filter((value) => value !== '')
    .map((value) => {
      if (typeof value !== 'object' || value === null)
        return tag('filter', attributesOf({ val: String(value) }))
      const { date, specificity } = value as { date?: unknown; specificity?: unknown }
      const grouping = (typeof specificity === 'string' ? specificity : 'Day').toLowerCase()
      const numbers = (String(date).match(/\d+/g) ?? []).map(Number)
      const given = groupings.slice(0, groupings.indexOf(grouping) + 1)
      return tag(
        'dateGroupItem',
        attributesOf({
          ...Object.fromEntries(given.map((name, index) => [name, numbers[index] ?? 0])),
          dateTimeGrouping: grouping
        })
      )
    })
  return tag('filters', values.includes('') ? attributesOf({ blank: 1 }) : '', items.join(''))
}

/** A filter column as the file has it; '' for criteria that cannot be written. */
export function filterColumnXml(
  index: number,
  criteria: Criteria,
  differenceOf: (color: string, ofCell: boolean) => number
): string {
  const kind = String(criteria['filterOn'])
  const rank = /^(Top|Bottom)(Items|Percent)$/.exec(kind)
  let content = ''
  if (kind === 'Values') content = valuesXml((criteria['values'] ?? []) as unknown[])
  else if (kind === 'Custom') {
    const { criterion1, criterion2, operator } = criteria
    const second = criterion2 === undefined || criterion2 === null ? '' : custom(criterion2)
    const and = second !== '' && operator !== 'Or' ? attributesOf({ and: 1 }) : ''
    content = tag('customFilters', and, custom(criterion1) + second)
  } else if (rank) {
    content = tag(
      'top10',
      attributesOf({
        top: rank[1] === 'Bottom' ? 0 : undefined,
        percent: rank[2] === 'Percent' ? 1 : undefined,
        val: String(criteria['criterion1'])
      })
    )
  } else if (kind === 'Dynamic') {
    content = tag('dynamicFilter', attributesOf({ type: dynamicType(String(criteria['dynamicCriteria'])) }))
  } else if (kind === 'CellColor' || kind === 'FontColor') {
    const color = readColor(criteria['color'])
    const ofCell = kind === 'CellColor'
    if (color !== undefined)
      content = tag(
        'colorFilter',
        attributesOf({ dxfId: differenceOf(color, ofCell), cellColor: ofCell ? undefined : 0 })
      )
  } else if (kind === 'Icon') {
    const { set, index: icon } = (criteria['icon'] ?? {}) as { set?: string; index?: number }
    if (iconSets[set ?? ''])
      content = tag('iconFilter', attributesOf({ iconSet: iconSets[set ?? ''], iconId: icon }))
  }
  return content === '' ? '' : tag('filterColumn', attributesOf({ colId: index }), content)
}
