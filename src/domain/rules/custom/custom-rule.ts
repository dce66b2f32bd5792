import type { CustomRuleRecord } from '../../plan/plan-document'
import type { Plan } from '../../plan/plan'
import type { IndicatorField, ProjectField, TableId } from '../../report/fields'
import { planRowOf } from '../../report/plan-rows'
import type { Report, ReportRow, ReportTable } from '../../report/report'
import { cellText } from '../../report/workbook-content'
import { catalogue } from '../catalogue'
import type { FindingParams } from '../finding'
import { isUnusedRow } from '../row-identity'
import type { RowCheck, Rule, RuleContext } from '../rule'
import { languageOf } from './language'
import { compileExpression, type ExpressionError, type Program, type Run, type Verdict } from './program'
import type { ExpressionField } from './row-fields'

/** Steps that the loops of one rule may take in one validation; a step visits one node of the expression. */
export const MOST_STEPS = 10_000_000
/** Steps that the loops of all of a plan's rules may take together. */
const MOST_STEPS_TOGETHER = 40_000_000
/** Custom rules a plan may have. */
export const MOST_RULES = 100

/** Code of the finding that a custom rule could not be compiled or run. */
export const CUSTOM_RULE_FAILED = 'custom-rule-failed'

/** Why a rule of the plan's own is refused. */
export interface CustomRuleError extends Omit<ExpressionError, 'code'> {
  readonly code: ExpressionError['code'] | 'code-taken' | 'too-many-rules'
}

/** A rule of the plan's own that is ready to run, like a built-in one. */
export interface CustomRule extends Rule {
  /** The first way in which the rule fails on a workbook; absent where it runs on all rows. */
  readonly failure: (context: RuleContext) => Extract<Verdict, { kind: 'failed' }> | undefined
}

export type CustomRuleCompilation =
  { readonly ok: true; readonly rule: CustomRule } | { readonly ok: false; readonly error: CustomRuleError }

const BUILT_IN: ReadonlySet<string> = new Set([...catalogue.map(({ code }) => code), CUSTOM_RULE_FAILED])
const TABLES: Readonly<Record<CustomRuleRecord['scope'], TableId | undefined>> = {
  indicator: 'indicators',
  project: 'projects',
  workbook: undefined
}

/**
 * Makes a rule of a plan's own: a finding wherever the expression is false. A row in which the expression computes with or
 * orders by a value that is absent is passed over; `== null` and `filled(row, "…")` ask for it. Never throws.
 */
export function compileCustomRule(
  record: CustomRuleRecord,
  plan: Plan,
  budget: number = MOST_STEPS
): CustomRuleCompilation {
  if (BUILT_IN.has(record.code)) {
    return {
      ok: false,
      error: { code: 'code-taken', position: { line: 1, column: 1, offset: 0 }, detail: record.code }
    }
  }
  const compiled = compileExpression(record.expression, plan, TABLES[record.scope])
  if (!compiled.ok) return compiled
  return { ok: true, rule: ruleOf(record, plan, compiled.program, budget) }
}

/** The plan's own rules, and one more that tells which of them could not be compiled or run; none for a plan without. */
export function customRulesOf(plan: Plan): readonly Rule[] {
  const records = plan.document.customRules ?? []
  if (records.length === 0) return []
  const budget = Math.min(MOST_STEPS, Math.floor(MOST_STEPS_TOGETHER / records.length))
  const compiled = records.map((record, index) => ({
    code: record.code,
    compilation: index < MOST_RULES ? compileCustomRule(record, plan, budget) : TOO_MANY
  }))
  return [
    ...compiled.flatMap(({ compilation }) => (compilation.ok ? [compilation.rule] : [])),
    {
      code: CUSTOM_RULE_FAILED,
      severity: 'verification',
      workbook(context, fault) {
        for (const { code, compilation } of compiled) {
          if (plan.document.ruleSettings?.[code]?.off === true) continue
          const params = compilation.ok
            ? failureParams(compilation.rule.failure(context))
            : errorParams(compilation.error)
          if (params) fault({ params: { rule: code, ...params } })
        }
      }
    }
  ]
}

const TOO_MANY: CustomRuleCompilation = {
  ok: false,
  error: { code: 'too-many-rules', position: { line: 1, column: 1, offset: 0 }, detail: String(MOST_RULES) }
}

const errorParams = ({ code, position, detail }: CustomRuleError): FindingParams => ({
  reason: code,
  detail,
  line: position.line,
  column: position.column
})

const failureParams = (failure: ReturnType<CustomRule['failure']>): FindingParams | undefined =>
  failure && { reason: failure.reason, detail: failure.detail }

