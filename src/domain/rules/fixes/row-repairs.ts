import type { Plan } from '../../plan/plan'
import {
  columnName,
  type FieldDefinition,
  type IndicatorField,
  type ProjectField,
  type TableId
} from '../../report/fields'
import { isYearly } from '../../measures/report-period'
import { adoptedRows, type AdoptedRows } from '../../report/adopted-rows'
import type { NameLayout } from '../../report/layout'
import { outgrownNames, rowsLeftOut } from '../../report/outgrown-rows'
import type { Report, ReportRow, ReportTable } from '../../report/report'
import { templateFormulas } from '../../report/template-formulas'
import { type CellBlock, type FormulaBlock, isEmptyCell } from '../../report/workbook-content'
import { adjustmentOf, isBlankForm, isUnusedRow } from '../row-identity'

/** What rows lack that were put into a sheet by hand, in a program that fills nothing in by itself. */
export interface RowRepair {
  readonly sheet: string
  /** Sheet row numbers from 1. */
  readonly rows: readonly number[]
  readonly formulas: readonly FormulaBlock[]
  /** 编码 for rows of their own right: 新增 ones, and all in a form without plan rows. */
  readonly keys: readonly CellBlock[]
  /** The table over rows under it; absent where it takes in all. */
  readonly adopted?: AdoptedRows
  /** Names of columns that are to take in all rows; absent where they do. */
  readonly names?: readonly NameLayout[]
  /** The sheet is protected, so that these cells cannot be written as they are. */
  readonly locked: boolean
}

/**
 * Formulas and keys that rows unknown to the plan lack, at most one repair a sheet; a row of the plan without a formula is a
 * finding instead. `newKey` gives another key each time; those in use are passed over. Cells that hold something are left alone.
 */
export function rowRepairs(plan: Plan, report: Report, newKey: () => string): readonly RowRepair[] {
  const setting: Setting = {
    plan,
    isYear: report.period !== undefined && isYearly(report.period),
    newKey: unusedKeys(plan, report, newKey)
  }
  const { indicators, projects } = report
  const isBlank = isBlankForm(report)
  const isAdded = projects && adjustmentOf(projects)
  return [
    ...repairOf(indicators, setting, () => isBlank),
    ...repairOf(projects, setting, (row) => isBlank || isAdded?.(row) === 'added')
  ]
}

/** The same repairs with what brings rows that table and names leave out into them. */
export function withRangeRepairs(
  plan: Plan,
  report: Report,
  repairs: readonly RowRepair[]
): readonly RowRepair[] {
  const leftOut = rowsLeftOut(report)
  if (leftOut.length === 0) return repairs
  const adopted = adoptedRows(plan, report, new Map(), { includeProtected: true })
  const names = outgrownNames(report)
  const ranged = leftOut.map(({ table, sheet, rows }): RowRepair => {
    const own = repairs.find((repair) => repair.sheet === sheet)
    const grown = adopted.find((one) => one.sheet === sheet)
    const prefix = columnName(table, '').toLowerCase()
    const isProtected = grown !== undefined && report[table]?.sheet.protected === true
    return {
      ...(own ?? { sheet, formulas: [], keys: [] }),
      rows: [...new Set([...(own?.rows ?? []), ...rows])].sort((a, b) => a - b),
      ...(grown && { adopted: grown }),
      names: names.filter(({ name }) => name.toLowerCase().startsWith(prefix)),
      locked: own?.locked === true || isProtected
    }
  })
  const sheets = new Set(leftOut.map(({ sheet }) => sheet))
  return [...repairs.filter(({ sheet }) => !sheets.has(sheet)), ...ranged]
}

interface Setting {
  readonly plan: Plan
  readonly isYear: boolean
  readonly newKey: () => string
}

function repairOf(
  table: ReportTable | undefined,
  { plan, isYear, newKey }: Setting,
  getsKey: (row: ReportRow) => boolean
): RowRepair[] {
  if (!table) return []
  const formulaOf = templateFormulas(plan, table)
  const sheet = table.sheet.name
  const computed = table.fields.flatMap((field, at) => {
    const column = table.columnOf(field.id)
    return isComputed(field, isYear) && column !== undefined ? [{ id: field.id, at, column }] : []
  })
  const keyColumn = table.columnOf('code' satisfies ProjectField)
  const formulas: FormulaBlock[] = []
  const keys: CellBlock[] = []
  const rows: number[] = []
  for (const row of table.rows) {
    if (recordsOf(plan, table.id).has(row.key) || isUnusedRow(table, row)) continue
    const place = { sheet, top: row.row - 1 }
    const lacking = computed.flatMap(({ id, at, column }): FormulaBlock[] => {
      if (table.hasFormula(row, id) || !isEmptyCell(row.values[at] ?? null)) return []
      const formula = formulaOf(row, id)
      return formula === undefined ? [] : [{ ...place, left: column, formulas: [[formula]] }]
    })
    const isKeyless = keyColumn !== undefined && row.key === '' && getsKey(row)
    if (isKeyless) keys.push({ ...place, left: keyColumn, values: [[newKey()]] })
    formulas.push(...lacking)
    if (isKeyless || lacking.length > 0) rows.push(row.row)
  }
  return rows.length === 0 ? [] : [{ sheet, rows, formulas, keys, locked: table.sheet.protected }]
}

/** 本期值 is computed in yearly reports only; in others it is typed. */
const isComputed = ({ id, role }: FieldDefinition, isYear: boolean): boolean =>
  role === 'computed' && (isYear || id !== ('current' satisfies IndicatorField))

const recordsOf = (plan: Plan, table: TableId): ReadonlyMap<string, unknown> =>
  table === 'indicators' ? plan.indicatorByCode : plan.projectByCode

function unusedKeys(plan: Plan, report: Report, newKey: () => string): () => string {
  const used = new Set([...plan.indicatorByCode.keys(), ...plan.projectByCode.keys()])
  for (const table of [report.indicators, report.projects]) {
    for (const { key } of table?.rows ?? []) used.add(key)
  }
  return () => {
    let key = newKey()
    while (used.has(key)) key = newKey()
    used.add(key)
    return key
  }
}
