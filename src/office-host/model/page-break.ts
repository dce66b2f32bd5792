import { lastColumn, lastRow } from '../engine/area'
import type { Sheet } from '../engine/sheet'
import { invalidArgument, itemNotFound } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import { rangeRef } from './references'
import { rangeArgument } from './range-target'

interface BreaksTarget {
  sheet: Sheet
  direction: 'horizontal' | 'vertical'
}

interface BreakTarget extends BreaksTarget {
  id: string
}

const beforeOf = ({ sheet, id }: BreakTarget): number => {
  const found = sheet.state.pageBreaks.find((pageBreak) => pageBreak.id === id)
  if (!found) throw itemNotFound('the page break')
  return found.before
}

/** https://learn.microsoft.com/javascript/api/excel/excel.pagebreak */
export const pageBreakClass: OfficeClass<BreakTarget> = officeClass<BreakTarget>({
  name: 'PageBreak',
  identity: ({ id }) => id,
  scalars: {
    _Id: { get: ({ id }) => id },
    RowIndex: { get: (target) => (target.direction === 'horizontal' ? beforeOf(target) : 0) },
    ColumnIndex: { get: (target) => (target.direction === 'vertical' ? beforeOf(target) : 0) }
  },
  objects: {
    GetCellAfterBreak: (target) => {
      const before = beforeOf(target)
      const [row, column] = target.direction === 'horizontal' ? [before, 0] : [0, before]
      return rangeRef({ sheet: target.sheet, area: { top: row, bottom: row, left: column, right: column } })
    }
  },
  calls: {
    Delete: ({ sheet, id }) => {
      const state = sheet.touch()
      state.pageBreaks = state.pageBreaks.filter((pageBreak) => pageBreak.id !== id)
    }
  }
})

const breaks = ({ sheet, direction }: BreaksTarget): BreakTarget[] =>
  sheet.state.pageBreaks
    .filter((pageBreak) => pageBreak.direction === direction)
    .map(({ id }) => ({ sheet, direction, id }))

/** Worksheet.horizontalPageBreaks and verticalPageBreaks; https://learn.microsoft.com/javascript/api/excel/excel.pagebreakcollection */
export const pageBreaksClass: OfficeClass<BreaksTarget> = officeClass<BreaksTarget>({
  name: 'PageBreakCollection',
  items: (target) => breaks(target).map((one) => ref(pageBreakClass, one)),
  item: (target, key) => {
    const found = breaks(target).find(({ id }) => id === key) ?? breaks(target)[Number(key)]
    if (!found) throw itemNotFound(`the page break ${String(key)}`)
    return ref(pageBreakClass, found)
  },
  objects: {
    Add: (target, [range], book) => {
      const { sheet, direction } = target
      const { area } = rangeArgument(book, sheet, range)
      const before = direction === 'horizontal' ? area.top : area.left
      if (before < 1 || before > (direction === 'horizontal' ? lastRow : lastColumn))
        throw invalidArgument('a page cannot break before the first row or column')
      const known = sheet.state.pageBreaks.find(
        (pageBreak) => pageBreak.direction === direction && pageBreak.before === before
      )
      const id = known?.id ?? book.newId()
      if (!known) sheet.touch().pageBreaks.push({ id, direction, before })
      return ref(pageBreakClass, { ...target, id })
    }
  },
  calls: {
    RemovePageBreaks: ({ sheet, direction }) => {
      const state = sheet.touch()
      state.pageBreaks = state.pageBreaks.filter((pageBreak) => pageBreak.direction !== direction)
    }
  }
})
