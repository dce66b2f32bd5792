import type { Area } from '../engine/area'
import { itemNotFound, OfficeError } from '../bridge/office-error'
import { renameColumnsFromHeader, setContents } from './content'
import type { OfficeClass } from './office-class'
import { officeClass, ref } from './office-class'
import {
  areaRef,
  body,
  changeTable,
  columnArea,
  columnIndex,
  header,
  matrixOf,
  stateOf,
  totals
} from './table-state'
import type { ColumnTarget, TableTarget } from './table-state'
import { columnFilterClass } from './table-filter'
import { writeContents } from './written-content'

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
        writeContents(target.sheet, columnArea(target, stateOf(target).area), value)
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
