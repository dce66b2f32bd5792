import { atOnce } from '../../src/domain/measures/steps'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import type { PlanDocument } from '../../src/domain/plan/plan-document'
import type { Plan } from '../../src/domain/plan/plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import { readReport } from '../../src/domain/report/read-report'
import type { DraftRow, ReportDraft } from '../../src/domain/report/report-draft'
import type { Report } from '../../src/domain/report/report'
import { smallPlanDocument } from '../domain/rules/small-plan'
import { layoutToContent } from './layout-content'

/** The small plan with the lead units given, one project each, and indicators with or without a responsible unit. */
export function planOfLeads(
  leads: readonly string[],
  responsible: readonly (string | undefined)[] = []
): Plan {
  const [pattern] = smallPlanDocument.projects
  const [indicator] = smallPlanDocument.indicators
  if (!pattern || !indicator) throw new Error('the small plan has rows')
  const document: PlanDocument = {
    ...smallPlanDocument,
    indicators: responsible.map((unit, index) => ({
      ...indicator,
      code: `IND-${index + 1}`,
      no: index + 1,
      name: `指标${index + 1}`,
      ...(unit === undefined ? {} : { responsibleUnit: unit })
    })),
    projects: leads.map((leadUnits, index) => ({
      ...pattern,
      code: `PRJ-${index + 1}`,
      no: index + 1,
      name: `项目${index + 1}`,
      amount: index % 3 === 2 ? '/' : String(100 + index),
      leadUnits
    }))
  }
  return compilePlan(document)
}

/** A report as it reads back from the workbook that a draft makes. */
export const reportOf = (draft: ReportDraft): Report =>
  readReport(layoutToContent(atOnce(buildWorkbook(draft))), draft.plan)

/** The master of a plan for 2023 with some values laid over its rows. */
export const masterOf = (
  plan: Plan,
  over: Readonly<Record<string, DraftRow['values']>> = {},
  added: readonly DraftRow[] = []
): Report =>
  reportOf({
    plan,
    variant: 'prefilled',
    header: { period: '2023年' },
    indicators: plan.indicators.map(({ code }) => ({ key: code, values: over[code] ?? {} })),
    projects: [...plan.projects.map(({ code }) => ({ key: code, values: over[code] ?? {} })), ...added]
  })
