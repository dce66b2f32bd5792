import Ajv from 'ajv'
import { ADJUSTMENT_WORDS, PROJECT_STATUS_WORDS } from '../../src/domain/measures/value-lexicon'
import type { Plan } from '../../src/domain/plan/plan'
import type { ProjectField } from '../../src/domain/report/fields'
import type { Report, ReportRow } from '../../src/domain/report/report'
import { catalogue } from '../../src/domain/rules/catalogue'
import type { Rule } from '../../src/domain/rules/rule'
import { UNLISTED } from '../../src/domain/report/workbook-lexicon'

/** Rules of the project table that a JSON Schema (with ajv's `$data`) can say too. */
const CODES: ReadonlySet<string> = new Set([
  'required-missing',
  'category-unknown',
  'attribute-unknown',
  'number-as-text',
  'number-unreadable',
  'negative-not-allowed',
  'years-unreadable',
  'amount-unreadable',
  'amount-unlisted',
  'cooperating-missing',
  'invested-year-over-total'
])

/** The built-in rules of the subset, their row parts only. */
export const subsetRules: readonly Rule[] = catalogue
  .filter(({ code }) => CODES.has(code))
  .map(({ workbook: _workbook, ...rule }) => rule)

/** What the loop and ajv report: the field at fault, which is all that comparing counts needs. */
export interface PlainFault {
  readonly row: number
  readonly field: string
  readonly code: string
}

/** The fields that the subset looks at. */
const FIELDS = [
  'task',
  'years',
  'amount',
  'cooperatingUnits',
  'adjustment',
  'investedYear',
  'investedTotal',
  'physicalProgress',
  'status'
] as const satisfies readonly ProjectField[]

const YEARS = /^\d{4}(?:-\d{4})?$/u
const REPORT_YEAR = 2023
const isBlank = (value: unknown): boolean => value === null || value === ''

/** The checks of the subset as somebody in a hurry would write them: one loop, no rules, no positions. */
export function plainLoop(plan: Plan, report: Report): PlainFault[] {
  const table = report.projects
  if (!table) return []
  const faults: PlainFault[] = []
  const tasks = new Set<unknown>(plan.tasks.map(({ name }) => name))
  const adjustments = new Set<unknown>(Object.values(ADJUSTMENT_WORDS))
  const statuses = new Set<unknown>(Object.values(PROJECT_STATUS_WORDS))
  const [task, years, amount, cooperating, adjustment, year, total, progress, status] = FIELDS.map((field) =>
    table.indexOf(field)
  ) as [number, number, number, number, number, number, number, number, number]
  for (const { row, values } of table.rows) {
    const put = (code: string, field: string): void => void faults.push({ row, field, code })
    if (!tasks.has(values[task])) put('category-unknown', 'task')
    const span = values[years]
    const isReadable = typeof span === 'number' || (typeof span === 'string' && YEARS.test(span))
    if (!isReadable) put('years-unreadable', 'years')
    const planned = values[amount]
    if (planned === UNLISTED) put('amount-unlisted', 'amount')
    else if (typeof planned !== 'number' || planned < 0) put('amount-unreadable', 'amount')
    if (isBlank(values[cooperating])) put('cooperating-missing', 'cooperatingUnits')
    if (!isBlank(values[adjustment]) && !adjustments.has(values[adjustment])) {
      put('attribute-unknown', 'adjustment')
    }
    if (!isBlank(values[status]) && !statuses.has(values[status])) put('attribute-unknown', 'status')
    for (const [at, field] of [
      [year, 'investedYear'],
      [total, 'investedTotal'],
      [progress, 'physicalProgress']
    ] as const) {
      const value = values[at]
      if (isBlank(value)) continue
      if (typeof value !== 'number') put('number-as-text', field)
      else if (value < 0) put('negative-not-allowed', field)
    }
    const [thisYear, soFar] = [values[year], values[total]]
    if (typeof thisYear === 'number' && typeof soFar === 'number' && thisYear > soFar) {
      put('invested-year-over-total', 'investedYear')
    }
    if (isReadable && Number(String(span).slice(0, 4)) <= REPORT_YEAR) {
      if (planned !== UNLISTED && isBlank(values[total])) put('required-missing', 'investedTotal')
      if (isBlank(values[progress])) put('required-missing', 'physicalProgress')
      if (isBlank(values[status])) put('required-missing', 'status')
    }
  }
  return faults
}

const blankOr = (schema: object): object => ({ anyOf: [{ type: 'null' }, schema] })

/** The same checks as one JSON Schema of a row. */
function rowSchema(plan: Plan): object {
  const filled = { not: { enum: [null, ''] } }
  const begun = {
    anyOf: [
      { type: 'number', maximum: REPORT_YEAR },
      { type: 'string', pattern: '^20(?:0\\d|1\\d|2[0-3])' }
    ]
  }
  return {
    type: 'object',
    properties: {
      task: { enum: plan.tasks.map(({ name }) => name) },
      years: { anyOf: [{ type: 'number' }, { type: 'string', pattern: YEARS.source }] },
      amount: { type: 'number', minimum: 0 },
      cooperatingUnits: { type: 'string', minLength: 1 },
      adjustment: { enum: [null, '', ...Object.values(ADJUSTMENT_WORDS)] },
      investedYear: blankOr({ type: 'number', minimum: 0 }),
      investedTotal: blankOr({ type: 'number', minimum: 0 }),
      physicalProgress: blankOr({ type: 'number', minimum: 0 }),
      status: { enum: [null, '', ...Object.values(PROJECT_STATUS_WORDS)] }
    },
    allOf: [
      {
        if: { properties: { investedTotal: { type: 'number' } } },
        then: {
          properties: {
            investedYear: { type: ['number', 'string', 'null'], maximum: { $data: '1/investedTotal' } }
          }
        }
      },
      {
        if: { properties: { years: begun } },
        then: {
          properties: { physicalProgress: filled, status: filled },
          if: { properties: { amount: { const: UNLISTED } } },
          else: { properties: { investedTotal: filled } }
        }
      }
    ]
  }
}

/** Checks rows already given as objects; each faulty field counts once, however many keywords say so. */
export function schemaChecker(plan: Plan): (rows: readonly SchemaRow[]) => PlainFault[] {
  const check = new Ajv({ allErrors: true, $data: true, allowUnionTypes: true }).compile(rowSchema(plan))
  return (rows) => {
    const faults: PlainFault[] = []
    for (const { row, fields } of rows) {
      if (check(fields)) continue
      let last = ''
      for (const { instancePath, keyword } of check.errors ?? []) {
        if (instancePath === '' || instancePath === last) continue
        last = instancePath
        faults.push({ row, field: instancePath.slice(1), code: keyword })
      }
    }
    return faults
  }
}

/** A row as ajv wants it. */
export interface SchemaRow {
  readonly row: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** The project rows as objects by field; made before the clock starts, in ajv's favour. */
export function schemaRows(report: Report): SchemaRow[] {
  const table = report.projects
  if (!table) return []
  const places = FIELDS.map((field) => [field, table.indexOf(field)] as const)
  const fieldsOf = ({ values }: ReportRow): SchemaRow['fields'] =>
    Object.fromEntries(places.map(([field, at]) => [field, values[at] ?? null]))
  return table.rows.map((row) => ({ row: row.row, fields: fieldsOf(row) }))
}
