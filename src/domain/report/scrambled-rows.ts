import { mappedInSteps, type Steps } from '../measures/steps'
import { ADJUSTMENT_WORDS } from '../measures/value-lexicon'
import { canonicalText } from '../plan/canonical-text'
import type { Plan } from '../plan/plan'
import type { IndicatorField, ProjectField, TableId } from './fields'
import { sameMeaning } from './plan-cells'
import { planFields, planRowOf, planRowsInOrder, type PlanRow } from './plan-rows'
import type { Report, ReportRow, ReportTable } from './report'
import { type CellContent, cellText, isEmptyCell } from './workbook-content'

const storedKeys = new WeakMap<ReportRow, string>()

/** The key in a row's 编码 cell, which is another than the row's own where its printed content is that of another key. */
export const storedKey = (row: ReportRow): string => storedKeys.get(row) ?? row.key

/** Whether a row stands under another key than the one in its 编码 cell, which its printed content does not belong to. */
export const isScrambled = (row: ReportRow): boolean => storedKeys.has(row)

type AnyField = IndicatorField | ProjectField

const reportsWithRightKeys = new WeakMap<Report, { readonly plan: Plan; readonly report: Report }>()

/**
 * The report with each row under the key that its printed content belongs to; the same object where no row is scrambled. Rows
 * are when they were sorted or cut without the hidden key column; the 编码 cells among their values stay as they are.
 */
export function* withRightKeys(plan: Plan, report: Report): Steps<Report> {
  const known = reportsWithRightKeys.get(report)
  if (known?.plan === plan) return known.report
  const indicators = report.indicators && (yield* rekeyed<IndicatorField>(plan, report, report.indicators))
  const projects = report.projects && (yield* rekeyed<ProjectField>(plan, report, report.projects))
  const isSound = indicators === report.indicators && projects === report.projects
  const right = { plan, report: isSound ? report : { ...report, indicators, projects } }
  reportsWithRightKeys.set(report, right)
  reportsWithRightKeys.set(right.report, right)
  return right.report
}

function* rekeyed<F extends AnyField>(
  plan: Plan,
  report: Report,
  table: ReportTable<F>
): Steps<ReportTable<F>> {
  const keys = yield* rightKeys(plan, report, table)
  if (keys.size === 0) return table
  const rows = table.rows.map((row) => {
    const key = keys.get(row)
    if (key === undefined) return row
    const right = { ...row, key }
    storedKeys.set(right, row.key)
    return right
  })
  return { ...table, rows }
}

/** The right keys of the scrambled rows of a table. */
function* rightKeys<F extends AnyField>(
  plan: Plan,
  report: Report,
  table: ReportTable<F>
): Steps<ReadonlyMap<ReportRow, string>> {
  const printed = comparePrinted(plan, report, table)
  const changed: ReportRow[] = []
  const unchanged = new Set<string>()
  yield* mappedInSteps(table.rows, (row) => {
    const planned = planRowOf(plan, table.id, row.key)
    if (planned && printed.isOf(row, planned)) unchanged.add(row.key)
    else changed.push(row)
  })
  if (changed.length === 0) return new Map()
  const holders = grouped(
    changed.filter(({ key }) => key !== ''),
    ({ key }) => key
  )
  const claims: [key: string, row: ReportRow][] = []
  yield* mappedInSteps(changed, (row) => {
    const key = printed.find(row)?.key
    // A row of no key is somebody's own unless the row of the key lost its content.
    if (key === undefined || unchanged.has(key) || (row.key === '' && !holders.has(key))) return
    claims.push([key, row])
  })
  return permuted(claims, holders)
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(nameOf(one))
    if (group) group.push(one)
    else groups.set(nameOf(one), [one])
  }
  return groups
}

