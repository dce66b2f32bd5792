import type Big from 'big.js'
import type { CategoryEntry, IndicatorRecord, PlanDocument, ProjectRecord, TaskEntry } from './plan-document'
import type { TargetExpression } from './target'
import type { UnitsCell, UnitsDictionary } from './units'
import type { YearSpan } from './years'

/** An indicator (指标) with its printed cells read. */
export interface Indicator extends Omit<IndicatorRecord, 'category' | 'min' | 'max'> {
  readonly category: CategoryEntry
  /** The baseline as a number, absent where none is printed. */
  readonly baselineValue: Big | undefined
  readonly targetExpression: TargetExpression
  readonly min: Big | undefined
  readonly max: Big | undefined
}

/** A project (重点工程项目) with its printed cells read. */
export interface Project extends Omit<ProjectRecord, 'task'> {
  readonly task: TaskEntry
  /** Absent where the printed years cannot be read. */
  readonly yearSpan: YearSpan | undefined
  /** 万元; absent where the plan lists no amount. */
  readonly amountValue: Big | undefined
  readonly leads: UnitsCell
  readonly cooperating: UnitsCell
}

/** A plan document with everything printed in it read once. */
export interface Plan {
  readonly document: PlanDocument
  readonly id: string
  readonly title: string
  readonly shortTitle: string
  readonly region: string
  readonly start: number
  readonly end: number
  readonly baselineYear: number
  readonly coordinatingUnit: string
  /** First to last year of the period. */
  readonly years: readonly number[]
  readonly units: UnitsDictionary
  readonly categories: readonly CategoryEntry[]
  readonly tasks: readonly TaskEntry[]
  readonly indicators: readonly Indicator[]
  readonly projects: readonly Project[]
  readonly indicatorByCode: ReadonlyMap<string, Indicator>
  readonly projectByCode: ReadonlyMap<string, Project>
}
