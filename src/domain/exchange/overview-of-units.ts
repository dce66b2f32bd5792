import { parsePeriod } from '../measures/report-period'
import type { Plan } from '../plan/plan'
import type { Report } from '../report/report'
import { cellsToFill } from '../rules/form-progress'
import type { ExchangeRecord, MergedReturn, SentPackage } from './exchange-record'
import { TABLES } from './row-values'
import type { SignOffStatus } from './sign-off'

/** How far a unit is with its package; `informed` where it only shows rows that others fill in, so that none is awaited. */
export type UnitState = 'missing' | 'informed' | 'returned' | 'merged'

/** One unit's package of a period: whether and when it came back, and with how many findings. */
export interface UnitOverview {
  readonly unit: string
  readonly state: UnitState
  readonly sentAt: string
  readonly returnedAt: string
  readonly mergedAt: string
  readonly file: string
  readonly mandatory: number
  readonly verification: number
  /** Of the return; unsigned where there is none. */
  readonly signOff: SignOffStatus
  /** Cells of its own rows that the period asks for and the master has empty; absent where the master was not looked at. */
  readonly toFill?: number
}

/** A return at hand that is not merged yet. */
export type ReturnAtHand = Pick<
  MergedReturn,
  'packageId' | 'file' | 'returnedAt' | 'mandatory' | 'verification' | 'signOff'
>

/**
 * The units that packages of a period were sent to, each with its last package and its last return, in the order of
 * sending; of the last period sent where none is given.
 */
export function overviewOfUnits(
  record: ExchangeRecord,
  period: string | undefined = record.rounds.at(-1)?.period,
  atHand: readonly ReturnAtHand[] = []
): readonly UnitOverview[] {
  const latest = new Map<string, { readonly sent: SentPackage; readonly sentAt: string }>()
  for (const round of record.rounds) {
    if (round.period !== period) continue
    for (const sent of round.packages) latest.set(sent.unit, { sent, sentAt: round.sentAt })
  }
  return [...latest].map(([unit, { sent, sentAt }]): UnitOverview => {
    const merged = record.returns.findLast(({ packageId }) => packageId === sent.id)
    const returned = merged ?? atHand.findLast(({ packageId }) => packageId === sent.id)
    return {
      unit,
      state: merged ? 'merged' : returned ? 'returned' : hasToFill(sent) ? 'missing' : 'informed',
      sentAt,
      returnedAt: returned?.returnedAt ?? '',
      mergedAt: merged?.mergedAt ?? '',
      file: returned?.file ?? '',
      mandatory: returned?.mandatory ?? 0,
      verification: returned?.verification ?? 0,
      signOff: returned?.signOff ?? { state: 'unsigned' }
    }
  })
}

const hasToFill = ({ open, shares }: SentPackage): boolean =>
  shares.length > 0 || TABLES.some((table) => open[table].length > 0)

/** How many units have returned, have not, and need not. */
export function countUnits(overview: readonly UnitOverview[]) {
  const count = (...states: readonly UnitState[]): number =>
    overview.filter(({ state }) => states.includes(state)).length
  return {
    units: overview.length,
    returned: count('returned', 'merged'),
    missing: count('missing'),
    informed: count('informed')
  }
}

/**
 * The overview of the last period sent, or of the one asked for, with what the master itself still lacks of each unit's
 * rows.
 */
export function overviewOfMaster(
  plan: Plan,
  report: Report,
  record: ExchangeRecord,
  period: string | undefined = record.rounds.at(-1)?.period,
  atHand: readonly ReturnAtHand[] = []
): readonly UnitOverview[] {
  const overview = overviewOfUnits(record, period, atHand)
  if (overview.length === 0) return overview
  const holders = new Map<string, string>()
  for (const round of record.rounds) {
    if (round.period !== period) continue
    for (const { unit, open } of round.packages) {
      for (const table of TABLES) for (const key of open[table]) holders.set(`${table} ${key}`, unit)
    }
  }
  const counts = new Map<string, number>()
  for (const { table, rowKey } of cellsToFill({ plan, report, period: parsePeriod(period ?? '') })) {
    const unit = holders.get(`${table ?? ''} ${rowKey}`)
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return overview.map((each) => ({ ...each, toFill: counts.get(each.unit) ?? 0 }))
}
