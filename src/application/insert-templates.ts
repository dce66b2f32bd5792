import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { inSlices } from './in-slices'
import { newWorkbook } from './new-workbook'
import type { ExistingSheets, WorkbookSnapshot, Workbook, WorkOptions } from './ports'

export interface InsertRequest {
  readonly plan: Plan
  readonly variant: 'prefilled' | 'blank'
  readonly period?: ReportPeriod | undefined
  /** The values to be filled in are invented; every printed sheet says so. */
  readonly sample?: boolean
}

/** What inserting did; the snapshot can put replaced sheets back. */
export type InsertOutcome =
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'inserted'
      readonly indicators: number
      readonly projects: number
      readonly snapshot?: WorkbookSnapshot
    }

/**
 * Inserts the templates into an open workbook. Where sheets of their names exist, `ask` decides: replaced ones are kept in a
 * snapshot first, since Excel cannot undo deleting a sheet. Nothing is overwritten without an answer.
 */
export async function insertTemplates(
  workbook: Workbook,
  request: InsertRequest,
  ask: (existing: readonly string[]) => Promise<ExistingSheets | 'cancel'>,
  options: WorkOptions = {}
): Promise<InsertOutcome> {
  const { layout, indicators, projects } = await inSlices(newWorkbook(request), options, 'composing')
  const existing = await workbook.existing(layout.sheets.map((sheet) => sheet.name))
  const answer = existing.length === 0 ? 'replace' : await ask(existing)
  if (answer === 'cancel') return { kind: 'cancelled' }
  const isReplacing = existing.length > 0 && answer === 'replace'
  const snapshot = isReplacing ? await workbook.snapshot(existing) : undefined
  await workbook.insert(layout, answer, options)
  return { kind: 'inserted', indicators, projects, ...(snapshot && { snapshot }) }
}
