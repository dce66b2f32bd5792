import type { ReportFigures } from '../domain/measures/compute'
import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { computeFromReport } from '../domain/report/report-rows'
import type { Report } from '../domain/report/report'

/** Computes sums and completion of a workbook, for the period asked for or the workbook's own. */
export function summarizeWorkbook(
  plan: Plan,
  report: Report,
  period: ReportPeriod | undefined = report.period
): ReportFigures {
  return computeFromReport(plan, report, period)
}
