import * as z from 'zod/mini'
import type { CellValue } from '../report/layout'
import type { TableId } from '../report/fields'
import { countedNumber, type WorkbookContent } from '../report/workbook-content'
import { storedText, storedValue } from '../report/stored-values'
import type { SignOffStatus } from './sign-off'

/** Key of the exchange record in a master's metadata sheet. */
export const EXCHANGE_KEY = 'exchange'

/** Who fills a row that several units lead: one for all (牵头填报), or each its own share (分别填报). */
export type Sharing = 'lead' | 'shares'

/** What the coordinator decided about one row instead of the default. */
export interface RowDecision {
  /** Units whose packages get the row. */
  readonly units?: readonly string[]
  /** The one unit in whose package the row is open. */
  readonly holder?: string
  readonly sharing?: Sharing
}

/** What the coordinator decided about splitting, by 编码; rows left out follow the defaults. */
export interface SplitDecision {
  readonly sharing: Sharing
  readonly rows: Readonly<Record<string, RowDecision>>
}

export const DEFAULT_DECISION: SplitDecision = { sharing: 'lead', rows: {} }

/** Values by 编码 and field. */
export type ValuesByRow = Readonly<Record<string, Readonly<Record<string, CellValue>>>>
export type ValuesByTable = Readonly<Record<TableId, ValuesByRow>>
export type KeysByTable = Readonly<Record<TableId, readonly string[]>>

/** A package as it was sent. */
export interface SentPackage {
  readonly id: string
  readonly unit: string
  /** Rows in which the unit fills in the whole value. */
  readonly open: KeysByTable
  /** Rows in which the unit fills in its share. */
  readonly shares: readonly string[]
  /** Rows that it only shows. */
  readonly readOnly: KeysByTable
}

/** Everything sent at one time, with the master's values of then. */
export interface SentRound {
  readonly period: string
  readonly sentAt: string
  readonly packages: readonly SentPackage[]
  /** What was typed in the master, and those plan cells that said something else than the plan. */
  readonly base: ValuesByTable
}

/** A return that was merged. */
export interface MergedReturn {
  readonly packageId: string
  readonly unit: string
  readonly file: string
  /** Hash of everything the return reports. */
  readonly hash: string
  /** When the file was last changed, as far as known. */
  readonly returnedAt: string
  readonly mergedAt: string
  readonly mandatory: number
  readonly verification: number
  /** How its sign-off stood when it was merged, and who signed. */
  readonly signOff?: SignOffStatus
  /** What it reported differently from what was sent. */
  readonly values: ValuesByTable
}

/** What a master remembers of splitting and merging. */
export interface ExchangeRecord {
  readonly decision: SplitDecision
  readonly rounds: readonly SentRound[]
  readonly returns: readonly MergedReturn[]
  /** Shares of a row as last reported: by 编码, field and unit. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, CellValue>>>>>>
}

export const EMPTY_RECORD: ExchangeRecord = {
  decision: DEFAULT_DECISION,
  rounds: [],
  returns: [],
  shares: {}
}

const text = z.string()
const list = <T extends z.core.SomeType>(item: T) => z.readonly(z.array(item))
const recordOf = <T extends z.core.SomeType>(item: T) => z.readonly(z.record(z.string(), item))
const cellValue = z.union([z.string(), z.pipe(z.number(), z.transform(countedNumber)), z.boolean(), z.null()])
const byTable = <T extends z.core.SomeType>(item: T) => z.object({ indicators: item, projects: item })
const valuesByRow = recordOf(recordOf(cellValue))
const sharing = z.enum(['lead', 'shares'])
const decision = z.object({
  sharing: z._default(sharing, 'lead'),
  rows: z._default(
    recordOf(
      z.object({
        units: z.exactOptional(list(text)),
        holder: z.exactOptional(text),
        sharing: z.exactOptional(sharing)
      })
    ),
    {}
  )
})
const keys = byTable(list(text))
const record = z.object({
  decision,
  rounds: list(
    z.object({
      period: text,
      sentAt: text,
      packages: list(z.object({ id: text, unit: text, open: keys, shares: list(text), readOnly: keys })),
      base: byTable(valuesByRow)
    })
  ),
  returns: list(
    z.object({
      packageId: text,
      unit: text,
      file: text,
      hash: text,
      returnedAt: text,
      mergedAt: text,
      mandatory: z.number(),
      verification: z.number(),
      signOff: z.exactOptional(
        z.object({
          state: z.enum(['unsigned', 'signed', 'stale']),
          by: z.exactOptional(z.object({ reviewer: text, signedAt: text, hash: text }))
        })
      ),
      values: byTable(valuesByRow)
    })
  ),
  shares: recordOf(recordOf(recordOf(cellValue)))
})

/** A split decision out of parsed JSON; absent with what is wrong where it is none. */
export function parseDecision(
  json: unknown
): { readonly ok: true; readonly decision: SplitDecision } | { readonly ok: false; readonly detail: string } {
  const parsed = decision.safeParse(json)
  if (parsed.success) return { ok: true, decision: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
}

/** What a master remembers of the exchange; an empty record where it has none or it is broken. */
export function readExchangeRecord(content: WorkbookContent): ExchangeRecord {
  const parsed = record.safeParse(storedValue(content, EXCHANGE_KEY))
  return parsed.success ? parsed.data : EMPTY_RECORD
}

/** Key under which a record that cannot be read is kept when a new one takes its place. */
const BROKEN_KEY = 'exchangeUnreadable'

/** Whether a master has a record of the exchange that cannot be read, so that what was sent and merged is forgotten. */
export const isRecordBroken = (content: WorkbookContent): boolean =>
  storedText(content, EXCHANGE_KEY) !== '' && !record.safeParse(storedValue(content, EXCHANGE_KEY)).success

/** What the metadata sheet is to keep so that it holds this record; one there that cannot be read is put aside. */
export const recordValues = (
  content: WorkbookContent,
  remembered: ExchangeRecord
): Readonly<Record<string, unknown>> => ({
  [EXCHANGE_KEY]: remembered,
  ...(isRecordBroken(content) && { [BROKEN_KEY]: storedText(content, EXCHANGE_KEY) })
})

/** A package that was sent, with the round it belongs to. */
export interface KnownPackage {
  readonly round: SentRound
  readonly sent: SentPackage
}

/** The package of an id, absent where the master did not send it. */
export function findPackage(record: ExchangeRecord, id: string): KnownPackage | undefined {
  for (const round of record.rounds) {
    const sent = round.packages.find((each) => each.id === id)
    if (sent) return { round, sent }
  }
  return undefined
}

/** The last package sent to a unit for a period; absent where none was. */
export const latestPackage = (
  record: ExchangeRecord,
  unit: string,
  period: string
): KnownPackage | undefined =>
  record.rounds
    .filter((round) => round.period === period)
    .flatMap((round) => round.packages.filter((sent) => sent.unit === unit).map((sent) => ({ round, sent })))
    .at(-1)
