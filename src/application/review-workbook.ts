import type { ReportPeriod } from '../domain/measures/report-period'
import { buildFindings } from '../domain/report/build-findings'
import { explanationBlocks } from '../domain/report/metadata-blocks'
import { markBlocks } from '../domain/rules/row-marks'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import type { Language } from '../messages'
import { openReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'
import { validateWorkbook, type Validation } from './validate-workbook'
import { wordFindings } from './word-findings'

export interface Review extends Validation {
  readonly plan: Plan
  readonly report: Report
}

/** Reads an open workbook and validates it without writing anything. */
export async function readAndValidate(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  period: ReportPeriod | undefined,
  options: WorkOptions = {}
): Promise<Review> {
  const content = await workbook.read(options)
  const { plan, report } = await openReport(content, '', choosePlan)
  return { plan, report, ...validateWorkbook(plan, report, { period }) }
}

/**
 * The explicit 审核: validates, then writes the findings sheet, the mark columns, the rows' finding codes and the accepted
 * explanations, all of them in open cells, so that no protection is lifted and Excel's undo list stays.
 */
export async function reviewWorkbook(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  period: ReportPeriod | undefined,
  language: Language,
  options: WorkOptions = {}
): Promise<Review> {
  const review = await readAndValidate(workbook, choosePlan, period, options)
  const lines = wordFindings(review.plan, review.findings, language)
  const { content, findings } = review.report
  const name = findings?.name
  await workbook.apply(
    {
      refresh: {
        layout: buildFindings(review.plan, lines),
        sheet: 'findings',
        ...(name === undefined ? {} : { name })
      },
      write: [
        ...markBlocks(review.report, review.findings),
        ...explanationBlocks(content, review.explanations)
      ],
      seen: content
    },
    options
  )
  return review
}
