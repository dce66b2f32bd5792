import {
  outdatedHelpers,
  outgrownNames,
  rowsLeftOut,
  strayFormulas,
  type RowsLeftOut
} from '../domain/report/outgrown-rows'
import { computeFromReport } from '../domain/report/report-rows'
import type { Report, ReportTable } from '../domain/report/report'
import { withRightKeys } from '../domain/report/scrambled-rows'
import { shownScalar } from '../domain/report/prepare-rows'
import {
  adoptedFormulas,
  adoptedRows,
  withAdoptedRows,
  type AdoptedRows
} from '../domain/report/adopted-rows'
import {
  withFormulas,
  withValues,
  type CellBlock,
  type FormulaBlock,
  type WorkbookContent
} from '../domain/report/workbook-content'
import type { NameLayout } from '../domain/report/layout'
import { rowRepairs, type RowRepair } from '../domain/rules/fixes/row-repairs'
import { atOnce } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import { newRowKey } from './new-row-key'
import { openReport, type OpenedReport } from './open-report'

/** What rows put in by hand lack, as everything that has to be written for them. */
export interface RowCompletion {
  readonly adopted: readonly AdoptedRows[]
  /** Sheet row numbers from 1 of all these rows, by sheet. */
  readonly rows: readonly Pick<RowRepair, 'sheet' | 'rows'>[]
  /** Keys of new rows. */
  readonly keys: readonly CellBlock[]
  readonly formulas: readonly FormulaBlock[]
  /** Names whose cells end above the last row. */
  readonly names: readonly NameLayout[]
  /** Hidden helper cells that formulas read; nothing that rules look at. */
  readonly helpers: readonly CellBlock[]
  /** The workbook as it is once all that is written and computed. */
  readonly completed: OpenedReport
}

/**
 * What has to be written so that rows put in by hand are rows like the others: place in their table with its rules,
 * formulas, keys, names. Protected sheets are left as they are unless `includeProtected`.
 */
export async function completeRows(
  { plan, report }: OpenedReport,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  { includeProtected = false }: { readonly includeProtected?: boolean } = {}
): Promise<RowCompletion> {
  const open = (content: WorkbookContent): Promise<OpenedReport> => openReport(content, '', choosePlan)
  const lacking = rowRepairs(plan, report, newRowKey).filter(({ formulas }) => formulas.length > 0)
  const bare = new Map(
    lacking.map(({ sheet, formulas }) => [sheet, formulas.map(({ top }) => top + 1)] as const)
  )
  const adopted = adoptedRows(plan, report, bare, { includeProtected })
  const isUnderTable = adopted.some(({ bottom, range }) => bottom > range.bottom)
  const grown = isUnderTable ? (await open(withAdoptedRows(report.content, adopted))).report : report
  const repairs = rowRepairs(plan, grown, newRowKey).filter(({ locked }) => includeProtected || !locked)
  const keys = repairs.flatMap((repair) => repair.keys)
  const renewed = [...adoptedFormulas(plan, grown, adopted), ...strayFormulas(plan, grown)]
  const formulas = [...repairs.flatMap((repair) => repair.formulas), ...renewed]
  // Hidden cells that stayed behind when rows were sorted say what another row says.
  const right = atOnce(withRightKeys(plan, grown))
  const tables = [right.indicators, right.projects].filter((table) => table !== undefined)
  const keyed = keys.length === 0 ? grown.content : withValues(grown.content, keys)
  const computed =
    renewed.length === 0 ? keyed : withFormulas(keyed, formulas, computedValues(plan, grown, formulas))
  const names = outgrownNames(grown)
  const content = names.length === 0 ? computed : withNames(computed, names)
  return {
    adopted,
    rows: rowsOf(repairs, adopted, rowsLeftOut(report)),
    keys,
    formulas,
    names,
    helpers: tables.flatMap((table) => outdatedHelpers(plan, table)),
    completed: content === report.content ? { plan, report } : await open(content)
  }
}

const withNames = (content: WorkbookContent, names: readonly NameLayout[]): WorkbookContent => {
  const grown = new Map(names.map((name) => [name.name, name]))
  return { ...content, names: content.names.map((name) => grown.get(name.name) ?? name) }
}

function rowsOf(
  repairs: readonly RowRepair[],
  adopted: readonly AdoptedRows[],
  leftOut: readonly RowsLeftOut[]
): RowCompletion['rows'] {
  const all = [
    ...repairs,
    ...leftOut,
    ...adopted.map(({ sheet, spans }) => ({
      sheet,
      rows: spans.flatMap(({ top, bottom }) =>
        Array.from({ length: bottom - top + 1 }, (_, index) => top + index + 1)
      )
    }))
  ]
  return [...new Set(all.map(({ sheet }) => sheet))].map((sheet) => {
    const rows = new Set(all.filter((one) => one.sheet === sheet).flatMap((one) => one.rows))
    return { sheet, rows: [...rows].sort((one, other) => one - other) }
  })
}

/** What formulas give that are put into cells of the tables, in the order of the blocks. */
function computedValues(plan: Plan, report: Report, blocks: readonly FormulaBlock[]) {
  const figures = atOnce(computeFromReport(plan, report, report.period))
  const tables: readonly ReportTable[] = [report.indicators, report.projects].filter(
    (table) => table !== undefined
  )
  const values = new Map<string, ReturnType<typeof shownScalar>>()
  for (const table of tables) {
    const rows = new Set(blocks.filter(({ sheet }) => sheet === table.sheet.name).map(({ top }) => top))
    table.rows.forEach(({ row }, index) => {
      if (!rows.has(row - 1)) return
      for (const { id } of table.fields) {
        const column = table.columnOf(id)
        if (column !== undefined)
          values.set(`${table.sheet.name}!${row - 1}!${column}`, shownScalar(figures[table.id][index]?.[id]))
      }
    })
  }
  return blocks.map(({ sheet, top, left }) => values.get(`${sheet}!${top}!${left}`) ?? null)
}
