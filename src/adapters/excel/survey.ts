import { isSameName } from '../../domain/report/sheet-names'
import type { Outline } from './outline'
import type { Session } from './session'

/** What is in the workbook by name, before something is added to it. */
export interface Survey {
  readonly sheets: readonly {
    readonly name: string
    readonly visibility: Excel.SheetVisibility | `${Excel.SheetVisibility}`
    readonly protection: Excel.WorksheetProtectionOptions | undefined
    /** What hides rows: the filter of the sheet itself, and of its tables by name. */
    readonly filters: { readonly own: boolean; readonly tables: readonly string[] }
  }[]
  readonly tables: Outline['tables']
  /** Names of the whole workbook, with their formulas. */
  readonly names: readonly { readonly name: string; readonly formula: string }[]
}

/** Sheets with their protection, tables and names of the workbook; one round trip. */
export async function surveyWorkbook({ context, sync }: Session): Promise<Survey> {
  const { worksheets, tables, names } = context.workbook
  worksheets.load(
    'items/name,items/visibility,items/protection/protected,items/protection/options,items/autoFilter/isDataFiltered'
  )
  tables.load(
    'items/name,items/showTotals,items/worksheet/name,items/rows/count,items/columns/count,items/autoFilter/isDataFiltered'
  )
  names.load('items/name,items/formula')
  await sync('must')
  return {
    sheets: worksheets.items.map(({ name, visibility, protection, autoFilter }) => ({
      name,
      visibility,
      protection: protection.protected ? protection.options : undefined,
      filters: {
        own: autoFilter.isDataFiltered,
        tables: tables.items
          .filter((table) => table.worksheet.name === name && table.autoFilter.isDataFiltered)
          .map((table) => table.name)
      }
    })),
    tables: tables.items.map(({ name, showTotals, worksheet, rows, columns }) => ({
      name,
      sheet: worksheet.name,
      cells: rows.count * columns.count,
      hasTotalsRow: showTotals
    })),
    names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) }))
  }
}

/** A table's name with the first number behind it that is free. */
export function freeTableName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const candidate = `${name}_${number}`
    if (!taken.some((other) => isSameName(other, candidate))) return candidate
  }
}
