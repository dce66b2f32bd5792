import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import {
  evaluationSheetNamer,
  evaluationSheets,
  type EvaluationSheet
} from '../domain/report/evaluation-sheets'
import type { WorkbookLayout } from '../domain/report/layout'
import { evaluateWorkbook, type Evaluation } from './evaluate-workbook'
import { inSlices } from './in-slices'
import { insertSheets, type InsertedSheets, type SheetsQuestion } from './insert-sheets'
import { openReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'

/** The sheets that tell an evaluation, called as they are told to be. */
export type EvaluationLayout = (
  evaluation: Evaluation,
  nameOf: (sheet: EvaluationSheet, wanted: string) => string
) => WorkbookLayout

/**
 * Adds the evaluation report of an open workbook to it as sheets of their own, of what it holds now, for the period asked for
 * or its own. Where it has such sheets already, `ask` decides: replaced ones are kept in a snapshot first; sheets of other
 * people that happen to have their names are never touched. Throws like `evaluateWorkbook`.
 */
export async function insertEvaluation(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  period: ReportPeriod | undefined,
  layoutOf: EvaluationLayout,
  ask: SheetsQuestion,
  options: WorkOptions = {}
): Promise<InsertedSheets> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { content } = opened.report
  const evaluation = await inSlices(evaluateWorkbook(opened, '', period), options, 'computing')
  const layout = layoutOf(evaluation, evaluationSheetNamer(content))
  return insertSheets(workbook, layout, Object.values(evaluationSheets(content)), ask, options)
}
