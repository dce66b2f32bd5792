import { atOnce } from '../../src/domain/measures/steps'
import { parsePeriod } from '../../src/domain/measures/report-period'
import type { Plan } from '../../src/domain/plan/plan'
import {
  type FieldDefinition,
  type IndicatorField,
  indicatorFields,
  type ProjectField,
  projectFields,
  type TableId
} from '../../src/domain/report/fields'
import { formulaTest } from '../../src/domain/report/read-report'
import { TEMPLATE_VERSION } from '../../src/domain/report/template-version'
import { planVersion } from '../../src/domain/report/plan-version'
import { indicatorPlanCell, projectPlanCell } from '../../src/domain/report/plan-cells'
import type {
  HeaderField,
  Report,
  ReportMetadata,
  ReportRow,
  ReportTable
} from '../../src/domain/report/report'
import { type CellContent, cellKey, type SheetContent } from '../../src/domain/report/workbook-content'
import { SHEET_NAMES } from '../../src/domain/report/workbook-lexicon'

/** A row to put into a table: a key of the plan brings the plan's cells along, `values` lie over them. */
export interface RowSpec<F extends string> {
  readonly key: string
  readonly values?: Readonly<Partial<Record<F, CellContent>>>
  /** Computed fields that hold no formula. */
  readonly constants?: readonly F[]
  /** Number formats of cells, General where left out. */
  readonly formats?: Readonly<Partial<Record<F, string>>>
}

/** What a table differs in from the one the template writes. */
export interface TableSpec<F extends string> {
  readonly missing?: readonly F[]
  readonly duplicates?: readonly F[]
  readonly merges?: SheetContent['merges']
  readonly hiddenRows?: readonly number[]
  readonly formulas?: ReadonlyMap<number, string>
}

export interface ReportSpec {
  readonly header?: Readonly<Partial<Record<HeaderField, CellContent>>>
  /** All rows of the plan where absent. */
  readonly indicators?: readonly RowSpec<IndicatorField>[]
  readonly projects?: readonly RowSpec<ProjectField>[]
  readonly indicatorTable?: TableSpec<IndicatorField>
  readonly projectTable?: TableSpec<ProjectField>
  readonly metadata?: Partial<ReportMetadata>
  readonly summary?: readonly (readonly CellContent[])[]
  readonly names?: Report['content']['names']
  /** Sheets that are gone. */
  readonly without?: readonly ('guide' | 'indicators' | 'projects' | 'summary')[]
}

/** The header row of a built table, counted from 0; data follow below, columns start at A. */
export const HEADER_ROW = 3

/** A header filled as a reporter would, for the report year 2023. */
export const FILLED_HEADER: Readonly<Record<HeaderField, CellContent>> = {
  unit: '城关镇',
  period: '2023年',
  reporter: '张三',
  phone: '0519-12345678',
  date: 45310
}

/** Rows for every indicator of the plan, with values over some of them by code. */
export const indicatorRows = (
  plan: Plan,
  over: Readonly<Record<string, RowSpec<IndicatorField>['values']>> = {}
): RowSpec<IndicatorField>[] => plan.indicators.map(({ code }) => ({ key: code, values: over[code] ?? {} }))

/** Rows for every project of the plan, with values over some of them by code. */
export const projectRows = (
  plan: Plan,
  over: Readonly<Record<string, RowSpec<ProjectField>['values']>> = {}
): RowSpec<ProjectField>[] => plan.projects.map(({ code }) => ({ key: code, values: over[code] ?? {} }))

