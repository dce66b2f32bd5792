import { atOnce } from '../measures/steps'
import type { Plan } from '../plan/plan'
import { cellAddress } from '../report/a1'
import type { FieldDefinition, TableId } from '../report/fields'
import type { CellValue } from '../report/layout'
import { sha256Hex } from '../plan/sha256-hex'
import { canonicalJson } from '../report/plan-version'
import type { Report, ReportRow } from '../report/report'
import { isScrambled, storedKey, withRightKeys } from '../report/scrambled-rows'
import { cellText, isCellError } from '../report/workbook-content'
import { isUnusedRow, readAdjustment } from '../rules/row-identity'
import { rowSpans } from '../rules/row-spans'
import type { ExchangeRecord, KnownPackage, ValuesByTable } from './exchange-record'
import { findPackage } from './exchange-record'
import {
  cellOf,
  isReported,
  plainValue,
  printedValue,
  repeatedKeys,
  rowsByKey,
  samePlanContent,
  sameValue,
  tableOf,
  TABLES,
  textOf,
  type AnyTable,
  type CellKey
} from './row-values'
import { tampering, type Tampering } from './tampering'

/** A value that a return reports differently from what was sent. */
export interface Proposal extends CellKey {
  readonly base: CellValue
  readonly value: CellValue
  /** The unit's own share of a row that several units fill in. */
  readonly isShare: boolean
}

/** A row that a unit added (新增). */
export interface AddedRow {
  readonly table: TableId
  readonly key: string
  readonly values: Readonly<Record<string, CellValue>>
}

/** A row that shows the printed content of another key than its own, so that nothing it says is taken. */
export interface HeldRow {
  readonly table: TableId
  /** 编码 as it stands in the row. */
  readonly key: string
  /** The key whose printed content the row shows, or that is left for it; empty where it is a row without key. */
  readonly shownKey: string
  readonly sheet: string
  /** A1 style, of the row's name. */
  readonly cell: string
  /** The sheet's row number, from 1. */
  readonly row: number
  /** The row's name as it shows it. */
  readonly name: string
  /** What the row reports. */
  readonly values: Readonly<Record<string, CellValue>>
}

/** A return as the merge sees it. */
export interface ReadReturn {
  readonly packageId: string
  readonly unit: string
  readonly file: string
  /** When the file was last changed, ISO 8601; empty where unknown. */
  readonly returnedAt: string
  /** Hash of everything reported; two files that report the same have the same. */
  readonly hash: string
  readonly proposals: readonly Proposal[]
  readonly added: readonly AddedRow[]
  readonly held: readonly HeldRow[]
  readonly tampering: readonly Tampering[]
  /** What was sent in a cell of one of its rows. */
  readonly baseOf: (cell: CellKey) => CellValue
  readonly isOpen: (table: TableId, key: string) => boolean
}

/** What a package was about: from the master's own record, else from what the package itself says. */
interface Scope {
  readonly known: KnownPackage | undefined
  readonly isOpen: (table: TableId, key: string) => boolean
  readonly isShare: (table: TableId, key: string) => boolean
  readonly isReadOnly: (table: TableId, key: string) => boolean
  readonly keys: Keys
  readonly base: (cell: CellKey, isPlanField: boolean) => CellValue
}

function scopeOf(plan: Plan, record: ExchangeRecord, returned: Report): Scope {
  const known = findPackage(record, returned.metadata?.packageId ?? '')
  const printed: Scope['base'] = ({ table, key, field }, isPlanField) =>
    isPlanField ? printedValue(plan, table, key, field) : null
  return known ? scopeAsSent(known, record, returned, printed) : scopeAsTold(returned, printed)
}

type Keys = Readonly<Record<TableId, readonly string[]>>

const setsOf = (keys: Keys | undefined): Readonly<Record<TableId, Set<string>>> => ({
  indicators: new Set(keys?.indicators),
  projects: new Set(keys?.projects)
})

