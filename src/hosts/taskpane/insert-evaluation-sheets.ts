import { insertEvaluation } from '../../application/insert-evaluation'
import type { InsertedSheets, SheetsQuestion } from '../../application/insert-sheets'
import type { Workbook, WorkOptions } from '../../application/ports'
import type { ReportPeriod } from '../../domain/measures/report-period'
import type { Plan } from '../../domain/plan/plan'
import type { Language } from '../../messages'
import { evaluationDocument } from '../../renderings/evaluation-document'
import { layoutOfEvaluation } from '../../renderings/evaluation-workbook'

/** Adds the evaluation report to an open workbook, cell by cell as the command line writes it into a file. */
export const insertEvaluationSheets = (
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  { period, language }: { readonly period: ReportPeriod | undefined; readonly language: Language },
  ask: SheetsQuestion,
  options: WorkOptions
): Promise<InsertedSheets> =>
  insertEvaluation(
    workbook,
    choosePlan,
    period,
    (evaluation, nameOf) => layoutOfEvaluation(evaluationDocument(evaluation, language), language, nameOf),
    ask,
    options
  )