/** Every row gets the key it alone claims; a row left without a claim whose key is taken gets the key that comes free for it. */
function permuted(
  claims: readonly (readonly [key: string, row: ReportRow])[],
  holders: ReadonlyMap<string, readonly ReportRow[]>
): ReadonlyMap<ReportRow, string> {
  const claimants = new Map<string, ReportRow>()
  for (const [key, [claim, ...others]] of grouped(claims, ([key]) => key))
    if (claim && others.length === 0) claimants.set(key, claim[1])
  const keys = new Map([...claimants].map(([key, row]) => [row, key]))
  const claiming = new Set(keys.keys())
  for (const [key, claimant] of claimants) {
    const [left, ...others] = holders.get(key) ?? []
    if (!left || others.length > 0 || claiming.has(left)) continue
    let free = claimant.key
    const passed = new Set<string>()
    for (let next = claimants.get(free); next && !passed.has(free); next = claimants.get(free)) {
      passed.add(free)
      free = next.key
    }
    if (free !== key) keys.set(left, free)
  }
  return keys
}

/** The plan's rows that the table should hold: the package's in a package, none in a blank form. */
function expectedRows(plan: Plan, { metadata }: Report, table: TableId): readonly PlanRow[] {
  if (!metadata) return planRowsInOrder(plan, table)
  if (metadata.packageId !== undefined)
    return metadata.keys[table].flatMap((key) => planRowOf(plan, table, key) ?? [])
  const isBlank = metadata.keys.indicators.length === 0 && metadata.keys.projects.length === 0
  return isBlank ? [] : planRowsInOrder(plan, table)
}

/** Fields whose texts together name a row; what is printed besides is compared with the few rows of the same name. */
const NAMING: Readonly<Record<TableId, readonly AnyField[]>> = {
  indicators: ['category', 'group', 'name', 'unit'],
  projects: ['task', 'name', 'content']
}

interface PrintedComparison {
  /** Whether a row shows, in whatever spelling, what is printed for a row of the plan; the number counts only between equal rows. */
  readonly isOf: (row: ReportRow, planned: PlanRow) => boolean
  /** The one row that the table should hold which a row shows; absent for none, or several not even the number tells apart. */
  readonly find: (row: ReportRow) => PlanRow | undefined
}

function comparePrinted<F extends AnyField>(
  plan: Plan,
  report: Report,
  table: ReportTable<F>
): PrintedComparison {
  const present = (planFields[table.id] as readonly F[]).flatMap((field, index) =>
    table.columnOf(field) === undefined ? [] : [{ field, index, at: table.indexOf(field) }]
  )
  const compared = present.filter(({ field }) => field !== 'no')
  const naming = present.filter(({ field }) => NAMING[table.id].includes(field))
  const number = present.find(({ field }) => field === 'no')
  const textsOf = (contents: readonly CellContent[]): string =>
    contents.map((content) => (isEmptyCell(content) ? '' : canonicalText(cellText(content)))).join('\n')
  const shows = ({ field, index, at }: (typeof present)[number], row: ReportRow, planned: PlanRow): boolean =>
    sameMeaning(plan, field, planned.cells[index] ?? null, row.values[at] ?? null)
  const showsAll = (row: ReportRow, planned: PlanRow): boolean =>
    compared.every((column) => shows(column, row, planned))
  const hasName = table.columnOf('name' as F) !== undefined
  const adjustmentAt = table.indexOf('adjustment' as F)
  const isAdded = (row: ReportRow): boolean => row.values[adjustmentAt] === ADJUSTMENT_WORDS.added
  let byName: ReadonlyMap<string, readonly PlanRow[]> | undefined

  function find(row: ReportRow): PlanRow | undefined {
    if (!hasName || isAdded(row)) return undefined
    byName ??= grouped(expectedRows(plan, report, table.id), ({ cells }) =>
      textsOf(naming.map(({ index }) => cells[index] ?? null))
    )
    const alike = byName.get(textsOf(naming.map(({ at }) => row.values[at] ?? null))) ?? []
    const shown = alike.filter((planned) => showsAll(row, planned))
    const [one, ...others] = shown
    if (others.length === 0) return one
    const numbered = number ? shown.filter((planned) => shows(number, row, planned)) : []
    return numbered.length === 1 ? numbered[0] : undefined
  }

  return {
    find,
    isOf(row, planned) {
      if (!showsAll(row, planned)) return false
      return !number || shows(number, row, planned) || (find(row) ?? planned) === planned
    }
  }
}
