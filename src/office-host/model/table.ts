import type { Area } from '../engine/area'
import { areaText, columnCount, intersection, lastRow, rowCount } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { autoFilterOfTable, autoFilterClass, applyTableFilters } from './auto-filter'
import { changeContents, fillCalculatedColumns, renameColumnsFromHeader, tableBody } from './content'
import { isValidName } from './names'
import type { OfficeClass } from './office-class'
import { worksheetRef } from './references'
import { officeClass, ref } from './office-class'
import { guardAllowed, rangeArgument } from './range-target'
import { tableColumnsClass } from './table-columns'
import { tableRowsClass } from './table-rows'
import { tableSortClass } from './table-sort'
import { areaRef, body, changeTable, header, stateOf, totals } from './table-state'
import type { TableTarget } from './table-state'

const findTable = (book: Book, sheet: Sheet | undefined, key: unknown): TableTarget | undefined => {
  const wanted = String(key).toLowerCase()
  for (const on of sheet ? [sheet] : book.sheets) {
    const table = on.state.tables.find(
      (one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted
    )
    if (table) return { sheet: on, id: table.id }
  }
  return undefined
}

const nameTaken = (book: Book, name: string): boolean =>
  findTable(book, undefined, name) !== undefined ||
  book.state.names.some((one) => one.name.toLowerCase() === name.toLowerCase())

/** Adds a table over an area; the first row becomes its header, or one is inserted above. */
export function addTable(
  book: Book,
  sheet: Sheet,
  area: Area,
  hasHeaders: boolean,
  name?: string
): TableTarget {
  guardAllowed(sheet, undefined)
  if (sheet.state.tables.some((table) => intersection(table.area, area))) {
    throw new OfficeError('InvalidOperation', 'A table cannot overlap another table.')
  }
  if (sheet.state.merges.some((merge) => intersection(merge, area))) {
    throw new OfficeError('MergedRangeConflict', 'A table cannot hold merged cells.')
  }
  let own = { ...area }
  if (!hasHeaders) {
    sheet.shift({ area: { ...area, bottom: area.top }, direction: 'down' })
    own = { ...area, bottom: Math.min(lastRow, area.bottom + 1) }
  } else if (rowCount(area) === 1) own.bottom++
  let number = 1
  while (nameTaken(book, `Table${number}`)) number++
  const id = book.newId()
  const table: TableState = {
    id,
    name: name ?? `Table${number}`,
    area: own,
    columns: Array.from({ length: columnCount(own) }, (_, index) => ({
      id: index + 1,
      name: `Column${index + 1}`
    })),
    showHeaders: true,
    showTotals: false,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    sort: []
  }
  sheet.touch().tables.push(table)
  renameColumnsFromHeader(sheet, table)
  book.tablesChanged()
  book.emit({
    kind: 'tableAdded',
    target: sheet.id,
    detail: { worksheetId: sheet.id, tableId: id, source: book.source }
  })
  return { sheet, id }
}

/** Makes a table cover another area with the same header row. Source: https://learn.microsoft.com/javascript/api/excel/excel.table#excel-excel-table-resize-member(1) */
export function resizeTable(target: TableTarget, area: Area): void {
  const table = changeTable(target)
  if (area.top !== table.area.top || !intersection(area, table.area)) {
    throw invalidArgument('the header row of a table keeps its place')
  }
  if (area.bottom <= area.top) throw invalidArgument('a table has at least one row below its header')
  if (target.sheet.state.tables.some((other) => other !== table && intersection(other.area, area))) {
    throw new OfficeError('InvalidOperation', 'A table cannot overlap another table.')
  }
  const before = table.area
  const columns = table.columns
  let next = Math.max(0, ...columns.map((column) => column.id)) + 1
  table.area = { ...area }
  table.columns = Array.from({ length: columnCount(area) }, (_, index) => {
    const known = columns[area.left + index - before.left]
    return known ?? { id: next++, name: `Column${index + 1}` }
  })
  if (table.showHeaders) renameColumnsFromHeader(target.sheet, table)
  if (area.bottom > before.bottom)
    fillCalculatedColumns(target.sheet, table, { top: before.bottom + 1, bottom: tableBody(table).bottom })
}

const flag = (
  key:
    | 'showBandedRows'
    | 'showBandedColumns'
    | 'showFilterButton'
    | 'highlightFirstColumn'
    | 'highlightLastColumn'
) => ({
  get: (target: TableTarget) => stateOf(target)[key],
  set: (target: TableTarget, value: unknown) => {
    changeTable(target)[key] = Boolean(value)
  }
})

function setTotals(target: TableTarget, value: unknown): void {
  const table = changeTable(target)
  const wanted = Boolean(value)
  if (wanted === table.showTotals) return
  const { sheet } = target
  if (wanted) {
    const below = { ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + 1 }
    const kept = { ...table.area, bottom: table.area.bottom + 1 }
    if (sheet.usedArea(true, below)) sheet.shift({ area: below, direction: 'down' })
    const grown = stateOf(target)
    grown.area = kept
    grown.showTotals = true
    changeContents(sheet, { ...below, right: below.left }, (row, column, old) =>
      sheet.contentCell(row, column, old, 'Total', false)
    )
  } else {
    const last = { ...table.area, top: table.area.bottom }
    changeContents(sheet, last, (_row, _column, old) => (old?.s ? { s: old.s } : undefined))
    table.area = { ...table.area, bottom: table.area.bottom - 1 }
    table.showTotals = false
  }
  sheet.book.tablesChanged()
}

const eventCalls = Object.fromEntries(
  [
    '_RegisterDataChangedEvent',
    '_UnregisterDataChangedEvent',
    '_RegisterSelectionChangedEvent',
    '_UnregisterSelectionChangedEvent'
  ].map((name) => [name, () => null])
)

/** Table; https://learn.microsoft.com/javascript/api/excel/excel.table */
export const tableClass: OfficeClass<TableTarget> = officeClass<TableTarget>({
  name: 'Table',
  identity: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    LegacyId: { get: ({ id }) => String(Number.parseInt(id.slice(-13, -1), 16)) },
    Name: {
      get: (target) => stateOf(target).name,
      set: (target, value) => {
        const table = stateOf(target)
        const name = String(value)
        if (!isValidName(name)) throw invalidArgument(`${name} cannot be the name of a table`)
        if (name.toLowerCase() !== table.name.toLowerCase() && nameTaken(target.sheet.book, name)) {
          throw new OfficeError('ItemAlreadyExists', `The name ${name} exists already.`)
        }
        const before = changeTable(target).name
        stateOf(target).name = name
        target.sheet.book.rewriteFormulas((formula) =>
          formula.includes('[') ? formula.replaceAll(`${before}[`, `${name}[`) : formula
        )
      }
    },
    ShowHeaders: {
      get: (target) => stateOf(target).showHeaders,
      set: (target, value) => {
        if (Boolean(value) === stateOf(target).showHeaders) return
        throw new OfficeError('ApiNotFound', 'Hiding the header row is not available in this host.')
      }
    },
    ShowTotals: { get: (target) => stateOf(target).showTotals, set: setTotals },
    Style: {
      get: (target) => stateOf(target).style,
      set: (target, value) => {
        changeTable(target).style = String(value)
      }
    },
    ShowBandedRows: flag('showBandedRows'),
    ShowBandedColumns: flag('showBandedColumns'),
    ShowFilterButton: flag('showFilterButton'),
    HighlightFirstColumn: flag('highlightFirstColumn'),
    HighlightLastColumn: flag('highlightLastColumn')
  },
  navigations: {
    Columns: (target) => ref(tableColumnsClass, target),
    Rows: (target) => ref(tableRowsClass, target),
    Sort: (target) => ref(tableSortClass, target),
    Worksheet: ({ sheet }) => worksheetRef(sheet),
    AutoFilter: (target) => ref(autoFilterClass, autoFilterOfTable(target))
  },
  objects: {
    GetRange: (target) => areaRef(target.sheet, stateOf(target).area),
    GetDataBodyRange: body,
    GetHeaderRowRange: header,
    GetTotalRowRange: totals,
    ConvertToRange: (target) => {
      const { area, id } = changeTable(target)
      target.sheet.state.tables = target.sheet.state.tables.filter((table) => table.id !== id)
      target.sheet.book.tablesChanged()
      return areaRef(target.sheet, area)
    }
  },
  calls: {
    Resize: (target, [area], book) => {
      const wanted = rangeArgument(book, target.sheet, area)
      if (wanted.sheet !== target.sheet) throw invalidArgument('a table stays on its sheet')
      resizeTable(target, wanted.area)
    },
    Delete: (target) => {
      const { area, id, name } = changeTable(target)
      const { sheet } = target
      sheet.state.tables = sheet.state.tables.filter((table) => table.id !== id)
      changeContents(sheet, area, () => undefined)
      sheet.book.tablesChanged()
      sheet.book.emit({
        kind: 'tableDeleted',
        target: sheet.id,
        detail: { worksheetId: sheet.id, tableId: id, tableName: name, source: sheet.book.source }
      })
    },
    ClearFilters: (target) => {
      stateOf(target).columns.forEach((_, index) => {
        applyTableFilters(target, index, null)
      })
    },
    ReapplyFilters: (target) => {
      applyTableFilters(target, -1, null)
    },
    ...eventCalls
  }
})

