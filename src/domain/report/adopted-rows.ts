import { atOnce } from '../measures/steps'
import type { Plan } from '../plan/plan'
import { columnLetters, parseReference } from './a1'
import { buildWorkbook } from './build-workbook'
import { FIRST_DATA_ROW } from './data-sheet'
import { indicatorFields, projectFields } from './fields'
import type { CellRange, SheetLayout } from './layout'
import type { Report, ReportRow, ReportTable } from './report'
import { templateFormulas } from './template-formulas'
import { cellKey, isEmptyCell, type FormulaBlock, type WorkbookContent } from './workbook-content'

type Rules = Required<Pick<SheetLayout, 'validations' | 'conditionalFormats'>>

/**
 * Rows put into a data table or under it by a program that extends nothing, which are to look and behave like the table's
 * own. Rows and columns count from 0.
 */
export interface AdoptedRows {
  readonly sheet: string
  readonly table: string
  /** The table as it is, header row included. */
  readonly range: CellRange
  /** The last row of the table as it is to be. */
  readonly bottom: number
  /** The row whose looks and rules the others get. */
  readonly like: number
  /** Neighbouring rows together, with the template's rules for them by where the columns are by now. */
  readonly spans: readonly { readonly top: number; readonly bottom: number; readonly rules: Rules }[]
  /** Cells that are locked in `like` and open here, because the row is not the plan's: looks come from another column. */
  readonly open: readonly { readonly row: number; readonly column: number; readonly like: number }[]
}

/**
 * What each table has to adopt: the rows under it that have a name, with what is empty between them, down to the first row
 * that is neither or is no data, and its `bare` rows (sheet row numbers from 1, by sheet). Protected sheets are left out unless
 * `includeProtected`.
 */
export function adoptedRows(
  plan: Plan,
  report: Report,
  bare: ReadonlyMap<string, readonly number[]>,
  { includeProtected = false }: { readonly includeProtected?: boolean } = {}
): readonly AdoptedRows[] {
  return tablesOf(report).flatMap((table): AdoptedRows[] => {
    const { sheet, headerRow } = table
    const own = sheet.tables.find(({ range }) => range.top === headerRow)
    if (!own || (sheet.protected && !includeProtected)) return []
    const { range } = own
    const under = rowsUnder(table, range)
    const bottom = under.at(-1) ?? range.bottom
    const inside = (bare.get(sheet.name) ?? []).filter((row) => row - 1 <= range.bottom)
    const rows = [...new Set([...inside.map((row) => row - 1), ...under])].sort((a, b) => a - b)
    const like = rowToLookLike(plan, table, range, new Set(rows))
    if (rows.length === 0 || like === undefined) return []
    const spans = spansOf(rows).map((span) => ({ ...span, rules: rulesOfRows(plan, table, span) }))
    const open = openCells(plan, table, new Set(rows))
    return [{ sheet: sheet.name, table: own.name, range, bottom, like, spans, open }]
  })
}

/** The workbook with the tables over the rows they adopt. */
export const withAdoptedRows = (
  content: WorkbookContent,
  adopted: readonly AdoptedRows[]
): WorkbookContent => ({
  ...content,
  sheets: content.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      const grown = adopted.find((one) => one.sheet === sheet.name && one.table === table.name)
      return grown ? { ...table, range: { ...table.range, bottom: grown.bottom } } : table
    })
  }))
})

/**
 * The template's formulas for computed cells of rows that stood under a table and hold some formula, whatever it is
 * there.
 */
export function adoptedFormulas(
  plan: Plan,
  report: Report,
  adopted: readonly AdoptedRows[]
): readonly FormulaBlock[] {
  return tablesOf(report).flatMap((table) => {
    const { name: sheet, formulas } = table.sheet
    const own = adopted.find((one) => one.sheet === sheet)
    if (!own) return []
    const formulaOf = templateFormulas(plan, table)
    const computed = table.fields.flatMap(({ id, role }) => {
      const left = table.columnOf(id)
      return role === 'computed' && left !== undefined ? [{ id, left }] : []
    })
    return table.rows
      .filter(({ row }) => row - 1 > own.range.bottom && row - 1 <= own.bottom)
      .flatMap((row) =>
        computed.flatMap(({ id, left }): FormulaBlock[] => {
          const formula = formulas.has(cellKey(row.row - 1, left)) ? formulaOf(row, id) : undefined
          return formula === undefined ? [] : [{ sheet, top: row.row - 1, left, formulas: [[formula]] }]
        })
      )
  })
}

const tablesOf = ({ indicators, projects }: Report): readonly ReportTable[] =>
  [indicators, projects].filter((table) => table !== undefined)

function rowsUnder(table: ReportTable, range: CellRange): readonly number[] {
  const nameAt = table.indexOf('name')
  const under: number[] = []
  // A table that grew over a total would have it among the data that formulas add up.
  const end = table.ignoredRows.find(({ row }) => row - 1 > range.bottom)?.row ?? Infinity
  for (const { row, values } of table.rows) {
    if (row - 1 <= range.bottom) continue
    if (row > end || isEmptyCell(values[nameAt] ?? null)) break
    under.push(row - 1)
  }
  return under
}

