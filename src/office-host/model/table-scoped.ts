import type { Sheet } from '../engine/sheet'
import { itemNotFound } from '../bridge/office-error'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'
import { tableRef } from './references'

interface ScopedTables {
  sheet: Sheet
  ids: string[]
}

/** The tables a range touches; https://learn.microsoft.com/javascript/api/excel/excel.tablescopedcollection */
export const tableScopedClass: OfficeClass<ScopedTables> = officeClass<ScopedTables>({
  name: 'TableScopedCollection',
  scalars: { Count: { get: ({ ids }) => ids.length } },
  items: ({ sheet, ids }) => ids.map((id) => tableRef({ sheet, id })),
  item: ({ sheet, ids }, key) => {
    const table = sheet.state.tables.find(
      (one) => ids.includes(one.id) && (one.id === key || one.name === key)
    )
    if (!table) throw itemNotFound(`the table ${String(key)}`)
    return tableRef({ sheet, id: table.id })
  },
  objects: {
    GetItemOrNullObject: ({ sheet, ids }, [key]) => {
      const table = sheet.state.tables.find(
        (one) => ids.includes(one.id) && (one.id === key || one.name === key)
      )
      return table ? tableRef({ sheet, id: table.id }) : null
    },
    GetFirst: ({ sheet, ids }) => {
      const id = ids[0]
      if (id === undefined) throw itemNotFound('a table')
      return tableRef({ sheet, id })
    }
  }
})