interface TablesTarget {
  book: Book
  sheet: Sheet | undefined
}

const targets = ({ book, sheet }: TablesTarget): TableTarget[] =>
  (sheet ? [sheet] : book.sheets).flatMap((on) =>
    on.state.tables.map((table) => ({ sheet: on, id: table.id }))
  )

/** https://learn.microsoft.com/javascript/api/excel/excel.tablecollection */
export const tablesClass: OfficeClass<TablesTarget> = officeClass<TablesTarget>({
  name: 'TableCollection',
  scalars: { Count: { get: (target) => targets(target).length } },
  items: (target) => targets(target).map((table) => ref(tableClass, table)),
  item: ({ book, sheet }, key) => {
    const table = findTable(book, sheet, key)
    if (!table) throw itemNotFound(`the table ${String(key)}`)
    return ref(tableClass, table)
  },
  objects: {
    GetItemOrNullObject: ({ book, sheet }, [key]) => {
      const table = findTable(book, sheet, key)
      return table ? ref(tableClass, table) : null
    },
    Add: ({ book, sheet }, [address, hasHeaders]) => {
      const range = rangeArgument(book, sheet ?? book.activeSheet, address)
      if (sheet && range.sheet !== sheet)
        throw invalidArgument(`${areaText(range.area)} lies on another sheet`)
      return ref(tableClass, addTable(book, range.sheet, range.area, Boolean(hasHeaders)))
    }
  },
  calls: Object.fromEntries(
    ['Added', 'DataChanged', 'Deleted'].flatMap((name) => [
      [`_Register${name}Event`, () => null],
      [`_Unregister${name}Event`, () => null]
    ])
  )
})
