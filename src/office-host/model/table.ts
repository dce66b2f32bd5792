import type { Area } from '../engine/area'
import { areaText, columnCount, intersection, lastRow, rowCount } from '../engine/area'
import type { Book } from '../engine/book'
import type { Sheet } from '../engine/sheet'
import type { TableState } from '../engine/workbook-state'
import { invalidArgument, itemNotFound, OfficeError } from '../bridge/office-error'
import { autoFilterOfTable, autoFilterClass, applyTableFilters } from './auto-filter'
import {
  changeContents,
  fillCalculatedColumns,
  renameColumnsFromHeader,
  setContents,
  tableBody
} from './content'
import { isValidName } from './names'
import type { ObjectRef, OfficeClass } from './office-class'
import { rangeRef, worksheetRef } from './references'
import { officeClass, ref } from './office-class'
import { sortRange } from './range-sort'
import { guardAllowed, rangeArgument } from './range-target'

/** A table by its id on its sheet. */
export interface TableTarget {
  sheet: Sheet
  id: string
}

const stateOf = ({ sheet, id }: TableTarget): TableState => {
  const state = sheet.state.tables.find((table) => table.id === id)
  if (!state) throw itemNotFound('the table')
  return state
}

/** The state of a table for changing it; refused on a protected sheet. */
export function changeTable(target: TableTarget): TableState {
  guardAllowed(target.sheet, undefined)
  target.sheet.touch()
  target.sheet.book.tablesChanged()
  return stateOf(target)
}

const areaRef = (sheet: Sheet, area: Area): ObjectRef => rangeRef({ sheet, area })

const body = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  const area = tableBody(table)
  return areaRef(target.sheet, area.bottom < area.top ? { ...area, bottom: area.top } : area)
}

const header = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  if (!table.showHeaders) throw itemNotFound('the header row')
  return areaRef(target.sheet, { ...table.area, bottom: table.area.top })
}

const totals = (target: TableTarget): ObjectRef => {
  const table = stateOf(target)
  if (!table.showTotals) throw itemNotFound('the totals row')
  return areaRef(target.sheet, { ...table.area, top: table.area.bottom })
}

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

function addRows(target: TableTarget, index: unknown, values: unknown): ObjectRef {
  const { sheet } = target
  const table = changeTable(target)
  const area = tableBody(table)
  const matrix =
    values === undefined || values === null
      ? undefined
      : Array.isArray(values)
        ? Array.isArray(values[0])
          ? values
          : [values]
        : values
  const count = Array.isArray(matrix) ? matrix.length : 1
  const position =
    index === undefined || index === null || index === -1 ? area.bottom - area.top + 1 : Number(index)
  if (!Number.isInteger(position) || position < 0 || position > rowCount(area))
    throw invalidArgument('the row index lies outside the table')
  const top = area.top + position
  const rows = { top, bottom: top + count - 1, left: area.left, right: area.right }
  sheet.shift({ area: rows, direction: 'down' })
  const grown = stateOf(target)
  grown.area = { ...table.area, bottom: table.area.bottom + count }
  sheet.book.tablesChanged()
  const above = position > 0 ? top - 1 : top + count
  sheet.write(
    rows,
    (_row, column, old) => {
      const style = sheet.cell(above, column)?.s
      return style ? { ...old, s: style } : old
    },
    false
  )
  fillCalculatedColumns(sheet, grown, { top: rows.top, bottom: rows.bottom })
  if (matrix !== undefined) setContents(sheet, rows, matrix)
  else sheet.book.emitDataChange(sheet, rows)
  return ref(tableRowClass, { ...target, index: position })
}

interface ColumnTarget extends TableTarget {
  columnId: number
}

const columnIndex = (target: ColumnTarget): number => {
  const index = stateOf(target).columns.findIndex((column) => column.id === target.columnId)
  if (index < 0) throw itemNotFound('the column')
  return index
}

const columnArea = (target: ColumnTarget, area: Area): Area => {
  const column = stateOf(target).area.left + columnIndex(target)
  return { ...area, left: column, right: column }
}

const matrixOf = (sheet: Sheet, area: Area): unknown[][] =>
  Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (_, column) => sheet.value(area.top + row, area.left + column))
  )

