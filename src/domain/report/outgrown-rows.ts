import type { Plan } from '../plan/plan'
import { parseReference, sheetReference } from './a1'
import { columnName, type TableId } from './fields'
import { helperCells } from './helper-cells'
import type { CellRange, CellValue, NameLayout } from './layout'
import type { Report, ReportTable } from './report'
import { rowInputsOf } from './report-rows'
import { isSameName } from './sheet-names'
import { templateFormulas } from './template-formulas'
import { cellKey, isCellError, isEmptyCell, type CellBlock, type FormulaBlock } from './workbook-content'
import { ADJUSTMENT_WORDS } from './workbook-lexicon'

/** Names of a table's columns with the cells they stand for; what stands elsewhere, or points nowhere, is left out. */
function columnRanges(
  { content }: Report,
  table: ReportTable
): readonly { readonly name: string; readonly range: CellRange }[] {
  const own = new Set(table.fields.map(({ id }) => columnName(table.id, id).toLowerCase()))
  return content.names.flatMap(({ name, refersTo }) => {
    const reference = own.has(name.toLowerCase()) ? parseReference(refersTo) : undefined
    const isHere = reference?.sheet !== undefined && isSameName(reference.sheet, table.sheet.name)
    return isHere && reference.range.bottom > table.headerRow ? [{ name, range: reference.range }] : []
  })
}

/** The rows that both the Excel table and the names of its columns take in, counted from 0; absent where there are neither. */
function coveredRows(report: Report, table: ReportTable): Pick<CellRange, 'top' | 'bottom'> | undefined {
  const own = table.sheet.tables.find(({ range }) => range.top === table.headerRow)
  const ranges = [
    ...(own ? [{ ...own.range, top: own.range.top + 1 }] : []),
    ...columnRanges(report, table).map(({ range }) => range)
  ]
  if (ranges.length === 0) return undefined
  return ranges.reduce((all, { top, bottom }) => ({
    ...all,
    top: Math.max(all.top, top),
    bottom: Math.min(all.bottom, bottom)
  }))
}

/** A table's rows of data, by number from 1, that the Excel table or the names of its columns leave out. */
export interface RowsLeftOut {
  readonly table: TableId
  readonly sheet: string
  readonly rows: readonly number[]
}

/** The rows of each table that its ranges leave out; tables without such rows are not listed. */
export const rowsLeftOut = (report: Report): readonly RowsLeftOut[] =>
  tablesOf(report).flatMap((table): RowsLeftOut[] => {
    const covered = coveredRows(report, table)
    const nameAt = table.indexOf('name')
    const rows = table.rows
      .filter(({ row }) => covered && (row - 1 < covered.top || row - 1 > covered.bottom))
      .filter(({ values }) => !isEmptyCell(values[nameAt] ?? null))
      .map(({ row }) => row)
    return rows.length === 0 ? [] : [{ table: table.id, sheet: table.sheet.name, rows }]
  })

/**
/**
 * The names of the columns' cells that leave rows of their table out or end on a total below it, with its rows in them: rows
 * typed under a table by a program that extends nothing would be in no sum, a total would double it.
 */
export function outgrownNames(report: Report): readonly NameLayout[] {
  return tablesOf(report).flatMap((table) => {
    const firstRow = (table.rows[0]?.row ?? Infinity) - 1
    return columnRanges(report, table).flatMap(({ name, range }): NameLayout[] => {
      const top = Math.min(range.top, firstRow)
      const bottom = lastRowOfNames(table, range.bottom)
      if ((top === range.top && bottom === range.bottom) || bottom < top) return []
      return [{ name, refersTo: sheetReference(table.sheet.name, { ...range, top, bottom }) }]
    })
  })
}

/** Where names are to end that end here: no further than the first row that is no data, if all data is above it. */
function lastRowOfNames({ rows, ignoredRows }: ReportTable, bottom: number): number {
  const lastRow = (rows.at(-1)?.row ?? 0) - 1
  const ignored = ignoredRows.find(({ row }) => row - 1 > Math.min(bottom, lastRow))?.row ?? Infinity
  if (ignored - 1 <= bottom) return ignored - 2
  return Math.max(bottom, (rows.findLast(({ row }) => row < ignored)?.row ?? 0) - 1)
}

/**
 * Formulas that name their table's row, in rows below the table: there they are an error. A program that lets rows be typed
 * under a table moves its rows there when it sorts; they get the template's formula by cells. Protected sheets are left alone.
 */
export function strayFormulas(plan: Plan, report: Report): readonly FormulaBlock[] {
  return tablesOf(report).flatMap((table) => {
    const { name, formulas, protected: isProtected, tables: ranges } = table.sheet
    const own = ranges.find(({ range }) => range.top === table.headerRow)
    if (!own || isProtected) return []
    const formulaOf = templateFormulas(plan, table)
    const computed = table.fields.flatMap(({ id, role }, at) => {
      const left = table.columnOf(id)
      return role === 'computed' && left !== undefined ? [{ id, at, left }] : []
    })
    return table.rows
      .filter(({ row }) => row - 1 > own.range.bottom)
      .flatMap((row) =>
        computed.flatMap(({ id, at, left }): FormulaBlock[] => {
          const present = formulas.get(cellKey(row.row - 1, left))
          // Where only the places of formulas are known, the error tells.
          const isStray = present === '' ? isCellError(row.values[at] ?? null) : present?.includes(THIS_ROW)
          const formula = isStray ? formulaOf(row, id) : undefined
          return formula === undefined ? [] : [{ sheet: name, top: row.row - 1, left, formulas: [[formula]] }]
        })
      )
  })
}

const tablesOf = ({ indicators, projects }: Report): readonly ReportTable[] =>
  [indicators, projects].filter((table) => table !== undefined)

const THIS_ROW = '[#This Row]'

/**
 * Helper cells that no longer say what their row says: in rows put in by hand and in 调整 rows. Other rows of a protected
 * sheet are locked and stay as they were made.
 */
export function outdatedHelpers(plan: Plan, table: ReportTable): readonly CellBlock[] {
  const adjustmentAt = table.indexOf('adjustment')
  const blocks = new Map<string, { sheet: string; top: number; left: number; values: CellValue[][] }>()
  const found: CellBlock[] = []
  for (const row of table.rows) {
    const isOpen =
      !recordsOf(plan, table).has(row.key) || row.values[adjustmentAt] === ADJUSTMENT_WORDS.changed
    if (table.sheet.protected && !isOpen) continue
    const cells = helperCells(plan, table.id, row.key, rowInputsOf(table, row))
    for (const [field, value] of Object.entries(cells)) {
      const left = table.columnOf(field)
      const present = row.values[table.indexOf(field)] ?? null
      if (left === undefined || present === value || (value === null && isEmptyCell(present))) continue
      const top = row.row - 1
      const above = blocks.get(field)
      if (above && above.top + above.values.length === top) above.values.push([value])
      else {
        const block = { sheet: table.sheet.name, top, left, values: [[value]] }
        blocks.set(field, block)
        found.push(block)
      }
    }
  }
  return found
}

const recordsOf = (plan: Plan, table: ReportTable): ReadonlyMap<string, unknown> =>
  table.id === 'indicators' ? plan.indicatorByCode : plan.projectByCode
