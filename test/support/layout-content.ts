import type { CellLayout, SheetLayout, WorkbookLayout } from '../../src/domain/report/layout'
import {
  cellKey,
  type CellContent,
  type SheetContent,
  type WorkbookContent
} from '../../src/domain/report/workbook-content'

const contentOf = (cell: CellLayout | undefined): CellContent => (cell === undefined ? null : cell.value)

function sheetToContent(sheet: SheetLayout): SheetContent {
  const formulas = new Map<number, string>()
  const numberFormats = new Map<number, string>()
  sheet.cells.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell?.formula !== undefined) formulas.set(cellKey(row, column), cell.formula)
    })
  )
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    top: 0,
    left: 0,
    values: sheet.cells.map((cells) => cells.map(contentOf)),
    formulas,
    numberFormats,
    merges: sheet.merges ?? [],
    hiddenRows: new Set([...sheet.rows].filter(([, row]) => row.hidden).map(([row]) => row)),
    tables: sheet.table ? [{ name: sheet.table.name, range: sheet.table.range }] : [],
    protected: sheet.protection !== undefined
  }
}

/** A layout as it would be read back from a file that somebody only opened and saved. */
export const layoutToContent = (layout: WorkbookLayout): WorkbookContent => ({
  sheets: layout.sheets.map(sheetToContent),
  names: layout.names.map(({ name, refersTo }) => ({ name, refersTo })),
  customProperties: layout.customProperties
})
