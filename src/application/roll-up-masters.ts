import Big from 'big.js'
import {
  addedUp,
  ROLL_UP_FIELDS,
  rollUpFigures,
  type RollUpField,
  type RollUpFigures
} from '../domain/exchange/roll-up'
import { reportingHash } from '../domain/exchange/sign-off'
import { atOnce } from '../domain/measures/steps'
import { printPeriod, type ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { uncountedCells } from '../domain/report/uncounted-cells'
import { cellText } from '../domain/report/workbook-content'
import { PlanNotUsable } from './load-plan'
import { openReport } from './open-report'
import { refusalOf, WorkbookProblem, type FileProblem, type WorkbookFiles, type WorkOptions } from './ports'
import { computeFromReport } from '../domain/report/report-rows'

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

/** What one master says, without the workbook it stands in. */
export type MasterReading =
  | {
      readonly kind: 'read'
      readonly unit: string
      readonly plan: string
      /** In words. */
      readonly period: string
      /** Of all that is reported; files that report the same have the same. */
      readonly hash: string
      /** Exact decimals. */
      readonly figures: Readonly<Partial<Record<RollUpField, string>>>
    }
  | {
      readonly kind: 'left-out'
      readonly reason?: 'package' | 'no-rows' | 'no-period'
      readonly params: Readonly<Record<string, string>>
      readonly problem?: FileProblem | PlanNotUsable
    }

/** Reads one master for the period asked for, else for its own; a file that cannot be used is said to be so. */
export async function readMaster(
  workbooks: Pick<WorkbookFiles, 'read'>,
  file: string,
  load: (file: string) => Promise<Uint8Array>,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  asked: ReportPeriod | undefined
): Promise<MasterReading> {
  try {
    const { plan, report } = await openReport(await workbooks.read(await load(file), file), file, choosePlan)
    const { metadata, header, indicators, projects } = report
    if (metadata?.packageId !== undefined) {
      return { kind: 'left-out', reason: 'package', params: { unit: metadata.unit ?? '' } }
    }
    if (!indicators?.rows.length && !projects?.rows.length) {
      return { kind: 'left-out', reason: 'no-rows', params: {} }
    }
    const period = asked ?? report.period
    if (!period) return { kind: 'left-out', reason: 'no-period', params: {} }
    const figures = rollUpFigures(
      atOnce(computeFromReport(plan, report, period)),
      uncountedCells(report, period)
    )
    return {
      kind: 'read',
      unit: ownCopy(cellText(header.unit?.value ?? null).trim()),
      plan: plan.id,
      period: printPeriod(period),
      hash: reportingHash(report),
      figures: Object.fromEntries(
        ROLL_UP_FIELDS.flatMap((field) => {
          const figure = figures[field]
          return figure ? [[field, figure.toFixed()]] : []
        })
      )
    }
  } catch (error) {
    if (error instanceof PlanNotUsable) return { kind: 'left-out', params: {}, problem: error }
    return { kind: 'left-out', params: {}, problem: refusalOf(error, file) }
  }
}

/**
 * Adds up the figures of many masters, each let go once it is read, so that memory does not grow with them; `filesAtOnce` of
 * them are read at a time. The period is the one asked for, else that of the first master; masters of another, units'
 * packages, and files that report the same as an earlier one are left out with their reason, so that nothing counts twice.
 */
export async function rollUpMasters(
  files: readonly string[],
  read: (file: string) => Promise<MasterReading>,
  options: Pick<WorkOptions, 'signal'> & {
    readonly asked?: ReportPeriod | undefined
    readonly filesAtOnce?: number
    readonly onFile?: (file: string, done: number, total: number) => void
  } = {}
): Promise<RolledUp> {
  const { asked, filesAtOnce = 1 } = options
  const districts: DistrictFigures[] = []
  const leftOut: LeftOut[] = []
  const seen = new Map<string, string>()
  let period = asked && printPeriod(asked)
  let total: RollUpFigures = {}
  const add = (file: string, reading: MasterReading): LeftOut | undefined => {
    switch (reading.kind) {
      case 'left-out': {
        const { reason, params, problem } = reading
        return { file, ...(reason && { reason }), params, ...(problem && { problem }) }
      }
      case 'read': {
        if (period !== undefined && reading.period !== period) {
          return { file, reason: 'other-period', params: { theirs: reading.period, ours: period } }
        }
        const twin = seen.get(reading.hash)
        if (twin !== undefined) return { file, reason: 'duplicate', params: { other: twin } }
        const figures: RollUpFigures = Object.fromEntries(
          Object.entries(reading.figures).map(([field, figure]) => [field, new Big(figure)])
        )
        seen.set(reading.hash, file)
        period = reading.period
        total = addedUp(total, figures)
        districts.push({ file, unit: reading.unit, plan: reading.plan, figures })
        return undefined
      }
    }
  }
  const ahead: Promise<MasterReading>[] = []
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted) throw new WorkbookProblem('cancelled', {}, true)
    for (const next of files.slice(index + ahead.length, index + filesAtOnce)) {
      const reading = read(next)
      // Whoever waits for it hears of a failure; until then it is nobody's.
      reading.catch(() => undefined)
      ahead.push(reading)
    }
    const reading = await ahead.shift()
    const left = reading && add(file, reading)
    if (left) leftOut.push(left)
    options.onFile?.(file, index + 1, files.length)
  }
  return { ...(period !== undefined && { period }), districts, total, leftOut }
}
