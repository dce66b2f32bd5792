import type { SignOffStatus } from './sign-off'
import type { Plan } from '../plan/plan'
import { readUnitsCell, membersOf } from '../plan/units'
import type { TableId } from '../report/fields'
import type { CellValue } from '../report/layout'
import type { Report } from '../report/report'
import type { ExchangeRecord, MergedReturn } from './exchange-record'
import { reportedValues, type AddedRow, type Proposal, type ReadReturn } from './read-return'
import {
  cellOf,
  isReported,
  plainValue,
  rowsByKey,
  sameValue,
  tableOf,
  TABLES,
  textOf,
  type CellKey
} from './row-values'
import { shareRule, wholeOf } from './shares'

/** Who said something, where and when. */
export interface Saying {
  readonly unit: string
  readonly file: string
  readonly returnedAt: string
  readonly value: CellValue
}

/** Why a cell needs a decision. */
export type ConflictReason =
  /** The master was changed too since the package was sent. */
  | 'both-changed'
  /** The master holds what an earlier return of the same package said. */
  | 'second-return'
  /** Returns merged together say different things. */
  | 'returns-differ'
  /** The row is no longer in the master; what is said about it can only be left out. */
  | 'row-gone'
  /** Shares cannot be added, or the master holds something else than their sum. */
  | 'shares'

/** A cell about which somebody has to decide. */
export interface MergeConflict extends CellKey {
  readonly name: string
  readonly reason: ConflictReason
  readonly base: CellValue
  readonly ours: CellValue
  /** What the returns say, each value once, the latest last. */
  readonly theirs: readonly Saying[]
}

/** A decision about one cell; without a file the latest return is meant. */
export interface CellDecision extends CellKey {
  readonly take: 'ours' | 'theirs'
  readonly file?: string
}

export interface MergeDecisions {
  /** What holds for every conflict that is not decided by itself; absent leaves them open. */
  readonly rule?: 'ours' | 'theirs'
  readonly cells: readonly CellDecision[]
}

/** How a value came into the master. */
export type MergeManner = 'one-sided' | 'decided' | 'by-rule' | 'shares' | 'row-added' | 'kept'

/** A cell of the master that changes, or with `kept` one that was decided to stay. */
export interface MergedCell extends CellKey {
  readonly name: string
  readonly from: CellValue
  readonly to: CellValue
  readonly manner: MergeManner
  readonly sources: readonly Saying[]
}

/** What units said about a row that the coordinator has to conclude from, such as 项目状态 under 分别填报. */
export interface OpenChoice extends CellKey {
  readonly name: string
  readonly said: readonly Saying[]
}

/** What merging will do; nothing is done while conflicts are open. */
export interface MergeOutcome {
  /** Returns merged before, or given twice. */
  readonly repeated: readonly ReadReturn[]
  readonly merged: readonly ReadReturn[]
  readonly cells: readonly MergedCell[]
  readonly added: readonly (AddedRow & { readonly source: Saying })[]
  readonly conflicts: readonly MergeConflict[]
  readonly choices: readonly OpenChoice[]
  /** Values that the master has already. */
  readonly same: number
  /** What the master remembers afterwards; returns as merged at `mergedAt`. */
  readonly record: ExchangeRecord
}

/** Findings of a return, for the register. */
export type CountsOf = (returned: ReadReturn) => {
  readonly mandatory: number
  readonly verification: number
  readonly signOff?: SignOffStatus
}

interface Heard {
  readonly proposal: Pick<Proposal, 'base' | 'value' | 'isShare'>
  readonly by: ReadReturn
}

const idOf = ({ table, key, field }: CellKey): string => JSON.stringify([table, key, field])

/** Files in the order of their time, those of one time by name: the last is the latest. */
const inTime = (one: ReadReturn, other: ReadReturn): number =>
  instant(one.returnedAt) - instant(other.returnedAt) ||
  compare(one.file, other.file) ||
  compare(one.hash, other.hash)
/** Times are written in the local time of where they were noted. */
const instant = (time: string): number => Date.parse(time) || 0
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const saying = ({ unit, file, returnedAt }: ReadReturn, value: CellValue): Saying => ({
  unit,
  file,
  returnedAt,
  value
})

/** When returns are merged, and what the validation counted in each. */
interface Merging {
  readonly mergedAt: string
  readonly countsOf: CountsOf
}

