import type { MergeDecisions, MergeOutcome } from '../domain/exchange/merge-returns'
import { readReturn } from '../domain/exchange/read-return'
import { tableOf } from '../domain/exchange/row-values'
import { metadataSheetOf } from '../domain/report/read-metadata'
import type { Plan } from '../domain/plan/plan'
import type { AcceptedReturn, CollectedReturns, HandedIn, OpenedMaster } from './collect-returns'
import { collectReturns, openMaster } from './collect-returns'
import { toTheEnd } from './in-slices'
import { masterUpdate, previewMerge, type MergePreview } from './merge-into-master'
import type { Workbook, WorkbookFiles, WorkbookSnapshot, WorkOptions } from './ports'

type ChoosePlan = (idInWorkbook: string | undefined) => Promise<Plan>

/** The open master by the name it goes by in sentences, with its plan. */
export interface MasterChoice {
  readonly file: string
  readonly choosePlan: ChoosePlan
}

/** Returns looked at beside the open master. */
export interface OpenCollection {
  readonly master: OpenedMaster
  readonly collected: CollectedReturns
}

/** Recognises and looks at returns beside the open workbook; nothing is written. Throws like `openMaster`. */
export async function collectIntoOpenMaster(
  workbook: Workbook,
  workbooks: WorkbookFiles,
  { file, choosePlan }: MasterChoice,
  files: readonly HandedIn[],
  options: Parameters<typeof collectReturns>[3] = {}
): Promise<OpenCollection> {
  const master = await openMaster(await workbook.read(options), file, choosePlan)
  return { master, collected: await collectReturns(workbooks, master, files, options) }
}

/** What was confirmed: the returns, how conflicts are decided, and what that was said to do. */
export interface ConfirmedMerge {
  readonly returns: readonly AcceptedReturn[]
  readonly decisions: MergeDecisions
  readonly outcome: MergeOutcome
  readonly mergedAt: string
}

/** What merging into the open workbook did. */
export type OpenMergeResult =
  | {
      readonly kind: 'merged'
      readonly preview: MergePreview
      /** The contents of before; putting them back takes the merge back. */
      readonly snapshot: WorkbookSnapshot
      /** Sheets whose protection was lifted for it and put back. */
      readonly unlocked: readonly string[]
    }
  /** The workbook has changed since, so that the merge would do something else than was confirmed; nothing was written. */
  | {
      readonly kind: 'changed'
      readonly master: OpenedMaster
      /** The returns as they read beside the workbook of now. */
      readonly returns: readonly AcceptedReturn[]
    }

/**
 * Merges returns into the open workbook as it is by now, if that still does what was confirmed. What is written goes in at
 * once: reading and one round trip, three where locked cells or rows of a protected sheet change; contents are kept aside
 * out of what was read, unless rows are added. Where it fails half-way the contents are put back; throws HalfMerged
 * where not even that succeeds.
 */
export async function mergeIntoOpenMaster(
  workbook: Workbook,
  { file, choosePlan }: MasterChoice,
  { returns, decisions, outcome, mergedAt }: ConfirmedMerge,
  options: WorkOptions = {}
): Promise<OpenMergeResult> {
  const content = await workbook.read(options)
  const master = await openMaster(content, file, choosePlan)
  const beside = returns.map((each) => ({ ...each, returned: readAgain(master, each) }))
  const preview = previewMerge(master, beside, decisions, mergedAt)
  if (preview.outcome.conflicts.length > 0 || whatItDoes(preview.outcome) !== whatItDoes(outcome)) {
    return { kind: 'changed', master, returns: beside }
  }
  const { blocks, additions } = masterUpdate(master, preview, mergedAt)
  const locked = lockedSheets(master, preview.outcome)
  const written = [
    ...blocks.map(({ sheet }) => sheet),
    ...(additions.rows ?? []).map(({ sheet }) => sheet),
    ...(additions.sheets ?? []).map(({ name }) => name),
    metadataSheetOf(content)?.name ?? ''
  ]
  const update = { additions, write: blocks, unlock: locked, seen: content }
  const snapshot = await workbook.snapshot(
    [...new Set(written)].filter((name) => name !== ''),
    update
  )
  try {
    await workbook.apply(update, options)
  } catch (error) {
    await putBack(workbook, snapshot, error, options)
    throw error
  }
  const isProtected = (name: string): boolean =>
    content.sheets.some((sheet) => sheet.name === name && sheet.protected)
  return { kind: 'merged', preview, snapshot, unlocked: locked.filter(isProtected) }
}

/** The sheets whose protection a merge lifts and puts back, because it changes locked cells or puts in rows. */
export function lockedSheets(master: OpenedMaster, { cells, added }: MergeOutcome): readonly string[] {
  const changed = cells.filter(({ table, field, manner }) => {
    const role = tableOf(master.report, table)?.fields.find(({ id }) => id === field)?.role
    return manner !== 'kept' && role !== 'report'
  })
  const tables = new Set([...changed, ...added].map(({ table }) => table))
  return [...tables].flatMap((id) => tableOf(master.report, id)?.sheet.name ?? [])
}

const readAgain = ({ plan, report, record }: OpenedMaster, { file, returned, ...each }: AcceptedReturn) =>
  readReturn(plan, report, record, each.report, { file, returnedAt: returned.returnedAt })

const whatItDoes = ({ cells, added, same, merged, repeated }: MergeOutcome): string =>
  JSON.stringify([
    cells.map(({ table, key, field, from, to, manner }) => [table, key, field, from, to, manner]),
    added.map(({ table, key, values }) => [table, key, values]),
    [same, merged.length, repeated.length]
  ])

/** A merge that failed half-way and could not be taken back either; putting the snapshot back later takes it back. */
export class HalfMerged extends Error {
  constructor(
    readonly snapshot: WorkbookSnapshot,
    readonly failure: unknown
  ) {
    super('half-merged', { cause: failure })
    this.name = 'HalfMerged'
  }
}

async function putBack(
  workbook: Workbook,
  snapshot: WorkbookSnapshot,
  failure: unknown,
  options: WorkOptions
): Promise<void> {
  try {
    await workbook.restore(snapshot, toTheEnd(options))
  } catch {
    throw new HalfMerged(snapshot, failure)
  }
}
