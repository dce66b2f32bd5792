import { evaluated, type ReportFigures } from '../domain/measures/compute'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import type { Report } from '../domain/report/report'
import { computeFromReport } from '../domain/report/report-rows'
import { inSlices } from './in-slices'
import { openReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'

export interface Computation {
  readonly plan: Plan
  readonly report: Report
  readonly figures: ReportFigures
}

/** Reads an open workbook and computes its sums and completion; the summary sheet's own formulas show the same. */
export async function computeWorkbook(
  workbook: Workbook,
  choosePlan: (idInWorkbook: string | undefined) => Promise<Plan>,
  period: ReportPeriod | undefined,
  options: WorkOptions = {}
): Promise<Computation> {
  const content = await workbook.read(options)
  const { plan, report } = await openReport(content, '', choosePlan)
  const rows = computeFromReport(plan, report, period ?? report.period)
  const figures = await inSlices(rows, options, 'computing')
  return { plan, report, figures: await inSlices(evaluated(figures), options, 'computing') }
}
