import { diffReports, type ReportDifference } from '../domain/exchange/diff-reports'
import type { Plan } from '../domain/plan/plan'
import type { WorkbookContent } from '../domain/report/workbook-content'
import { ExchangeProblem } from './exchange-problem'
import { openReport } from './open-report'

/** A workbook to compare, by the name it goes by. */
export interface ComparedWorkbook {
  readonly content: WorkbookContent
  readonly file: string
}

/** Compares two workbooks of one plan, the first taken as the earlier. Throws ExchangeProblem for two plans. */
export async function diffWorkbooks(
  from: ComparedWorkbook,
  to: ComparedWorkbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>
): Promise<ReportDifference> {
  const before = await openReport(from.content, from.file, choosePlan)
  const after = await openReport(to.content, to.file, choosePlan)
  const [ours, theirs] = [before.report.metadata?.planId, after.report.metadata?.planId]
  if (ours !== undefined && theirs !== undefined && ours !== theirs) {
    throw new ExchangeProblem('plans-differ', to.file, { ours, theirs })
  }
  return diffReports(before.report, after.report)
}
