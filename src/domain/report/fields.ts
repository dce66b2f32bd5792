import { actualField, type ActualField } from '../measures/indicator-measures'
import { actualHeader, INDICATOR_HEADERS, PROJECT_HEADERS } from './workbook-lexicon'

/** Who fills a column: the plan, the reporting unit, the coordinator, a formula, the validation, or the product itself. */
export type FieldRole = 'plan' | 'report' | 'coordinator' | 'computed' | 'mark' | 'helper' | 'key'

/** What a column's cells hold. `expression` may be a number or a text such as a target. */
export type FieldContent =
  'text' | 'integer' | 'number' | 'amount' | 'percent' | 'ratio' | 'expression' | 'choice'

export type IndicatorField = keyof typeof INDICATOR_HEADERS | ActualField
export type ProjectField = keyof typeof PROJECT_HEADERS
export type TableId = 'indicators' | 'projects'

/** One column of a data table. */
export interface FieldDefinition<F extends string = string> {
  readonly id: F
  readonly header: string
  readonly role: FieldRole
  readonly content: FieldContent
  /** Hidden columns hold keys and helpers, at the far right. */
  readonly hidden: boolean
  /** The year of a yearly actual value. */
  readonly year?: number
}

type Row<F extends string> = readonly [F, FieldRole, FieldContent]

const indicatorBeforeYears: readonly Row<keyof typeof INDICATOR_HEADERS>[] = [
  ['mark', 'mark', 'text'],
  ['no', 'plan', 'integer'],
  ['category', 'plan', 'choice'],
  ['group', 'plan', 'text'],
  ['name', 'plan', 'text'],
  ['unit', 'plan', 'text'],
  ['baseline', 'plan', 'expression'],
  ['target', 'plan', 'expression'],
  ['assignedTarget', 'coordinator', 'number'],
  ['assignedDocument', 'coordinator', 'text'],
  ['direction', 'plan', 'choice'],
  ['attribute', 'plan', 'choice'],
  ['source', 'plan', 'text'],
  ['responsibleUnit', 'plan', 'choice']
]

const indicatorAfterYears: readonly Row<keyof typeof INDICATOR_HEADERS>[] = [
  ['current', 'computed', 'number'],
  ['rate', 'computed', 'ratio'],
  ['timeProgress', 'computed', 'ratio'],
  ['gap', 'computed', 'number'],
  ['selfAssessment', 'report', 'choice'],
  ['status', 'computed', 'text'],
  ['dataSource', 'report', 'text'],
  ['issues', 'report', 'text'],
  ['explanation', 'report', 'text'],
  ['reviewOpinion', 'report', 'text'],
  ['remarks', 'report', 'text'],
  ['code', 'key', 'text'],
  ['findings', 'mark', 'text'],
  ['accumulation', 'helper', 'text'],
  ['targetMin', 'helper', 'number'],
  ['targetMinStrict', 'helper', 'text'],
  ['targetMax', 'helper', 'number'],
  ['targetMaxStrict', 'helper', 'text'],
  ['targetForm', 'helper', 'text'],
  ['targetNumber', 'helper', 'number'],
  ['lower', 'computed', 'number'],
  ['upper', 'computed', 'number'],
  ['goal', 'computed', 'number'],
  ['tested', 'computed', 'number'],
  ['met', 'computed', 'text'],
  ['kind', 'computed', 'text'],
  ['clippedRate', 'computed', 'ratio']
]

const projectRows: readonly Row<ProjectField>[] = [
  ['mark', 'mark', 'text'],
  ['no', 'plan', 'integer'],
  ['task', 'plan', 'choice'],
  ['type', 'plan', 'text'],
  ['name', 'plan', 'text'],
  ['content', 'plan', 'text'],
  ['years', 'plan', 'expression'],
  ['amount', 'plan', 'amount'],
  ['leadUnits', 'plan', 'text'],
  ['cooperatingUnits', 'plan', 'text'],
  ['adjustment', 'report', 'choice'],
  ['investedYear', 'report', 'amount'],
  ['investedTotal', 'report', 'amount'],
  ['investedRate', 'computed', 'ratio'],
  ['fundSource', 'report', 'text'],
  ['physicalProgress', 'report', 'percent'],
  ['progressNote', 'report', 'text'],
  ['status', 'report', 'choice'],
  ['issues', 'report', 'text'],
  ['explanation', 'report', 'text'],
  ['reviewOpinion', 'report', 'text'],
  ['remarks', 'report', 'text'],
  ['code', 'key', 'text'],
  ['findings', 'mark', 'text'],
  ['startYear', 'computed', 'integer'],
  ['endYear', 'computed', 'integer'],
  ['typeKey', 'computed', 'text'],
  ['leadKeys', 'helper', 'text'],
  ['evenShare', 'computed', 'amount'],
  ['lastShare', 'computed', 'amount'],
  ['elapsed', 'computed', 'ratio']
]

const firstHidden = { indicators: 'code', projects: 'code' } as const

function define<F extends string>(
  rows: readonly Row<F>[],
  headers: Readonly<Record<F, string>>,
  hiddenFrom: F
): FieldDefinition<F>[] {
  const hiddenAt = rows.findIndex(([id]) => id === hiddenFrom)
  return rows.map(([id, role, content], index) => ({
    id,
    header: headers[id],
    role,
    content,
    hidden: hiddenAt >= 0 && index >= hiddenAt
  }))
}

/** Columns of the indicator table (指标表) in printed order, one actual value per plan year. */
export function indicatorFields(years: readonly number[]): readonly FieldDefinition<IndicatorField>[] {
  return [
    ...define(indicatorBeforeYears, INDICATOR_HEADERS, firstHidden.indicators),
    ...years.map((year): FieldDefinition<IndicatorField> => ({
      id: actualField(year),
      header: actualHeader(year),
      role: 'report',
      content: 'number',
      hidden: false,
      year
    })),
    ...define(indicatorAfterYears, INDICATOR_HEADERS, firstHidden.indicators)
  ]
}

/** Columns of the project table (项目表) in printed order. */
export function projectFields(): readonly FieldDefinition<ProjectField>[] {
  return define(projectRows, PROJECT_HEADERS, firstHidden.projects)
}

/** Name of the Excel table over a data sheet. */
export const TABLE_NAMES: Readonly<Record<TableId, string>> = {
  indicators: 'PlanIndicators',
  projects: 'PlanProjects'
}

/** Defined name whose target is a column's header cell: the column's stored key, which follows moves and renames. */
export const headerName = (table: TableId, field: string): string => `${TABLE_NAMES[table]}_head_${field}`

/** Defined name of a column's data cells, for formulas of other sheets. */
export const columnName = (table: TableId, field: string): string => `${TABLE_NAMES[table]}_${field}`