/**
 * Merges returns into a master three ways, by row key and field: what only the unit changed applies, what both changed
 * differently is a conflict and waits for a decision, what is the same stays. The order of the returns does not matter. A
 * return that says what one merged before or another of them says changes nothing.
 */
export function mergeReturns(
  plan: Plan,
  master: Report,
  record: ExchangeRecord,
  returns: readonly ReadReturn[],
  decisions: MergeDecisions,
  merging: Merging
): MergeOutcome {
  const { merged, repeated } = withoutRepeated(returns, record)
  const heard = hear(merged, record)
  const cells: MergedCell[] = []
  const conflicts: MergeConflict[] = []
  const choices: OpenChoice[] = []
  const shares = structuredClone(record.shares) as Record<string, Record<string, Record<string, CellValue>>>
  let same = 0
  const decide = deciderOf(decisions)
  const nameIn = namesOf(master)

  const settle = (conflict: MergeConflict, onTaken?: (taken: Saying) => void): void => {
    const decided = decide(conflict)
    if (!decided) {
      conflicts.push(conflict)
      return
    }
    if (decided.take !== 'ours') onTaken?.(decided.take)
    const { table, key, field, name, ours } = conflict
    const { take, manner } = decided
    const to = take === 'ours' ? ours : take.value
    const sources = take === 'ours' ? conflict.theirs : [take]
    cells.push({
      ...{ table, key, field, name, from: ours, to, sources },
      manner: take === 'ours' ? 'kept' : manner
    })
  }

  const unheard = new Map(heard)
  for (const cell of masterCells(master, heard)) {
    const all = heard.get(idOf(cell)) ?? []
    unheard.delete(idOf(cell))
    const named = { ...cell, name: nameIn(cell) }
    const shared = all.filter(({ proposal }) => proposal.isShare)
    const outcome =
      shared.length > 0 ? mergeShares(plan, master, named, shared, shares) : mergeCell(named, all, record)
    if (outcome.kind === 'choice') choices.push(outcome.choice)
    else if (outcome.kind === 'same') same += 1
    else if (outcome.kind === 'conflict') settle(outcome.conflict, outcome.onTaken)
    else cells.push(outcome.cell)
  }
  for (const [id, all] of unheard) settle(rowGone(id, all))
  return {
    repeated,
    merged,
    cells,
    added: addedRows(merged),
    conflicts,
    choices,
    same,
    record: { ...record, shares, returns: [...record.returns, ...mergedReturns(merged, merging)] }
  }
}

/** What is remembered of merged returns, in an order of its own. */
const mergedReturns = (merged: readonly ReadReturn[], merging: Merging): ExchangeRecord['returns'] =>
  merged
    .map((each) => mergedReturn(each, merging))
    .toSorted((a, b) => compare(a.packageId, b.packageId) || compare(a.hash, b.hash))

/** The returns in the order of time, those that say what was merged before or another of them says apart. */
function withoutRepeated(
  returns: readonly ReadReturn[],
  record: ExchangeRecord
): Pick<MergeOutcome, 'merged' | 'repeated'> {
  const known = new Set(record.returns.map(({ hash }) => hash))
  const merged: ReadReturn[] = []
  const repeated: ReadReturn[] = []
  for (const each of returns.toSorted(inTime)) {
    if (known.has(each.hash)) repeated.push(each)
    else merged.push(each)
    known.add(each.hash)
  }
  return { merged, repeated }
}

const mergedReturn = (each: ReadReturn, { mergedAt, countsOf }: Merging): MergedReturn => ({
  packageId: each.packageId,
  unit: each.unit,
  file: each.file,
  hash: each.hash,
  returnedAt: each.returnedAt,
  mergedAt,
  ...countsOf(each),
  values: reportedValues(each)
})

/** The conflict about a cell whose row the master no longer has. */
function rowGone(id: string, all: readonly Heard[]): MergeConflict {
  const [table, key, field] = JSON.parse(id) as [TableId, string, string]
  const base = all[0]?.proposal.base ?? null
  return { table, key, field, name: '', reason: 'row-gone', base, ours: null, theirs: distinct(all) }
}

