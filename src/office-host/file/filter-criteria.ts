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

function readColumn(xml: string, column: Element): Criteria | undefined {
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
    const type = attribute(attributes, 'type') ?? ''
    return { filterOn: 'Dynamic', dynamicCriteria: type.charAt(0).toUpperCase() + type.slice(1) }
  }
  if (name === 'colorFilter')
    return { filterOn: isOn(attributes, 'cellColor', true) ? 'CellColor' : 'FontColor' }
  return { filterOn: name === 'iconFilter' ? 'Icon' : name }
}

/** The criteria of a filter's columns, counted from its first. */
export function readCriteria(xml: string, filter: Element): Record<number, Criteria> {
  const criteria: Record<number, Criteria> = {}
  for (const column of childrenOf(xml, filter)) {
    if (column.name !== 'filterColumn') continue
    const read = readColumn(xml, column)
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
export function filterColumnXml(index: number, criteria: Criteria): string {
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
    const type = String(criteria['dynamicCriteria'])
    content = tag('dynamicFilter', attributesOf({ type: type.charAt(0).toLowerCase() + type.slice(1) }))
  }
  return content === '' ? '' : tag('filterColumn', attributesOf({ colId: index }), content)
}
