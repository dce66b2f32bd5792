import Big from 'big.js'
import type { Plan } from '../plan/plan'
import type { TableId } from '../report/fields'
import type { Assignment, RowAssignment } from './assign-rows'

/** A row of a package. */
export interface PackageRow {
  readonly key: string
  /** Another unit fills it in; here it is only shown. */
  readonly readOnly: boolean
  /** The unit fills in its own share. */
  readonly isShare: boolean
}

/** What one unit's package will hold. */
export interface PlannedPackage {
  readonly unit: string
  readonly rows: Readonly<Record<TableId, readonly PackageRow[]>>
  /** 万元, over all projects of the package. */
  readonly amount: Big
  /** Projects that this unit fills in, and their amounts in 万元. */
  readonly openProjects: number
  readonly openAmount: Big
}

/** What splitting will do, before anything is done. */
export interface SplitPreview {
  readonly packages: readonly PlannedPackage[]
  /** Rows of several units. */
  readonly shared: readonly RowAssignment[]
  /** Rows that name a group word. */
  readonly grouped: readonly RowAssignment[]
  /** Rows with a name that the dictionary does not know. */
  readonly unknown: readonly RowAssignment[]
  /** Rows that go to the coordinating unit because they name nobody known. */
  readonly unassigned: readonly RowAssignment[]
  readonly rows: number
  /** Where every row goes, in the order of the master. */
  readonly assigned: readonly RowAssignment[]
}

/** The packages that an assignment makes, in the order of the units dictionary; rows keep the order of the master. */
export function planSplit(plan: Plan, assignment: Assignment): SplitPreview {
  const { rows } = assignment
  const byUnit = new Map<string, RowAssignment[]>()
  for (const row of rows) {
    for (const unit of row.units) {
      const own = byUnit.get(unit)
      if (own) own.push(row)
      else byUnit.set(unit, [row])
    }
  }
  const order = new Map(plan.units.entries.map(({ name }, index) => [name, index]))
  const units = [...byUnit.keys()].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity))
  return {
    packages: units.map((unit) => plannedPackage(unit, byUnit.get(unit) ?? [])),
    shared: rows.filter((row) => row.units.length > 1),
    grouped: rows.filter((row) => row.groups.length > 0),
    unknown: rows.filter((row) => row.unknown.length > 0),
    unassigned: rows.filter(({ reason }) => reason === 'no-unit' || reason === 'unknown-unit'),
    rows: rows.length,
    assigned: rows
  }
}

function plannedPackage(unit: string, rows: readonly RowAssignment[]): PlannedPackage {
  const sumOf = (some: readonly RowAssignment[]): Big =>
    some.reduce((sum, { amount }) => (amount ? sum.plus(amount) : sum), new Big(0))
  const isReadOnly = (row: RowAssignment): boolean => row.sharing === 'lead' && row.holder !== unit
  const ofTable = (table: TableId): PackageRow[] =>
    rows
      .filter((row) => row.table === table)
      .map((row) => ({
        key: row.key,
        readOnly: isReadOnly(row),
        isShare: row.sharing === 'shares'
      }))
  const projects = rows.filter(({ table }) => table === 'projects')
  const open = projects.filter((row) => !isReadOnly(row))
  return {
    unit,
    rows: { indicators: ofTable('indicators'), projects: ofTable('projects') },
    amount: sumOf(projects),
    openProjects: open.length,
    openAmount: sumOf(open)
  }
}