const isPlans = (plan: Plan, { id }: ReportTable, { key }: ReportRow): boolean =>
  (id === 'indicators' ? plan.indicatorByCode : plan.projectByCode).has(key)

/** The last row of the plan inside the table, else any other that is not one of those that lack their looks. */
function rowToLookLike(
  plan: Plan,
  table: ReportTable,
  range: CellRange,
  bare: ReadonlySet<number>
): number | undefined {
  const inside = table.rows.filter(({ row }) => row - 1 <= range.bottom && !bare.has(row - 1))
  const found = inside.findLast((row) => isPlans(plan, table, row)) ?? inside.at(-1)
  if (found) return found.row - 1
  return bare.has(range.top + 1) ? undefined : range.top + 1
}

function spansOf(rows: readonly number[]): { readonly top: number; readonly bottom: number }[] {
  const spans: { top: number; bottom: number }[] = []
  for (const row of rows) {
    const last = spans.at(-1)
    if (last?.bottom === row - 1) last.bottom = row
    else spans.push({ top: row, bottom: row })
  }
  return spans
}

/** Open columns of the same kind of content, whose looks the plan columns of a person's own rows take. */
const OPEN_FIELDS = { indicators: ['remarks', 'actual'], projects: ['remarks', 'investedTotal'] } as const

function openCells(plan: Plan, table: ReportTable, rows: ReadonlySet<number>): AdoptedRows['open'] {
  const [textField, numberField] = OPEN_FIELDS[table.id]
  const likeOf = (field: string): number | undefined =>
    table.columnOf(field) ?? table.columnOf(table.fields.find(({ year }) => year !== undefined)?.id ?? '')
  return table.rows
    .filter((row) => rows.has(row.row - 1) && !isPlans(plan, table, row))
    .flatMap(({ row }) =>
      table.fields.flatMap(({ id, role, content }) => {
        const column = role === 'plan' ? table.columnOf(id) : undefined
        const isNumber = content === 'amount' || content === 'integer' || content === 'number'
        const like = likeOf(isNumber ? numberField : textField)
        return column === undefined || like === undefined ? [] : [{ row: row - 1, column, like }]
      })
    )
}

function rulesOfRows(
  plan: Plan,
  table: ReportTable,
  { top, bottom }: Pick<CellRange, 'top' | 'bottom'>
): Rules {
  const template = atOnce(buildWorkbook({ plan, variant: 'blank', header: {} })).sheets.find(
    ({ id }) => id === table.id
  )
  const fields = table.id === 'indicators' ? indicatorFields(plan.years) : projectFields()
  const columnAt = (column: number): number | undefined => {
    const field = fields[column]
    return field && table.columnOf(field.id)
  }
  const moved = <T extends { readonly ranges: readonly CellRange[] }>(rule: T): T[] => {
    const columns = rule.ranges.flatMap(({ left, right }) =>
      Array.from({ length: right - left + 1 }, (_, index) => left + index)
    )
    const ranges = columns.flatMap((column) => {
      const at = columnAt(column)
      return at === undefined ? [] : [{ top, left: at, bottom, right: at }]
    })
    return ranges.length === columns.length ? [{ ...rule, ranges }] : []
  }
  const formulaHere = (formula: string): string | undefined => movedFormula(formula, columnAt, top)
  return {
    validations: (template?.validations ?? []).flatMap(moved).flatMap((validation) => {
      const { rule } = validation
      if (rule.kind !== 'custom') return [validation]
      const formula = formulaHere(rule.formula)
      return formula === undefined ? [] : [{ ...validation, rule: { ...rule, formula } }]
    }),
    conditionalFormats: (template?.conditionalFormats ?? []).flatMap(moved).flatMap((format) => {
      const formula = formulaHere(format.formula)
      return formula === undefined ? [] : [{ ...format, formula }]
    })
  }
}

const TEXT_OR_CELL = /"[^"]*"|(?<![\w.$])\$?[A-Z]{1,3}\$?\d+(?![\w(.])/gu

/**
 * A formula written for the template's first data row, for another row and the columns by where they are; absent where
 * one is gone.
 */
function movedFormula(
  formula: string,
  columnAt: (column: number) => number | undefined,
  top: number
): string | undefined {
  let isWhole = true
  const text = formula.replace(TEXT_OR_CELL, (part) => {
    const range = part.startsWith('"') ? undefined : parseReference(part)?.range
    if (!range) return part
    const column = columnAt(range.left)
    isWhole &&= column !== undefined
    const dollar = part.startsWith('$') ? '$' : ''
    return `${dollar}${columnLetters(column ?? 0)}${range.top - FIRST_DATA_ROW + top + 1}`
  })
  return isWhole ? text : undefined
}