/** TableColumn; https://learn.microsoft.com/javascript/api/excel/excel.tablecolumn */
export const tableColumnClass: OfficeClass<ColumnTarget> = officeClass<ColumnTarget>({
  name: 'TableColumn',
  identity: ({ columnId }) => columnId,
  scalars: {
    Id: { get: ({ columnId }) => columnId },
    Index: { get: columnIndex },
    Name: {
      get: (target) => stateOf(target).columns[columnIndex(target)]!.name,
      set: (target, value) => {
        const table = changeTable(target)
        setContents(
          target.sheet,
          columnArea(target, { ...table.area, bottom: table.area.top }),
          `'${String(value)}`
        )
      }
    },
    Values: {
      get: (target) => matrixOf(target.sheet, columnArea(target, stateOf(target).area)),
      set: (target, value) => {
        setContents(target.sheet, columnArea(target, stateOf(target).area), value)
      }
    }
  },
  navigations: {
    Filter: (target) => ref(columnFilterClass, target)
  },
  objects: {
    GetRange: (target) => areaRef(target.sheet, columnArea(target, stateOf(target).area)),
    GetDataBodyRange: (target) =>
      areaRef(target.sheet, columnArea(target, (body(target).target as { area: Area }).area)),
    GetHeaderRowRange: (target) =>
      areaRef(target.sheet, columnArea(target, (header(target).target as { area: Area }).area)),
    GetTotalRowRange: (target) =>
      areaRef(target.sheet, columnArea(target, (totals(target).target as { area: Area }).area))
  },
  calls: {
    Delete: (target) => {
      const table = changeTable(target)
      if (table.columns.length === 1)
        throw new OfficeError('InvalidOperation', 'A table keeps at least one column.')
      const index = columnIndex(target)
      target.sheet.shift({ area: columnArea(target, table.area), direction: 'left' })
      const rest = stateOf(target)
      rest.columns = table.columns.filter((_, at) => at !== index)
      target.sheet.book.tablesChanged()
    }
  }
})

/** Filter of a table column; https://learn.microsoft.com/javascript/api/excel/excel.filter */
export const columnFilterClass: OfficeClass<ColumnTarget> = officeClass<ColumnTarget>({
  name: 'Filter',
  scalars: { Criteria: { get: (target) => stateOf(target).columns[columnIndex(target)]!.filter ?? null } },
  calls: {
    ApplyValuesFilter: (target, [values]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'Values', values })
    },
    ApplyCustomFilter: (target, [criterion1, criterion2, operator]) => {
      applyTableFilters(target, columnIndex(target), { filterOn: 'Custom', criterion1, criterion2, operator })
    },
    Apply: (target, [criteria]) => {
      applyTableFilters(target, columnIndex(target), criteria as Record<string, unknown>)
    },
    Clear: (target) => {
      applyTableFilters(target, columnIndex(target), null)
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.tablecolumncollection */
export const tableColumnsClass: OfficeClass<TableTarget> = officeClass<TableTarget>({
  name: 'TableColumnCollection',
  scalars: { Count: { get: (target) => stateOf(target).columns.length } },
  items: (target) =>
    stateOf(target).columns.map((column) => ref(tableColumnClass, { ...target, columnId: column.id })),
  item: (target, key) => {
    const column = stateOf(target).columns.find((one) => one.id === key || one.name === String(key))
    if (!column) throw itemNotFound(`the column ${String(key)}`)
    return ref(tableColumnClass, { ...target, columnId: column.id })
  },
  objects: {
    GetItemOrNullObject: (target, [key]) => {
      const column = stateOf(target).columns.find((one) => one.id === key || one.name === String(key))
      return column ? ref(tableColumnClass, { ...target, columnId: column.id }) : null
    },
    Add: (target, [index, values, name]) => {
      const table = changeTable(target)
      const at = index === undefined || index === null || index === -1 ? table.columns.length : Number(index)
      const left = table.area.left + at
      const area = { ...table.area, left, right: left }
      target.sheet.shift({ area, direction: 'right' })
      const grown = stateOf(target)
      grown.area = { ...table.area, right: table.area.right + 1 }
      const id = Math.max(0, ...table.columns.map((column) => column.id)) + 1
      grown.columns = [...table.columns.slice(0, at), { id, name: '' }, ...table.columns.slice(at)]
      target.sheet.book.tablesChanged()
      if (values !== undefined && values !== null) setContents(target.sheet, area, values)
      if (typeof name === 'string') setContents(target.sheet, { ...area, bottom: area.top }, `'${name}`)
      else renameColumnsFromHeader(target.sheet, grown)
      return ref(tableColumnClass, { ...target, columnId: id })
    }
  }
})

interface RowTarget extends TableTarget {
  index: number
}

const rowArea = (target: RowTarget): Area => {
  const area = tableBody(stateOf(target))
  const row = area.top + target.index
  if (target.index < 0 || row > area.bottom) throw invalidArgument('the row lies outside the table')
  return { ...area, top: row, bottom: row }
}

function deleteRows(target: TableTarget, indexes: number[]): void {
  const { sheet } = target
  changeTable(target)
  for (const index of [...indexes].sort((a, b) => b - a)) {
    const table = stateOf(target)
    const area = tableBody(table)
    const at = rowArea({ ...target, index })
    if (rowCount(area) === 1) {
      changeContents(sheet, at, (_row, _column, old) => (old?.s ? { s: old.s } : undefined))
      continue
    }
    const kept = { ...table.area, bottom: table.area.bottom - 1 }
    sheet.shift({ area: at, direction: 'up' })
    stateOf(target).area = kept
    sheet.book.emitDataChange(sheet, at, () => ({ changeType: 'RowDeleted' }))
  }
}

/** TableRow; https://learn.microsoft.com/javascript/api/excel/excel.tablerow */
export const tableRowClass: OfficeClass<RowTarget> = officeClass<RowTarget>({
  name: 'TableRow',
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target) => matrixOf(target.sheet, rowArea(target)),
      set: (target, value) => {
        setContents(target.sheet, rowArea(target), value)
      }
    }
  },
  objects: { GetRange: (target) => areaRef(target.sheet, rowArea(target)) },
  calls: {
    Delete: (target) => {
      deleteRows(target, [target.index])
    }
  }
})

