import type { ReportPeriod } from '../domain/measures/report-period'
import type { Plan } from '../domain/plan/plan'
import { fillBlocks } from '../domain/report/fill-blocks'
import { inventSample } from '../domain/report/sample-rows'
import { openReport } from './open-report'
import type { Workbook, WorkOptions } from './ports'

/** Fills the open cells of a reporting workbook with invented values, each marked as invented; `date` as it shall show. */
export async function fillSample(
  workbook: Workbook,
  plan: Plan,
  period: ReportPeriod,
  date: string,
  options: WorkOptions = {}
): Promise<void> {
  const content = await workbook.read(options)
  const { report } = await openReport(content, '', () => Promise.resolve(plan))
  const write = fillBlocks(report, inventSample(plan, period, date))
  await workbook.apply({ write, seen: content }, options)
}
