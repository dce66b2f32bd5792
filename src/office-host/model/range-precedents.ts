import type { Area } from '../engine/area'
import { intersection } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import { itemNotFound } from '../bridge/office-error'
import type { ObjectRef, OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { areasRef, rangeRef } from './references'
import type { AreasTarget, RangeTarget } from './range-target'
import { areasOfCells, fullAddress } from './range-target'

/** Areas on several sheets. */
export interface WorkbookAreasTarget {
  parts: AreasTarget[]
}

const bySheet = (areas: { sheet: Sheet; area: Area }[]): AreasTarget[] => {
  const parts = new Map<Sheet, Area[]>()
  for (const { sheet, area } of areas) parts.set(sheet, [...(parts.get(sheet) ?? []), area])
  return [...parts].map(([sheet, list]) => ({ sheet, areas: list }))
}

const cellsAsAreas = (
  book: Book,
  places: Iterable<{ sheetId: string; row: number; column: number }>
): AreasTarget[] => {
  const cells = new Map<string, { row: number; column: number }[]>()
  for (const { sheetId, row, column } of places)
    cells.set(sheetId, [...(cells.get(sheetId) ?? []), { row, column }])
  return book.sheets.flatMap((sheet) => {
    const own = cells.get(sheet.id)
    return own ? [{ sheet, areas: areasOfCells(own) }] : []
  })
}

/** The cells whose formulas read the range, directly or through others; ItemNotFound when there are none. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-precedents-dependents */
export function dependentsOf({ sheet, area }: RangeTarget, all: boolean, book: Book): ObjectRef {
  const parts = cellsAsAreas(book, book.dependents(sheet, area, all))
  if (parts.length === 0) throw itemNotFound('the dependents')
  return ref(workbookRangeAreasClass, { parts })
}

/** The cells the formulas of the range read, directly or through others; ItemNotFound when there are none. Source: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-precedents-dependents */
export function precedentsOf({ sheet, area }: RangeTarget, all: boolean, book: Book): ObjectRef {
  const found: { sheet: Sheet; area: Area }[] = []
  const seen = new Set<string>()
  let fresh = book.precedents(sheet, area)
  while (fresh.length > 0) {
    const next: { sheet: Sheet; area: Area }[] = []
    for (const one of fresh) {
      const key = fullAddress(one.sheet, one.area)
      if (seen.has(key)) continue
      seen.add(key)
      found.push(one)
      if (all) next.push(...book.precedents(one.sheet, one.area))
    }
    fresh = next
  }
  if (found.length === 0) throw itemNotFound('the precedents')
  const outer = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.sheet === one.sheet &&
          JSON.stringify(intersection(other.area, one.area)) === JSON.stringify(one.area) &&
          JSON.stringify(other.area) !== JSON.stringify(one.area)
      )
  )
  return ref(workbookRangeAreasClass, { parts: bySheet(outer) })
}

const partOf = ({ parts }: WorkbookAreasTarget, key: unknown): ObjectRef | null => {
  const part = parts.find(
    ({ sheet }) => sheet.id === key || sheet.name.toLowerCase() === String(key).toLowerCase()
  )
  return part ? areasRef(part) : null
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangeareascollection */
export const rangeAreasCollectionClass: OfficeClass<WorkbookAreasTarget> = officeClass<WorkbookAreasTarget>({
  name: 'RangeAreasCollection',
  items: ({ parts }) => parts.map(areasRef)
})

const allRangesClass: OfficeClass<WorkbookAreasTarget> = officeClass<WorkbookAreasTarget>({
  name: 'RangeCollection',
  items: ({ parts }) => parts.flatMap(({ sheet, areas }) => areas.map((area) => rangeRef({ sheet, area })))
})

/** https://learn.microsoft.com/javascript/api/excel/excel.workbookrangeareas */
export const workbookRangeAreasClass: OfficeClass<WorkbookAreasTarget> = officeClass<WorkbookAreasTarget>({
  name: 'WorkbookRangeAreas',
  scalars: {
    Addresses: {
      get: ({ parts }) =>
        parts.map(({ sheet, areas }) => areas.map((area) => fullAddress(sheet, area)).join(','))
    }
  },
  navigations: {
    Areas: (target) => ref(rangeAreasCollectionClass, target),
    Ranges: (target) => ref(allRangesClass, target)
  },
  objects: {
    GetRangeAreasBySheet: (target, [key]) => {
      const part = partOf(target, key)
      if (!part) throw itemNotFound(`cells on the sheet ${String(key)}`)
      return part
    },
    GetRangeAreasOrNullObjectBySheet: (target, [key]) => partOf(target, key)
  }
})