/** A report as reading a workbook gives it; without a spec the prefilled workbook with an empty header. */
export function buildReport(plan: Plan, spec: ReportSpec = {}): Report {
  const gone = new Set<string>(spec.without)
  const header = spec.header ?? {}
  const guide = sheet(SHEET_NAMES.guide, [])
  const summary = sheet(SHEET_NAMES.summary, spec.summary ?? [])
  const indicators = buildTable<IndicatorField>(
    'indicators',
    indicatorFields(plan.years),
    spec.indicators ?? indicatorRows(plan),
    spec.indicatorTable ?? {},
    (key, field) => {
      const indicator = plan.indicatorByCode.get(key)
      return indicator ? indicatorPlanCell(indicator, field) : null
    }
  )
  const projects = buildTable<ProjectField>(
    'projects',
    projectFields(),
    spec.projects ?? projectRows(plan),
    spec.projectTable ?? {},
    (key, field) => {
      const project = plan.projectByCode.get(key)
      return project ? projectPlanCell(project, field) : null
    }
  )
  const headerFields: HeaderField[] = ['unit', 'period', 'reporter', 'phone', 'date']
  const period = header.period
  const sheets = { guide, indicators: indicators.sheet, projects: projects.sheet, summary }
  return {
    content: {
      sheets: Object.entries(sheets).flatMap(([id, content]) => (gone.has(id) ? [] : [content])),
      names: spec.names ?? [],
      customProperties: {}
    },
    metadata: spec.metadata && {
      planId: plan.id,
      planVersion: atOnce(planVersion(plan.document)),
      templateVersion: TEMPLATE_VERSION,
      lockedHash: '',
      keys: {
        indicators: plan.indicators.map(({ code }) => code),
        projects: plan.projects.map(({ code }) => code)
      },
      base: { indicators: {}, projects: {} },
      ...spec.metadata
    },
    header: gone.has('guide')
      ? {}
      : Object.fromEntries(
          headerFields.map((field, index) => [
            field,
            { sheet: SHEET_NAMES.guide, cell: `C${4 + index}`, value: header[field] ?? null }
          ])
        ),
    period: typeof period === 'string' || typeof period === 'number' ? parsePeriod(period) : undefined,
    guide: gone.has('guide') ? undefined : guide,
    summary: gone.has('summary') ? undefined : summary,
    findings: undefined,
    indicators: gone.has('indicators') ? undefined : indicators,
    projects: gone.has('projects') ? undefined : projects
  }
}

function buildTable<F extends string>(
  id: TableId,
  fields: readonly FieldDefinition<F>[],
  specs: readonly RowSpec<F>[],
  table: TableSpec<F>,
  planCell: (key: string, field: F) => CellContent
): ReportTable<F> {
  const index = new Map<F, number>(fields.map((field, at) => [field.id, at]))
  const missing = new Set<F>(table.missing)
  const computed = fields.filter(({ role, id: field }) => role === 'computed' && !missing.has(field))
  const formulas = new Map<number, string>()
  const numberFormats = new Map<number, string>()
  const rows = specs.map((spec, at): ReportRow => {
    const row = HEADER_ROW + 2 + at
    for (const [field, format] of Object.entries<string | undefined>(spec.formats ?? {})) {
      if (format !== undefined) numberFormats.set(cellKey(row - 1, index.get(field as F) ?? 0), format)
    }
    for (const { id: field } of computed) {
      if (!spec.constants?.includes(field)) formulas.set(cellKey(row - 1, index.get(field) ?? 0), '')
    }
    return {
      row,
      key: missing.has('code' as F) ? '' : spec.key,
      values: fields.map((field) => {
        if (missing.has(field.id)) return null
        if (spec.values && field.id in spec.values) return spec.values[field.id] ?? null
        if (field.role === 'key') return spec.key === '' ? null : spec.key
        return field.role === 'plan' ? planCell(spec.key, field.id) : null
      })
    }
  })
  for (const [key, formula] of table.formulas ?? []) formulas.set(key, formula)
  const content: SheetContent = {
    ...sheet(SHEET_NAMES[id], [
      ...Array.from({ length: HEADER_ROW }, () => []),
      fields.map(({ header }) => header),
      ...rows.map(({ values }) => values)
    ]),
    formulas,
    numberFormats,
    merges: table.merges ?? [],
    hiddenRows: new Set(table.hiddenRows)
  }
  const columnOf = (field: F): number | undefined => (missing.has(field) ? undefined : index.get(field))
  return {
    id,
    sheet: content,
    headerRow: HEADER_ROW,
    fields,
    indexOf: (field) => index.get(field) ?? -1,
    columnOf,
    duplicates: (table.duplicates ?? []).map((field, at) => ({ field, column: fields.length + at })),
    rows,
    ignoredRows: [],
    hasFormula: formulaTest(content, columnOf)
  }
}

function sheet(name: string, values: readonly (readonly CellContent[])[]): SheetContent {
  return {
    name,
    visibility: 'visible',
    top: 0,
    left: 0,
    values,
    formulas: new Map(),
    numberFormats: new Map(),
    merges: [],
    hiddenRows: new Set(),
    tables: [],
    protected: true
  }
}

/** Key of a formula in a built table's sheet. */
export const formulaAt = (row: number, column: number): number => cellKey(row - 1, column)
