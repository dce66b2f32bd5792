import { assignRows } from '../domain/exchange/assign-rows'
import {
  isRecordBroken,
  readExchangeRecord,
  recordValues,
  type ExchangeRecord,
  type SentPackage,
  type SplitDecision
} from '../domain/exchange/exchange-record'
import { keysForNewRows, newKeyBlocks, withNewKeys } from '../domain/exchange/new-row-keys'
import { masterValues, packageDraft, sentPackage } from '../domain/exchange/package-draft'
import { packageFileNames } from '../domain/exchange/package-file-name'
import { planSplit, type PlannedPackage, type SplitPreview } from '../domain/exchange/plan-split'
import { printPeriod, type ReportPeriod } from '../domain/measures/report-period'
import { atOnce } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import { buildWorkbook } from '../domain/report/build-workbook'
import type { Report } from '../domain/report/report'
import { isScrambled, withRightKeys } from '../domain/report/scrambled-rows'
import { storedValueBlocks } from '../domain/report/stored-values'
import type { CellBlock, WorkbookContent } from '../domain/report/workbook-content'
import { withCurrentResults } from './current-results'
import { rowSpans } from '../domain/rules/row-spans'
import type { AnyTable } from '../domain/exchange/row-values'
import { ExchangeProblem } from './exchange-problem'
import { inSlices } from './in-slices'
import { openReport } from './open-report'
import { WorkbookProblem, type WorkbookFiles, type WorkOptions } from './ports'

export interface SplitRequest {
  readonly content: WorkbookContent
  readonly file: string
  readonly choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
  /** The master's own period where absent. */
  readonly period?: ReportPeriod | undefined
  /** Laid over what the master remembers of earlier decisions. */
  readonly decision?: SplitDecision | undefined
  /** A fresh id at every call. */
  readonly newId: () => string
}

/** Everything known before the first package is made. */
export interface PreparedSplit {
  readonly plan: Plan
  /** The master, rows without a key with the keys they will get. */
  readonly master: Report
  readonly period: ReportPeriod
  readonly decision: SplitDecision
  readonly preview: SplitPreview
  readonly record: ExchangeRecord
  /** The master's memory of earlier splits and merges cannot be read, and a new one begins. */
  readonly isRecordBroken: boolean
  /** Cells of the master to write besides the record: keys of rows that had none. */
  readonly keyBlocks: readonly CellBlock[]
}

/** One package ready to be saved. */
export interface PackageFile {
  readonly planned: PlannedPackage
  readonly sent: SentPackage
  /** File name, 规划—单位—报告期.xlsx. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Works out what splitting a master will do; nothing is written. Throws ExchangeProblem for a workbook that is no master,
 * has no report period, or whose rows or decisions do not allow it.
 */
export async function prepareSplit(request: SplitRequest): Promise<PreparedSplit> {
  const { file } = request
  const { plan, report } = await openReport(request.content, file, request.choosePlan)
  assertMaster(report, file)
  assertInOrder(plan, report, file)
  const period = request.period ?? report.period
  if (!period) throw new ExchangeProblem('master-without-period', file)
  const record = readExchangeRecord(report.content)
  const decision = request.decision
    ? {
        sharing: request.decision.sharing,
        rows: { ...record.decision.rows, ...request.decision.rows }
      }
    : record.decision
  const keys = keysForNewRows(report, () => `NEW-${request.newId()}`)
  const master = withNewKeys(report, keys)
  const assignment = assignRows(plan, master, decision)
  const [unusable] = assignment.unusable
  if (unusable) {
    throw new ExchangeProblem('master-rows-unusable', file, {
      count: assignment.unusable.length,
      sheet: (unusable.table === 'indicators' ? master.indicators : master.projects)?.sheet.name ?? '',
      row: unusable.row,
      key: unusable.key
    })
  }
  const [wrong] = assignment.unusableDecisions
  if (wrong) throw new ExchangeProblem('decision-unusable', file, { key: wrong.key, unit: wrong.unit })
  return {
    plan,
    master,
    period,
    decision,
    preview: planSplit(plan, assignment),
    record,
    isRecordBroken: isRecordBroken(report.content),
    keyBlocks: newKeyBlocks(report, keys)
  }
}

/** Throws ExchangeProblem where rows of the master show what is printed for other keys: what goes by key would go astray. */
export function assertInOrder(plan: Plan, master: Report, file: string): void {
  const right = atOnce(withRightKeys(plan, master))
  for (const table of [right.indicators, right.projects] as readonly (AnyTable | undefined)[]) {
    const rows = table?.rows.filter(isScrambled) ?? []
    if (!table || rows.length === 0) continue
    throw new ExchangeProblem('master-rows-scrambled', file, {
      sheet: table.sheet.name,
      count: rows.length,
      rows: rowSpans(rows.map(({ row }) => row)).join(', ')
    })
  }
}

/** Throws ExchangeProblem unless a workbook is a whole plan's own, with the sheet that remembers. */
export function assertMaster(report: Report, file: string): void {
  const { metadata } = report
  if (metadata?.packageId !== undefined) {
    throw new ExchangeProblem('master-is-package', file, { unit: metadata.unit ?? '' })
  }
  if (!metadata || metadata.planVersion === '') throw new ExchangeProblem('master-without-metadata', file)
}

/** Makes the packages one after the other, so that no more than one is in memory. */
export async function* makePackages(
  split: PreparedSplit,
  workbooks: Pick<WorkbookFiles, 'write'>,
  newId: () => string,
  options: WorkOptions = {}
): AsyncGenerator<PackageFile> {
  const { plan, master, period, record } = split
  const { packages } = split.preview
  const names = packageFileNames(
    plan,
    packages.map(({ unit }) => unit),
    period
  )
  for (const [index, planned] of packages.entries()) {
    await options.rest?.()
    if (options.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    const id = newId()
    const draft = packageDraft(plan, master, planned, { id, period, record })
    const layout = await inSlices(buildWorkbook(draft), options)
    const bytes = await workbooks.write(layout, options)
    options.onProgress?.({ step: 'writing', done: index + 1, total: packages.length })
    yield { planned, sent: sentPackage(planned, id), name: names[index] ?? '', bytes }
  }
}

/** The cells by which a master remembers what was sent, with what, and how it was decided. */
export function splitBlocks(
  split: PreparedSplit,
  packages: readonly SentPackage[],
  sentAt: string
): readonly CellBlock[] {
  const { plan, master, record, decision } = split
  const round = {
    period: printPeriod(split.period),
    sentAt,
    packages,
    base: masterValues(plan, master)
  }
  const remembered: ExchangeRecord = { ...record, decision, rounds: [...record.rounds, round] }
  return [...split.keyBlocks, ...storedValueBlocks(master.content, recordValues(master.content, remembered))]
}

/** The master's file that remembers what was sent; throws like `WorkbookFiles.edit`. */
export async function rememberSplit(
  split: PreparedSplit,
  workbooks: WorkbookFiles,
  { bytes, file }: { readonly bytes: Uint8Array; readonly file: string },
  { packages, sentAt }: { readonly packages: readonly SentPackage[]; readonly sentAt: string }
): Promise<Uint8Array> {
  const edited = await workbooks.edit(bytes, file, splitBlocks(split, packages, sentAt))
  return withCurrentResults(workbooks, split.plan, { bytes: edited, file, before: split.master.content })
}
