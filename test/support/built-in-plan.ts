import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePlan } from '../../src/domain/plan/compile-plan'
import type { PlanDocument } from '../../src/domain/plan/plan-document'

/** The document of the plan that comes with the product. */
export const builtInDocument = JSON.parse(
  readFileSync(join(process.cwd(), 'assets/plans/tianning-14fyp.json'), 'utf8')
) as PlanDocument

/** The plan that comes with the product, read once. */
export const builtInPlan = compilePlan(builtInDocument)
