import { xlsxFiles } from '../../adapters/xlsx'
import { loadPlan } from '../../application/load-plan'
import type { PlanLibrary } from '../../application/ports'
import { atOnce } from '../../domain/measures/steps'
import { printPeriod, type ReportPeriod } from '../../domain/measures/report-period'
import { buildWorkbook } from '../../domain/report/build-workbook'
import { inventSample } from '../../domain/report/sample-rows'
import { say, type Language } from '../../messages'

const PERIOD: ReportPeriod = { year: 2023, part: 'year' }
/** The sample is the same every time, so its date is fixed too. */
const DATE = '2024-01-15'

/** The built-in plan's workbook filled with invented values, each marked as invented, as a file. */
export async function sampleWorkbook(
  plans: PlanLibrary,
  language: Language
): Promise<{ readonly name: string; readonly file: Uint8Array }> {
  const plan = await loadPlan(plans, undefined)
  const layout = atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      period: PERIOD,
      sample: true,
      ...inventSample(plan, PERIOD, DATE)
    })
  )
  const names = { plan: plan.shortTitle, period: printPeriod(PERIOD) }
  return { name: `${say('file.sample', language, names)}.xlsx`, file: await xlsxFiles.write(layout) }
}
