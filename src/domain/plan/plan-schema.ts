import * as z from 'zod/mini'
import { findPlanProblems } from './plan-references'
import type { PlanDocument } from './plan-document'
import type { PlanProblem } from './plan-problem'

export type { PlanProblem } from './plan-problem'

/** What a worksheet cell can hold. */
const CELL_LENGTH = 32_767

const cell = z.string().check(z.maxLength(CELL_LENGTH))
const text = z.string().check(z.minLength(1), z.maxLength(CELL_LENGTH))
const code = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/))
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const decimal = z.string().check(z.regex(/^-?[0-9]{1,30}(\.[0-9]{1,20})?$/))
const year = z.int().check(z.gte(1900), z.lte(2199))
const count = z.int().check(z.gte(0))
const rowNumber = z.int().check(z.gte(1))
const severity = z.enum(['mandatory', 'verification'])

function list<T extends z.core.SomeType>(item: T) {
  return z.readonly(z.array(item))
}

const unit = z.strictObject({
  name: text,
  kind: z.enum(['department', 'street', 'town', 'zone', 'company', 'city', 'group']),
  aliases: z.exactOptional(list(text)),
  members: z.exactOptional(list(text))
})

const indicator = z.strictObject({
  code,
  no: rowNumber,
  category: id,
  group: z.exactOptional(text),
  name: text,
  unit: cell,
  baseline: cell,
  baselineNote: z.exactOptional(text),
  target: cell,
  direction: z.enum(['up', 'down', 'hold']),
  accumulation: z.enum(['level', 'sum', 'compound']),
  min: z.exactOptional(decimal),
  max: z.exactOptional(decimal),
  attribute: z.enum(['binding', 'anticipatory']),
  source: cell,
  responsibleUnit: z.exactOptional(text),
  continues: z.exactOptional(list(z.enum(['category', 'group', 'target', 'source'])))
})

const project = z.strictObject({
  code,
  no: rowNumber,
  task: id,
  type: text,
  name: text,
  content: cell,
  years: cell,
  amount: cell,
  leadUnits: cell,
  cooperatingUnits: cell,
  continues: z.exactOptional(list(z.enum(['type', 'name'])))
})

const declared = z.strictObject({
  indicators: count,
  binding: count,
  anticipatory: count,
  projects: count,
  totalInvestment: decimal,
  totalInvestmentYi: z.exactOptional(decimal),
  perTask: list(z.strictObject({ task: id, projects: count, totalInvestment: decimal }))
})

const ruleSetting = z.strictObject({
  off: z.exactOptional(z.boolean()),
  severity: z.exactOptional(severity),
  numbers: z.exactOptional(z.record(z.string(), z.number()))
})

const customRule = z.strictObject({
  code,
  scope: z.enum(['indicator', 'project', 'workbook']),
  expression: text,
  severity,
  message: text,
  messageEn: z.exactOptional(text)
})

/** The shape of a plan document; what its parts say about each other is checked by parsePlanDocument. */
export const planDocumentSchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  format: z.literal(1),
  id,
  title: text,
  shortTitle: text,
  region: text,
  period: z.strictObject({ start: year, end: year }),
  baselineYear: year,
  issued: z.string().check(z.regex(/^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$/)),
  coordinatingUnit: text,
  units: list(unit),
  categories: list(z.strictObject({ id, name: text })),
  tasks: list(z.strictObject({ id, name: text, shortName: text })),
  indicators: list(indicator),
  projects: list(project),
  declared,
  ruleSettings: z.exactOptional(z.record(z.string(), ruleSetting)),
  customRules: z.exactOptional(list(customRule))
})

/** A plan document that is whole in itself, or everything that is wrong with it. */
export type PlanParsing =
  | { readonly ok: true; readonly document: PlanDocument }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }

/** Checks parsed JSON against the plan document format and its inner references; all problems are reported at once. */
export function parsePlanDocument(json: unknown): PlanParsing {
  const result = z.safeParse(planDocumentSchema, json)
  if (!result.success)
    return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, json)) }
  const document: PlanDocument = result.data
  const problems = findPlanProblems(document)
  return problems.length === 0 ? { ok: true, document } : { ok: false, problems }
}

function problemsOf(issue: z.core.$ZodIssue, json: unknown): PlanProblem[] {
  const path = pathText(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        code: 'field-unknown',
        params: {}
      }))
    case 'invalid_value': {
      if (valueAt(json, issue.path) === undefined) return [{ path, code: 'field-missing', params: {} }]
      return [{ path, code: 'value-unknown', params: { allowed: issue.values.map(String).join(', ') } }]
    }
    case 'invalid_type': {
      const missing = valueAt(json, issue.path) === undefined
      return [
        {
          path,
          code: missing ? 'field-missing' : 'type-wrong',
          params: missing ? {} : { expected: issue.expected }
        }
      ]
    }
    default:
      return [{ path, code: 'value-wrong', params: { expected: expectationOf(issue) } }]
  }
}

/** What a value should have been, as a pattern or a bound. */
function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format') return issue.pattern ?? issue.format
  if (issue.code === 'too_small') return `>= ${issue.minimum}`
  if (issue.code === 'too_big') return `<= ${issue.maximum}`
  return issue.code
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`
    )
    .join('')
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    json
  )
}
