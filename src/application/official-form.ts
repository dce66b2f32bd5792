import type { Plan } from '../domain/plan/plan'
import type { Steps } from '../domain/measures/steps'
import type { ReportPeriod } from '../domain/measures/report-period'
import { draftOfReport } from '../domain/report/draft-of-report'
import type { WorkbookLayout } from '../domain/report/layout'
import { buildOfficialForm } from '../domain/report/official-form'
import { inSlices } from './in-slices'
import { insertSheets, type InsertedSheets, type SheetsQuestion } from './insert-sheets'
import { openReport, type OpenedReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'

/** The official form (公文版式) with how many rows each table has. */
export interface OfficialForm {
  readonly layout: WorkbookLayout
  readonly indicators: number
  readonly projects: number
}

/** The plan's two tables as an official document prints them; with a period, columns for how things stand. */
export function* officialFormOfPlan(plan: Plan, period?: ReportPeriod): Steps<OfficialForm> {
  return {
    layout: yield* buildOfficialForm({ plan, variant: 'prefilled', header: {}, ...(period && { period }) }),
    indicators: plan.indicators.length,
    projects: plan.projects.length
  }
}

/** The tables of a reporting workbook as an official document prints them, for the period asked for or the workbook's own. */
export function* officialForm({ plan, report }: OpenedReport, period = report.period): Steps<OfficialForm> {
  return {
    layout: yield* buildOfficialForm({ ...draftOfReport(plan, report), ...(period && { period }) }),
    indicators: report.indicators?.rows.length ?? 0,
    projects: report.projects?.rows.length ?? 0
  }
}

/**
 * Adds the official form of an open reporting workbook to it as sheets of their own, made from what the workbook holds now.
 * Where sheets of these names exist, `ask` decides: replaced ones are kept in a snapshot first; `cancelled` changes nothing.
 */
export async function openOfficialForm(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  ask: SheetsQuestion,
  options: WorkOptions = {}
): Promise<InsertedSheets> {
  const opened = await openReport(await workbook.read(options), '', choosePlan)
  const { layout } = await inSlices(officialForm(opened), options, 'composing')
  const present = new Set(opened.report.content.sheets.map(({ name }) => name.toLowerCase()))
  const existing = layout.sheets.map(({ name }) => name).filter((name) => present.has(name.toLowerCase()))
  return insertSheets(workbook, layout, existing, ask, options)
}
