import { addedUp, rollUpFigures, type RollUpFigures } from '../domain/exchange/roll-up'
import { reportingHash } from '../domain/exchange/sign-off'
import { printPeriod, type ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { cellText } from '../domain/report/workbook-content'
import { PlanNotUsable } from './load-plan'
import { openReport } from './open-report'
import { FileProblem, WorkbookProblem, type WorkbookFiles, type WorkOptions } from './ports'
import { summarizeWorkbook } from './summarize-workbook'

/** One master's part of a roll-up. */
export interface DistrictFigures {
  readonly file: string
  /** 填报单位 of the workbook; empty where it names none. */
  readonly unit: string
  readonly plan: string
  readonly figures: RollUpFigures
}

/** Why a workbook is left out of a roll-up; wording lives in messages/ under `sum.refusal`. */
export type RollUpRefusal = 'package' | 'other-period' | 'no-period' | 'duplicate' | 'no-rows'

/** A file left out, with what the sentence about it needs; `problem` where it cannot be used at all. */
export interface LeftOut {
  readonly file: string
  readonly reason?: RollUpRefusal
  readonly params: Readonly<Record<string, string>>
  readonly problem?: Error
}

/** Figures of many masters for one period, of each and in all. */
export interface RolledUp {
  /** In words; absent where no file could be used. */
  readonly period?: string
  readonly districts: readonly DistrictFigures[]
  readonly total: RollUpFigures
  readonly leftOut: readonly LeftOut[]
}

/** A part of a text may hold on to the whole of it, which would keep every workbook read in memory. */
const ownCopy = (text: string): string => [...text].join('')

/**
 * Adds up the figures of many masters, read one after the other and let go, so that memory does not grow with them. The
 * period is the one asked for, else that of the first master; masters of another, units' packages, and files that report
 * the same as an earlier one are left out with their reason, so that nothing counts twice.
 */
export async function rollUpMasters(
  workbooks: Pick<WorkbookFiles, 'read'>,
  files: readonly string[],
  load: (file: string) => Promise<Uint8Array>,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  asked?: ReportPeriod,
  options: WorkOptions & { readonly onFile?: (file: string, done: number, total: number) => void } = {}
): Promise<RolledUp> {
  const districts: DistrictFigures[] = []
  const leftOut: LeftOut[] = []
  const seen = new Map<string, string>()
  let period = asked
  let total: RollUpFigures = {}
  const add = async (file: string): Promise<LeftOut | undefined> => {
    const { plan, report } = await openReport(await workbooks.read(await load(file), file), file, choosePlan)
    const { metadata, header, indicators, projects } = report
    if (metadata?.packageId !== undefined) {
      return { file, reason: 'package', params: { unit: metadata.unit ?? '' } }
    }
    if (!indicators?.rows.length && !projects?.rows.length) return { file, reason: 'no-rows', params: {} }
    const own = asked ?? report.period
    if (!own) return { file, reason: 'no-period', params: {} }
    if (period && printPeriod(own) !== printPeriod(period)) {
      return { file, reason: 'other-period', params: { theirs: printPeriod(own), ours: printPeriod(period) } }
    }
    const hash = reportingHash(report)
    const twin = seen.get(hash)
    if (twin !== undefined) return { file, reason: 'duplicate', params: { other: twin } }
    const figures = rollUpFigures(summarizeWorkbook(plan, report, own))
    seen.set(hash, file)
    period = own
    total = addedUp(total, figures)
    const unit = ownCopy(cellText(header.unit?.value ?? null).trim())
    districts.push({ file, unit, plan: plan.id, figures })
    return undefined
  }
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    try {
      const left = await add(file)
      if (left) leftOut.push(left)
    } catch (error) {
      if (!(error instanceof FileProblem) && !(error instanceof PlanNotUsable)) throw error
      leftOut.push({ file, params: {}, problem: error })
    }
    options.onFile?.(file, index + 1, files.length)
  }
  return { ...(period && { period: printPeriod(period) }), districts, total, leftOut }
}
