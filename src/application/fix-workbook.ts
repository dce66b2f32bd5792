import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { type CellBlock, type CellContent, type WorkbookContent } from '../domain/report/workbook-content'
import type { Finding } from '../domain/rules/finding'
import { blocksBefore, blocksOf, type Fix, proposeFixes } from '../domain/rules/fixes/propose-fixes'
import type { Workbook, WorkbookFiles, WorkOptions } from './ports'
import { openReport } from './open-report'
import { readAndValidate, type Review } from './review-workbook'
import { validateWorkbook, type Validation } from './validate-workbook'

/** A validation with the corrections it offers, before and after listed in each. */
export interface FixProposal extends Review {
  readonly fixes: readonly Fix[]
}

/** Reads an open workbook and proposes corrections for cells that people may type into; nothing is written. */
export async function proposeWorkbookFixes(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  period: ReportPeriod | undefined,
  options: WorkOptions = {}
): Promise<FixProposal> {
  const review = await readAndValidate(workbook, choosePlan, period, options)
  const fixes = proposeFixes(review.plan, review.report, review.findings)
  return { ...review, fixes: fixes.filter(({ locked }) => !locked) }
}

/** The cells as they were before corrections; taking back needs nothing else. */
export interface FixSnapshot {
  readonly applied: readonly Fix[]
}

export interface FixOutcome {
  readonly snapshot: FixSnapshot
  /** Those whose cell has changed since they were proposed; left alone. */
  readonly skipped: readonly Fix[]
}

/** Applies chosen corrections in one step, each only where its cell still holds what it was proposed for. */
export async function applyFixes(
  workbook: Workbook,
  fixes: readonly Fix[],
  options: WorkOptions = {}
): Promise<FixOutcome> {
  const content = await workbook.read(options)
  const isUnchanged = (fix: Fix): boolean => contentAt(content, fix) === fix.before
  const applied = fixes.filter(isUnchanged)
  if (applied.length > 0) await workbook.write(blocksOf(applied), options)
  return { snapshot: { applied }, skipped: fixes.filter((fix) => !isUnchanged(fix)) }
}

/**
 * Takes applied corrections back in one step. A cell that was typed into since keeps what was typed; those come back as
 * the answer.
 */
export async function takeBackFixes(
  workbook: Workbook,
  snapshot: FixSnapshot,
  options: WorkOptions = {}
): Promise<readonly Fix[]> {
  const content = await workbook.read(options)
  const isUnchanged = (fix: Fix): boolean => contentAt(content, fix) === (fix.after === '' ? null : fix.after)
  const taken = snapshot.applied.filter(isUnchanged)
  if (taken.length > 0) await workbook.write(blocksBefore(taken), options)
  return snapshot.applied.filter((fix) => !isUnchanged(fix))
}

function contentAt(content: WorkbookContent, { sheet, row, column }: Fix): CellContent {
  const found = content.sheets.find(({ name }) => name === sheet)
  return found?.values[row - 1 - found.top]?.[column - found.left] ?? null
}

/** A file with its safe corrections made. */
export interface FixedFile {
  readonly bytes: Uint8Array
  readonly fixes: readonly Fix[]
  /** What validating the corrected file still finds. */
  readonly remaining: Validation
}

/** Corrects what is safe in a workbook file, locked plan cells included where they were changed, and validates the result. */
export async function fixFile(
  workbooks: WorkbookFiles,
  source: { readonly bytes: Uint8Array; readonly file: string },
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
): Promise<FixedFile> {
  const open = async (bytes: Uint8Array): Promise<{ plan: Plan; report: Report }> =>
    openReport(await workbooks.read(bytes, source.file), source.file, choosePlan)
  const { plan, report } = await open(source.bytes)
  const fixes = safeFixes(plan, report, validateWorkbook(plan, report).findings)
  const blocks: readonly CellBlock[] = blocksOf(fixes)
  const bytes = blocks.length === 0 ? source.bytes : await workbooks.edit(source.bytes, source.file, blocks)
  const fixed = await open(bytes)
  return { bytes, fixes, remaining: validateWorkbook(fixed.plan, fixed.report) }
}

const safeFixes = (plan: Plan, report: Report, findings: readonly Finding[]): Fix[] =>
  proposeFixes(plan, report, findings).filter(({ safe }) => safe)
