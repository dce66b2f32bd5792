import { toScalar } from '../measures/row-inputs'
import type { Plan } from '../plan/plan'
import { parseReference, sheetReference } from './a1'
import { columnName, type ProjectField } from './fields'
import { helperCells } from './helper-cells'
import type { CellRange, CellValue, NameLayout } from './layout'
import { projectPlanCell } from './plan-cells'
import type { Report, ReportRow, ReportTable } from './report'
import { rowInputsOf } from './report-rows'
import { COLORS } from './styles'
import type { TableChange } from './table-change'
import { templateFormulas } from './template-formulas'
import { cellKey, type CellBlock } from './workbook-content'
import { ADJUSTMENT_WORDS } from './workbook-lexicon'

type Projects = ReportTable<ProjectField>
/** Values of a project's cells by field. */
export type ProjectValues = Readonly<Partial<Record<ProjectField, CellValue>>>
/** How a project departs from the plan (调整类型), `planned` meaning not at all. */
export type ProjectAdjustment = 'planned' | 'changed' | 'cancelled'

/** The Excel table over the rows, else the rows with their header. */
export function tableRange<F extends string>(table: ReportTable<F>): CellRange {
  const own = table.sheet.tables.find(({ range }) => range.top === table.headerRow)
  if (own) return own.range
  const columns = table.fields.flatMap(({ id }) => table.columnOf(id) ?? [])
  const rows = table.rows.map(({ row }) => row - 1)
  return {
    top: table.headerRow,
    left: Math.min(...columns),
    bottom: Math.max(table.headerRow + 1, ...rows),
    right: Math.max(...columns)
  }
}

/** A new project (新增) and where it comes to stand: sheet row from 0. */
export interface NewProjectChange {
  readonly change: TableChange
  readonly row: number
}

/**
 * The change that adds a project: below the last one of its task, or of the table, marked 新增, with key, number, formulas,
 * open cells. An empty row of the form is filled before one is put in.
 */
export function newProjectChange(
  plan: Plan,
  report: Report,
  table: Projects,
  values: ProjectValues,
  key: string
): NewProjectChange {
  const range = tableRange(table)
  const used = new Set(table.rows.map(({ row }) => row - 1))
  const last = Math.max(range.top, ...[...used].filter((row) => row <= range.bottom))
  const isEmptyBelow = last < range.bottom && !table.ignoredRows.some(({ row }) => row === last + 2)
  const below = isEmptyBelow ? last : (lastOfTask(table, values.task, range) ?? last)
  const row = below + 1
  const cells: Record<string, CellValue> = {
    ...values,
    no: nextNumber(plan, table),
    adjustment: ADJUSTMENT_WORDS.added,
    code: key
  }
  const inputs = Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, toScalar(value)]))
  const all = { ...cells, ...helperCells(plan, 'projects', key, inputs) }
  const sheet = table.sheet.name
  const at = (field: ProjectField): CellRange[] => {
    const column = table.columnOf(field)
    return column === undefined ? [] : [{ top: row, left: column, bottom: row, right: column }]
  }
  const grown = isEmptyBelow ? range : { ...range, bottom: range.bottom + 1 }
  const formulaOf = templateFormulas(plan, grownTable(table, grown))
  const place: ReportRow = { row: row + 1, key, values: [] }
  return {
    row,
    change: {
      sheet,
      ...(isEmptyBelow ? {} : { newRow: { table: range, below } }),
      textColumns: table.fields.flatMap(({ id }) => {
        const column = table.columnOf(id)
        const like = isEmptyBelow ? row : below
        return column !== undefined && table.sheet.numberFormats.get(cellKey(like, column)) === '@'
          ? [column]
          : []
      }),
      write: table.fields.flatMap(({ id, role }): CellBlock[] => {
        const column = table.columnOf(id)
        if (column === undefined || role === 'computed') return []
        return [{ sheet, top: row, left: column, values: [[all[id] ?? null]] }]
      }),
      formulas: table.fields.flatMap(({ id, role }) => {
        const column = table.columnOf(id)
        const formula = role === 'computed' && column !== undefined ? formulaOf(place, id) : undefined
        return column === undefined || formula === undefined
          ? []
          : [{ sheet, top: row, left: column, formulas: [[formula]] }]
      }),
      looks: [
        {
          ranges: table.fields
            .filter(({ role }) => role === 'plan' || role === 'report' || role === 'helper')
            .flatMap(({ id }) => at(id)),
          isLocked: false,
          fill: COLORS.toFill
        }
      ],
      names: isEmptyBelow ? [] : grownNames(report, table, range)
    }
  }
}