function scopeAsSent(
  known: KnownPackage,
  record: ExchangeRecord,
  { metadata }: Report,
  printed: Scope['base']
): Scope {
  const { sent, round } = known
  const [open, readOnly, shares] = [setsOf(sent.open), setsOf(sent.readOnly), new Set(sent.shares)]
  // Rows that an earlier return of this package added are its own too.
  for (const { packageId, values } of record.returns) {
    if (packageId !== sent.id) continue
    for (const table of TABLES) {
      for (const key of Object.keys(values[table])) {
        if (!shares.has(key) && !readOnly[table].has(key)) open[table].add(key)
      }
    }
  }
  const isShare: Scope['isShare'] = (table, key) => table === 'projects' && shares.has(key)
  return {
    known,
    isOpen: (table, key) => open[table].has(key) || isShare(table, key),
    isShare,
    isReadOnly: (table, key) => readOnly[table].has(key),
    keys: {
      indicators: [...sent.open.indicators, ...sent.readOnly.indicators],
      projects: [...sent.open.projects, ...sent.shares, ...sent.readOnly.projects]
    },
    base: (cell, isPlanField) => {
      if (isShare(cell.table, cell.key) && !isPlanField && cell.field !== 'adjustment') {
        return metadata?.base.projects[cell.key]?.[cell.field] ?? null
      }
      const value = round.base[cell.table][cell.key]?.[cell.field]
      return value === undefined ? printed(cell, isPlanField) : value
    }
  }
}

function scopeAsTold({ metadata }: Report, printed: Scope['base']): Scope {
  const own = setsOf(metadata?.keys)
  const locked = setsOf(metadata?.readOnly)
  return {
    known: undefined,
    isOpen: (table, key) => own[table].has(key) && !locked[table].has(key),
    isShare: () => false,
    isReadOnly: (table, key) => locked[table].has(key),
    keys: metadata?.keys ?? { indicators: [], projects: [] },
    base: (cell, isPlanField) =>
      metadata?.base[cell.table][cell.key]?.[cell.field] ?? printed(cell, isPlanField)
  }
}

/** Where a return came from. */
export interface ReturnSource {
  readonly file: string
  readonly returnedAt: string
}

/**
 * Reads a return against what was sent: values that its unit may report, rows it added, and everything else that differs.
 * A column that is gone says nothing about its values; an error value is a finding of the validation and no value. Rows whose
 * printed content is that of other keys are held back, until keys and content are in step again.
 */
export function readReturn(
  plan: Plan,
  master: Report,
  record: ExchangeRecord,
  returned: Report,
  source: ReturnSource
): ReadReturn {
  const scope = scopeOf(plan, record, returned)
  const packageId = returned.metadata?.packageId ?? ''
  const found: Tampering[] = []
  const proposals: Proposal[] = []
  const added: AddedRow[] = []
  const held: HeldRow[] = []
  const right = atOnce(withRightKeys(plan, returned))
  for (const id of TABLES) {
    const table = tableOf(right, id)
    if (!table) continue
    const scrambled = table.rows.filter(isScrambled).map((row) => heldRow(table, row))
    held.push(...scrambled)
    found.push(...scrambledRows(scrambled))
    const inMaster = rowsByKey(tableOf(master, id))
    const repeated = repeatedKeys(table)
    const listed = new Set<string>()
    const derive = derivedKeys(table, packageId)
    for (const each of table.rows) {
      if (isUnusedRow(table, each) || isScrambled(each)) continue
      const isAdded = id === 'projects' && readAdjustment(cellOf(table, each, 'adjustment')) === 'added'
      const row = each.key === '' && isAdded ? { ...each, key: derive(each) } : each
      const { key } = row
      const cell = cellAddress(row.row - 1, table.columnOf('code') ?? 0)
      const place = { cell, table: id, key, returned: textOf(table, row, 'name') }
      if (repeated.has(key)) {
        if (!listed.has(key)) found.push(tampering('row-repeated', table.sheet.name, place))
        listed.add(key)
      } else if (key !== '' && scope.isOpen(id, key)) {
        readOpenRow(plan, table, row, scope, proposals, found)
      } else if (key !== '' && scope.isReadOnly(id, key)) {
        readLockedRow(plan, table, row, scope, found)
      } else if (inMaster.has(key)) found.push(tampering('row-foreign', table.sheet.name, place))
      else if (isAdded) added.push(addedRow(table, row))
      else found.push(tampering('row-unknown', table.sheet.name, place))
    }
    found.push(...removedRows(table, scope, tableOf(master, id)))
  }
  if (!scope.known && record.rounds.length > 0) {
    found.push(tampering('package-unregistered', '', { returned: packageId }))
  }
  return {
    packageId,
    unit: scope.known?.sent.unit ?? returned.metadata?.unit ?? '',
    ...source,
    hash: reportedHash(packageId, { proposals, added, held }),
    proposals,
    added,
    held,
    tampering: found,
    baseOf: (cell) => scope.base(cell, false),
    isOpen: (table, key) =>
      scope.isOpen(table, key) && !held.some((row) => row.table === table && isOfHeldRow(row, key))
  }
}

