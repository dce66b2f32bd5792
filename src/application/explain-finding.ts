import { explanationBlocks } from '../domain/report/metadata-blocks'
import { withValues, type CellBlock } from '../domain/report/workbook-content'
import { explainBeside } from '../domain/rules/explanations'
import type { Finding } from '../domain/rules/finding'
import { markBlocks } from '../domain/rules/row-marks'
import type { Plan } from '../domain/plan/plan'
import type { Language } from '../messages'
import { openReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'
import { findingsRefresh, reviewOf, type Review } from './review-workbook'
import type { ValidationOptions } from './validate-workbook'
import { findingState } from './word-findings'

/** What somebody says about a finding; an empty text takes back what was said. */
export interface FindingNote {
  readonly finding: Finding
  readonly text: string
}

const isSameFinding = (one: Finding, other: Finding): boolean =>
  one.code === other.code &&
  one.field === other.field &&
  (one.rowKey === '' ? one.sheet === other.sheet && one.cell === other.cell : one.rowKey === other.rowKey)

/**
 * Stores an explanation beside its finding in 审核结果 and in the metadata, in open cells, and gives the validation as it is
 * then. A finding that is not listed there gets the sheet laid out anew. What others wrote meanwhile stays.
 */
export async function explainFinding(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  judged: ValidationOptions,
  { finding, text }: FindingNote,
  language: Language,
  options: WorkOptions = {}
): Promise<Review> {
  const { report } = await openReport(await workbook.read(options), '', choosePlan)
  const seen = report.content
  const { lines, explanations } = explainBeside(report, finding, text)
  const name = report.findings?.name ?? ''
  const put = (row: number, column: number | undefined, value: string): CellBlock[] =>
    column === undefined ? [] : [{ sheet: name, top: row, left: column, values: [[value]] }]
  const notes = lines.flatMap(({ place }) => put(place.row, place.explanation, text.trim()))
  const noted = withValues(seen, [...notes, ...explanationBlocks(seen, explanations)])
  const opened = await openReport(noted, '', choosePlan)
  const review = await reviewOf(opened, judged, options)
  const now = review.findings.find((one) => isSameFinding(one, finding))
  const states = now
    ? lines.flatMap(({ place }) => put(place.row, place.state, findingState(now, language)))
    : []
  await workbook.apply(
    {
      ...(lines.length === 0 && { refresh: await findingsRefresh(review, language, options) }),
      write: [
        ...notes,
        ...states,
        ...explanationBlocks(seen, review.explanations),
        ...markBlocks(review.report, review.findings)
      ],
      seen
    },
    options
  )
  return review
}
