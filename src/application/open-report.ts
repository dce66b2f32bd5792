import { readMetadata, readReport } from '../domain/report/read-report'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import type { WorkbookContent } from '../domain/report/workbook-content'
import { workbookPlan } from '../domain/report/workbook-plan'
import type { ChoosePlan } from './load-plan'
import { FileProblem } from './ports'

/** A reporting workbook opened with the plan it belongs to. */
export interface OpenedReport {
  readonly plan: Plan
  readonly report: Report
}

/**
 * Understands a workbook: the plan is the one asked for, else the one its metadata names, else the only one at hand. Throws
 * FileProblem `not-a-report` where neither metadata nor a table of ours is in it.
 */
export async function openReport(
  content: WorkbookContent,
  file: string,
  choosePlan: ChoosePlan
): Promise<OpenedReport> {
  const metadata = readMetadata(content)
  const plan = await choosePlan(metadata?.planId, metadata && { file, ...workbookPlan(content, metadata) })
  const report = readReport(content, plan)
  if (!metadata && !report.indicators && !report.projects) {
    throw new FileProblem('not-a-report', file, {
      sheets: content.sheets.map((sheet) => sheet.name).join(', ')
    })
  }
  return { plan, report }
}