function removedRows(table: AnyTable, { keys }: Scope, master: AnyTable | undefined): readonly Tampering[] {
  const present = new Set(table.rows.map(({ key }) => key))
  const inMaster = rowsByKey(master)
  return keys[table.id]
    .filter((key) => !present.has(key))
    .map((key) => {
      const own = inMaster.get(key)
      const sent = master && own ? textOf(master, own, 'name') : ''
      return tampering('row-removed', table.sheet.name, { table: table.id, key, sent })
    })
}

/** Neither the key in such a row nor the one of its content is spoken for. */
const isOfHeldRow = ({ key, shownKey }: HeldRow, of: string): boolean => of === key || of === shownKey

const heldRow = (table: AnyTable, row: ReportRow): HeldRow => ({
  table: table.id,
  key: storedKey(row),
  shownKey: row.key,
  sheet: table.sheet.name,
  cell: cellAddress(row.row - 1, table.columnOf('name') ?? 0),
  row: row.row,
  name: textOf(table, row, 'name'),
  values: reportedIn(table, row)
})

/** One entry for all such rows of a table. */
function scrambledRows(held: readonly HeldRow[]): readonly Tampering[] {
  const [first] = held
  if (!first) return []
  const { table, sheet, cell } = first
  const returned = rowSpans(held.map(({ row }) => row)).join(', ')
  return [tampering('rows-scrambled', sheet, { table, cell, returned, count: held.length })]
}

function readOpenRow(
  plan: Plan,
  table: AnyTable,
  row: ReportRow,
  scope: Scope,
  proposals: Proposal[],
  found: Tampering[]
): void {
  const { key } = row
  const isShare = scope.isShare(table.id, key)
  const said =
    table.id === 'projects' && !isShare ? readAdjustment(cellOf(table, row, 'adjustment')) : undefined
  // 新增 opens the plan cells of rows that units added themselves; a row of the plan cannot become one of them.
  const isAdjusted = said === 'changed' || (said === 'added' && !plan.projectByCode.has(key))
  for (const field of table.fields) {
    const content = cellOf(table, row, field.id)
    if (table.columnOf(field.id) === undefined || isCellError(content)) continue
    const cell = { table: table.id, key, field: field.id }
    const value = plainValue(content)
    if (isReported(table, row, field)) {
      const base = scope.base(cell, false)
      if (!sameValue(value, base)) proposals.push({ ...cell, base, value, isShare })
    } else if (field.role === 'plan') {
      const base = scope.base(cell, true)
      if (samePlanContent(plan, field.id, base, content)) continue
      if (isAdjusted) proposals.push({ ...cell, base, value, isShare: false })
      else found.push(changedCell('plan-cell', table, row, field, base))
    } else if (field.role === 'coordinator') {
      const base = scope.base(cell, false)
      if (!sameValue(value, base)) found.push(changedCell('coordinator-cell', table, row, field, base))
    }
  }
}

