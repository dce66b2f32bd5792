import { usePlanDocument } from '../../src/application/load-plan'
import type { Plan } from '../../src/domain/plan/plan'
import type { PlanDocument } from '../../src/domain/plan/plan-document'
import { builtInDocument } from './built-in-plan'

const sum = (amounts: readonly string[]): string =>
  String(Math.round(amounts.reduce((total, amount) => total + (Number(amount) || 0) * 100, 0)) / 100)

/** How many rows are kept, from the first on, for a row may continue the one above. */
interface Kept {
  readonly indicators?: number
  readonly projects?: number
}

/** The document of the built-in plan with its first rows and the totals of those; unless told, six indicators and two tasks. */
export function excerptDocument(kept: Kept = {}): PlanDocument {
  const document = builtInDocument
  const indicators = document.indicators.slice(0, kept.indicators ?? 6)
  const projects = document.projects.slice(0, kept.projects ?? 16)
  const countOf = (attribute: string) => indicators.filter((row) => row.attribute === attribute).length
  const totalOf = (rows: typeof projects) => sum(rows.map(({ amount }) => amount))
  return {
    ...document,
    indicators,
    projects,
    declared: {
      indicators: indicators.length,
      binding: countOf('binding'),
      anticipatory: countOf('anticipatory'),
      projects: projects.length,
      totalInvestment: totalOf(projects),
      perTask: document.tasks.map(({ id }) => {
        const rows = projects.filter((row) => row.task === id)
        return { task: id, projects: rows.length, totalInvestment: totalOf(rows) }
      })
    }
  }
}

/** The plan of an excerpt, for tests to which a size is nothing. */
export const excerptPlan = (kept?: Kept): Plan => usePlanDocument(excerptDocument(kept), builtInDocument.id)
