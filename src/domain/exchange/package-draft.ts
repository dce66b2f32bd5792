import { printPeriod, type ReportPeriod } from '../measures/report-period'
import type { Plan } from '../plan/plan'
import type { TableId } from '../report/fields'
import type { CellValue } from '../report/layout'
import type { DraftRow, ReportDraft } from '../report/report-draft'
import type { Report, ReportRow } from '../report/report'
import type { ExchangeRecord, SentPackage, SentRound, ValuesByRow } from './exchange-record'
import type { PackageRow, PlannedPackage } from './plan-split'
import {
  cellOf,
  isReported,
  plainValue,
  printedValue,
  rowsByKey,
  samePlanContent,
  tableOf,
  TABLES,
  type AnyTable
} from './row-values'

/** What a package's workbook is made from: the master's rows of the unit, with what the master holds by now. */
export function packageDraft(
  plan: Plan,
  master: Report,
  planned: PlannedPackage,
  setting: { readonly id: string; readonly period: ReportPeriod; readonly record: ExchangeRecord }
): ReportDraft {
  const { unit } = planned
  const rows = (id: TableId): readonly DraftRow[] => {
    const table = tableOf(master, id)
    const byKey = rowsByKey(table)
    return planned.rows[id].flatMap((row) => {
      const own = byKey.get(row.key)
      return table && own ? [draftRow(plan, table, own, row, sharesOf(setting.record, row.key, unit))] : []
    })
  }
  const keys = new Set(TABLES.flatMap((id) => planned.rows[id].map(({ key }) => key)))
  const explanations = (master.metadata?.explanations ?? []).filter(({ row }) => keys.has(row))
  return {
    plan,
    variant: 'prefilled',
    header: { unit, period: printPeriod(setting.period) },
    period: setting.period,
    package: { id: setting.id, unit },
    indicators: rows('indicators'),
    projects: rows('projects'),
    ...(explanations.length > 0 ? { explanations } : {}),
    ...(master.metadata?.rules ? { rules: master.metadata.rules } : {})
  }
}

function draftRow(
  plan: Plan,
  table: AnyTable,
  row: ReportRow,
  { readOnly, isShare }: PackageRow,
  shares: Readonly<Record<string, CellValue>>
): DraftRow {
  const values: Record<string, CellValue> = {}
  for (const field of table.fields) {
    if (field.role === 'plan') {
      const value = changedPlanValue(plan, table, row, field.id)
      if (value !== undefined) values[field.id] = value
    } else if (field.role === 'coordinator') {
      values[field.id] = plainValue(cellOf(table, row, field.id))
    } else if (isReported(table, row, field)) {
      const own = isShare && field.id !== 'adjustment' ? shares[field.id] : cellOf(table, row, field.id)
      values[field.id] = plainValue(own ?? null)
    }
  }
  return { key: row.key, values, ...(readOnly ? { readOnly } : {}) }
}

/** A plan cell of the master that no longer says what the plan says; absent where it does. */
function changedPlanValue(plan: Plan, table: AnyTable, row: ReportRow, field: string): CellValue | undefined {
  if (table.columnOf(field) === undefined) return undefined
  const content = cellOf(table, row, field)
  const printed = printedValue(plan, table.id, row.key, field)
  return samePlanContent(plan, field, printed, content) ? undefined : plainValue(content)
}

function sharesOf(record: ExchangeRecord, key: string, unit: string): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(
    Object.entries(record.shares[key] ?? {}).flatMap(([field, byUnit]) => {
      const value = byUnit[unit]
      return value === undefined ? [] : [[field, value]]
    })
  )
}

/** What a master says in all rows at the time of sending: what is typed, and plan cells that differ from the plan. */
export function masterValues(plan: Plan, master: Report): SentRound['base'] {
  const ofTable = (id: TableId): ValuesByRow => {
    const table = tableOf(master, id)
    if (!table) return {}
    const rows: Record<string, Record<string, CellValue>> = {}
    for (const row of table.rows) {
      if (row.key === '') continue
      const values: Record<string, CellValue> = {}
      for (const field of table.fields) {
        if (field.role === 'plan') {
          const value = changedPlanValue(plan, table, row, field.id)
          if (value !== undefined) values[field.id] = value
        } else if (field.role === 'coordinator' || isReported(table, row, field)) {
          const value = plainValue(cellOf(table, row, field.id))
          if (value !== null) values[field.id] = value
        }
      }
      if (Object.keys(values).length > 0) rows[row.key] = values
    }
    return rows
  }
  return { indicators: ofTable('indicators'), projects: ofTable('projects') }
}

/** What the master remembers of a package. */
export function sentPackage(planned: PlannedPackage, id: string): SentPackage {
  const keys = (isIncluded: (row: PackageRow) => boolean) => ({
    indicators: planned.rows.indicators.filter(isIncluded).map(({ key }) => key),
    projects: planned.rows.projects.filter(isIncluded).map(({ key }) => key)
  })
  return {
    id,
    unit: planned.unit,
    open: keys((row) => !row.readOnly && !row.isShare),
    shares: planned.rows.projects.filter(({ isShare }) => isShare).map(({ key }) => key),
    readOnly: keys(({ readOnly }) => readOnly)
  }
}
