/**
 * The plan as data (规划): one JSON document per plan, every table cell as printed.
 * Numbers, targets, years and units are read from the printed text when the document is compiled
 * (see plan.ts), so that there is one source for each fact.
 */

/** In which sense an indicator improves (方向). Data, never inferred from baseline against target. */
export type Direction = 'up' | 'down' | 'hold'

/** How yearly values add up over the period (累计方式): a level, a sum, or compounding yearly rates in %. */
export type Accumulation = 'level' | 'sum' | 'compound'

/** Whether an indicator binds (约束性) or is expected (预期性). */
export type Attribute = 'binding' | 'anticipatory'

/** What kind of party a dictionary entry names; `group` stands for its members. */
export type UnitKind = 'department' | 'street' | 'town' | 'zone' | 'company' | 'city' | 'group'

/** An entry of the units dictionary (单位名录). `members` names other entries, for groups only. */
export interface UnitEntry {
  readonly name: string
  readonly kind: UnitKind
  readonly aliases?: readonly string[]
  readonly members?: readonly string[]
}

/** A category of indicators (类别). */
export interface CategoryEntry {
  readonly id: string
  readonly name: string
}

/** A task that groups projects (重点任务); `name` as the printed heading, `shortName` for charts. */
export interface TaskEntry {
  readonly id: string
  readonly name: string
  readonly shortName: string
}

/** Fields of a row whose printed cell is the vertically merged cell of the row above. */
export type IndicatorContinuation = 'category' | 'group' | 'target' | 'source'
export type ProjectContinuation = 'type' | 'name'

/** One row of the indicator table (指标) as printed. */
export interface IndicatorRecord {
  /** Stable code, the row's identity in every workbook; never reused. */
  readonly code: string
  readonly no: number
  /** Id of a category. */
  readonly category: string
  readonly group?: string
  readonly name: string
  readonly unit: string
  /** As printed, e.g. `82`, `/`, `-`. */
  readonly baseline: string
  /** Footnote to the baseline, e.g. data of another year. */
  readonly baselineNote?: string
  /** Target expression as printed. */
  readonly target: string
  readonly direction: Direction
  readonly accumulation: Accumulation
  /** Plausible values in the indicator's unit, as decimals. */
  readonly min?: string
  readonly max?: string
  readonly attribute: Attribute
  readonly source: string
  readonly responsibleUnit?: string
  readonly continues?: readonly IndicatorContinuation[]
}

/** One row of the project table (重点工程项目) as printed. */
export interface ProjectRecord {
  readonly code: string
  readonly no: number
  /** Id of a task. */
  readonly task: string
  readonly type: string
  readonly name: string
  /** 主要内容, in full. */
  readonly content: string
  /** 实施年限 as printed, `2021` or `2021-2025`. */
  readonly years: string
  /** 投资额 in 万元 as printed, a number or `/`. */
  readonly amount: string
  /** 责任主体 as printed. */
  readonly leadUnits: string
  /** 配合部门 as printed, possibly empty. */
  readonly cooperatingUnits: string
  readonly continues?: readonly ProjectContinuation[]
}

/** What the plan itself declares about its totals; checks compare the tables with it. */
export interface DeclaredFigures {
  readonly indicators: number
  readonly binding: number
  readonly anticipatory: number
  readonly projects: number
  /** 万元, decimal text. */
  readonly totalInvestment: string
  /** 亿元, decimal text, where the text of the plan states it. */
  readonly totalInvestmentYi?: string
  readonly perTask: readonly {
    readonly task: string
    readonly projects: number
    readonly totalInvestment: string
  }[]
}

/** Plan-level setting of one rule: off, another severity, other numbers. */
export interface RuleSetting {
  readonly off?: boolean
  readonly severity?: 'mandatory' | 'verification'
  readonly numbers?: Readonly<Record<string, number>>
}

/** A rule of the plan's own, written in the expression language (used by the custom-rules engine). */
export interface CustomRuleRecord {
  readonly code: string
  readonly scope: 'indicator' | 'project' | 'workbook'
  readonly expression: string
  readonly severity: 'mandatory' | 'verification'
  readonly message: string
  readonly messageEn?: string
}

/** A plan document as stored under `assets/plans/` or supplied by another district. */
export interface PlanDocument {
  /** Address of the JSON Schema, for editors. */
  readonly $schema?: string
  /** Version of this document format. */
  readonly format: 1
  readonly id: string
  readonly title: string
  readonly shortTitle: string
  readonly region: string
  readonly period: { readonly start: number; readonly end: number }
  readonly baselineYear: number
  /** YYYY-MM or YYYY-MM-DD. */
  readonly issued: string
  /** Name of the unit that coordinates reporting. */
  readonly coordinatingUnit: string
  readonly units: readonly UnitEntry[]
  readonly categories: readonly CategoryEntry[]
  readonly tasks: readonly TaskEntry[]
  readonly indicators: readonly IndicatorRecord[]
  readonly projects: readonly ProjectRecord[]
  readonly declared: DeclaredFigures
  readonly ruleSettings?: Readonly<Record<string, RuleSetting>>
  readonly customRules?: readonly CustomRuleRecord[]
}
