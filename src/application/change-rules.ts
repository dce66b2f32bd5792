import { metadataSheetOf } from '../domain/report/read-metadata'
import { ruleBlocks } from '../domain/report/metadata-blocks'
import type { WorkbookRules } from '../domain/report/report'
import { withValues } from '../domain/report/workbook-content'
import type { Plan } from '../domain/plan/plan'
import { openReport } from './open-report'
import { WorkbookProblem, type Workbook, type WorkOptions } from './ports'
import { reviewOf, type Review } from './review-workbook'
import type { ValidationOptions } from './validate-workbook'

/**
 * Stores rule settings and rules in the workbook, with which they travel, and validates by them without writing anything
 * else. Throws WorkbookProblem `no-metadata` where the workbook has no sheet to store them in.
 */
export async function changeRules(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  judged: ValidationOptions,
  rules: WorkbookRules,
  options: WorkOptions = {}
): Promise<Review> {
  const content = await workbook.read(options)
  if (!metadataSheetOf(content)) throw new WorkbookProblem('no-metadata')
  const blocks = ruleBlocks(content, rules)
  const opened = await openReport(withValues(content, blocks), '', choosePlan)
  const review = await reviewOf(opened, judged, options)
  // Last, so that whoever gives up before has changed nothing.
  if (blocks.length > 0) await workbook.apply({ write: blocks, seen: content }, options)
  return review
}
