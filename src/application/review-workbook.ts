import { buildFindings } from '../domain/report/build-findings'
import { explanationBlocks } from '../domain/report/metadata-blocks'
import type { FindingLine } from '../domain/report/report-draft'
import { outdatedHelpers, outgrownNames, strayFormulas } from '../domain/report/outgrown-rows'
import { withValues, type CellBlock } from '../domain/report/workbook-content'
import { signOffNoticeBlocks } from '../domain/exchange/sign-off'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { rowRepairs } from '../domain/rules/fixes/row-repairs'
import { markBlocks } from '../domain/rules/row-marks'
import type { Language } from '../messages'
import { inSlices } from './in-slices'
import { newRowKey } from './new-row-key'
import { openReport, type OpenedReport } from './open-report'
import type { Workbook, WorkbookUpdate, WorkOptions } from './ports'
import { validationSteps, type Validation, type ValidationOptions } from './validate-workbook'
import { wordFindings, wordingSteps } from './word-findings'

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

async function reviewOf(
  { plan, report }: OpenedReport,
  judged: ValidationOptions,
  options: WorkOptions
): Promise<Review> {
  return { plan, report, ...(await inSlices(validationSteps(plan, report, judged), options)) }
}

/**
 * The explicit 审核: validates, then writes the findings sheet, the mark columns, the rows' finding codes and the accepted
 * explanations, all of them in open cells, so that no protection is lifted and Excel's undo list stays. Rows put in by
 * hand get their formulas and keys where their sheet is not protected.
 */
export async function reviewWorkbook(
  workbook: Workbook,
  choosePlan: ChoosePlan,
  judged: ValidationOptions,
  language: Language,
  options: WorkOptions = {}
): Promise<Review> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { completed, ...repaired } = await completeRows(opened, choosePlan)
  const review = await reviewOf(completed, judged, options)
  const lines = await inSlices(wordingSteps(review.plan, review.findings, language), options)
  const seen = opened.report.content
  await workbook.apply(
    {
      refresh: refreshWith(review, lines),
      write: [
        ...repaired.write,
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
export const findingsRefresh = (review: Review, language: Language): NonNullable<WorkbookUpdate['refresh']> =>
  refreshWith(review, wordFindings(review.plan, review.findings, language))

function refreshWith(
  { plan, report }: Review,
  lines: readonly FindingLine[]
): NonNullable<WorkbookUpdate['refresh']> {
  const name = report.findings?.name
  return {
    layout: buildFindings(plan, lines),
    sheet: 'findings',
    ...(name === undefined ? {} : { name })
  }
}

/** The workbook as it is once rows put in by hand have their keys, and what to write for it. */
async function completeRows(
  opened: OpenedReport,
  choosePlan: ChoosePlan
): Promise<
  Required<Pick<WorkbookUpdate, 'write' | 'formulas' | 'names'>> & {
    readonly completed: OpenedReport
    /** Hidden helper cells that formulas read; nothing that rules look at. */
    readonly helpers: readonly CellBlock[]
  }
> {
  const repairs = rowRepairs(opened.plan, opened.report, newRowKey).filter(({ locked }) => !locked)
  const write = repairs.flatMap(({ keys }) => keys)
  const formulas = [
    ...repairs.flatMap((repair) => repair.formulas),
    ...strayFormulas(opened.plan, opened.report)
  ]
  const names = outgrownNames(opened.report)
  const tables = [opened.report.indicators, opened.report.projects].filter((table) => table !== undefined)
  const helpers = tables.flatMap((table) => outdatedHelpers(opened.plan, table as never))
  if (write.length === 0) return { write, formulas, names, helpers, completed: opened }
  return {
    write,
    formulas,
    names,
    helpers,
    completed: await openReport(withValues(opened.report.content, write), '', choosePlan)
  }
}
