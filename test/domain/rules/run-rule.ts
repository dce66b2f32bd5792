import { atOnce } from '../../../src/domain/measures/steps'
import { parsePeriod } from '../../../src/domain/measures/report-period'
import type { Plan } from '../../../src/domain/plan/plan'
import type { IndicatorField, ProjectField } from '../../../src/domain/report/fields'
import type { CellContent } from '../../../src/domain/report/workbook-content'
import { compileRules, validate } from '../../../src/domain/rules/engine'
import type { Finding } from '../../../src/domain/rules/finding'
import type { Rule } from '../../../src/domain/rules/rule'
import { buildReport, FILLED_HEADER, type ReportSpec } from '../../support/report-builder'
import { smallPlan } from './small-plan'

/** What a rule says, short: `rowKey.field`, or the field or sheet where no row is meant, and the parameters. */
export type Said = readonly [place: string, params?: Finding['params']]

/** How a table of cases is judged: the period, 2023 unless given, and the plan. */
export interface Judged extends ReportSpec {
  readonly period?: string
  readonly plan?: Plan
}

/** The findings of one rule alone. */
export function findingsOf(rule: Rule, judged: Judged = {}): Finding[] {
  const plan = judged.plan ?? smallPlan()
  const period = judged.period ?? '2023年'
  const report = buildReport(plan, { header: { ...FILLED_HEADER, period }, ...judged })
  return atOnce(validate(compileRules([rule], plan), { plan, report, period: parsePeriod(period) }))
}

/** The findings of one rule alone, short. */
export const said = (rule: Rule, judged: Judged = {}): Said[] =>
  findingsOf(rule, judged).map(({ rowKey, field, sheet, params }) => {
    const place = rowKey !== '' && field !== '' ? `${rowKey}.${field}` : rowKey || field || sheet
    return Object.keys(params).length > 0 ? [place, params] : [place]
  })

/** What a rule says of one indicator row: the plan's IND-1 unless `key` names another, with values over it. */
export const saidOfIndicator = (
  rule: Rule,
  values: Readonly<Partial<Record<IndicatorField, CellContent>>>,
  judged: Judged & { readonly key?: string } = {}
): Said[] => said(rule, { indicators: [{ key: judged.key ?? 'IND-1', values }], projects: [], ...judged })

/** What a rule says of one project row: the plan's PRJ-1 unless `key` names another, with values over it. */
export const saidOfProject = (
  rule: Rule,
  values: Readonly<Partial<Record<ProjectField, CellContent>>>,
  judged: Judged & { readonly key?: string } = {}
): Said[] => said(rule, { projects: [{ key: judged.key ?? 'PRJ-1', values }], indicators: [], ...judged })