/** What becomes of a cell of one unit that at least one return says something about. */
function mergeCell({ ours, ...cell }: HeardCell, all: readonly Heard[], record: ExchangeRecord): CellOutcome {
  const theirs = distinct(all)
  const base = all[0]?.proposal.base ?? null
  const value = theirs.at(-1)?.value ?? null
  const conflict = (reason: ConflictReason): CellOutcome => ({
    kind: 'conflict',
    conflict: { ...cell, reason, base, ours, theirs }
  })
  if (theirs.length > 1) return conflict('returns-differ')
  if (sameValue(value, ours)) return { kind: 'same' }
  if (sameValue(ours, base)) {
    return { kind: 'cell', cell: { ...cell, from: ours, to: value, manner: 'one-sided', sources: theirs } }
  }
  const isFromBefore = all.some(({ by }) => sameValue(saidBefore(record, by, cell) ?? null, ours))
  return conflict(isFromBefore ? 'second-return' : 'both-changed')
}

/**
 * Everything the returns say, by cell; returns come in the order of their time. What a return leaves as sent is said too
 * where an earlier return of its package said something else: it may be taken back.
 */
function hear(returns: readonly ReadReturn[], record: ExchangeRecord): ReadonlyMap<string, readonly Heard[]> {
  const heard = new Map<string, Heard[]>()
  const add = (cell: CellKey, one: Heard): void => {
    const list = heard.get(idOf(cell))
    if (list) list.push(one)
    else heard.set(idOf(cell), [one])
  }
  for (const by of returns) for (const proposal of by.proposals) add(proposal, { proposal, by })
  const packages = new Map<string, ReadReturn[]>()
  for (const each of returns) packages.set(each.packageId, [...(packages.get(each.packageId) ?? []), each])
  for (const [packageId, own] of packages) {
    const before = record.returns.filter((each) => each.packageId === packageId)
    if (own.length + before.length < 2) continue
    const said = new Map<string, CellKey & { readonly isShare: boolean }>()
    for (const { values } of before) {
      for (const table of TABLES) {
        for (const [key, fields] of Object.entries(values[table])) {
          for (const field of Object.keys(fields)) {
            const cell = { table, key, field }
            const isShare = record.shares[key]?.[field] !== undefined
            if (!said.has(idOf(cell))) said.set(idOf(cell), { ...cell, isShare })
          }
        }
      }
    }
    for (const by of own) {
      const proposed = new Set(by.proposals.map(idOf))
      const addedKeys = new Set(by.added.map(({ key }) => key))
      for (const cell of said.values()) {
        if (proposed.has(idOf(cell)) || addedKeys.has(cell.key) || !by.isOpen(cell.table, cell.key)) continue
        const base = by.baseOf(cell)
        add(cell, { proposal: { base, value: base, isShare: cell.isShare }, by })
      }
      for (const each of by.proposals) said.set(idOf(each), each)
    }
  }
  for (const list of heard.values()) list.sort((a, b) => inTime(a.by, b.by))
  return heard
}

/** The cells of the master about which something is said, in its own order, with what it holds now. */
function* masterCells(
  master: Report,
  heard: ReadonlyMap<string, readonly Heard[]>
): Generator<CellKey & { readonly ours: CellValue }> {
  for (const id of TABLES) {
    const table = tableOf(master, id)
    for (const [key, row] of rowsByKey(table)) {
      for (const field of table?.fields ?? []) {
        const cell = { table: id, key, field: field.id }
        if (!table || !heard.has(idOf(cell))) continue
        const isTyped = field.role === 'plan' || isReported(table, row, field)
        yield { ...cell, ours: isTyped ? plainValue(cellOf(table, row, field.id)) : null }
      }
    }
  }
}

/** Each value once, with the latest return that says it; the latest last. */
function distinct(all: readonly Heard[]): readonly Saying[] {
  const sayings: Saying[] = []
  for (const { proposal, by } of all) {
    const at = sayings.findIndex(({ value }) => sameValue(value, proposal.value))
    if (at >= 0) sayings.splice(at, 1)
    sayings.push(saying(by, proposal.value))
  }
  return sayings
}

/** What the last merged return of the same package said in a cell; absent where none was merged. */
function saidBefore(record: ExchangeRecord, by: ReadReturn, cell: CellKey): CellValue | undefined {
  const before = record.returns.findLast(({ packageId }) => packageId === by.packageId)
  if (!before) return undefined
  const value = before.values[cell.table][cell.key]?.[cell.field]
  return value === undefined ? by.baseOf(cell) : value
}

/** A cell of the master that returns say something about. */
type HeardCell = CellKey & { readonly name: string; readonly ours: CellValue }

type CellOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'cell'; readonly cell: MergedCell }
  | { readonly kind: 'choice'; readonly choice: OpenChoice }
  | {
      readonly kind: 'conflict'
      readonly conflict: MergeConflict
      readonly onTaken?: (taken: Saying) => void
    }

function mergeShares(
  plan: Plan,
  master: Report,
  cell: HeardCell,
  all: readonly Heard[],
  shares: Record<string, Record<string, Record<string, CellValue>>>
): CellOutcome {
  const { table, key, field, name, ours } = cell
  const said = distinct(all)
  const latest = all.map(({ proposal, by }) => saying(by, proposal.value))
  if (shareRule(field) === 'coordinator') {
    return { kind: 'choice', choice: { table, key, field, name, said: latest } }
  }
  const order = leadUnits(plan, master, key)
  const ofRow = (shares[key] ??= {})
  const before = ofRow[field] ?? {}
  const after = { ...before }
  for (const { unit, value } of latest) after[unit] = value
  const units = new Set(latest.map(({ unit }) => unit))
  const differs = [...units].some((unit) => distinct(all.filter(({ by }) => by.unit === unit)).length > 1)
  const conflict = (reason: ConflictReason, theirs: readonly Saying[]): CellOutcome => ({
    kind: 'conflict',
    conflict: { table, key, field, name, reason, base: null, ours, theirs },
    onTaken: ({ file }) => {
      const taken = latest.find((each) => each.file === file)
      ofRow[field] = taken && differs ? { ...after, [taken.unit]: taken.value } : after
    }
  })
  // Each alternative is shown as the whole that it makes.
  const wholes = said.map((each) => ({
    ...each,
    value: wholeOf(field, { ...after, [each.unit]: each.value }, order) ?? each.value
  }))
  if (differs) return conflict('returns-differ', wholes)
  const expected = wholeOf(field, before, order)
  const whole = wholeOf(field, after, order)
  const last = latest.at(-1)
  if (whole === undefined || !last) return conflict('shares', wholes)
  const isSame = sameValue(whole, ours)
  if (!isSame && (expected === undefined || !sameValue(ours, expected))) {
    return conflict('shares', [{ ...last, value: whole }])
  }
  ofRow[field] = after
  if (isSame) return { kind: 'same' }
  return {
    kind: 'cell',
    cell: { table, key, field, name, from: ours, to: whole, manner: 'shares', sources: latest }
  }
}

function leadUnits(plan: Plan, master: Report, key: string): readonly string[] {
  const table = tableOf(master, 'projects')
  const row = rowsByKey(table).get(key)
  if (!table || !row) return []
  const { units } = readUnitsCell(textOf(table, row, 'leadUnits'), plan.units)
  return units.flatMap((unit) => membersOf(unit, plan.units).map(({ name }) => name))
}

function namesOf(master: Report): (cell: { readonly table: TableId; readonly key: string }) => string {
  const rows = {
    indicators: rowsByKey(tableOf(master, 'indicators')),
    projects: rowsByKey(tableOf(master, 'projects'))
  }
  return ({ table: id, key }) => {
    const table = tableOf(master, id)
    const row = rows[id].get(key)
    return table && row ? textOf(table, row, 'name') : ''
  }
}

/** Added rows, each key once; of several returns of a package that add it the latest counts. */
function addedRows(returns: readonly ReadReturn[]): MergeOutcome['added'] {
  const rows = new Map<string, MergeOutcome['added'][number]>()
  for (const by of returns) {
    for (const row of by.added) {
      rows.set(row.key, { ...row, source: saying(by, row.values['name'] ?? null) })
    }
  }
  return [...rows.values()].toSorted((a, b) => compare(a.key, b.key))
}

function deciderOf({
  rule,
  cells
}: MergeDecisions): (
  conflict: MergeConflict
) => { readonly take: 'ours' | Saying; readonly manner: 'decided' | 'by-rule' } | undefined {
  const byCell = new Map(cells.map((cell) => [idOf(cell), cell]))
  return (conflict) => {
    const own = byCell.get(idOf(conflict))
    const take = own?.take ?? rule
    if (take === undefined || (take === 'theirs' && conflict.reason === 'row-gone')) return undefined
    const manner = own ? 'decided' : 'by-rule'
    if (take === 'ours') return { take, manner }
    const wanted =
      own?.file === undefined ? conflict.theirs.at(-1) : conflict.theirs.find(({ file }) => file === own.file)
    return wanted && { take: wanted, manner }
  }
}
