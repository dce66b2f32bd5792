import fc from 'fast-check'
import { wordFindings } from '../../../src/application/word-findings'
import { assignRows } from '../../../src/domain/exchange/assign-rows'
import { EMPTY_RECORD } from '../../../src/domain/exchange/exchange-record'
import { packageDraft } from '../../../src/domain/exchange/package-draft'
import { planSplit } from '../../../src/domain/exchange/plan-split'
import { atOnce } from '../../../src/domain/measures/steps'
import { PERIOD_PARTS, type ReportPeriod } from '../../../src/domain/measures/report-period'
import type { Plan } from '../../../src/domain/plan/plan'
import type { CustomRuleRecord, PlanDocument } from '../../../src/domain/plan/plan-document'
import { buildWorkbook } from '../../../src/domain/report/build-workbook'
import { readReport } from '../../../src/domain/report/read-report'
import type { ReportDraft } from '../../../src/domain/report/report-draft'
import { inventSample } from '../../../src/domain/report/sample-rows'
import { withValues, type WorkbookContent } from '../../../src/domain/report/workbook-content'
import { validate } from '../../../src/domain/rules/engine'
import { markBlocks } from '../../../src/domain/rules/row-marks'
import { rulesInForce } from '../../../src/domain/rules/rules-in-force'
import { layoutToContent } from '../../support/layout-content'
import { smallPlan, smallPlanDocument } from './small-plan'

/** Rules of a plan's own: about its own row, across rows, and about the workbook. */
export const ownRules: readonly CustomRuleRecord[] = [
  {
    code: 'own-row',
    scope: 'project',
    expression: 'row["累计完成投资"] <= row["投资额"]',
    severity: 'verification',
    message: '{项目名称}超出'
  },
  {
    code: 'own-across',
    scope: 'project',
    expression: 'row["累计完成投资"] <= sum(projects, "投资额") / 2.0',
    severity: 'verification',
    message: '{项目名称}过大'
  },
  {
    code: 'own-workbook',
    scope: 'workbook',
    expression: 'size(projects) < 4',
    severity: 'mandatory',
    message: '项目太多'
  }
]

/** Rules that are written wrongly, or fail while they run. */
const brokenRules: readonly CustomRuleRecord[] = [
  { code: 'own-typo', scope: 'project', expression: 'row["投资额"', severity: 'mandatory', message: '' },
  {
    code: 'own-failing',
    scope: 'indicator',
    expression: '[1, 2][int(row["序号"])] > 0',
    severity: 'mandatory',
    message: '{指标名称}'
  }
]

/** The workbook of a plan and period filled in with the sample. */
export const filledDraft = (plan: Plan, period: ReportPeriod): ReportDraft => ({
  plan,
  variant: 'prefilled',
  period,
  ...inventSample(plan, period, '2024-01-15')
})

/** The package of a unit that has rows of its own and some that it may only read, filled in. */
export function packageContent(plan: Plan, period: ReportPeriod): WorkbookContent {
  const master = readReport(layoutToContent(atOnce(buildWorkbook(filledDraft(plan, period)))), plan)
  const { packages } = planSplit(plan, assignRows(plan, master, { sharing: 'lead', rows: {} }))
  const readOnlyRows = ({ rows }: (typeof packages)[number]): number =>
    [...rows.indicators, ...rows.projects].filter(({ readOnly }) => readOnly).length
  const [planned] = [...packages].sort((a, b) => readOnlyRows(b) - readOnlyRows(a))
  if (!planned) return master.content
  const draft = packageDraft(plan, master, planned, { id: 'package', period, record: EMPTY_RECORD })
  return layoutToContent(atOnce(buildWorkbook(draft)))
}

/** The workbook after an 审核: its findings listed, explained here and there, its rows marked. */
export function reviewedContent(plan: Plan, draft: ReportDraft): WorkbookContent {
  const content = layoutToContent(atOnce(buildWorkbook(draft)))
  const report = readReport(content, plan)
  const found = atOnce(validate(rulesInForce(plan, report), { plan, report }))
  const findings = atOnce(wordFindings(plan, found, 'zh-CN')).map((line, index) =>
    index % 3 === 0 ? { ...line, explanation: '经核实无误' } : line
  )
  const listed = layoutToContent(atOnce(buildWorkbook({ ...draft, findings })))
  return withValues(listed, markBlocks(readReport(listed, plan), found))
}

const document: fc.Arbitrary<PlanDocument> = fc
  .record({
    years: fc.constantFrom([2021, 2025, 2020], [2016, 2020, 2015], [2021, 2035, 2019], [2022, 2023, 2021]),
    indicators: fc.subarray([...smallPlanDocument.indicators]),
    projects: fc.subarray([...smallPlanDocument.projects]),
    customRules: fc.constantFrom([], ownRules, [...ownRules, ...brokenRules]),
    settings: fc.constantFrom(
      {},
      {
        'text-untidy': { off: true },
        'amount-unlisted': { severity: 'mandatory' as const },
        'actual-jump': { numbers: { percent: 5 } }
      }
    )
  })
  .map(
    ({
      years: [start = 2021, end = 2025, baselineYear = 2020],
      indicators,
      projects,
      customRules,
      settings
    }) => ({
      ...smallPlanDocument,
      period: { start, end },
      baselineYear,
      indicators,
      projects,
      ruleSettings: settings,
      customRules
    })
  )

/** A workbook of a few of the small plan's rows over other years, as any of its variants, filled in, listed or sent out. */
export const smallWorkbook: fc.Arbitrary<{ readonly plan: Plan; readonly content: WorkbookContent }> = fc
  .record({
    document,
    kind: fc.constantFrom('empty', 'filled', 'filled', 'reviewed', 'reviewed', 'package', 'blank'),
    year: fc.nat(4),
    part: fc.constantFrom('year' as const, 'year' as const, ...PERIOD_PARTS)
  })
  .map(({ document, kind, year, part }) => {
    const plan = smallPlan(document)
    const period = { year: Math.min(plan.end, plan.start + year), part }
    const draft: ReportDraft =
      kind === 'blank' || kind === 'empty'
        ? { plan, variant: kind === 'blank' ? 'blank' : 'prefilled', period, header: {} }
        : filledDraft(plan, period)
    if (kind === 'package') return { plan, content: packageContent(plan, period) }
    if (kind === 'reviewed') return { plan, content: reviewedContent(plan, draft) }
    return { plan, content: layoutToContent(atOnce(buildWorkbook(draft))) }
  })