/** The last row of a task inside the table; absent for a task without rows. */
function lastOfTask(table: Projects, task: CellValue | undefined, range: CellRange): number | undefined {
  const at = table.indexOf('task')
  const rows = table.rows
    .filter(({ values, row }) => values[at] === task && row - 1 <= range.bottom)
    .map(({ row }) => row - 1)
  return task === undefined || task === null || rows.length === 0 ? undefined : Math.max(...rows)
}

function nextNumber(plan: Plan, table: Projects): number {
  const at = table.indexOf('no')
  const numbers = table.rows.map(({ values }) => values[at]).filter((value) => typeof value === 'number')
  return Math.max(0, ...plan.projects.map(({ no }) => no), ...numbers) + 1
}

const grownTable = (table: Projects, range: CellRange): Projects => ({
  ...table,
  sheet: {
    ...table.sheet,
    tables: table.sheet.tables.map((own) => (own.range.top === range.top ? { ...own, range } : own))
  }
})

/** The names of the columns' cells with a row more. A program extends them by itself except over a single row. */
function grownNames(report: Report, table: Projects, range: CellRange): readonly NameLayout[] {
  const own = new Set(table.fields.map(({ id }) => columnName('projects', id).toLowerCase()))
  return report.content.names.flatMap(({ name, refersTo }) => {
    if (!own.has(name.toLowerCase())) return []
    const reference = parseReference(refersTo)
    if (reference?.sheet?.toLowerCase() !== table.sheet.name.toLowerCase()) return []
    const bottom = Math.max(range.bottom + 1, reference.range.bottom)
    return [
      {
        name,
        refersTo: sheetReference(table.sheet.name, { ...reference.range, top: range.top + 1, bottom })
      }
    ]
  })
}

/** The change that sorts the projects by a column; absent where the column is gone or there is nothing to sort. */
export function sortChange(
  table: Projects,
  field: ProjectField,
  isDescending: boolean
): TableChange | undefined {
  const column = table.columnOf(field)
  if (column === undefined || table.rows.length < 2) return undefined
  return { sheet: table.sheet.name, sort: { table: tableRange(table), column, isDescending } }
}

/**
 * The change that marks a project of the plan as 调整 (its plan cells open), 取消 or 规划内 again (its plan cells locked and
 * as the plan has them). Absent for a row the plan does not know: a 新增 project is its own.
 */
export function adjustmentChange(
  plan: Plan,
  table: Projects,
  key: string,
  adjustment: ProjectAdjustment,
  explanation: string | undefined
): TableChange | undefined {
  const row = table.rows.find((each) => each.key === key)
  const project = plan.projectByCode.get(key)
  if (!row || !project) return undefined
  const sheet = table.sheet.name
  const block = (field: ProjectField, value: CellValue): CellBlock[] => {
    const column = table.columnOf(field)
    return column === undefined ? [] : [{ sheet, top: row.row - 1, left: column, values: [[value]] }]
  }
  const planFields = table.fields.filter(({ role }) => role === 'plan').map(({ id }) => id)
  const isOpen = adjustment === 'changed'
  const inputs = { ...rowInputsOf(table, row), leadUnits: project.leadUnits }
  const own =
    adjustment === 'planned'
      ? [
          ...planFields.flatMap((field) => block(field, projectPlanCell(project, field))),
          ...block('leadKeys', helperCells(plan, 'projects', key, inputs)['leadKeys'] ?? null)
        ]
      : []
  return {
    sheet,
    write: [
      ...block('adjustment', ADJUSTMENT_WORDS[adjustment]),
      ...(explanation === undefined ? [] : block('explanation', explanation)),
      ...own
    ],
    looks: [
      {
        ranges: [...planFields, 'leadKeys' as const].flatMap((field) => {
          const column = table.columnOf(field)
          return column === undefined
            ? []
            : [{ top: row.row - 1, left: column, bottom: row.row - 1, right: column }]
        }),
        isLocked: !isOpen,
        ...(isOpen ? { fill: COLORS.toFill } : {})
      }
    ]
  }
}
