import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newWorkbook } from '../../../src/application/new-workbook'
import { atOnce } from '../../../src/domain/measures/steps'
import { compilePlan } from '../../../src/domain/plan/compile-plan'
import type { Plan } from '../../../src/domain/plan/plan'
import type { PlanDocument } from '../../../src/domain/plan/plan-document'
import type { WorkbookLayout } from '../../../src/domain/report/layout'

const documentText = readFileSync(join(__dirname, '../../../assets/plans/tianning-14fyp.json'), 'utf8')

/** The built-in plan, its projects repeated until there are so many, each with a code of its own. */
export function planOf(projects: number): Plan {
  const document = JSON.parse(documentText) as PlanDocument
  const printed = document.projects
  return compilePlan({
    ...document,
    projects: Array.from({ length: projects }, (_, index) => {
      const project = printed[index % printed.length]
      if (!project) throw new RangeError('The built-in plan has no projects')
      return index < printed.length ? project : { ...project, code: `PX-${index + 1}`, no: index + 1 }
    })
  })
}

/** The built-in plan as it is. */
export const builtInPlan = (): Plan => planOf((JSON.parse(documentText) as PlanDocument).projects.length)

/** The prefilled workbook of a plan for the year 2023. */
export const layoutOf = (plan: Plan): WorkbookLayout =>
  atOnce(newWorkbook({ plan, variant: 'prefilled', period: { year: 2023, part: 'year' } })).layout