function readLockedRow(plan: Plan, table: AnyTable, row: ReportRow, scope: Scope, found: Tampering[]): void {
  for (const field of table.fields) {
    if (table.columnOf(field.id) === undefined) continue
    const cell = { table: table.id, key: row.key, field: field.id }
    const content = cellOf(table, row, field.id)
    if (field.role === 'plan') {
      const base = scope.base(cell, true)
      if (!samePlanContent(plan, field.id, base, content)) {
        found.push(changedCell('plan-cell', table, row, field, base))
      }
    } else if (field.role === 'coordinator' || isReported(table, row, field)) {
      const base = scope.base(cell, false)
      if (!sameValue(plainValue(content), base)) {
        found.push(changedCell('read-only-cell', table, row, field, base))
      }
    }
  }
}

const changedCell = (
  kind: Tampering['kind'],
  table: AnyTable,
  row: ReportRow,
  field: FieldDefinition,
  base: CellValue
): Tampering =>
  tampering(kind, table.sheet.name, {
    cell: cellAddress(row.row - 1, table.columnOf(field.id) ?? 0),
    table: table.id,
    key: row.key,
    field: field.id,
    sent: cellText(base),
    returned: cellText(cellOf(table, row, field.id))
  })

/** Length of a derived key's digits: no two of a plan's few added rows will ever share them. */
const KEY_DIGITS = 12

/**
 * Keys for rows added without one, out of their package and words, so that the same return read again gives the same ones;
 * rows of the same words are told apart by their order.
 */
function derivedKeys(table: AnyTable, packageId: string): (row: ReportRow) => string {
  const times = new Map<string, number>()
  return (row) => {
    const words = canonicalJson([packageId, textOf(table, row, 'name'), textOf(table, row, 'content')])
    const time = (times.get(words) ?? 0) + 1
    times.set(words, time)
    return `NEW-${sha256Hex(`${words}${time}`).slice(0, KEY_DIGITS)}`
  }
}

const addedRow = (table: AnyTable, row: ReportRow): AddedRow => ({
  table: table.id,
  key: row.key,
  values: { ...valuesIn(table, row, ({ role }) => role === 'plan'), ...reportedIn(table, row) }
})

const reportedIn = (table: AnyTable, row: ReportRow): AddedRow['values'] =>
  valuesIn(table, row, (field) => isReported(table, row, field))

function valuesIn(
  table: AnyTable,
  row: ReportRow,
  isWanted: (field: FieldDefinition) => boolean
): AddedRow['values'] {
  const values: Record<string, CellValue> = {}
  for (const field of table.fields) {
    const value = isWanted(field) ? plainValue(cellOf(table, row, field.id)) : null
    if (value !== null) values[field.id] = value
  }
  return values
}

/** What a return says differently from what was sent, by row and field; added rows in full. */
export function reportedValues({ proposals, added }: Pick<ReadReturn, 'proposals' | 'added'>): ValuesByTable {
  const values: Record<TableId, Record<string, Record<string, CellValue>>> = { indicators: {}, projects: {} }
  for (const { table, key, field, value } of proposals) (values[table][key] ??= {})[field] = value
  for (const row of added) values[row.table][row.key] = { ...row.values }
  return values
}

function reportedHash(
  packageId: string,
  { held, ...reported }: Pick<ReadReturn, 'proposals' | 'added' | 'held'>
): string {
  // Rows held back tell two returns apart that otherwise say the same.
  const heldBack = held.map(({ table, key, shownKey, values }) => [table, key, shownKey, values])
  const said = [packageId, reportedValues(reported), ...(heldBack.length > 0 ? [heldBack] : [])]
  return sha256Hex(canonicalJson(said))
}
