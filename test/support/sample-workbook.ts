import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { usePlanDocument } from '../../src/application/load-plan'
import { atOnce } from '../../src/domain/measures/steps'
import type { Plan } from '../../src/domain/plan/plan'
import { buildWorkbook } from '../../src/domain/report/build-workbook'
import type { WorkbookLayout } from '../../src/domain/report/layout'
import { inventSample } from '../../src/domain/report/sample-rows'

const ID = 'tianning-14fyp'

/** The built-in plan. */
export const builtInPlan = (): Plan =>
  usePlanDocument(
    JSON.parse(readFileSync(join(__dirname, '..', '..', 'assets', 'plans', `${ID}.json`), 'utf8')),
    ID
  )

/** The built-in plan's workbook filled with the sample for 2023. */
export function sampleLayout(plan: Plan): WorkbookLayout {
  const period = { year: 2023, part: 'year' } as const
  return atOnce(
    buildWorkbook({
      plan,
      variant: 'prefilled',
      period,
      sample: true,
      ...inventSample(plan, period, '2024-01-15')
    })
  )
}
