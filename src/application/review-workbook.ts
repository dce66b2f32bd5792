import { buildFindings } from '../domain/report/build-findings'
import { explanationBlocks } from '../domain/report/metadata-blocks'
import { signOffNoticeBlocks } from '../domain/exchange/sign-off'
import type { Steps } from '../domain/measures/steps'
import type { Plan } from '../domain/plan/plan'
import { findingsSheetName } from '../domain/report/read-report'
import type { Report } from '../domain/report/report'
import { markBlocks } from '../domain/rules/row-marks'
import type { Language } from '../messages'
import { completeRows } from './complete-rows'
import { inSlices } from './in-slices'
import { openReport, type OpenedReport } from './open-report'
import type { Workbook, WorkbookUpdate, WorkOptions } from './ports'
import { validateWorkbook, type Validation, type ValidationOptions } from './validate-workbook'
import { wordFindings } from './word-findings'

export interface Review extends Validation {
  readonly plan: Plan
  readonly report: Report
}

type ChoosePlan = (idInWorkbook: string | undefined) => Promise<Plan>

/** Reads an open workbook and validates it without writing anything. */
export async function readAndValidate(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  judged: ValidationOptions,
  options: WorkOptions = {}
): Promise<Review> {
  return reviewOf(await openReport(await workbook.read(options), '', choosePlan), judged, options)
}

/** Validates an opened workbook, resting where the options say how. */
export async function reviewOf(
  { plan, report }: OpenedReport,
  judged: ValidationOptions,
  options: WorkOptions
): Promise<Review> {
  return { plan, report, ...(await inSlices(validateWorkbook(plan, report, judged), options, 'validating')) }
}

/**
 * The explicit 审核: validates, then writes the findings sheet, the mark columns, the rows' finding codes and the accepted
 * explanations, all of them in open cells, so that no protection is lifted and Excel's undo list stays. Rows put in by
 * hand get their place in the table, formulas and keys where their sheet is not protected.
 */
export async function reviewWorkbook(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  judged: ValidationOptions,
  language: Language,
  options: WorkOptions = {}
): Promise<Review> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { completed, adopted, ...repaired } = await completeRows(opened, choosePlan)
  const review = await reviewOf(completed, judged, options)
  const refresh = await findingsRefresh(review, language, options)
  const seen = opened.report.content
  await workbook.apply(
    {
      refresh,
      ...(adopted.length > 0 && { additions: { adopted } }),
      write: [
        ...repaired.keys,
        ...repaired.helpers,
        ...markBlocks(review.report, review.findings),
        ...explanationBlocks(seen, review.explanations),
        ...signOffNoticeBlocks(review.report)
      ],
      formulas: repaired.formulas,
      ...(repaired.names.length > 0 && { names: repaired.names }),
      seen
    },
    options
  )
  return review
}

/** The findings of a validation as the sheet 审核结果 laid out anew, under the name it has by now. */
export const findingsRefresh = async (
  review: Review,
  language: Language,
  options: WorkOptions
): Promise<NonNullable<WorkbookUpdate['refresh']>> =>
  inSlices(refresh(review, language), options, 'composing')

function* refresh(
  { plan, report, findings }: Review,
  language: Language
): Steps<NonNullable<WorkbookUpdate['refresh']>> {
  const layout = yield* buildFindings(plan, yield* wordFindings(plan, findings, language))
  return { layout, sheet: 'findings', name: findingsSheetName(report) }
}
