import {
  findPackage,
  latestPackage,
  isRecordBroken,
  readExchangeRecord,
  type ExchangeRecord
} from '../domain/exchange/exchange-record'
import { inspectReturn } from '../domain/exchange/inspect-return'
import { signOffStatus, type SignOffStatus } from '../domain/exchange/sign-off'
import { readReturn, type ReadReturn } from '../domain/exchange/read-return'
import { tableOf, TABLES } from '../domain/exchange/row-values'
import type { Tampering } from '../domain/exchange/tampering'
import { printPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { readMetadata } from '../domain/report/read-metadata'
import { readReport } from '../domain/report/read-report'
import type { Explanation, Report } from '../domain/report/report'
import { withRightKeys } from '../domain/report/scrambled-rows'
import { compareWithPlan, workbookPlan } from '../domain/report/workbook-plan'
import type { WorkbookContent } from '../domain/report/workbook-content'
import { SHEET_NAMES } from '../domain/report/workbook-lexicon'
import type { Finding } from '../domain/rules/finding'
import { ExchangeProblem } from './exchange-problem'
import { inSlices } from './in-slices'
import { openReport } from './open-report'
import { FileProblem, refusalOf, WorkbookProblem, type WorkbookFiles, type WorkOptions } from './ports'
import { assertInOrder, assertMaster } from './split-workbook'
import { validateWorkbook, type FindingCounts } from './validate-workbook'

/** Why a file is not taken for a return; wording lives in messages/ under `exchange.refusal`. */
export type RefusalReason =
  | 'not-ours'
  | 'not-a-package'
  | 'other-plan'
  | 'other-period'
  | 'older-package'
  | 'duplicate'
  | 'already-merged'
  /** The file itself cannot be read; `problem` says why. */
  | 'unreadable'

/** A file that is left out, with what the sentence about it needs. */
export interface RefusedReturn {
  readonly file: string
  readonly reason: RefusalReason
  readonly params: Readonly<Record<string, string | number>>
  readonly problem?: FileProblem
}

/** A return that can be merged, with what is to be said about it. */
export interface AcceptedReturn {
  readonly file: string
  readonly report: Report
  readonly returned: ReadReturn
  readonly period: string
  readonly counts: FindingCounts
  readonly findings: readonly Finding[]
  readonly explanations: readonly Explanation[]
  readonly tampering: readonly Tampering[]
  readonly signOff: SignOffStatus
  /** An earlier return of the same package was merged already. */
  readonly isSecond: boolean
}

export interface CollectedReturns {
  readonly accepted: readonly AcceptedReturn[]
  readonly refused: readonly RefusedReturn[]
}

/** A file handed in; its bytes are read when its turn comes. */
export interface HandedIn {
  readonly file: string
  /** When it was last changed, ISO 8601; empty where unknown. */
  readonly changedAt: string
  readonly bytes: () => Promise<Uint8Array>
}

/** The master that returns are compared with, in a file or open in front of a person. */
export interface OpenedMaster {
  /** What it goes by in sentences about it. */
  readonly file: string
  readonly plan: Plan
  readonly report: Report
  readonly record: ExchangeRecord
  /** The master's memory of splits and merges cannot be read; returns are compared with what they carry themselves. */
  readonly isRecordBroken: boolean
}

/** A unit's own return that is larger than this, packed or unpacked, is no workbook of ours. */
export const LARGEST_RETURN = 64 * 1024 * 1024

/** Opens the workbook that returns are merged into. Throws FileProblem or ExchangeProblem. */
export async function openMaster(
  content: WorkbookContent,
  file: string,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
): Promise<OpenedMaster> {
  const { plan, report } = await openReport(content, file, choosePlan)
  assertMaster(report, file)
  assertInOrder(plan, report, file)
  assertWritten(report, file)
  return {
    file,
    plan,
    report,
    record: readExchangeRecord(content),
    isRecordBroken: isRecordBroken(content)
  }
}

/** Throws ExchangeProblem where a column or table is gone that merged values would go into. */
function assertWritten(report: Report, file: string): void {
  for (const id of TABLES) {
    const table = tableOf(report, id)
    const missing = table?.fields.find(
      ({ id: field, role }) => (role === 'report' || role === 'key') && table.columnOf(field) === undefined
    )
    if (table && !missing) continue
    throw new ExchangeProblem('master-columns-missing', file, {
      sheet: table?.sheet.name ?? SHEET_NAMES[id],
      column: missing?.header ?? ''
    })
  }
}

/**
 * Recognises returns among any files by what they carry inside, whatever they are called, and looks at each: what it
 * reports, what the validation finds, what was tampered with. A file that is none is named with its reason and the rest
 * goes on. Files are read one after the other, in the order given.
 */
export async function collectReturns(
  workbooks: WorkbookFiles,
  master: OpenedMaster,
  files: readonly HandedIn[],
  options: WorkOptions & { readonly onFile?: (file: string, done: number, total: number) => void } = {}
): Promise<CollectedReturns> {
  const accepted: AcceptedReturn[] = []
  const refused: RefusedReturn[] = []
  const merged = new Set(master.record.returns.map(({ hash }) => hash))
  for (const [index, handedIn] of files.entries()) {
    if (options.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    const outcome = await recognise(workbooks, master, handedIn, options)
    options.onFile?.(handedIn.file, index + 1, files.length)
    if ('reason' in outcome) {
      refused.push(outcome)
      continue
    }
    const { hash, unit } = outcome.returned
    const twin = accepted.find(({ returned }) => returned.hash === hash)
    if (twin) {
      refused.push({ file: handedIn.file, reason: 'duplicate', params: { other: twin.file, unit } })
    } else if (merged.has(hash)) {
      refused.push({ file: handedIn.file, reason: 'already-merged', params: { unit } })
    } else accepted.push(outcome)
  }
  return { accepted, refused }
}

/** A return as the master's rules judge it, so that a unit cannot turn off what it would have to explain. */
function underRulesOf(master: Report, returned: Report): Report {
  const rules = master.metadata?.rules ?? { settings: {}, custom: [] }
  return returned.metadata ? { ...returned, metadata: { ...returned.metadata, rules } } : returned
}

async function restOf({ rest, signal }: WorkOptions): Promise<void> {
  await rest?.()
  if (signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
}

async function recognise(
  workbooks: WorkbookFiles,
  master: OpenedMaster,
  { file, changedAt, bytes: load }: HandedIn,
  options: WorkOptions
): Promise<AcceptedReturn | RefusedReturn> {
  const refusal = (reason: RefusalReason, params: RefusedReturn['params'] = {}): RefusedReturn => ({
    file,
    reason,
    params
  })
  try {
    const bytes = await load()
    if (bytes.length > LARGEST_RETURN) throw new FileProblem('too-large', file)
    const content = await workbooks.read(bytes, file, LARGEST_RETURN)
    await restOf(options)
    const metadata = readMetadata(content)
    if (!metadata) return refusal('not-ours')
    const { plan, record } = master
    if (metadata.planId !== plan.id) return refusal('other-plan', { theirs: metadata.planId, ours: plan.id })
    const { packageId } = metadata
    if (packageId === undefined) return refusal('not-a-package')
    const known = findPackage(record, packageId)
    const theirs = workbookPlan(content, metadata)
    // What the master sent out is of its plan, whatever version that has by now.
    if (!known && compareWithPlan(theirs, plan) !== 'same') {
      const named = (title = '—'): string => `${title} (${plan.id})`
      return refusal('other-plan', { theirs: named(theirs.title), ours: named(plan.title) })
    }
    const report = readReport(content, plan)
    const unit = known?.sent.unit ?? metadata.unit ?? ''
    const expected = known?.round.period ?? (master.report.period && printPeriod(master.report.period))
    const period = report.period ? printPeriod(report.period) : ''
    if (expected !== undefined && period !== '' && period !== expected) {
      return refusal('other-period', { theirs: period, ours: expected, unit })
    }
    const latest = known && latestPackage(record, unit, known.round.period)
    if (latest && latest.sent.id !== packageId) {
      return refusal('older-package', { unit, sentAt: latest.round.sentAt.slice(0, 10) })
    }
    await restOf(options)
    return await accepted(workbooks, master, { file, changedAt, bytes, report }, options)
  } catch (error) {
    const problem = refusalOf(error, file)
    return { ...refusal('unreadable', problem.params), problem }
  }
}

/** A return that belongs to the master, read, judged by the master's rules and inspected. */
async function accepted(
  workbooks: WorkbookFiles,
  master: OpenedMaster,
  {
    file,
    changedAt,
    bytes,
    report
  }: Omit<HandedIn, 'bytes'> & {
    readonly bytes: Uint8Array
    readonly report: Report
  },
  options: WorkOptions
): Promise<AcceptedReturn> {
  const { plan, record } = master
  const returned = readReturn(plan, master.report, record, report, { file, returnedAt: changedAt })
  const traits = await workbooks.inspect(bytes, file)
  await restOf(options)
  const { counts, findings, explanations } = await inSlices(
    validateWorkbook(plan, underRulesOf(master.report, report), {
      period: report.period ?? master.report.period
    }),
    options
  )
  const right = await inSlices(withRightKeys(plan, report), options)
  return {
    file,
    report,
    returned,
    period: report.period ? printPeriod(report.period) : '',
    counts,
    findings,
    explanations,
    tampering: [...returned.tampering, ...inspectReturn(plan, right, traits, master)],
    signOff: signOffStatus(report),
    isSecond: record.returns.some(({ packageId }) => packageId === returned.packageId)
  }
}
