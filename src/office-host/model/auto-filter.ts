import type { Area } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import { tableBody } from './content'
import type { Criteria } from './filter-criteria'
import { applyCriteria } from './filter-criteria'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef } from './references'
import { officeClass } from './office-class'
import { guardAllowed, rangeArgument } from './range-target'
import type { TableTarget } from './table-state'

interface FilterTarget {
  sheet: Sheet
  tableId: string | undefined
}

/** The filter of a table. */
export const autoFilterOfTable = ({ sheet, id }: TableTarget): FilterTarget => ({ sheet, tableId: id })

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