function ruleOf(record: CustomRuleRecord, plan: Plan, program: Program, budget: number): CustomRule {
  const { code, severity } = record
  const runOn = runsOf(program, budget)
  if (record.scope === 'workbook') {
    const [onlyTable] = program.outline.tables.size === 1 ? program.outline.tables : []
    return {
      code,
      severity,
      workbook(context, fault) {
        if (runOn(context).judge(undefined).kind !== 'violated') return
        fault({ ...(onlyTable && { table: onlyTable }), params: wording(record, (template) => template) })
      },
      failure: (context) => failed(runOn(context).judge(undefined))
    }
  }
  const part = rowPart(record, plan, program, runOn)
  return {
    code,
    severity,
    ...(program.outline.tables.size > 0
      ? acrossRows(record.scope === 'indicator' ? 'indicators' : 'projects', part)
      : record.scope === 'indicator'
        ? { indicatorRow: (context, table) => part<IndicatorField>(context, table) }
        : { projectRow: (context, table) => part<ProjectField>(context, table) }),
    failure(context) {
      const table = context.report[TABLES[record.scope] ?? 'projects']
      const run = runOn(context)
      for (const row of table?.rows ?? []) {
        const failure = isUnusedRow(table as never, row) ? undefined : failed(run.judge(row))
        if (failure) return failure
      }
      return undefined
    }
  }
}

/**
 * A rule that compares rows with a whole table looks at the workbook: one changed row may change its judgement of all
 * others.
 */
function acrossRows(
  id: TableId,
  part: <F extends string>(context: RuleContext, table: ReportTable<F>) => RowCheck<F> | undefined
): Pick<Rule, 'workbook'> {
  return {
    workbook(context, fault) {
      const table = context.report[id] as ReportTable | undefined
      const check = table && part(context, table)
      if (!table || !check) return
      for (const row of table.rows) {
        if (isUnusedRow(table, row)) continue
        check(row, (found) => fault({ ...found, table: id, row }), planRowOf(context.plan, id, row.key))
      }
    }
  }
}

const failed = (verdict: Verdict): Extract<Verdict, { kind: 'failed' }> | undefined =>
  verdict.kind === 'failed' ? verdict : undefined

/** One run per workbook, so that the rows' check and the search for failures share what is computed. */
function runsOf(program: Program, budget: number): (context: RuleContext) => Run {
  const runs = new WeakMap<Report, { readonly period: RuleContext['period']; readonly run: Run }>()
  return ({ report, period }) => {
    const known = runs.get(report)
    if (known && known.period?.year === period?.year && known.period?.part === period?.part) return known.run
    const run = program.open(report, period, budget)
    runs.set(report, { period, run })
    return run
  }
}

function rowPart(
  record: CustomRuleRecord,
  plan: Plan,
  program: Program,
  runOn: (context: RuleContext) => Run
) {
  const language = languageOf(plan).tables[TABLES[record.scope] ?? 'projects']
  return <F extends string>(context: RuleContext, table: ReportTable<F>): RowCheck<F> | undefined => {
    const run = runOn(context)
    const field = markedField(program.outline.rowFields, language.fields, table)
    if (field === undefined) return undefined
    const textOf = (row: ReportRow, name: string): string | undefined => {
      const named = language.fieldNamed(name)
      return named && cellText(row.values[table.indexOf(named.id as F)] ?? null)
    }
    return (row, fault) => {
      if (run.judge(row).kind !== 'violated') return
      fault({ field, params: wording(record, (template) => filledIn(template, (name) => textOf(row, name))) })
    }
  }
}

/** The cell a finding stands on: of the fields the expression names, the first that people fill, else the first. */
function markedField<F extends string>(
  named: readonly ExpressionField[],
  all: readonly ExpressionField[],
  table: ReportTable<F>
): F | undefined {
  const present = ({ id }: ExpressionField): boolean => table.columnOf(id as F) !== undefined
  const field =
    named.find((one) => (one.role === 'report' || one.role === 'coordinator') && present(one)) ??
    named.find(present) ??
    all.find((one) => one.id === 'name' && present(one)) ??
    all.find(present)
  return field?.id as F | undefined
}

const wording = (record: CustomRuleRecord, fill: (template: string) => string): FindingParams => ({
  message: fill(record.message),
  ...(record.messageEn !== undefined && { messageEn: fill(record.messageEn) })
})

/** The message with each `{column}` replaced by what the row shows there; other brackets stay. */
const filledIn = (template: string, textOf: (name: string) => string | undefined): string =>
  template.replace(/\{([^{}]+)\}/gu, (whole, name: string) => textOf(name.trim()) ?? whole)
