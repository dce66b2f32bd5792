import { tableBody } from './content'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'
import { sortRange } from './range-sort'
import { stateOf } from './table-state'
import type { TableTarget } from './table-state'

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
