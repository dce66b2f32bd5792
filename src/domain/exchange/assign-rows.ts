import type Big from 'big.js'
import { parseAmount } from '../plan/amounts'
import type { Plan } from '../plan/plan'
import type { UnitEntry } from '../plan/plan-document'
import { membersOf, readUnitsCell } from '../plan/units'
import type { TableId } from '../report/fields'
import type { Report, ReportRow } from '../report/report'
import { isUnusedRow } from '../rules/row-identity'
import type { Sharing, SplitDecision } from './exchange-record'
import { tableOf, TABLES, textOf, type AnyTable } from './row-values'

/** Why a row goes where it goes by default. */
export type AssignmentReason =
  | 'named'
  /** Nobody is named; the coordinating unit gets it. */
  | 'no-unit'
  /** Only names that the dictionary does not know; the coordinating unit gets it. */
  | 'unknown-unit'
  | 'decided'

/** Where one row of the master goes. */
export interface RowAssignment {
  readonly table: TableId
  readonly key: string
  /** The sheet's row number, from 1. */
  readonly row: number
  readonly no: string
  readonly name: string
  /** The units cell as it stands in the master. */
  readonly text: string
  /** 万元; absent where none is listed, and for indicators. */
  readonly amount: Big | undefined
  readonly reason: AssignmentReason
  /** Units whose packages get the row, in order of naming; never empty. */
  readonly units: readonly string[]
  readonly sharing: 'single' | Sharing
  /** The unit in whose package the row is open; the first of `units` under 分别填报, where all are. */
  readonly holder: string
  /** Group words that were resolved to their members. */
  readonly groups: readonly string[]
  /** What the dictionary does not know, and groups without members. */
  readonly unknown: readonly string[]
}

/** Rows that stand in the way of splitting: a key twice, or no key. */
export interface UnusableRow {
  readonly problem: 'key-repeated' | 'key-missing'
  readonly table: TableId
  readonly row: number
  readonly key: string
  readonly name: string
}

/** Where every row of a master goes. */
export interface Assignment {
  readonly rows: readonly RowAssignment[]
  readonly unusable: readonly UnusableRow[]
  /** Decisions about rows that are not there or for units that the dictionary does not know. */
  readonly unusableDecisions: readonly { readonly key: string; readonly unit: string }[]
}

/**
 * Assigns every row of a master to units: projects by their lead units, group words to each member, indicators by their
 * responsible unit; what names nobody known goes to the coordinating unit. Decisions come before the defaults.
 */
export function assignRows(plan: Plan, master: Report, decision: SplitDecision): Assignment {
  const rows: RowAssignment[] = []
  const unusable: UnusableRow[] = []
  for (const id of TABLES) {
    const table = tableOf(master, id)
    if (!table) continue
    const seen = new Set<string>()
    for (const row of table.rows) {
      if (isUnusedRow(table, row)) continue
      const problem = row.key === '' ? 'key-missing' : seen.has(row.key) ? 'key-repeated' : undefined
      seen.add(row.key)
      if (problem) {
        unusable.push({ problem, table: id, row: row.row, key: row.key, name: textOf(table, row, 'name') })
      } else rows.push(assignRow(plan, table, row, decision))
    }
  }
  const known = new Set(rows.map(({ key }) => key))
  const unusableDecisions = Object.entries(decision.rows).flatMap(([key, { units = [], holder }]) => {
    if (!known.has(key)) return [{ key, unit: '' }]
    const named = holder === undefined ? units : [...units, holder]
    return named.filter((unit) => !isPlainUnit(plan, unit)).map((unit) => ({ key, unit }))
  })
  return { rows, unusable, unusableDecisions }
}

/** Whether a name is that of one unit of the dictionary, which can have a package. */
export function isPlainUnit(plan: Plan, name: string): boolean {
  const entry = plan.units.byName.get(name)
  return entry !== undefined && entry.kind !== 'group'
}

function assignRow(plan: Plan, table: AnyTable, row: ReportRow, decision: SplitDecision): RowAssignment {
  const isProject = table.id === 'projects'
  const text = textOf(table, row, isProject ? 'leadUnits' : 'responsibleUnit')
  const cell = readUnitsCell(text, plan.units)
  const named = [...new Set(cell.units.flatMap((unit) => membersOf(unit, plan.units)))].map(nameOf)
  const emptyGroups = cell.units.filter((unit) => membersOf(unit, plan.units).length === 0).map(nameOf)
  const unknown = [...cell.unknown, ...emptyGroups]
  const decided = decision.rows[row.key]
  const decidedUnits = decided?.units?.filter((unit) => isPlainUnit(plan, unit)) ?? []
  const reason: AssignmentReason =
    decidedUnits.length > 0
      ? 'decided'
      : named.length > 0
        ? 'named'
        : unknown.length > 0
          ? 'unknown-unit'
          : 'no-unit'
  const defaults = named.length > 0 ? named : [plan.coordinatingUnit]
  const units = decidedUnits.length > 0 ? [...new Set(decidedUnits)] : defaults
  const chosen =
    decided?.holder !== undefined && isPlainUnit(plan, decided.holder) ? decided.holder : undefined
  const all = chosen === undefined || units.includes(chosen) ? units : [...units, chosen]
  // An indicator is one figure; there are no shares of it to add up.
  const sharing: Sharing = isProject ? (decided?.sharing ?? decision.sharing) : 'lead'
  const amount = isProject ? parseAmount(textOf(table, row, 'amount')) : undefined
  return {
    table: table.id,
    key: row.key,
    row: row.row,
    no: textOf(table, row, 'no'),
    name: textOf(table, row, 'name'),
    text,
    amount: amount?.kind === 'number' ? amount.value : undefined,
    reason,
    units: all,
    sharing: all.length > 1 ? sharing : 'single',
    holder: chosen ?? all[0] ?? plan.coordinatingUnit,
    groups: cell.units.filter((unit) => unit.kind === 'group').map(nameOf),
    unknown
  }
}

const nameOf = ({ name }: UnitEntry): string => name