/** https://learn.microsoft.com/javascript/api/excel/excel.tablerowcollection */
export const tableRowsClass: OfficeClass<TableTarget> = officeClass<TableTarget>({
  name: 'TableRowCollection',
  scalars: { Count: { get: (target) => rowCount(tableBody(stateOf(target))) } },
  items: (target) =>
    Array.from({ length: rowCount(tableBody(stateOf(target))) }, (_, index) =>
      ref(tableRowClass, { ...target, index })
    ),
  objects: { Add: (target, [index, values]) => addRows(target, index, values) },
  calls: {
    DeleteRows: (target, [rows]) => {
      if (!Array.isArray(rows)) throw invalidArgument('rows are wanted')
      deleteRows(
        target,
        rows.map((row) => (typeof row === 'number' ? row : ((row as ObjectRef).target as RowTarget).index))
      )
    },
    DeleteRowsAt: (target, [index, count]) => {
      deleteRows(
        target,
        Array.from({ length: Number(count ?? 1) }, (_, offset) => Number(index) + offset)
      )
    }
  }
})

/** Table.sort; https://learn.microsoft.com/javascript/api/excel/excel.tablesort */
export const tableSortClass: OfficeClass<TableTarget> = officeClass<TableTarget>({
  name: 'TableSort',
  scalars: { Fields: { get: (target) => stateOf(target).sort }, MatchCase: { get: () => false } },
  calls: {
    Apply: (target, [fields, matchCase]) => {
      sortRange({ sheet: target.sheet, area: tableBody(stateOf(target)) }, fields, {
        matchCase: Boolean(matchCase),
        hasHeaders: false,
        byColumns: false
      })
      target.sheet.touch()
      stateOf(target).sort = (fields as { key: number; ascending?: boolean }[]).map(
        ({ key, ascending = true }) => ({ key, ascending })
      )
    },
    Clear: (target) => {
      target.sheet.touch()
      stateOf(target).sort = []
    },
    Reapply: (target) => {
      const fields = stateOf(target).sort
      if (fields.length > 0) {
        sortRange({ sheet: target.sheet, area: tableBody(stateOf(target)) }, fields, {
          matchCase: false,
          hasHeaders: false,
          byColumns: false
        })
      }
    }
  }
})

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
