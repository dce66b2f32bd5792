import type { IndicatorField, ProjectField } from '../report/fields'
import { planRowsByKey } from '../report/plan-rows'
import type { ReportRow, ReportTable } from '../report/report'
import type { Finding } from './finding'
import { byCell, rowPlacement } from './placement'
import { isUnusedRow } from './row-identity'
import type { RowCheck, RowFault, RuleContext } from './rule'
import type { ActiveRule, RuleSet } from './rule-set'
import { contextOf, type ValidationInput } from './validation-input'

/** Finds what the rules say of one row, in the order of its cells. */
export type RowChecker = (row: ReportRow) => readonly Finding[]

interface CompiledCheck<F extends string> {
  readonly active: ActiveRule
  readonly check: RowCheck<F>
}

interface Candidate<F extends string> {
  readonly active: ActiveRule
  readonly fault: RowFault<F>
}

const NO_FINDINGS: readonly Finding[] = []

/** Compiles the row parts of the rules for a table. */
export function rowChecker<F extends IndicatorField | ProjectField>(
  ruleSet: RuleSet,
  input: ValidationInput,
  table: ReportTable<F>
): RowChecker {
  const part = table.id === 'indicators' ? 'indicatorRow' : 'projectRow'
  const checks = ruleSet.rules.flatMap((active): CompiledCheck<F>[] => {
    const compile = active.rule[part] as
      ((context: RuleContext, table: ReportTable<F>) => RowCheck<F> | undefined) | undefined
    const check = compile?.(contextOf(active, input), table)
    return check ? [{ active, check }] : []
  })
  const planRows = planRowsByKey(input.plan, table.id)
  const place = rowPlacement(input.plan, table)
  // What another unit fills in is judged in that unit's package.
  const readOnly = new Set(input.report.metadata?.readOnly?.[table.id])

  const candidates: Candidate<F>[] = []
  let current: ActiveRule | undefined
  const collect = (fault: RowFault<F>): void => {
    if (current) candidates.push({ active: current, fault })
  }

  return (row) => {
    if (isUnusedRow(table, row) || readOnly.has(row.key)) return NO_FINDINGS
    const own = planRows.get(row.key)
    for (const { active, check } of checks) {
      current = active
      check(row, collect, own)
    }
    if (candidates.length === 0) return NO_FINDINGS
    const found: Finding[] = []
    for (const { active, fault } of candidates) {
      const one = isYielding(active, fault, candidates) ? undefined : place(active, row, fault, own)
      if (one) found.push(one)
    }
    candidates.length = 0
    return found.sort(byCell)
  }
}

/** Whether a more specific finding stands on the same cell. */
const isYielding = <F extends string>(
  { rule }: ActiveRule,
  { field }: RowFault<F>,
  candidates: readonly Candidate<F>[]
): boolean =>
  rule.yieldsTo !== undefined &&
  candidates.some(
    ({ active, fault }) => fault.field === field && rule.yieldsTo?.includes(active.rule.code) === true
  )
