import type { WorkbookLayout } from '../domain/report/layout'
import type { CellPlace, ExistingSheets, Workbook, WorkbookSnapshot, WorkOptions } from './ports'

/** Asks the person what to do with sheets that are in the way. */
export type SheetsQuestion = (existing: readonly string[]) => Promise<ExistingSheets | 'cancel'>

/** What adding sheets made from a workbook to it did: where they begin, and what they replaced. */
export type InsertedSheets =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'inserted'; readonly place: CellPlace; readonly snapshot?: WorkbookSnapshot }

/** Adds sheets; where some `existing` ones have their names, `ask` decides, and replaced ones are kept in a snapshot first. */
export async function insertSheets(
  workbook: Workbook,
  layout: WorkbookLayout,
  existing: readonly string[],
  ask: SheetsQuestion,
  options: WorkOptions
): Promise<InsertedSheets> {
  const answer = existing.length === 0 ? 'replace' : await ask(existing)
  if (answer === 'cancel') return { kind: 'cancelled' }
  const isReplacing = existing.length > 0 && answer === 'replace'
  const snapshot = isReplacing ? await workbook.snapshot(existing) : undefined
  await workbook.insert(layout, answer, options)
  const place = { sheet: layout.sheets[0]?.name ?? '', cell: 'A1' }
  return { kind: 'inserted', place, ...(snapshot && { snapshot }) }
}
