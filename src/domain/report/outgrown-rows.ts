import type { Plan } from '../plan/plan'
import { parseReference, sheetReference } from './a1'
import { columnName } from './fields'
import { helperCells } from './helper-cells'
import type { CellValue, NameLayout } from './layout'
import type { Report, ReportTable } from './report'
import { rowInputsOf } from './report-rows'
import { templateFormulas } from './template-formulas'
import { cellKey, isCellError, isEmptyCell, type CellBlock, type FormulaBlock } from './workbook-content'
import { ADJUSTMENT_WORDS } from './workbook-lexicon'

/**
 * The names of the columns' cells that end above the last row of their table or below it on a total, with its rows in them:
 * rows typed under a table by a program that extends nothing would be in no sum, a total would double it.
 */
export function outgrownNames(report: Report): readonly NameLayout[] {
  const tables = [report.indicators, report.projects].filter((table) => table !== undefined)
  return (tables as readonly unknown[] as readonly ReportTable[]).flatMap((table) => {
    const own = new Set(table.fields.map(({ id }) => columnName(table.id, id).toLowerCase()))
    return report.content.names.flatMap(({ name, refersTo }): NameLayout[] => {
      const range = own.has(name.toLowerCase()) ? parseReference(refersTo)?.range : undefined
      if (!range || range.top <= table.headerRow) return []
      const bottom = lastRowOfNames(table, range.bottom)
      if (bottom === range.bottom || bottom < range.top) return []
      return [{ name, refersTo: sheetReference(table.sheet.name, { ...range, bottom }) }]
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
  const tables = [report.indicators, report.projects].filter((table) => table !== undefined)
  return (tables as readonly unknown[] as readonly ReportTable[]).flatMap((table) => {
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
