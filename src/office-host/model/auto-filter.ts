import type { Area } from '../engine/area'
import type { CellValue } from '../engine/cell-value'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { tableBody } from './content'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef } from './references'
import { officeClass } from './office-class'
import { guardAllowed, rangeArgument } from './range-target'
import type { TableTarget } from './table'

type Criteria = Record<string, unknown>

interface FilterTarget {
  sheet: Sheet
  tableId: string | undefined
}

/** The filter of a table. */
export const autoFilterOfTable = ({ sheet, id }: TableTarget): FilterTarget => ({ sheet, tableId: id })

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is'
  )

function meets(criterion: unknown, value: CellValue, shown: string): boolean {
  const [, operator = '', operand = ''] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(String(criterion))!
  const number = Number(operand)
  if (operator === '' || operator === '=')
    return operand === ''
      ? value === ''
      : wildcard(operand).test(shown) || (typeof value === 'number' && value === number)
  if (operator === '<>')
    return operand === '' ? value !== '' : !wildcard(operand).test(shown) && value !== number
  if (typeof value !== 'number') return false
  return operator === '>'
    ? value > number
    : operator === '<'
      ? value < number
      : operator === '>='
        ? value >= number
        : value <= number
}

function passes(criteria: Criteria, value: CellValue, shown: string): boolean {
  switch (criteria['filterOn']) {
    case 'Values':
      return (criteria['values'] as unknown[]).some((wanted) => String(wanted) === shown)
    case 'Custom': {
      const first = meets(criteria['criterion1'], value, shown)
      if (criteria['criterion2'] === undefined || criteria['criterion2'] === null) return first
      const second = meets(criteria['criterion2'], value, shown)
      return criteria['operator'] === 'Or' ? first || second : first && second
    }
    default:
      throw new OfficeError(
        'ApiNotFound',
        `Filtering on ${String(criteria['filterOn'])} is not available in this host.`
      )
  }
}

function applyCriteria(sheet: Sheet, body: Area, criteria: Map<number, Criteria>): void {
  const state = sheet.touch()
  for (const key of Object.keys(state.filteredRows).map(Number)) {
    if (key >= body.top && key <= body.bottom) delete state.filteredRows[key]
  }
  for (let row = body.top; row <= body.bottom; row++) {
    for (const [index, wanted] of criteria) {
      const column = body.left + index
      if (!passes(wanted, sheet.value(row, column), sheet.text(row, column))) state.filteredRows[row] = true
    }
  }
  sheet.book.hiddenRowsChanged()
}

/** Sets, clears (null) or, with index -1, repeats the filters of a table's columns. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables#apply-filters-to-a-table */
export function applyTableFilters(
  { sheet, id }: TableTarget,
  index: number,
  criteria: Criteria | null
): void {
  guardAllowed(sheet, 'allowAutoFilter')
  sheet.touch()
  const table = sheet.state.tables.find((one) => one.id === id)
  if (!table) throw itemNotFound('the table')
  const column = table.columns[index]
  if (index >= 0) {
    if (!column) throw invalidArgument('the column lies outside the table')
    if (criteria) column.filter = criteria
    else delete column.filter
  }
  const active = new Map(table.columns.flatMap((one, at) => (one.filter ? [[at, one.filter] as const] : [])))
  applyCriteria(sheet, tableBody(table), active)
}

const areaOf = ({ sheet, tableId }: FilterTarget): Area | undefined =>
  tableId === undefined
    ? sheet.state.autoFilter?.area
    : sheet.state.tables.find((table) => table.id === tableId)?.area

const criteriaOf = ({ sheet, tableId }: FilterTarget): Criteria[] => {
  if (tableId !== undefined) {
    return (sheet.state.tables.find((table) => table.id === tableId)?.columns ?? []).flatMap((column) =>
      column.filter ? [column.filter] : []
    )
  }
  return Object.values(sheet.state.autoFilter?.criteria ?? {})
}

function refresh(sheet: Sheet): void {
  const filter = sheet.state.autoFilter
  if (!filter) return
  const body = { ...filter.area, top: filter.area.top + 1 }
  applyCriteria(
    sheet,
    body,
    new Map(Object.entries(filter.criteria).map(([key, criteria]) => [Number(key), criteria]))
  )
}

const rangeOf = (target: FilterTarget): ObjectRef | null => {
  const area = areaOf(target)
  return area ? rangeRef({ sheet: target.sheet, area }) : null
}

function clearCriteria({ sheet, tableId }: FilterTarget, index?: number): void {
  guardAllowed(sheet, 'allowAutoFilter')
  if (tableId !== undefined) {
    const table = sheet.state.tables.find((one) => one.id === tableId)
    table?.columns.forEach((_, at) => {
      if (index === undefined || index === at) applyTableFilters({ sheet, id: tableId }, at, null)
    })
    return
  }
  const { autoFilter } = sheet.touch()
  if (!autoFilter) return
  for (const key of Object.keys(autoFilter.criteria).map(Number)) {
    if (index === undefined || key === index) delete autoFilter.criteria[key]
  }
  refresh(sheet)
}

/** Worksheet.autoFilter and Table.autoFilter; https://learn.microsoft.com/javascript/api/excel/excel.autofilter */
export const autoFilterClass: OfficeClass<FilterTarget> = officeClass<FilterTarget>({
  name: 'AutoFilter',
  scalars: {
    Enabled: { get: (target) => areaOf(target) !== undefined },
    IsDataFiltered: { get: (target) => criteriaOf(target).length > 0 },
    Criteria: { get: criteriaOf }
  },
  objects: {
    GetRange: (target) => {
      const range = rangeOf(target)
      if (!range) throw itemNotFound('the filter')
      return range
    },
    GetRangeOrNullObject: rangeOf
  },
  calls: {
    Apply: (target, [range, index, criteria], book) => {
      const { sheet, tableId } = target
      guardAllowed(sheet, 'allowAutoFilter')
      if (tableId !== undefined) {
        if (index !== undefined && index !== null)
          applyTableFilters({ sheet, id: tableId }, Number(index), criteria as Criteria)
        return
      }
      const { area } = rangeArgument(book, sheet, range)
      const state = sheet.touch()
      state.autoFilter = { area, criteria: {} }
      if (index !== undefined && index !== null && criteria)
        state.autoFilter.criteria[Number(index)] = criteria as Criteria
      refresh(sheet)
    },
    ClearCriteria: (target) => {
      clearCriteria(target)
    },
    ClearColumnCriteria: (target, [index]) => {
      clearCriteria(target, Number(index))
    },
    Reapply: ({ sheet, tableId }) => {
      if (tableId === undefined) refresh(sheet)
      else applyTableFilters({ sheet, id: tableId }, -1, null)
    },
    Remove: ({ sheet }) => {
      guardAllowed(sheet, 'allowAutoFilter')
      const state = sheet.touch()
      state.autoFilter = null
      state.filteredRows = {}
      sheet.book.hiddenRowsChanged()
    }
  }
})
