import type { PlanParsing } from '../domain/plan/plan-schema'
import { describePlanProblem, say, type Language } from '../messages'
import { renderJson, type Rendering } from './rendering'

type PlanCheck = PlanParsing

const problemRecords = (check: PlanCheck, language: Language) =>
  check.ok
    ? []
    : check.problems.map((problem) => ({ ...problem, message: describePlanProblem(problem, language) }))

/** Problems of a plan document in the shape of the command line's contract. */
export const renderPlanCheckJson = (check: PlanCheck, language: Language): Rendering =>
  renderJson({ ok: check.ok, problems: problemRecords(check, language) }, check.ok ? 0 : 1)

/** Problems of a plan document for reading in a terminal, each with its place in the document. */
export function renderPlanCheckText(file: string, check: PlanCheck, language: Language): Rendering {
  if (check.ok) {
    const { indicators, projects } = check.document
    const counts = { file, indicators: indicators.length, projects: projects.length }
    return { output: `${say('plan.ok', language, counts)}\n`, exitCode: 0 }
  }
  const problems = problemRecords(check, language)
  const lines = [
    say('plan.broken', language, { file, count: problems.length }),
    ...problems.map((problem) => `  ${problem.path}  ${problem.message}`)
  ]
  return { output: `${lines.join('\n')}\n`, exitCode: 1 }
}
