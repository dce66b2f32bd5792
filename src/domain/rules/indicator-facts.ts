import Big from 'big.js'
import { ACCUMULATION_WORDS, ATTRIBUTE_WORDS, DIRECTION_WORDS } from '../measures/value-lexicon'
import { parseDecimal } from '../plan/amounts'
import { canonicalText } from '../plan/canonical-text'
import type { Accumulation, Direction } from '../plan/plan-document'
import type { Indicator } from '../plan/plan'
import { parseTarget, type TargetExpression } from '../plan/target'
import type { IndicatorField } from '../report/fields'
import type { ReportRow, ReportTable } from '../report/report'
import { cellText } from '../report/workbook-content'
import { numberIn } from './cell-reading'
import type { RuleContext } from './rule'

/** What rules need to know of an indicator, from the plan where it has the row, else from the row's own cells. */
export interface IndicatorFacts {
  readonly binding: boolean
  /** Absent where the row's own cell says none. */
  readonly direction: Direction | undefined
  readonly accumulation: Accumulation
  readonly unit: string
  /** Absent where no number is printed. */
  readonly baseline: Big | undefined
  readonly min: Big | undefined
  readonly max: Big | undefined
  readonly target: TargetExpression
}

/** Reads the facts of an indicator row. */
export function indicatorFacts(
  { plan }: RuleContext,
  table: ReportTable<IndicatorField>
): (row: ReportRow) => IndicatorFacts {
  const ofPlan = new Map(plan.indicators.map((indicator) => [indicator.code, factsOf(indicator)]))
  const text = (row: ReportRow, field: IndicatorField): string =>
    canonicalText(cellText(row.values[table.indexOf(field)] ?? null))
  return (row) =>
    ofPlan.get(row.key) ?? {
      binding: text(row, 'attribute') === ATTRIBUTE_WORDS.binding,
      direction: wordIn(DIRECTION_WORDS, text(row, 'direction')),
      accumulation: wordIn(ACCUMULATION_WORDS, text(row, 'accumulation')) ?? 'level',
      unit: text(row, 'unit'),
      baseline: parseDecimal(text(row, 'baseline'))?.value,
      min: undefined,
      max: undefined,
      target: parseTarget(cellText(row.values[table.indexOf('target')] ?? null))
    }
}

const factsOf = (indicator: Indicator): IndicatorFacts => ({
  binding: indicator.attribute === 'binding',
  direction: indicator.direction,
  accumulation: indicator.accumulation,
  unit: indicator.unit,
  baseline: indicator.baselineValue,
  min: indicator.min,
  max: indicator.max,
  target: indicator.targetExpression
})

const wordIn = <K extends string>(words: Readonly<Record<K, string>>, text: string): K | undefined =>
  (Object.keys(words) as K[]).find((word) => words[word] === text)

/** 下达目标值 of a row as a number; absent where none can be read. */
export function assignedValue(table: ReportTable<IndicatorField>): (row: ReportRow) => Big | undefined {
  const at = table.indexOf('assignedTarget')
  return (row) => {
    const value = numberIn(row.values[at] ?? null)
    return value === undefined ? undefined : new Big(value)
  }
}

/** A yearly value before another one of the same row: the year's before, for the first year the baseline. */
export function previousValue(
  context: RuleContext,
  table: ReportTable<IndicatorField>
): (row: ReportRow, year: number, facts: IndicatorFacts) => number | undefined {
  const atByYear = new Map(
    table.fields.flatMap(({ year }, at) => (year === undefined ? [] : [[year, at] as const]))
  )
  return (row, year, facts) => {
    if (year === context.plan.start) return facts.baseline?.toNumber()
    const at = atByYear.get(year - 1)
    return at === undefined ? undefined : numberIn(row.values[at] ?? null)
  }
}
